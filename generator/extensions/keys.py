"""The keys of the vocabulary, with what the README says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


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
DEPRECATION: Final = Key(
    "x-speakeasy-deprecation-message",
    "operation, parameter, property",
    "beside `deprecated: true`: what to use instead",
)
IGNORE: Final = Key(
    "x-speakeasy-ignore", "operation", "`true`: no method is made for it"
)
USAGE: Final = Key(
    "x-speakeasy-usage-example",
    "operation",
    "`true`, or `title`, `description`, `position`: the guides show a call of it",
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
    "member names, in the order of the values or by value: the enumeration becomes a "
    "class",
    ("x-speakeasy-enums",),
)
ENUM_DESCRIPTIONS: Final = Key(
    "x-enum-descriptions",
    "schema",
    "a sentence per enumeration value, in their order or by value",
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
REPLACES: Final = Key(
    "x-sdk-replaces",
    "document",
    "`version` of the package before and its `differences`, each with `id`, `title`, "
    "`before`, `now`, `reason` and recorded `cases`: the page `differences.md`",
)
POSITIONAL: Final = Key(
    "x-sdk-positional",
    "operation",
    "arguments that may be given by position, in order (default: path parameters)",
)
DISTINCT: Final = Key(
    "x-sdk-distinct",
    "operation",
    "names of arguments whose values must differ; checked before anything is sent",
)
FORBIDDEN: Final = Key(
    "x-sdk-forbidden",
    "operation, property of a body",
    "a sentence: the method, or the argument, exists only to refuse with it",
)
DECODE: Final = Key(
    "x-sdk-decode",
    "media type of a reply",
    "`module:function` under `custom/`: pure, JSON to JSON, before decoding; as `hook` "
    "beside `arguments`, it is given these arguments of the method as well",
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
    "by client name: `group` and `name` of the method there, and whether it takes "
    "`open_arguments`",
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
    "the member that an argument stands for which is no object",
)

PLACE: Final = Key(
    "x-sdk-place",
    "property of a body",
    "`/member/name`: the argument goes into that member of the body",
)
SEND_MEMBERS: Final = Key(
    "x-sdk-send-members",
    "schema (object)",
    "of a mapping given as argument: `declared` members with a value only, or `given` "
    "ones (no nulls; nothing at all for an empty mapping)",
)
HAS_ANY: Final = Key(
    "x-sdk-has-any",
    "schema (object)",
    "the method of the model that tells whether an optional member has a value",
)
RAW_NAME: Final = Key(
    "x-sdk-raw-name",
    "schema (object)",
    "what the argument of the model's `from_dict` is called (default: `raw`)",
)
UNIQUE_BY: Final = Key(
    "x-sdk-unique-by",
    "schema (array, guarded)",
    "the member whose values must differ between the items",
)
MODULE: Final = Key(
    "x-sdk-module", "schema", "the public module of the type, where reach is not enough"
)

RETRIES: Final = Key(
    "x-speakeasy-retries",
    "document, operation",
    "`strategy` (`backoff` or `none`), `backoff` (milliseconds), `statusCodes`, "
    "`retryConnectionErrors`: what is tried again; on an operation also that it may be",
)
TIMEOUT: Final = Key(
    "x-speakeasy-timeout",
    "document, operation",
    "milliseconds that one attempt may take where the client says nothing else",
)
IDEMPOTENCY_HEADERS: Final = Key(
    "x-fern-idempotency-headers",
    "document",
    "a list with one `header`: it carries the key of a call that may be repeated",
)
IDEMPOTENT: Final = Key(
    "x-fern-idempotent",
    "operation",
    "`true`: it may be repeated; calls carry a key of their own, the same in every "
    "attempt, if the document has a header for it",
)
REPEATABLE: Final = Key(
    "x-sdk-repeatable",
    "operation",
    "whether sending it twice does no harm: `true`, `false`, or `given`, a list of "
    "arguments that must be given for it (`items/key|other`: one of these in every item)",
)
PAGINATION: Final = Key(
    "x-speakeasy-pagination",
    "operation",
    "`type` (`offsetLimit`, `cursor` or `url`), `inputs` (`name`, `in`, `type`) and "
    "`outputs` (paths to `results`, `numPages`, `nextCursor`, `nextUrl`): a method "
    "beside the usual one gives the items of all pages",
)
FERN_PAGINATION: Final = Key(
    "x-fern-pagination",
    "operation, document",
    "the same in other words: `cursor` and `next_cursor`, or `offset`, `step` and "
    "`has-next-page`, with `results`; `true` refers to that of the document",
)

STREAMING: Final = Key(
    "x-fern-streaming",
    "operation",
    "`true`, or `format` (`json`, `sse`), `terminator`, `stream-condition` "
    "(`$request.NAME`), `response`, `response-stream`: the reply comes value by value",
)
SENTINEL: Final = Key(
    "x-speakeasy-sse-sentinel",
    "media type of a reply",
    "the data that ends a stream, and is none of its values",
)
TOKEN_AUTHENTICATION: Final = Key(
    "x-speakeasy-token-endpoint-authentication",
    "client credentials flow",
    "`client_secret_basic` (unless said otherwise) or `client_secret_post`: how a client "
    "proves to the token endpoint who it is",
)
TOKEN_PARAMETERS: Final = Key(
    "x-speakeasy-token-endpoint-additional-properties",
    "client credentials flow",
    "names, such as `audience`, each with `type: string` and `example`: what requests for "
    "tokens carry besides, given to the client",
)

VOCABULARY: Final = (
    GROUP,
    NAME,
    DEPRECATION,
    IGNORE,
    USAGE,
    GLOBALS,
    GLOBALS_HIDDEN,
    ENUM_NAMES,
    ENUM_DESCRIPTIONS,
    UNKNOWN_VALUES,
    CLIENTS,
    ERRORS,
    REPLACES,
    POSITIONAL,
    DISTINCT,
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
    PLACE,
    SEND_MEMBERS,
    HAS_ANY,
    RAW_NAME,
    UNIQUE_BY,
    MODULE,
    RETRIES,
    TIMEOUT,
    IDEMPOTENCY_HEADERS,
    IDEMPOTENT,
    REPEATABLE,
    PAGINATION,
    FERN_PAGINATION,
    STREAMING,
    SENTINEL,
    TOKEN_AUTHENTICATION,
    TOKEN_PARAMETERS,
)

KNOWN_KEYS: Final = tuple(
    name for key in VOCABULARY for name in (key.name, *key.aliases)
)
OWN_KEYS: Final = tuple(
    sorted(name for name in KNOWN_KEYS if name.startswith("x-sdk-"))
)


def vocabulary_table() -> str:
    """The vocabulary as the Markdown table that the README shows."""
    rows = [
        f"| {' or '.join(f'`{name}`' for name in (key.name, *key.aliases))} "
        f"| {_cell(key.place)} | {_cell(key.meaning)} |"
        for key in VOCABULARY
    ]
    return "\n".join(["| key | where | meaning |", "|---|---|---|", *rows])


def _cell(text: str) -> str:
    """Text of a table: a bar would end the cell, in code as well."""
    return text.replace("|", "\\|")
