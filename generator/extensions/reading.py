"""Reading the value of a key: one small parser per shape, faults at their place."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from generator import rules
from generator.diagnostics import Report
from generator.document import JsonValue, Node
from generator.extensions.keys import (
    CALLS,
    DECODE,
    DEPRECATION,
    EMPTY_REPLY,
    FILE,
    GLOBALS,
    GROUP,
    HAS_ANY,
    MODEL,
    PLACE,
    RAW_NAME,
    SEND_MEMBERS,
    USAGE,
    Key,
)
from generator.ir import (
    CallName,
    EmptyReply,
    FileDetails,
    Hook,
    JsonScalar,
    ModelStyle,
    SentMembers,
    Usage,
)

T = TypeVar("T")


def find(node: Node, key: Key) -> Node | None:
    """The value of `key` on `node`, under its own name or an alias."""
    for name in (key.name, *key.aliases):
        found = node.get(name)
        if found is not None:
            return found
    return None


def refuse(report: Report, node: Node, key: Key, expected: str) -> None:
    report.add(
        rules.EXTENSION_VALUE,
        node.source,
        f"{key.name} takes {expected}",
        f"{key.name}: {key.meaning}",
    )


def text(node: Node, key: Key, report: Report) -> str | None:
    """The value of a key that takes text that is not blank."""
    found = find(node, key)
    if found is None:
        return None
    if isinstance(found.value, str) and found.value.strip():
        return found.value
    refuse(report, found, key, "a string that is not blank")
    return None


def deprecation(node: Node, report: Report) -> str | None:
    """Why something is deprecated, "" where nothing is said; None if it is not."""
    said = text(node, DEPRECATION, report)
    return said or "" if node.boolean("deprecated") else None


def flag(node: Node, key: Key, report: Report) -> bool | None:
    """The value of a key that takes true or false; None where it is absent."""
    found = find(node, key)
    if found is None:
        return None
    if isinstance(found.value, bool):
        return found.value
    refuse(report, found, key, "true or false")
    return None


def texts(node: Node, key: Key, report: Report) -> tuple[str, ...] | None:
    """The value of a key that takes a list of strings; None where it is absent."""
    found = find(node, key)
    if found is None:
        return None
    values = found.value
    if isinstance(values, list) and all(isinstance(item, str) for item in values):
        return tuple(item for item in values if isinstance(item, str))
    refuse(report, found, key, "a list of strings")
    return None


def group(node: Node, report: Report) -> tuple[str, ...] | None:
    """The namespace of an operation: a dotted text, or a list as Fern writes it."""
    found = find(node, GROUP)
    if found is None:
        return None
    if isinstance(found.value, list):
        return texts(node, GROUP, report)
    dotted = text(node, GROUP, report)
    return tuple(part for part in dotted.split(".") if part) if dotted else None


def said_of_values(
    node: Node, key: Key, values: Sequence[JsonScalar], report: Report
) -> dict[JsonScalar, str]:
    """What a key says of the values of an enumeration; nothing unless it is of each.

    It is a list in the order of the values, or a mapping from their JSON texts; null
    may be left out.
    """
    found = find(node, key)
    if found is None:
        return {}
    others = [value for value in values if value is not None]
    if isinstance(found.value, list):
        listed = found.value
        named = values if len(listed) == len(values) else others
        said = list(zip(named, listed, strict=False))
        is_whole = len(listed) == len(named)
    else:
        said = [(value, _member(found, value)) for value in others]
        is_whole = True
    texts = {value: text for value, text in reversed(said) if isinstance(text, str)}
    if is_whole and len(texts) == len({value for value, _ in said}):
        return texts
    refuse(report, found, key, f"a text for each of the {len(values)} values")
    return {}


def _member(node: Node, value: JsonScalar) -> JsonValue:
    member = node.get(value if isinstance(value, str) else json.dumps(value))
    return None if member is None else member.value


def model_style(node: Node, report: Report) -> ModelStyle | None:
    """How a model is written."""
    match text(node, MODEL, report):
        case "dataclass":
            return "dataclass"
        case "typed-dict":
            return "typed-dict"
        case None:
            return None
        case _:
            found = find(node, MODEL)
            if found is not None:
                refuse(report, found, MODEL, "`dataclass` or `typed-dict`")
            return None


HOOKS: Final = Path(__file__).parents[2] / "templates" / "package" / "custom"
_HOOK = re.compile(r"([a-z_][a-z0-9_]*):([a-z_][a-z0-9_]*)")


def hook(node: Node, report: Report) -> Hook | None:
    """A pure function under `custom/`, and the arguments that it is given."""
    found = find(node, DECODE)
    if found is None:
        return None
    if found.is_mapping:
        fields = Fields(found, DECODE, report)
        value, arguments = fields.text("hook"), fields.texts("arguments")
        fields.finish()
    else:
        value, arguments = text(node, DECODE, report), ()
    name = None if value is None else existing_hook(value, found, DECODE, report)
    return None if name is None else Hook(name, arguments)


def existing_hook(value: str, node: Node, key: Key, report: Report) -> str | None:
    """The hook if there is such a function; otherwise it is reported and left out."""
    match = _HOOK.fullmatch(value)
    if match is None:
        refuse(report, node, key, "`module:function`")
        return None
    path = HOOKS / f"{match[1]}.py"
    source = path.read_text(encoding="utf-8") if path.is_file() else ""
    if not re.search(rf"^def {match[2]}\(", source, re.MULTILINE):
        report.add(
            rules.HOOK_MISSING,
            node.source,
            f"there is no function '{match[2]}' in custom/{match[1]}.py",
        )
        return None
    return value


class Fields:
    """Reads the sub-fields of one key's value and reports what it does not know."""

    def __init__(self, node: Node, key: Key, report: Report) -> None:
        self._node = node
        self._key = key
        self._report = report
        self._known: set[str] = set()
        if not node.is_mapping:
            refuse(report, node, key, "an object")

    def _read(
        self, name: str, accept: Callable[[JsonValue], T | None], what: str
    ) -> T | None:
        self._known.add(name)
        found = self._node.get(name)
        if found is None:
            return None
        value = accept(found.value)
        if value is None:
            self._report.add(
                rules.EXTENSION_VALUE,
                found.source,
                f"{self._key.name}: '{name}' takes {what}",
            )
        return value

    def text(self, name: str) -> str | None:
        return self._read(
            name,
            lambda value: value if isinstance(value, str) and value.strip() else None,
            "a string that is not blank",
        )

    def dotted(self, name: str) -> tuple[str, ...] | None:
        """The parts of a dotted text, which may be empty."""
        return self._read(
            name,
            lambda value: (
                tuple(part for part in value.split(".") if part)
                if isinstance(value, str)
                else None
            ),
            "a string",
        )

    def texts(self, name: str) -> tuple[str, ...]:
        def accept(value: JsonValue) -> tuple[str, ...] | None:
            if not isinstance(value, list):
                return None
            strings = tuple(item for item in value if isinstance(item, str))
            return strings if len(strings) == len(value) else None

        return self._read(name, accept, "a list of strings") or ()

    def number(self, name: str) -> float | None:
        return self._read(
            name,
            lambda value: (
                float(value)
                if isinstance(value, int | float) and not isinstance(value, bool)
                else None
            ),
            "a number",
        )

    def flag(self, name: str) -> bool | None:
        return self._read(
            name,
            lambda value: value if isinstance(value, bool) else None,
            "true or false",
        )

    def count(self, name: str) -> int | None:
        return self._read(
            name,
            lambda value: (
                value
                if isinstance(value, int) and not isinstance(value, bool) and value >= 0
                else None
            ),
            "a whole number that is not negative",
        )

    def node(self, name: str) -> Node | None:
        self._known.add(name)
        found = self._node.get(name)
        if found is not None and not found.is_mapping:
            self._report.add(
                rules.EXTENSION_VALUE,
                found.source,
                f"{self._key.name}: '{name}' takes an object",
            )
            return None
        return found

    def nested(self, name: str) -> Fields | None:
        found = self.node(name)
        return None if found is None else Fields(found, self._key, self._report)

    def known(self, name: str) -> None:
        """Accept a field that is read elsewhere."""
        self._known.add(name)

    def finish(self) -> None:
        for name, member in self._node.items():
            if name not in self._known:
                self._report.add(
                    rules.EXTENSION_FIELD,
                    member.source,
                    f"{self._key.name} has no field '{name}'",
                    f"fields: {', '.join(sorted(self._known))}",
                    key=True,
                )


