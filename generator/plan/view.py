"""The view model: leaves of the output, ready to print. No statement stands here.

Every `Code` is safe where its field says it is printed; a boolean is the only decision
a template may ask about, and it was made before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.code import Code


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file of the output: where it goes, from which template, with which views.

    A `verbatim` file is copied as it is; the others are rendered, and formatted when
    they are Python.
    """

    path: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict[str, object])
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a TypedDict."""

    name: Code
    wire: Code
    annotation: Code


@dataclass(frozen=True, slots=True)
class Member:
    """A declared member of a model.

    `exact` is the type of a value that needs no decoding, where one type says so;
    `decode` is an expression of `value`, `otherwise` what an absent member stands for;
    `is_passed` says that any value stays as it is, and an absent one is None;
    `has_default` that an absent one is not None.
    """

    name: Code
    wire: Code
    annotation: Code
    default: Code | None
    is_required: bool
    exact: Code | None
    is_passed: bool
    has_default: bool
    decode: Code
    otherwise: Code


@dataclass(frozen=True, slots=True)
class ModelView:
    """A dataclass and its way from and to plain JSON.

    `count` is that of `members`; `stand_ins` are pairs of a member's name and its
    field's, for those whose null becomes a default.
    """

    name: Code
    docstring: Code
    known: Code
    count: Code
    members: tuple[Member, ...]
    required: tuple[Member, ...]
    optional: tuple[Member, ...]
    nullable: Code | None
    dates: Code | None
    stand_ins: Code | None
    quoted_name: Code
    any_annotation: Code
    extra_annotation: Code
    extra_factory: Code
    extra_decode: Code | None
    raw_name: Code
    raw_annotation: Code
    value_annotation: Code
    has_any: Code | None
    is_model: bool = True
    is_typed_dict: bool = False
    is_enumeration: bool = False
    is_alias: bool = False


@dataclass(frozen=True, slots=True)
class TypedDictView:
    """A TypedDict; `functional` where a key is no identifier."""

    name: Code
    quoted_name: Code
    docstring: Code
    total: bool
    functional: bool
    members: tuple[Key, ...]
    is_model: bool = False
    is_typed_dict: bool = True
    is_enumeration: bool = False
    is_alias: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A named value of an enumeration."""

    name: Code
    value: Code
    docstring: Code | None


@dataclass(frozen=True, slots=True)
class EnumerationView:
    """An enumeration class."""

    name: Code
    bases: Code
    docstring: Code
    choices: tuple[Choice, ...]
    values_name: Code
    is_model: bool = False
    is_typed_dict: bool = False
    is_enumeration: bool = True
    is_alias: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a union: how it is recognised and decoded."""

    test: Code | None
    value: Code


@dataclass(frozen=True, slots=True)
class AliasView:
    """A type alias, with a decoder where its values must be told apart."""

    name: Code
    expression: Code
    docstring: Code
    decoder: Code | None
    decoder_docstring: Code
    quoted_name: Code
    returns: Code
    variants: tuple[Variant, ...]
    is_closed: bool
    expression_value: Code | None
    is_model: bool = False
    is_typed_dict: bool = False
    is_enumeration: bool = False
    is_alias: bool = True


DefinitionView: TypeAlias = ModelView | TypedDictView | EnumerationView | AliasView


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """One parameter of a signature: `name: annotation = default`."""

    name: Code
    declaration: Code
    passing: Code


@dataclass(frozen=True, slots=True)
class SignatureView:
    """The parameters of a method, split at the keyword-only star."""

    positional: tuple[ArgumentView, ...]
    keyword: tuple[ArgumentView, ...]
    free: ArgumentView | None


@dataclass(frozen=True, slots=True)
class PagerMethodView:
    """The method beside one for a page: it gives the items of all pages."""

    name: Code
    builder: Code
    page: Code
    item: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class MethodView:
    """A thin method: it builds a call and performs it.

    `performing` is what the shell does with it.
    """

    name: Code
    builder: Code
    signature: SignatureView
    returns: Code
    docstring: Code
    pager: PagerMethodView | None
    performing: Code


@dataclass(frozen=True, slots=True)
class NamespaceView:
    """A property that gives a namespace object."""

    name: Code
    class_name: Code
    module: Code | None
    docstring: Code


@dataclass(frozen=True, slots=True)
class CredentialView:
    """One credential of a client, as an expression that prepares it."""

    key: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class SettingView:
    """One client-level parameter of a client; `name` is what messages call it."""

    key: Code
    name: Code
    location: Code
    wire: Code
    value: Code
    argument: Code
    attribute: Code


@dataclass(frozen=True, slots=True)
class CheckView:
    """One constructor argument that is checked before use."""

    name: Code
    attribute: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class OptionsView:
    """`with_options`: its arguments, what changes options, what changes settings."""

    signature: SignatureView
    docstring: Code
    changes: tuple[Code, ...]
    settings: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class EnvironmentView:
    """`from_env`: its arguments and what it passes to the constructor."""

    signature: SignatureView
    docstring: Code
    passing: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class MirrorPropertyView:
    """The property of a client that holds a mirror of it."""

    attribute: Code
    docstring: Code
    class_name: Code
    module: Code
    performer: Code


@dataclass(frozen=True, slots=True)
class MirroredMethodView:
    """A method of a mirror: the method of the mirrored class, and its new result."""

    name: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class ConstructorView:
    """What a client's constructor takes and does, and what else makes a client."""

    signature: SignatureView
    docstring: Code
    checks: tuple[CheckView, ...]
    base_url: Code
    configuration: Code
    credentials: tuple[CredentialView, ...]
    settings: tuple[SettingView, ...]
    options: OptionsView
    environment: EnvironmentView
    mirrors: tuple[MirrorPropertyView, ...]
    usual_timeout: Code | None


