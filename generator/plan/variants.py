"""What makes one client of another, or of the environment: `with_options`, `from_env`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.code import Code, Section, build, docstring, identifier, string
from generator.plan.imports import Imports
from generator.plan.view import (
    ArgumentView,
    EnvironmentView,
    FieldView,
    OptionsView,
    SignatureView,
)


@dataclass(frozen=True, slots=True)
class Option:
    """An argument of `with_options`: its type without the default, and its meaning."""

    name: str
    annotation: str
    description: str


OPTIONS: Final = (
    Option(
        "timeout",
        "float | Timeout | None",
        "Seconds that one attempt may take; None for no bound.",
    ),
    Option(
        "total_timeout",
        "float | None",
        "Seconds that a whole call may take; None for no bound.",
    ),
    Option("max_retries", "int", "How often a call is tried again."),
    Option(
        "max_response_bytes",
        "int",
        "Bytes that the body of a reply may be long, before and after decompression.",
    ),
    Option(
        "extra_headers",
        "Mapping[str, str] | None",
        "Headers of every request; they replace those of the same name.",
    ),
    Option(
        "extra_query",
        "Mapping[str, object] | None",
        "Parameters of every query; they replace those of the same name.",
    ),
    Option(
        "extra_body",
        "Mapping[str, object] | None",
        "Members of the JSON object that every call sends; they replace those of the "
        "same name. A call that sends no JSON object is refused.",
    ),
)
OPTION_NAMES: Final = frozenset(option.name for option in OPTIONS)


@dataclass(frozen=True, slots=True)
class SettingArgument:
    """A client-level parameter: its key in a call, its argument, its meaning."""

    key: str
    name: str
    description: str


def options_with(settings: Sequence[SettingArgument]) -> tuple[Option, ...]:
    """All arguments of `with_options`, the client-level parameters first."""
    own = (Option(entry.name, "str | None", entry.description) for entry in settings)
    return (*own, *OPTIONS)


def options_view(
    settings: Sequence[SettingArgument], imports: Imports, prefix: str
) -> OptionsView:
    """The method that gives a view of a client with other options."""
    imports.name("collections.abc", "Mapping")
    imports.name(f"{prefix}_runtime.options", "UNCHANGED")
    imports.name(f"{prefix}_runtime.options", "Changes")
    imports.name(f"{prefix}_runtime.options", "Unchanged")
    imports.name(f"{prefix}_runtime.views", "view_of")
    listed = options_with(settings)
    return OptionsView(
        signature=SignatureView(
            (),
            tuple(
                ArgumentView(
                    identifier(option.name),
                    build(
                        "%: % | Unchanged = UNCHANGED",
                        identifier(option.name),
                        Code(option.annotation),
                    ),
                    build("%=%", identifier(option.name), identifier(option.name)),
                )
                for option in listed
            ),
            None,
        ),
        docstring=docstring(
            "Return a client that sends with other options.\n\n"
            "It shares the connections of this one: closing it closes only itself, and "
            "it is closed with this one. A value given replaces the client's.",
            level=2,
            sections=(
                Section(
                    "Args",
                    tuple((option.name, option.description) for option in listed),
                ),
                Section("Raises", (("ConfigurationError", "a value is unusable."),)),
            ),
        ),
        changes=tuple(
            build("%=%", identifier(option.name), identifier(option.name))
            for option in OPTIONS
        ),
        settings=tuple(
            FieldView(string(entry.key), identifier(entry.name)) for entry in settings
        ),
    )


@dataclass(frozen=True, slots=True)
class Variable:
    """An argument that an environment variable gives; `default`: where it is not set.

    `required`: the constructor itself reads the variable; `alternative`: not needed
    where others are given.
    """

    argument: str
    name: str
    description: str
    required: bool
    default: str | None
    alternative: bool


def environment_view(
    variables: Sequence[Variable],
    others: Sequence[tuple[ArgumentView, tuple[str, str]]],
) -> EnvironmentView:
    """The class method that makes a client of what the environment says.

    `others` are the constructor's further arguments, each with its name and meaning.
    """
    views = tuple(view for view, _ in others)
    return EnvironmentView(
        signature=SignatureView((), views, None),
        docstring=docstring(
            "Make a client of what the environment says; nothing is sent yet.\n\n"
            "A variable that is not set, or blank, counts as not given.",
            level=2,
            sections=(
                Section(
                    "Environment",
                    tuple((entry.name, entry.description) for entry in variables),
                ),
                Section("Args", tuple(described for _, described in others)),
                Section(
                    "Raises",
                    (
                        (
                            "ConfigurationError",
                            "a required variable is missing, or a value is unusable.",
                        ),
                    ),
                ),
            ),
        ),
        passing=(
            *(
                build(
                    "%=configuration.from_environment(%%)",
                    identifier(entry.argument),
                    string(entry.name),
                    (
                        Code("")
                        if entry.default is None
                        else build(", %", string(entry.default))
                    ),
                )
                for entry in variables
                if not entry.required
            ),
            *(view.passing for view in views),
        ),
    )
