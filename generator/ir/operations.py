"""Operations: paths, parameters, bodies, replies, and what is said of retries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.document import JsonValue, Source
from generator.ir.definitions import Default, Example, Model
from generator.ir.guards import Guard, MemberRules
from generator.ir.security import Requirement
from generator.ir.types import DefinitionKey, JsonScalar, Type


@dataclass(frozen=True, slots=True)
class PathLiteral:
    """Fixed text of a path."""

    text: str


@dataclass(frozen=True, slots=True)
class PathParameter:
    """A place in a path; `whole`: it fills the segment between two slashes."""

    wire: str
    whole: bool


PathPart: TypeAlias = PathLiteral | PathParameter
ParameterLocation: TypeAlias = Literal["path", "query", "header", "cookie"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value outside the body. `content`: media type when it is not styled.

    `open`: its members are free arguments of the method.
    """

    wire: str
    location: ParameterLocation
    style: str
    explode: bool
    allow_reserved: bool
    content: str | None
    required: bool
    type: Type
    description: str
    default: Default | None
    guard: Guard
    deprecation: str | None
    setting: bool
    hidden: bool
    open: bool
    name: str | None
    example: Example | None
    source: Source


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one field of a form or multipart body is written."""

    content_type: str | None
    style: str | None
    explode: bool | None
    allow_reserved: bool


BodyFormat: TypeAlias = Literal["json", "form", "multipart", "text", "binary"]


@dataclass(frozen=True, slots=True)
class Body:
    """A request body; `flat` is the model whose members become arguments.

    `open` is the name under which free arguments join them; `fixed` are members that
    are always sent with the same value, and that no argument gives.
    """

    media_type: str
    format: BodyFormat
    required: bool
    type: Type
    flat: Model | None
    open: str | None
    rules: MemberRules
    encodings: tuple[tuple[str, Encoding], ...]
    description: str
    example: Example | None
    source: Source
    fixed: tuple[tuple[str, JsonScalar], ...] = ()


ReplyFormat: TypeAlias = Literal["json", "text", "binary", "empty", "stream"]
Framing: TypeAlias = Literal["events", "lines", "sequence"]
StreamData: TypeAlias = Literal["json", "text", "either"]


@dataclass(frozen=True, slots=True)
class Stream:
    """How a reply comes value by value (OpenAPI 3.2, sequential media types).

    `framing` tells its parts apart: server-sent events (HTML standard, 9.2), lines of
    JSON, or a sequence of JSON texts (RFC 7464). `data` is how the data of an event is
    written; `texts` names the events whose data is text all the same. A value is made of
    the data, or of a `whole` event with its other fields. Data that is `end` is no
    value: it ends the stream. `is_declared`: the media type says that it is a stream.
    """

    framing: Framing
    data: StreamData
    whole: bool
    texts: tuple[str, ...]
    end: str | None
    is_declared: bool


@dataclass(frozen=True, slots=True)
class Hook:
    """A hand-written function, `module:function`, that reshapes a parsed reply.

    `arguments` names the arguments of the method that it is given as well.
    """

    name: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One declared success reply; `status` as in the document (200, 2XX, default).

    The `type` of a stream is that of its values.
    """

    status: str
    media_type: str | None
    format: ReplyFormat
    type: Type
    hook: Hook | None
    description: str
    stream: Stream | None = None


@dataclass(frozen=True, slots=True)
class CallName:
    """Where one client carries an operation, where that differs from the others."""

    client: str
    group: tuple[str, ...] | None
    name: str | None
    open_arguments: bool


@dataclass(frozen=True, slots=True)
class Usage:
    """How the guides show an operation; those without a position come last."""

    title: str
    description: str
    position: float | None