@dataclass(frozen=True, slots=True)
class ClassView:
    """A client or a namespace, in one flavour."""

    name: Code
    docstring: Code
    module: Code
    constructor: ConstructorView | None
    namespaces: tuple[NamespaceView, ...]
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class MirrorView:
    """A class with the methods of another one, with other results.

    `performer` is what the methods find in place of the shell.
    """

    name: Code
    docstring: Code
    performer: Code
    methods: tuple[MirroredMethodView, ...]
    namespaces: tuple[NamespaceView, ...]


@dataclass(frozen=True, slots=True)
class GuardView:
    """A guard that several calls share, as a module constant."""

    name: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class FieldView:
    """A `name: expression` entry of a dict display or a keyword argument."""

    name: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class BodyView:
    """The body of a call: one expression, parts of a form, or fields of an object.

    `optional`: the fields are collected first, since without one there is no body;
    `nullable` are the names of those that may be null.
    """

    expression: Code
    fields: tuple[FieldView, ...]
    closing: Code
    nullable: Code | None = None
    free: Code | None = None
    is_whole: bool = False
    is_parts: bool = False
    is_fields: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ReplyDecoderView:
    """A function that makes a value of a parsed reply; `expression` reads `raw`."""

    name: Code
    returns: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class PageReaderView:
    """A function that reads a value from a page; `expression` reads `page`."""

    name: Code
    page: Code
    returns: Code
    expression: Code


@dataclass(frozen=True, slots=True)
class WalkView:
    """A function that walks a list page by page.

    `function` of the runtime takes `arguments`; `readers` read the pages for it. The
    builder has an `alias` where an argument is called like it.
    """

    name: Code
    alias: Code | None
    route: Code
    signature: SignatureView
    page: Code
    item: Code
    readers: tuple[PageReaderView, ...]
    function: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class BuilderView:
    """A pure function that builds the call of one operation.

    With `forbidden`, it refuses with that sentence and is nothing else.
    """

    name: Code
    constant: Code
    operation_id: Code
    method: Code
    route: Code
    signature: SignatureView
    returns: Code
    path: Code = Code("")
    reader: Code = Code("")
    arrays: tuple[FieldView, ...] = ()
    checks: tuple[Code, ...] = ()
    queries: tuple[Code, ...] = ()
    headers: tuple[FieldView, ...] = ()
    cookies: tuple[Code, ...] = ()
    settings: tuple[FieldView, ...] = ()
    body: BodyView | None = None
    own_reader: Code | None = None
    decoders: tuple[ReplyDecoderView, ...] = ()
    security: Code | None = None
    setting_keys: Code | None = None
    optional_json: Code | None = None
    accept: Code | None = None
    server: Code | None = None
    repeatable: Code | None = None
    given: Code | None = None
    retries: Code | None = None
    timeout: Code | None = None
    idempotency_header: Code | None = None
    forbidden: Code | None = None
    walk: WalkView | None = None


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One error class of the document."""

    name: Code
    docstring: Code
    waits: bool


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status, the class that it raises and the default sentence."""

    status: Code
    class_name: Code
    message: Code


@dataclass(frozen=True, slots=True)
class ExportView:
    """A public name and the module that holds it."""

    name: Code
    quoted: Code
    module: Code
    quoted_module: Code


@dataclass(frozen=True, slots=True)
class Flavor:
    """The few tokens in which a sync and an async module differ."""

    package: Code
    prefix: Code
    resource: Code
    http_client: Code
    deadline: Code
    watch: Code
    transport: Code
    open_client: Code
    def_: Code
    await_: Code
    with_: Code
    enter: Code
    exit: Code
    close: Code
    quoted_close: Code
    raw: Code
    streamed: Code
    http_close: Code
    iter_bytes: Code
    iterator: Code
    for_: Code
    iter: Code
    next: Code
    stop: Code
    reply: Code
    network: str