def listed_parameters(root: Node, report: Report) -> tuple[Node, ...]:
    """The parameters that are set once on a client."""
    found = find(root, GLOBALS)
    if found is None:
        return ()
    fields = Fields(found, GLOBALS, report)
    fields.known("parameters")
    fields.finish()
    parameters = found.get("parameters")
    return tuple(parameters.elements()) if parameters else ()


def file_details(node: Node, report: Report) -> FileDetails | None:
    """The arguments that carry a file's name and type."""
    found = find(node, FILE)
    if found is None:
        return None
    fields = Fields(found, FILE, report)
    filename, content_type = fields.text("filename"), fields.text("content_type")
    fields.finish()
    return FileDetails(filename, content_type)


def calls(node: Node, report: Report) -> tuple[CallName, ...]:
    """Where single clients carry an operation, by the clients' names."""
    found = find(node, CALLS)
    names: list[CallName] = []
    if found is not None and not found.is_mapping:
        refuse(report, found, CALLS, "an object, by client name")
    for client, entry in found.items() if found else ():
        fields = Fields(entry, CALLS, report)
        names.append(
            CallName(
                client,
                fields.dotted("group"),
                fields.text("name"),
                fields.flag("open_arguments") is not False,
            )
        )
        fields.finish()
    return tuple(names)


