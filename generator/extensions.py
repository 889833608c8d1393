"""The vocabulary beyond OpenAPI: one parser per `x-` key, one table that documents all.

A key has its vendor's documented name and shape where a vendor has one; only what no
vendor covers is an `x-sdk-` key. What a value says that is not supported is reported
at its place, never ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from generator import rules
from generator.diagnostics import Report
from generator.document import JsonValue, Node
from generator.ir import (
    CallName,
    EmptyReply,
    ErrorClass,
    ErrorTree,
    FileDetails,
    ModelStyle,
    NamespaceNames,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the vocabulary, as the README shows it."""

    name: str
    place: str
    meaning: str
    aliases: tuple[str, ...] = ()


GROUP: Final = Key(
    "x-speakeasy-group",
    "operation",
    "dotted namespace of the method, `connections.slack`",
    ("x-fern-sdk-group-name",),
)
NAME: Final = Key(
    "x-speakeasy-name-override",
    "operation, parameter, property, schema, security scheme",
    "the name in Python",
    ("x-fern-sdk-method-name",),
)
IGNORE: Final = Key(
    "x-speakeasy-ignore", "operation", "`true`: no method is made for it"
)
GLOBALS: Final = Key(
    "x-speakeasy-globals",
    "document",
    "`parameters`: header or query parameters that are set once on the client",
)
GLOBALS_HIDDEN: Final = Key(
    "x-speakeasy-globals-hidden",
    "parameter",
    "`true`: only the client sets it, the method has no argument for it",
)
ENUM_NAMES: Final = Key(
    "x-enum-varnames",
    "schema",
    "member names: the enumeration becomes a class",
    ("x-speakeasy-enums",),
)
ENUM_DESCRIPTIONS: Final = Key(
    "x-enum-descriptions", "schema", "a sentence per enumeration value"
)
UNKNOWN_VALUES: Final = Key(
    "x-speakeasy-unknown-values",
    "schema (union)",
    "`allow`: a reply that fits no variant is handed over as it came",
)
CLIENTS: Final = Key(
    "x-sdk-clients",
    "document",
    "the client classes of the package and which tags belong to each",
)
ERRORS: Final = Key(
    "x-sdk-errors",
    "document",
    "names of the error classes, their statuses, and where an error body keeps its "
    "sentence, request id and delay",
)
POSITIONAL: Final = Key(
    "x-sdk-positional",
    "operation",
    "arguments that may be given by position, in order (default: path parameters)",
)
FORBIDDEN: Final = Key(
    "x-sdk-forbidden",
    "operation",
    "a sentence: the method exists only to refuse with it",
)
DECODE: Final = Key(
    "x-sdk-decode",
    "media type of a reply",
    "`module:function` under `custom/`: pure, JSON to JSON, before decoding",
)
SEND_DEFAULT: Final = Key(
    "x-sdk-send-default",
    "parameter, property",
    "the schema's default is the argument's: `true` always sends it, `false` never",
)
GUARD: Final = Key(
    "x-sdk-guard",
    "schema, parameter",
    "`true`: the schema's own keywords are checked before anything is sent",
)
MODEL: Final = Key(
    "x-sdk-model", "schema", "`dataclass` or `typed-dict`: how the model is written"
)
FILE: Final = Key(
    "x-sdk-file",
    "property (binary, multipart)",
    "`filename`, `content_type`: arguments that carry the file's details",
)

CALLS: Final = Key(
    "x-sdk-calls",
    "operation",
    "by client name: `group` and `name` of the method there",
)
OPEN_ARGUMENTS: Final = Key(
    "x-sdk-open-arguments",
    "query parameter (exploded object), schema of a body",
    "the method takes further keyword arguments, `**NAME`",
)
EMPTY_REPLY: Final = Key(
    "x-sdk-empty-reply",
    "operation",
    "`{}`, `[]` or `null`: what a reply without a body stands for",
)
SHORTHAND: Final = Key(
    "x-sdk-shorthand",
    "schema (object)",
    "the member that an argument given as a plain string stands for",
)

