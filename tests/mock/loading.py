"""Reading YAML and JSON files as JSON values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml

from tests.mock.json_values import JsonValue, NotJson, parse_json

if TYPE_CHECKING:
    from yaml import SafeLoader as _BaseLoader
else:
    _BaseLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):
    """The file cannot be read, or does not hold a JSON value."""


def read_file(path: Path) -> JsonValue:
    """The value in a file: JSON by its suffix, else YAML. Raises `Unreadable`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path.name}: cannot be read: {error}") from error
    try:
        if path.suffix == ".json":
            return _with_whole_references(parse_json(text))
        value: JsonValue = yaml.load(text, Loader=_CoreLoader)
        return _with_whole_references(value)
    except (NotJson, yaml.YAMLError, RecursionError) as error:
        raise Unreadable(f"{path.name}: cannot be read: {error}") from error


def _with_whole_references(value: JsonValue) -> JsonValue:
    """The value with the bare schema names of discriminator mappings as references.

    OpenAPI allows names there (3.1.1, 4.8.25.2); validators look for references.
    """
    pending: list[JsonValue] = [value]
    while pending:
        current = pending.pop()
        if isinstance(current, list):
            pending.extend(current)
        elif isinstance(current, dict):
            pending.extend(current.values())
            discriminator = current.get("discriminator")
            named = (
                discriminator.get("mapping")
                if isinstance(discriminator, dict)
                else None
            )
            if isinstance(named, dict):
                for key, target in named.items():
                    if isinstance(target, str) and not re.search(r"[/#.]", target):
                        named[key] = f"#/components/schemas/{target}"
    return value


class _CoreLoader(_BaseLoader):
    """PyYAML's safe loader with the core schema of YAML 1.2 (10.3).

    YAML 1.1 would read `no` as false, `12:30` as 750 and `2026-05-05` as a date.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


# Tag, expression, and the characters a match begins with; \0 is no character.
_CORE_SCHEMA: tuple[tuple[str, str, str], ...] = (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
        "-+.0123456789",
    ),
    ("merge", r"<<", "<"),
)
# The stubs leave these two untyped.
_add_resolver: Any = cast(Any, _CoreLoader).add_implicit_resolver


def _construct(loader: Any, node: yaml.Node) -> JsonValue:
    value: JsonValue = loader.construct_object(node, deep=True)
    return value


for _name, _pattern, _first in _CORE_SCHEMA:
    _add_resolver(
        f"tag:yaml.org,2002:{_name}",
        re.compile(f"^(?:{_pattern})$"),
        ["" if letter == "\0" else letter for letter in _first],
    )


def _construct_int(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(node.value)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def _construct_mapping(
    loader: yaml.SafeLoader, node: yaml.MappingNode
) -> Iterator[dict[str, JsonValue]]:
    members: dict[str, JsonValue] = {}
    yield members
    loader.flatten_mapping(node)
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable(f"a key is not a scalar:\n{key.start_mark}")
        members[str(key.value)] = _construct(loader, value)


_CoreLoader.add_constructor("tag:yaml.org,2002:int", _construct_int)
_CoreLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
