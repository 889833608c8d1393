"""The API in wire terms: what is sent and what comes back. No Python names.

Types are a tagged union. Schemas that deserve a name are `Definition`s, referred to by
key; every node knows its place in the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.document import JsonValue, Source

JsonScalar: TypeAlias = None | bool | int | float | str
DefinitionKey: TypeAlias = str


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value: the schema says nothing, or what it says has no type."""


@dataclass(frozen=True, slots=True)
class NullType:
    """Only null."""


@dataclass(frozen=True, slots=True)
class BooleanType:
    """true or false."""


@dataclass(frozen=True, slots=True)
class IntegerType:
    """A whole number."""


@dataclass(frozen=True, slots=True)
class NumberType:
    """Any number."""


@dataclass(frozen=True, slots=True)
class StringType:
    """Text, maybe in a format such as `date-time` or `uuid`."""

    format: str | None = None


@dataclass(frozen=True, slots=True)
class BinaryType:
    """Raw bytes: a file part or a body that is not text."""


@dataclass(frozen=True, slots=True)
class LiteralType:
    """One of a few scalar values."""

    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class ArrayType:
    """A list of items of one type."""

    items: Type


@dataclass(frozen=True, slots=True)
class MapType:
    """An object whose member names are data."""

    values: Type


@dataclass(frozen=True, slots=True)
class NullableType:
    """The inner type, or null."""

    inner: Type


@dataclass(frozen=True, slots=True)
class ReferenceType:
    """A definition, by its key."""

    key: DefinitionKey


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property that tells the variants of a union apart, by its values."""

    property_name: str
    values: tuple[tuple[str, DefinitionKey], ...]


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several types, tried in order."""

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None
    open: bool = False


Type: TypeAlias = (
    AnyType
    | NullType
    | BooleanType
    | IntegerType
    | NumberType
    | StringType
    | BinaryType
    | LiteralType
    | ArrayType
    | MapType
    | NullableType
    | ReferenceType
    | UnionType
)


@dataclass(frozen=True, slots=True)
class NoGuard:
    """Nothing to check beyond what the server checks."""


@dataclass(frozen=True, slots=True)
class BooleanGuard:
    """true or false."""


@dataclass(frozen=True, slots=True)
class NumberGuard:
    """A number, maybe whole, between two bounds (both included)."""

    integer: bool
    minimum: int | float | None
    maximum: int | float | None


@dataclass(frozen=True, slots=True)
class TextGuard:
    """Text of a length between two bounds, in characters; `pattern` occurs in it."""

    min_length: int
    max_length: int | None
    format: str | None
    pattern: str | None


@dataclass(frozen=True, slots=True)
class KindGuard:
    """A scalar of one of several types, by their names in JSON Schema."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceGuard:
    """One of a few values."""

    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class ArrayGuard:
    """A list of a length between two bounds, maybe with guarded items."""

    min_items: int
    max_items: int | None
    items: Guard
    unique_by: str | None


@dataclass(frozen=True, slots=True)
class ForbiddenGuard:
    """No value at all: the argument is refused with a sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class ObjectGuard:
    """An object with guarded members; closed: no others; at least `minimum` given.

    One of the members `one_of` has a value; empty where nothing is said of it.
    """

    members: tuple[tuple[str, Guard], ...]
    required: tuple[str, ...]
    closed: bool
    minimum: int
    one_of: tuple[str, ...]


Guard: TypeAlias = (
    NoGuard
    | BooleanGuard
    | NumberGuard
    | TextGuard
    | KindGuard
    | ChoiceGuard
    | ArrayGuard
    | ForbiddenGuard
    | ObjectGuard
)


@dataclass(frozen=True, slots=True)
class MemberRules:
    """Which members of an object go together (JSON Schema, guarded).

    `exactly_one` and `at_least_one` are from `required`-only branches of `oneOf` and
    `anyOf`; `minimum` is `minProperties`; `dependent` is `dependentRequired`.
    """

    exactly_one: tuple[tuple[str, ...], ...] = ()
    at_least_one: tuple[tuple[str, ...], ...] = ()
    minimum: int = 0
    dependent: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Default:
    """A schema's default and what the client does with it.

    `document`: it is prose, the server applies it. `always`: the argument's default,
    always sent. `unless_equal`: the argument's default, and such a value is not sent.
    """

    value: JsonValue
    sending: Literal["document", "always", "unless_equal"]


@dataclass(frozen=True, slots=True)
class Example:
    """A value that the document gives as an example."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class FileDetails:
    """The arguments that carry a file part's name and content type."""

    filename: str | None
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Property:
    """A declared member of an object.

    `place`: as an argument it goes into a member of another member of the body.
    """

    wire: str
    type: Type
    required: bool
    description: str
    default: Default | None
    guard: Guard
    read_only: bool
    write_only: bool
    deprecated: bool
    name: str | None
    file: FileDetails | None
    place: tuple[str, str] | None
    source: Source


@dataclass(frozen=True, slots=True)
class NameHint:
    """What a definition is called on the wire, and whether that is given or made up.

    `parts` are words or names, outermost first, for example ("Pet", "category").
    """

    parts: tuple[str, ...]
    override: str | None = None


ModelStyle: TypeAlias = Literal["dataclass", "typed-dict"]
SentMembers: TypeAlias = Literal["declared", "given"]