@dataclass(frozen=True, slots=True)
class EmptyReply:
    """What a reply without a body stands for."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class Retries:
    """What is tried again and the pauses in between, in seconds.

    `statuses` such as ``503`` and ``5XX``; `lost`: calls that got no reply.
    """

    statuses: tuple[str, ...]
    lost: bool
    initial: float
    maximum: float
    exponent: float
    elapsed: float | None


@dataclass(frozen=True, slots=True)
class Given:
    """An argument that makes a call safe to repeat.

    With `members`, its items do: each of them needs one of these.
    """

    wire: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resilience:
    """What a document says of sending a request again.

    `repeatable`: whether that does no harm; None leaves it to the method. `given`: the
    arguments that have to be given for it. `timeout` are seconds for one attempt;
    `idempotency_header` carries a key that is the same in all attempts.
    """

    repeatable: bool | None = None
    given: tuple[Given, ...] = ()
    retries: Retries | None = None
    timeout: float | None = None
    idempotency_header: str | None = None


@dataclass(frozen=True, slots=True)
class PropertyStep:
    """From an object to one of its declared members."""

    owner: DefinitionKey
    wire: str


@dataclass(frozen=True, slots=True)
class EntryStep:
    """From an object whose member names are data to one of its members."""

    name: str


@dataclass(frozen=True, slots=True)
class ElementStep:
    """From an array to one of its elements; -1 is the last one."""

    index: int
    nullable: bool


PathStep: TypeAlias = PropertyStep | EntryStep | ElementStep


@dataclass(frozen=True, slots=True)
class ReplyPath:
    """The way from a reply to a value in it, and the value's type where it is there."""

    steps: tuple[PathStep, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class PageInput:
    """The parameter, or the member of the body, that says which page is wanted."""

    wire: str
    location: ParameterLocation | Literal["body"]


@dataclass(frozen=True, slots=True)
class PageLimit:
    """What bounds the items of a page.

    `usual` is the bound where the caller gives none, `most` the highest one.
    """

    input: PageInput
    usual: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class CursorPages:
    """Every reply holds what the next call is given; the last one holds nothing there.

    `conversion` is what the value becomes where the two types differ.
    """

    input: PageInput
    cursor: ReplyPath
    conversion: Literal["int", "str"] | None
    results: ReplyPath | None


@dataclass(frozen=True, slots=True)
class NumberedPages:
    """The next call counts on: by the items received, or by one page.

    `start` is the number where the caller gives none; `total` the number of pages;
    `more` tells whether there is another one.
    """

    input: PageInput
    unit: Literal["item", "page"]
    start: int
    limit: PageLimit | None
    total: ReplyPath | None
    more: ReplyPath | None
    results: ReplyPath | None


@dataclass(frozen=True, slots=True)
class LinkedPages:
    """Every reply holds the URL of the next one; the last one holds nothing there."""

    link: ReplyPath
    results: ReplyPath | None


Pages: TypeAlias = CursorPages | NumberedPages | LinkedPages


@dataclass(frozen=True, slots=True)
class Operation:
    """One method and path; `path_query` is a query fixed in the path's own key.

    `distinct` names arguments whose values must differ; `pages` says how a list goes on.
    `streams` is the id of the operation whose reply this one asks for as a stream; None
    where it is its own.
    """

    id: str
    method: str
    path: tuple[PathPart, ...]
    path_query: str
    path_template: str
    summary: str
    description: str
    tags: tuple[str, ...]
    group: tuple[str, ...]
    name: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    error_statuses: tuple[str, ...]
    security: tuple[tuple[Requirement, ...], ...]
    server: str | None
    positional: tuple[str, ...] | None
    distinct: tuple[str, ...]
    calls: tuple[CallName, ...]
    empty_reply: EmptyReply | None
    forbidden: str | None
    usage: Usage | None
    resilience: Resilience
    pages: Pages | None
    deprecation: str | None
    source: Source
    streams: str | None = None

    @property
    def stream(self) -> Response | None:
        """The reply that comes value by value; then it is the only one."""
        return next((each for each in self.responses if each.stream is not None), None)