VOCABULARY: Final = (
    GROUP,
    NAME,
    IGNORE,
    GLOBALS,
    GLOBALS_HIDDEN,
    ENUM_NAMES,
    ENUM_DESCRIPTIONS,
    UNKNOWN_VALUES,
    CLIENTS,
    ERRORS,
    POSITIONAL,
    FORBIDDEN,
    DECODE,
    SEND_DEFAULT,
    GUARD,
    MODEL,
    FILE,
    CALLS,
    OPEN_ARGUMENTS,
    EMPTY_REPLY,
    SHORTHAND,
)

_KNOWN_SDK_KEYS: Final = frozenset(
    key.name for key in VOCABULARY if key.name.startswith("x-sdk-")
)


def find(node: Node, key: Key) -> Node | None:
    """The value of `key` on `node`, under its own name or an alias."""
    for name in (key.name, *key.aliases):
        found = node.get(name)
        if found is not None:
            return found
    return None


def _refuse(report: Report, node: Node, key: Key, expected: str) -> None:
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
    _refuse(report, found, key, "a string that is not blank")
    return None


def flag(node: Node, key: Key, report: Report) -> bool | None:
    """The value of a key that takes true or false; None where it is absent."""
    found = find(node, key)
    if found is None:
        return None
    if isinstance(found.value, bool):
        return found.value
    _refuse(report, found, key, "true or false")
    return None


def texts(node: Node, key: Key, report: Report) -> tuple[str, ...] | None:
    """The value of a key that takes a list of strings; None where it is absent."""
    found = find(node, key)
    if found is None:
        return None
    values = found.value
    if isinstance(values, list) and all(isinstance(item, str) for item in values):
        return tuple(item for item in values if isinstance(item, str))
    _refuse(report, found, key, "a list of strings")
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


def enum_names(node: Node, report: Report) -> tuple[str, ...]:
    """Names of enumeration values, in their order; empty where there are none."""
    return texts(node, ENUM_NAMES, report) or ()


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
                _refuse(report, found, MODEL, "`dataclass` or `typed-dict`")
            return None


HOOKS: Final = Path(__file__).parents[1] / "templates" / "package" / "custom"
_HOOK = re.compile(r"([a-z_][a-z0-9_]*):([a-z_][a-z0-9_]*)")


def hook(node: Node, report: Report) -> str | None:
    """A pure function under `custom/`, as `module:function`."""
    value = text(node, DECODE, report)
    found = find(node, DECODE)
    if value is None or found is None:
        return None
    return _existing_hook(value, found, DECODE, report)


def _existing_hook(value: str, node: Node, key: Key, report: Report) -> str | None:
    """The hook if there is such a function; otherwise it is reported and left out."""
    match = _HOOK.fullmatch(value)
    if match is None:
        _refuse(report, node, key, "`module:function`")
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


class _Fields:
    """Reads the sub-fields of one key's value and reports what it does not know."""

    def __init__(self, node: Node, key: Key, report: Report) -> None:
        self._node = node
        self._key = key
        self._report = report
        self._known: set[str] = set()

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

    def nested(self, name: str) -> _Fields | None:
        found = self.node(name)
        return None if found is None else _Fields(found, self._key, self._report)

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
                )


def file_details(node: Node, report: Report) -> FileDetails | None:
    """The arguments that carry a file's name and type."""
    found = find(node, FILE)
    if found is None:
        return None
    fields = _Fields(found, FILE, report)
    filename, content_type = fields.text("filename"), fields.text("content_type")
    fields.finish()
    return FileDetails(filename or "filename", content_type or "content_type")


def calls(node: Node, report: Report) -> tuple[CallName, ...]:
    """Where single clients carry an operation, by the clients' names."""
    found = find(node, CALLS)
    names: list[CallName] = []
    for client, entry in found.items() if found else ():
        fields = _Fields(entry, CALLS, report)
        group_node = entry.get("group")
        fields.known("group")
        group = None if group_node is None else str(group_node.value).split(".")
        names.append(
            CallName(
                client,
                None if group is None else tuple(part for part in group if part),
                fields.text("name"),
            )
        )
        fields.finish()
    return tuple(names)