@dataclass(frozen=True, slots=True)
class Model:
    """An object with declared members; `bases` are the schemas it is made of.

    `additional` is the type of its other members, where the document tells one.
    `shorthand` is the member that an argument stands for which is no object. `has_any`
    is the method that tells whether an optional member has a value, `raw_name` what the
    argument is called that the model is decoded from.
    """

    key: DefinitionKey
    hint: NameHint
    description: str
    properties: tuple[Property, ...]
    additional: Type | None
    bases: tuple[DefinitionKey, ...]
    rules: MemberRules
    style: ModelStyle | None
    shorthand: str | None
    has_any: str | None
    raw_name: str | None
    sent_members: SentMembers | None
    module: str | None
    component: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A named set of scalar values, maybe with names for them."""

    key: DefinitionKey
    hint: NameHint
    description: str
    values: tuple[JsonScalar, ...]
    member_names: tuple[str, ...]
    member_descriptions: tuple[str, ...]
    nullable: bool
    component: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for any other type."""

    key: DefinitionKey
    hint: NameHint
    description: str
    type: Type
    component: bool
    source: Source


Definition: TypeAlias = Model | Enumeration | Alias


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
    deprecated: bool
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

    `open` is the name under which free arguments join them.
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


ReplyFormat: TypeAlias = Literal["json", "text", "binary", "empty"]


@dataclass(frozen=True, slots=True)
class Hook:
    """A hand-written function, `module:function`, that reshapes a parsed reply.

    `arguments` names the arguments of the method that it is given as well.
    """

    name: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One declared success reply; `status` as in the document (200, 2XX, default)."""

    status: str
    media_type: str | None
    format: ReplyFormat
    type: Type
    hook: Hook | None
    description: str


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
class Operation:
    """One method and path; `path_query` is a query fixed in the path's own key.

    `distinct` names arguments whose values must differ.
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
    security: tuple[tuple[str, ...], ...]
    server: str | None
    positional: tuple[str, ...] | None
    distinct: tuple[str, ...]
    calls: tuple[CallName, ...]
    empty_reply: EmptyReply | None
    forbidden: str | None
    usage: Usage | None
    resilience: Resilience
    deprecated: bool
    source: Source


@dataclass(frozen=True, slots=True)
class ApiKeyScheme:
    """A key in a header, a query parameter or a cookie."""

    key: str
    location: Literal["header", "query", "cookie"]
    wire: str
    name: str | None
    description: str


@dataclass(frozen=True, slots=True)
class BearerScheme:
    """A token in the Authorization header (bearer, OAuth 2, OpenID Connect)."""

    key: str
    name: str | None
    description: str


@dataclass(frozen=True, slots=True)
class BasicScheme:
    """A user name and a password (RFC 7617)."""

    key: str
    description: str


@dataclass(frozen=True, slots=True)
class CustomScheme:
    """Another HTTP scheme: the caller gives the whole Authorization value."""

    key: str
    name: str | None
    description: str


@dataclass(frozen=True, slots=True)
class TransportScheme:
    """Mutual TLS: nothing to send, the transport carries it."""

    key: str
    description: str


SecurityScheme: TypeAlias = (
    ApiKeyScheme | BearerScheme | BasicScheme | CustomScheme | TransportScheme
)


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """An error class and the statuses that raise it ("404", "5XX").

    `messages` are default sentences by status; `message` is for the other statuses.
    """

    name: str
    statuses: tuple[str, ...]
    message: str
    messages: tuple[tuple[str, str], ...] = ()

    def message_for(self, status: str) -> str:
        """The sentence of an error whose body has none."""
        return dict(self.messages).get(status, self.message)


@dataclass(frozen=True, slots=True)
class ErrorTree:
    """The errors of a package and where an error body keeps its facts."""

    base: str
    argument: str
    credential: str
    classes: tuple[ErrorClass, ...]
    message: tuple[str, ...]
    request_id_headers: tuple[str, ...]
    request_id_body: tuple[str, ...]
    retry_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamespaceNames:
    """The module and the class names of a client's namespaces."""

    module: str | None
    classes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Client:
    """One client class and the operations that it carries.

    `name` is None where the document leaves it to the title; `module` likewise.
    `base_url_checked_late`: not by the constructor but by every call; `never_blank`
    names the settings that may be absent but not empty.
    """

    name: str | None
    module: str | None
    types_module: str
    model_style: ModelStyle
    positional: tuple[str, ...]
    base_url: str | None
    base_url_checked_late: bool
    never_blank: tuple[str, ...]
    timeout: float
    max_retries: int
    hook: Hook | None
    namespaces: NamespaceNames
    description: str
    operations: tuple[Operation, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Info:
    """Title, version and prose of the document."""

    title: str
    version: str
    summary: str
    description: str
    license: str | None
    contact: tuple[str | None, str | None]
    homepage: str | None
    documentation: str | None
    server: str | None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that the document describes."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that callers of the version before will notice, and why it is so.

    `cases` are recorded calls of that version that show it.
    """

    id: str
    title: str
    before: str
    now: str
    reason: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The version that the package stands in for."""

    version: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """A place where the document could not be followed, and what was done instead."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Api:
    """A whole document, lowered."""

    info: Info
    clients: tuple[Client, ...]
    operations: tuple[Operation, ...]
    definitions: tuple[Definition, ...]
    security_schemes: tuple[SecurityScheme, ...]
    settings: tuple[Parameter, ...]
    errors: ErrorTree
    tags: tuple[Tag, ...]
    replaced: Replaced | None
    fallbacks: tuple[Fallback, ...]
