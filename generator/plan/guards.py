"""Guards as expressions: what a builder checks before it builds a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from generator import ir
from generator.code import Code, build, identifier, join, literal, sequence, string
from generator.names import Scope
from generator.plan.arguments import Argument, Arguments
from generator.plan.nullability import takes_null
from generator.plan.view import GuardView


def argument_guard(argument: Argument) -> Code | None:
    """The guard object for a value that an argument has; None where there is none."""
    if argument.detail is not None and argument.detail.kind == "filename":
        return build("guards.Text(minimum=1, pattern=%)", string(r"\S"))
    if isinstance(argument.type, ir.BinaryType):
        return Code("guards.Given()") if argument.required else None
    return guard_expression(argument.guard)


@dataclass(frozen=True, slots=True)
class _Use:
    """What a guard is called for; `operation` is "" where all operations agree on it."""

    operation: str
    argument: str
    optional: bool

    def stem(self) -> str:
        words = ("optional" if self.optional else "", self.operation, self.argument)
        named = "_".join(word.strip("_") for word in words if word)
        return f"{named.upper()}_GUARD"


class GuardConstants:
    """The guards of one module as constants, each named for the argument it checks.

    Where operations ask different things of arguments of the same name, each operation
    has a constant of its own.
    """

    def __init__(
        self,
        operations: Sequence[tuple[str, Arguments]],
        scope: Scope,
        definitions: dict[ir.DefinitionKey, ir.Definition],
    ) -> None:
        """Name the guards of the arguments of all operations, given by builder."""
        self._definitions = definitions
        checked = [
            (name, argument, guard)
            for name, arguments in operations
            for argument in arguments.listed
            if (guard := argument_guard(argument)) is not None
        ]
        self._asked: dict[str, set[str]] = {}
        self._optional: dict[str, set[bool]] = {}
        for _, argument, guard in checked:
            self._asked.setdefault(argument.name, set()).add(guard.text)
            self._optional.setdefault(argument.name, set()).add(
                self._may_be_none(argument)
            )
        self._names: dict[_Use, Code] = {}
        self._views: list[GuardView] = []
        for name, argument, guard in checked:
            use = self._use(name, argument)
            if use not in self._names:
                self._names[use] = identifier(f"_{scope.claim(use.stem())}")
                if self._may_be_none(argument):
                    guard = build("guards.Optional(%)", guard)
                self._views.append(GuardView(self._names[use], guard))

    @property
    def views(self) -> tuple[GuardView, ...]:
        """The constants, in the order in which builders use them."""
        return tuple(self._views)

    def of(self, operation: str, argument: Argument) -> Code | None:
        """The constant that checks an argument of an operation; None without a guard."""
        if argument_guard(argument) is None:
            return None
        return self._names[self._use(operation, argument)]

    def _use(self, operation: str, argument: Argument) -> _Use:
        if len(self._asked.get(argument.name, ())) > 1:
            return _Use(operation, argument.name, optional=False)
        both = len(self._optional.get(argument.name, ())) > 1
        return _Use("", argument.name, optional=both and self._may_be_none(argument))

    def _may_be_none(self, argument: Argument) -> bool:
        return not argument.required or takes_null(argument, self._definitions)


def guard_expression(guard: ir.Guard) -> Code | None:
    """The guard object that checks a value; None where there is nothing to check."""
    match guard:
        case ir.NoGuard():
            return None
        case ir.BooleanGuard():
            return Code("guards.Boolean()")
        case ir.NumberGuard():
            kind = Code("Integer" if guard.integer else "Number")
            bounds = _bounds(("minimum", guard.minimum), ("maximum", guard.maximum))
            return build("guards.%(%)", kind, bounds)
        case ir.TextGuard():
            bounds = _bounds(
                ("minimum", guard.min_length or None),
                ("maximum", guard.max_length),
                ("format", guard.format if guard.format in ("email", "uri") else None),
                ("pattern", guard.pattern),
            )
            return build("guards.Text(%)", bounds)
        case ir.KindGuard():
            return build(
                "guards.Kind(%)", sequence([string(name) for name in guard.types])
            )
        case ir.ChoiceGuard():
            return build(
                "guards.Choice(%)", sequence([literal(value) for value in guard.values])
            )
        case ir.ArrayGuard():
            parts = _bounds(
                ("minimum", guard.min_items or None), ("maximum", guard.max_items)
            )
            items = guard_expression(guard.items)
            listed = [parts] if parts.text else []
            if items is not None:
                listed.append(build("items=%", items))
            if guard.unique_by is not None:
                listed.append(build("unique_by=%", string(guard.unique_by)))
            return build("guards.Array(%)", join(", ", listed))
        case ir.ForbiddenGuard():
            return build("guards.Forbidden(%)", string(guard.sentence))
        case ir.ObjectGuard():
            return _object(guard)
        case _:
            assert_never(guard)


def _object(guard: ir.ObjectGuard) -> Code:
    entries: list[Code] = []
    for name, member in guard.members:
        inner = guard_expression(member)
        if inner is not None:
            entries.append(build("%: guards.Optional(%)", string(name), inner))
        elif guard.closed:
            entries.append(build("%: guards.Anything()", string(name)))
    parts = [build("{%}", join(", ", entries))] if entries else []
    if guard.required:
        parts.append(
            build("required=%", sequence([string(name) for name in guard.required]))
        )
    if guard.closed:
        parts.append(Code("closed=True"))
    if guard.minimum:
        parts.append(build("minimum=%", literal(guard.minimum)))
    if guard.one_of:
        parts.append(
            build("one_of=%", sequence([string(name) for name in guard.one_of]))
        )
    return build("guards.Object(%)", join(", ", parts))


def _bounds(*bounds: tuple[str, int | float | str | None]) -> Code:
    return join(
        ", ",
        [
            build("%=%", Code(name), literal(value))
            for name, value in bounds
            if value is not None
        ],
    )