def empty_reply(node: Node, report: Report) -> EmptyReply | None:
    """What a reply without a body stands for."""
    found = find(node, EMPTY_REPLY)
    if found is None:
        return None
    if found.value not in ({}, [], None):
        _refuse(report, found, EMPTY_REPLY, "{}, [] or null")
        return None
    return EmptyReply(found.value)


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """One entry of `x-sdk-clients`."""

    name: str
    module: str | None
    types_module: str
    model_style: ModelStyle
    tags: tuple[str, ...]
    positional: tuple[str, ...]
    base_url_required: bool
    timeout: float
    hook: str | None
    namespaces: NamespaceNames
    security: tuple[str, ...]
    description: str
    node: Node = field(repr=False)


DEFAULT_TIMEOUT: Final = 30.0


def clients(root: Node, report: Report) -> tuple[ClientSettings, ...]:
    """The client classes that the document asks for; empty where it asks for none."""
    found = find(root, CLIENTS)
    if found is None:
        return ()
    if not found.is_list:
        _refuse(report, found, CLIENTS, "a list of objects")
        return ()
    settings = (_client(node, report) for node in found.elements())
    return tuple(entry for entry in settings if entry is not None)


def _client(node: Node, report: Report) -> ClientSettings | None:
    fields = _Fields(node, CLIENTS, report)
    name = fields.text("name")
    if name is None or not name.isidentifier():
        _refuse(report, node, CLIENTS, "entries with a 'name' that is an identifier")
        return None
    style = fields.text("models")
    base_url = fields.text("base_url")
    timeout = fields.number("timeout")
    namespaces = fields.nested("namespaces")
    names = NamespaceNames(None, ())
    if namespaces is not None:
        classes = namespaces.node("classes")
        names = NamespaceNames(
            namespaces.text("module"),
            tuple(
                (dotted, member.value)
                for dotted, member in (classes.items() if classes else ())
                if isinstance(member.value, str)
            ),
        )
        namespaces.finish()
    for value, allowed, what in (
        (style, (None, "dataclass", "typed-dict"), "'models'"),
        (base_url, (None, "server", "required"), "'base_url'"),
    ):
        if value not in allowed:
            choices = " or ".join(f"`{choice}`" for choice in allowed if choice)
            _refuse(report, node, CLIENTS, f"{choices} as {what}")
    entry = ClientSettings(
        name=name,
        module=fields.text("module"),
        types_module=fields.text("types") or "types",
        model_style="typed-dict" if style == "typed-dict" else "dataclass",
        tags=fields.texts("tags"),
        positional=fields.texts("positional"),
        base_url_required=base_url == "required",
        timeout=DEFAULT_TIMEOUT if timeout is None else timeout,
        hook=_client_hook(fields.text("decode"), node, report),
        namespaces=names,
        security=fields.texts("security"),
        description=fields.text("description") or "",
        node=node,
    )
    fields.finish()
    return entry


def _client_hook(value: str | None, node: Node, report: Report) -> str | None:
    found = node.get("decode")
    if value is None or found is None:
        return None
    return _existing_hook(value, found, CLIENTS, report)


DEFAULT_ERRORS: Final = ErrorTree(
    base="ApiError",
    argument="InvalidArgumentError",
    credential="AuthenticationError",
    classes=(
        ErrorClass("InvalidArgumentError", (), "Invalid argument"),
        ErrorClass("BadRequestError", ("400",), "Bad request"),
        ErrorClass("AuthenticationError", ("401",), "Not authenticated"),
        ErrorClass("PermissionDeniedError", ("403",), "Permission denied"),
        ErrorClass("NotFoundError", ("404",), "Not found"),
        ErrorClass("ConflictError", ("409",), "Conflict"),
        ErrorClass("UnprocessableEntityError", ("422",), "Unprocessable entity"),
        ErrorClass("RateLimitError", ("429",), "Rate limited"),
        ErrorClass("ServerError", ("5XX",), "Server error ({status})"),
    ),
    message=(
        "/detail",
        "/message",
        "/error/message",
        "/detail/0/msg",
        "/errors/0/message",
        "/error_description",
        "/error",
        "/title",
    ),
    request_id_headers=("X-Request-ID", "Request-ID"),
    request_id_body=("/request_id",),
    retry_after=("/retry_after", "/error/retry_after"),
)

