"""The walk over a document: forms of fields, references, and the checks per object."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from generator import rules
from generator.diagnostics import Report, Source, quote
from generator.document import (
    Document,
    JsonValue,
    Node,
    Unresolved,
    UnresolvedKind,
    describe,
)
from generator.document.pointers import escape
from generator.validate import operations, schemas, security
from generator.validate.chains import Chains
from generator.validate.context import UNRESOLVED_RULES, Context
from generator.validate.kinds import (
    FIELDS,
    PATTERNED,
    REFERABLE,
    REQUIRED,
    Field,
    Form,
    Kind,
)
from generator.validate.spelling import misspelt

_Check: TypeAlias = Callable[[Context, Node], None]
_Item: TypeAlias = tuple[Kind, Node]

_CHECKS: Final[dict[Kind, _Check]] = {
    Kind.PATHS: operations.check_paths,
    Kind.PATH_ITEM: operations.check_path_item,
    Kind.OPERATION: operations.check_operation,
    Kind.PARAMETER: operations.check_parameter,
    Kind.RESPONSES: operations.check_responses,
    Kind.SECURITY_SCHEME: security.check_scheme,
    Kind.OAUTH_FLOWS: security.check_flows,
    Kind.REQUIREMENT: security.check_requirement,
    Kind.SERVER: security.check_server,
    Kind.DISCRIMINATOR: schemas.check_discriminator,
}

_BOOLEAN_SCHEMAS: Final = ("additionalProperties", "unevaluatedProperties")


class Walk:
    """Visits every object once and runs the checks of its kind."""

    def __init__(self, document: Document, report: Report) -> None:
        self._context = Context(document, report)
        self._document = document
        self._schemas = schemas.Schemas(self._context)
        self._operation_ids = operations.OperationIds(self._context)
        self._chains = Chains(document)
        self._stack: list[_Item] = []
        self._targets: list[_Item] = []
        self._visited: set[Source] = set()

    def run(self) -> None:
        """Visit everything that the root leads to."""
        self._stack.append((Kind.OPENAPI, self._document.root))
        while self._stack or self._targets:
            # Targets wait until the tree is done: most of them lie in it.
            kind, node = (self._stack or self._targets).pop()
            if node.source not in self._visited:
                self._visited.add(node.source)
                self._visit(kind, node)
        self._schemas.finish()

    def _visit(self, kind: Kind, node: Node) -> None:
        value = node.value
        if not isinstance(value, dict):
            self._wrong_object(kind, node)
            return
        if "$ref" in value:
            self._check_reference(kind, node)
            if not _keeps_siblings(kind, self._context):
                return
        check = _CHECKS.get(kind)
        if check is not None:
            check(self._context, node)
        if kind is Kind.SCHEMA:
            self._schemas.check(node)
        elif kind is Kind.OPERATION:
            self._operation_ids.check(node)
        if kind is Kind.OPENAPI:
            self._check_root(node, value)
        for required in REQUIRED.get(kind, ()):
            if required not in value:
                self._context.missing(node, required)
        children = (
            self._members(node, PATTERNED[kind])
            if kind in PATTERNED
            else self._fields(kind, node, value)
        )
        # In reverse, so that the stack gives them back in document order.
        self._stack.extend(reversed(list(children)))

    def _check_root(self, node: Node, value: dict[str, JsonValue]) -> None:
        is_3_0 = self._context.is_3_0
        needed = ("paths",) if is_3_0 else ("paths", "components", "webhooks")
        if not any(name in value for name in needed):
            self._context.missing(node, "paths")

    def _wrong_object(self, kind: Kind, node: Node) -> None:
        if kind is Kind.SCHEMA and isinstance(node.value, bool):
            field = node.source.pointer.rpartition("/")[2]
            if self._context.is_3_0 and field not in _BOOLEAN_SCHEMAS:
                self._context.add(
                    rules.WRONG_TYPE,
                    node,
                    "a schema that is only true or false needs OpenAPI 3.1",
                    "write {} for any value",
                )
            return
        found = describe(node.value)
        self._context.add(
            rules.WRONG_TYPE,
            node,
            f"expected a mapping ({kind.value}), not {found}",
        )

    def _fields(
        self, kind: Kind, node: Node, value: dict[str, JsonValue]
    ) -> Iterator[_Item]:
        fields = FIELDS[kind]
        base = node.source.pointer
        file = node.source.file
        for name, member in value.items():
            field = fields.get(name)
            if field is None:
                self._check_unknown(kind, node, name)
                continue
            if field.form is Form.ANY:
                continue
            if not _fits(field.form, member):
                self._wrong_type(kind, node, name, field, member)
                continue
            if field.child is None:
                continue
            child = Node(member, Source(file, f"{base}/{escape(name)}"))
            match field.form:
                case Form.ONE:
                    yield field.child, child
                case Form.EACH:
                    for element in child.elements():
                        yield field.child, element
                case _:
                    yield from self._map(field.child, child)

    def _map(self, kind: Kind, node: Node) -> Iterator[_Item]:
        if kind is Kind.MEDIA_TYPE:
            operations.check_content(self._context, node)
        for name, member in node.items():
            if name == "$ref" and isinstance(member.value, str):
                self._misplaced_reference(node, f"a mapping of {kind.value}s")
                found = self._document.resolve(node)
                if isinstance(found, Node):
                    yield from self._map(kind, found)
                else:
                    self._unresolved(node, found)
            else:
                yield kind, member

    def _members(self, node: Node, kind: Kind) -> Iterator[_Item]:
        for name, member in node.items():
            if name == "$ref" and isinstance(member.value, str):
                continue
            if not name.startswith("x-"):
                yield kind, member

    def _check_unknown(self, kind: Kind, node: Node, name: str) -> None:
        if name.startswith("x-") or name == "$ref" or kind is Kind.REQUIREMENT:
            return
        meant = misspelt(name, kind)
        if meant is not None:
            self._context.add(
                rules.FIELD_UNKNOWN,
                node,
                f"{quote(name)} is no field of the {kind.value}; it is ignored",
                f"did you mean {quote(meant)}?",
                field=name,
                key=True,
            )

    def _wrong_type(
        self, kind: Kind, node: Node, name: str, field: Field, member: JsonValue
    ) -> None:
        expected = field.form.value
        found = describe(member)
        message = f"{quote(name)} must be {expected}, not {found}"
        hint = None
        rule = rules.WRONG_TYPE
        if field.form is Form.ONE:
            if field.child is Kind.SCHEMA and isinstance(member, bool):
                allowed = not self._context.is_3_0 or name in _BOOLEAN_SCHEMAS
                if allowed:
                    return
                hint = "a schema that is only true or false needs OpenAPI 3.1"
        elif isinstance(member, list) and field.form is Form.STRINGS:
            message = f"{quote(name)} must be a list of strings"
        elif isinstance(member, dict) and field.form is Form.TEXTS:
            message = f"{quote(name)} must be a mapping of strings"
        elif field.form is Form.STRING and isinstance(member, dict):
            hint = "'$ref' cannot stand for text" if "$ref" in member else None
        elif field.form is Form.STRING and isinstance(member, (int, float)):
            hint = "put the value in quotes"
        elif field.form is Form.COUNT and isinstance(member, (int, float)):
            message = f"{quote(name)} must be {expected}"
        if kind is Kind.SCHEMA and name == "required" and isinstance(member, bool):
            hint = "list the required properties in the schema around this one"
        if kind is Kind.OPENAPI and name == "paths":
            rule = rules.ROOT_FIELD
        self._context.add(rule, node, message, hint, field=name)

    def _check_reference(self, kind: Kind, node: Node) -> None:
        """Check the `$ref` of an object and remember its target."""
        if kind not in REFERABLE:
            self._misplaced_reference(node, f"a {kind.value}")
            found = self._document.resolve(node)
            if isinstance(found, Node):
                self._targets.append((kind, found))
            else:
                self._unresolved(node, found)
            return
        reference = node.string("$ref")
        if reference is None:
            member = node.value["$ref"] if isinstance(node.value, dict) else None
            self._wrong_type(kind, node, "$ref", Field(Form.STRING), member)
            return
        found = self._document.follow(node)
        if isinstance(found, Node) and isinstance(found.value, dict):
            fault = self._chains.fault(node) if "$ref" in found.value else None
            if fault is not None:
                message = f"{quote(reference)} leads to nothing: {fault}"
                self._context.add(rules.REFERENCE_CYCLE, node, message, field="$ref")
        if isinstance(found, Unresolved):
            self._unresolved(node, found)
            return
        section = found.source.pointer.split("/")
        if len(section) == 4 and section[1] == "components":
            expected = REFERABLE[kind]
            if section[2] != expected and section[2] in REFERABLE.values():
                self._context.add(
                    rules.REFERENCE_KIND,
                    node,
                    f"{quote(reference)} is one of the {section[2]}; "
                    f"here stands a {kind.value}",
                    f"refer to something under '#/components/{expected}'",
                    field="$ref",
                )
                return
        self._targets.append((kind, found))

    def _unresolved(self, node: Node, found: Unresolved) -> None:
        hint = None
        if found.kind in (UnresolvedKind.MISSING, UnresolvedKind.SYNTAX):
            hint = self._context.suggestion(found.reference, node.source)
        message = f"{quote(found.reference)} leads to nothing: {found.reason}"
        rule = UNRESOLVED_RULES[found.kind]
        self._context.add(rule, node, message, hint, field="$ref")

    def _misplaced_reference(self, node: Node, what: str) -> None:
        self._context.add(
            rules.REFERENCE_KIND,
            node,
            f"'$ref' cannot stand for {what}",
            "OpenAPI allows '$ref' for single objects of the components only",
            field="$ref",
            key=True,
        )


def _keeps_siblings(kind: Kind, context: Context) -> bool:
    """Whether fields beside a `$ref` count."""
    return kind is Kind.PATH_ITEM or (kind is Kind.SCHEMA and not context.is_3_0)


def _fits(form: Form, value: JsonValue) -> bool:
    match form:
        case Form.ANY:
            return True
        case Form.STRING:
            return isinstance(value, str)
        case Form.BOOLEAN:
            return isinstance(value, bool)
        case Form.NUMBER:
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case Form.COUNT:
            return _is_count(value)
        case Form.STRINGS:
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        case Form.LIST | Form.EACH:
            return isinstance(value, list)
        case Form.MAPPING | Form.ONE | Form.MAP:
            return isinstance(value, dict)
        case Form.TEXTS:
            return isinstance(value, dict) and all(
                isinstance(member, str)
                for name, member in value.items()
                if not name.startswith("x-")
            )


def _is_count(value: JsonValue) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return value >= 0 and value == int(value)