def place(node: Node, report: Report) -> tuple[str, str] | None:
    """The member of a body, and the name in it, that an argument goes to."""
    value = text(node, PLACE, report)
    found = find(node, PLACE)
    if value is None or found is None:
        return None
    parts = value.split("/")
    if len(parts) != 3 or parts[0]:
        refuse(report, found, PLACE, "`/member/name`")
        return None
    return parts[1], parts[2]


def sent_members(node: Node, report: Report) -> SentMembers | None:
    """Which members of a mapping are sent."""
    match text(node, SEND_MEMBERS, report):
        case "declared":
            return "declared"
        case "given":
            return "given"
        case None:
            return None
        case _:
            found = find(node, SEND_MEMBERS)
            if found is not None:
                refuse(report, found, SEND_MEMBERS, "`declared` or `given`")
            return None


_LOCALS: Final = frozenset({"absent", "cls", "decoding", "model", "value"})
_METHODS: Final = frozenset({"extra", "from_dict", "to_dict"})


def method_name(node: Node, members: Iterable[str], report: Report) -> str | None:
    """The method of a model that tells whether an optional member has a value."""
    name = text(node, HAS_ANY, report)
    found = find(node, HAS_ANY)
    if name is None or found is None:
        return None
    taken = {member.replace("_", "").lower() for member in (*members, *_METHODS)}
    if not _is_name(name) or name.replace("_", "") in taken:
        refuse(report, found, HAS_ANY, "a name in snake_case that no member has")
        return None
    return name


def argument_name(node: Node, report: Report) -> str | None:
    """What the argument is called that a model is decoded from."""
    name = text(node, RAW_NAME, report)
    found = find(node, RAW_NAME)
    if name is None or found is None:
        return None
    if not _is_name(name) or name in _LOCALS:
        refuse(report, found, RAW_NAME, "a name in snake_case")
        return None
    return name


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(r"[a-z][a-z0-9_]*", text)) and not keyword.iskeyword(text)


def empty_reply(node: Node, report: Report) -> EmptyReply | None:
    """What a reply without a body stands for."""
    found = find(node, EMPTY_REPLY)
    if found is None:
        return None
    if found.value not in ({}, [], None):
        refuse(report, found, EMPTY_REPLY, "{}, [] or null")
        return None
    return EmptyReply(found.value)


def usage(node: Node, report: Report) -> Usage | None:
    """How the guides show an operation; None where they do not."""
    found = find(node, USAGE)
    if found is None or found.value is False:
        return None
    if found.value is True:
        return Usage("", "", None)
    if not found.is_mapping:
        refuse(report, found, USAGE, "true or an object")
        return None
    fields = Fields(found, USAGE, report)
    title, description = fields.text("title"), fields.text("description")
    position = fields.number("position")
    fields.finish()
    return Usage(title or "", description or "", position)