_STATUS = re.compile(r"[1-5](?:\d\d|XX)")


def errors(root: Node, report: Report) -> ErrorTree:
    """The error classes that the document names, or the usual ones."""
    found = find(root, ERRORS)
    if found is None:
        return DEFAULT_ERRORS
    fields = _Fields(found, ERRORS, report)
    classes = fields.node("classes")
    request_id = fields.nested("request_id")
    base = fields.text("base") or DEFAULT_ERRORS.base
    listed = tuple(
        _error_class(name, node, report)
        for name, node in (classes.items() if classes else ())
        if name.isidentifier()
    )
    names = {entry.name for entry in listed} | {base}
    argument = fields.text("argument") or base
    credential = fields.text("credential") or base
    for role in (argument, credential):
        if role not in names:
            _refuse(report, found, ERRORS, f"a listed class, not '{role}'")
    tree = ErrorTree(
        base=base,
        argument=argument if argument in names else base,
        credential=credential if credential in names else base,
        classes=listed,
        message=fields.texts("message") or DEFAULT_ERRORS.message,
        request_id_headers=(request_id.texts("headers") if request_id else ())
        or DEFAULT_ERRORS.request_id_headers,
        request_id_body=request_id.texts("body") if request_id else (),
        retry_after=fields.texts("retry_after") or DEFAULT_ERRORS.retry_after,
    )
    if request_id is not None:
        request_id.finish()
    fields.finish()
    return tree


def _error_class(name: str, node: Node, report: Report) -> ErrorClass:
    fields = _Fields(node, ERRORS, report)
    statuses: list[str] = []
    listed = node.get("statuses")
    for item in listed.elements() if listed else ():
        status = str(item.value).upper()
        if _STATUS.fullmatch(status):
            statuses.append(status)
        else:
            _refuse(report, item, ERRORS, "statuses such as 404 or 5XX")
    message = node.get("message")
    by_status: list[tuple[str, str]] = []
    if message is not None and message.is_mapping:
        fields.known("message")
        for status, sentence in message.items():
            if isinstance(sentence.value, str) and status.upper() in statuses:
                by_status.append((status.upper(), sentence.value))
            else:
                _refuse(report, sentence, ERRORS, "a sentence for a listed status")
    entry = ErrorClass(
        name,
        tuple(statuses),
        (None if by_status else fields.text("message")) or "Unexpected status {status}",
        tuple(by_status),
    )
    fields.known("statuses")
    fields.finish()
    return entry


def check_keys(node: Node, report: Report) -> None:
    """Report every `x-sdk-` key of the document that is not in the vocabulary."""
    pending: list[Node] = [node]
    while pending:
        current = pending.pop()
        value = current.value
        if isinstance(value, Mapping):
            for name in value:
                if name.startswith("x-sdk-") and name not in _KNOWN_SDK_KEYS:
                    member = current.get(name)
                    report.add(
                        rules.EXTENSION_UNKNOWN,
                        member.source if member else current.source,
                        f"there is no key '{name}'",
                        f"keys: {', '.join(sorted(_KNOWN_SDK_KEYS))}",
                    )
            pending.extend(
                child
                for name, child in current.items()
                if isinstance(child.value, dict | list) and name not in _DATA_FIELDS
            )
        elif isinstance(value, list):
            pending.extend(current.elements())


_DATA_FIELDS: Final = frozenset({"example", "examples", "default", "enum", "const"})


def vocabulary_table() -> str:
    """The vocabulary as the Markdown table that the README shows."""
    rows = [
        f"| {' or '.join(f'`{name}`' for name in (key.name, *key.aliases))} "
        f"| {key.place} | {key.meaning} |"
        for key in VOCABULARY
    ]
    return "\n".join(["| key | where | meaning |", "|---|---|---|", *rows])
