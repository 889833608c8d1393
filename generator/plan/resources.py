"""Clients and namespaces: the classes of one module, in one flavour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from generator import ir
from generator.code import (
    Code,
    Section,
    build,
    docstring,
    identifier,
    literal,
    string,
)
from generator.names import BUILTIN_TYPES, Scope, snake
from generator.plan.annotations import Annotator
from generator.plan.imports import Imports
from generator.plan.naming import ClientName, NamespaceName, Naming
from generator.plan.operations import PlannedOperation
from generator.plan.readers import return_annotation
from generator.plan.signatures import Signatures
from generator.plan.view import (
    ArgumentView,
    CheckView,
    ClassView,
    ConstructorView,
    CredentialView,
    Flavor,
    MethodView,
    NamespaceView,
    SettingView,
    SignatureView,
)

_PREFIX = ".."
_RESERVED = frozenset(
    {
        "self",
        "base_url",
        "timeout",
        "transport",
        "http_client",
        "shell",
        "configuration",
    }
)


@dataclass(frozen=True, slots=True)
class ConstructorArgument:
    """An argument of a client's constructor, as the report tells it."""

    name: str
    positional: bool
    required: bool
    annotation: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class ModulePlan:
    """A module of classes in one flavour."""

    imports: tuple[Code, ...]
    typing_imports: tuple[Code, ...]
    classes: tuple[ClassView, ...]


class ResourcePlanner:
    """Plans the classes of one module in one flavour."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        module: str,
        flavor: Flavor,
        planned: dict[tuple[str, str], PlannedOperation],
    ) -> None:
        self._api = api
        self._naming = naming
        self._module = module
        self._flavor = flavor
        self._planned = planned
        self._definitions = {
            definition.key: definition for definition in api.definitions
        }
        self._imports = Imports()
        self._typing_imports = Imports()
        self._annotator = Annotator(naming, self._definitions, self._imports, _PREFIX)
        self._signatures = Signatures(self._annotator, self._definitions)

    def plan(
        self,
        clients: list[ClientName],
        namespaces: list[tuple[ClientName, NamespaceName]],
    ) -> ModulePlan:
        """Everything that the module's template prints, namespaces first."""
        classes = [self._namespace(client, entry) for client, entry in namespaces]
        classes += [self._client(entry) for entry in clients]
        return ModulePlan(
            self._imports.lines(), self._typing_imports.lines(), tuple(classes)
        )

    def _public_module(self, module: str) -> Code:
        return string(f"{self._naming.package}.{module}")

    def _prefixed(self, name: str) -> Code:
        return identifier(f"{self._flavor.prefix.text}{name}")

    def _namespace(self, client: ClientName, entry: NamespaceName) -> ClassView:
        members = [child.attribute for child in entry.children]
        self._imports.name(".shell", f"{self._flavor.prefix.text}Shell")
        return ClassView(
            name=self._prefixed(entry.class_name),
            docstring=docstring(
                f"{self._described(entry.path[-1])}\n\n"
                f"Reached as `client.{_attribute_path(client, entry)}`.",
                level=1,
            ),
            module=self._public_module(entry.module),
            constructor=None,
            namespaces=self._children(client, entry.children, self._module),
            methods=self._methods(client, entry.operations, members, entry.module),
        )

    def _described(self, group: str) -> str:
        return f"Operations on {' '.join(snake(group, 'group').split('_'))}."

    def _children(
        self, client: ClientName, children: tuple[NamespaceName, ...], module: str
    ) -> tuple[NamespaceView, ...]:
        if children:
            self._imports.name("functools", "cached_property")
        for child in children:
            if child.module != module:
                self._imports.name("typing", "TYPE_CHECKING")
                self._typing_imports.name(
                    f".{child.module}", self._prefixed(child.class_name).text
                )
        return tuple(
            NamespaceView(
                name=identifier(child.attribute),
                class_name=self._prefixed(child.class_name),
                module=None if child.module == module else identifier(child.module),
                docstring=docstring(
                    f"Operations on {' '.join(child.attribute.split('_')).strip()}.",
                    level=2,
                ),
            )
            for child in children
        )

    def _methods(
        self,
        client: ClientName,
        operations: tuple[tuple[str, ir.Operation], ...],
        members: list[str],
        module: str,
    ) -> tuple[MethodView, ...]:
        shadowed = (
            frozenset((*members, *(name for name, _ in operations))) & BUILTIN_TYPES
        )
        if operations:
            self._imports.alias(f"{_PREFIX}_operations", module, "operations")
        return tuple(
            self._method(client, name, operation, shadowed, module)
            for name, operation in operations
        )

    def _method(
        self,
        client: ClientName,
        name: str,
        operation: ir.Operation,
        shadowed: frozenset[str],
        module: str,
    ) -> MethodView:
        planned = self._planned[(client.class_name, operation.id)]
        returns = return_annotation(operation, self._annotator, shadowed)
        if returns.text == "Any":
            self._imports.name("typing", "Any")
        return MethodView(
            name=identifier(name),
            builder=identifier(planned.builder),
            signature=self._signatures.signature(planned.arguments, shadowed),
            returns=returns,
            docstring=self._method_docstring(planned),
        )

    def _method_docstring(self, planned: PlannedOperation) -> Code:
        operation = planned.operation
        route = f"`{operation.method} {operation.path_template}`"
        text = operation.summary or operation.description.split("\n")[0] or route
        if operation.summary and operation.description:
            if operation.description.strip() != operation.summary.strip():
                text = f"{_sentence(operation.summary)}\n\n{operation.description}"
        elif operation.description:
            text = operation.description
        sections: list[Section] = []
        entries = [
            (argument.name, argument_text(argument.description, argument.default))
            for argument in planned.arguments.listed
            if argument.description or argument.default is not None
        ]
        if entries:
            sections.append(Section("Args", tuple(entries)))
        returned = {
            _sentence(response.description): response.status
            for response in reversed(operation.responses)
            if response.description and response.format != "empty"
        }
        if returned and operation.forbidden is None:
            entries = [
                ("" if len(returned) == 1 else status, text)
                for text, status in reversed(returned.items())
            ]
            sections.append(Section("Returns", tuple(entries)))
        sections.append(Section("Raises", self._raises(operation)))
        return docstring(
            _sentence(text) if "\n" not in text else text,
            level=2,
            sections=sections,
            closing=route if text != route else "",
        )

    def _raises(self, operation: ir.Operation) -> tuple[tuple[str, str], ...]:
        errors = self._api.errors
        if operation.forbidden is not None:
            return ((errors.argument, "always; nothing is sent."),)
        entries: list[tuple[str, str]] = []
        for error in errors.classes:
            statuses = [
                status
                for status in operation.error_statuses
                if status in error.statuses
            ]
            if statuses and error.name != errors.base:
                entries.append(
                    (error.name, f"the server answers {' or '.join(statuses)}.")
                )
        other = "the call fails in any other way." if entries else "the call fails."
        entries.append((errors.base, other))
        return tuple(entries)

    def _client(self, entry: ClientName) -> ClassView:
        self._imports.name(".shell", f"{self._flavor.prefix.text}Shell")
        description = entry.client.description or self._api.info.summary
        first = _sentence(description or f"Client of the {self._api.info.title}.")
        return ClassView(
            name=self._prefixed(entry.class_name),
            docstring=docstring(
                f"{first}\n\nClose it with `{self._flavor.close.text}()`, or use it in "
                f"`{self._flavor.with_.text}`.",
                level=1,
            ),
            module=self._public_module(entry.module),
            constructor=self._constructor(entry),
            namespaces=self._children(entry, entry.namespaces, self._module),
            methods=self._methods(
                entry,
                entry.operations,
                [namespace.attribute for namespace in entry.namespaces],
                entry.module,
            ),
        )

    def constructor_arguments(
        self, entry: ClientName
    ) -> tuple[ConstructorArgument, ...]:
        """The arguments of a client's constructor, in order."""
        listed: list[ConstructorArgument] = []
        scope = Scope(_RESERVED)
        for scheme in client_schemes(self._api, entry.client):
            required = credential_required(entry.client, scheme.key)
            for name in scheme_arguments(scheme, scope):
                if required:
                    variable = environment_variable(self._naming.package, name)
                    listed.append(
                        ConstructorArgument(
                            name,
                            False,
                            False,
                            "str",
                            "FROM_ENVIRONMENT",
                            f"{_credential_text(scheme)} By default the environment "
                            f"variable `{variable}`.",
                        )
                    )
                else:
                    listed.append(
                        ConstructorArgument(
                            name,
                            False,
                            False,
                            "str | None",
                            "None",
                            f"{_credential_text(scheme)} Only some operations need it.",
                        )
                    )
        listed.append(self._base_url_argument(entry.client))
        for setting in client_settings(self._api, entry.client):
            listed.append(
                ConstructorArgument(
                    snake(setting.name or setting.wire, "setting"),
                    False,
                    False,
                    "str | None",
                    "None",
                    setting.description,
                )
            )
        listed += [
            ConstructorArgument(
                "timeout",
                False,
                False,
                "float | Timeout | None",
                literal(entry.client.timeout).text,
                "Upper bound of one HTTP call in seconds; None for none.",
            ),
            ConstructorArgument(
                "transport",
                False,
                False,
                f"{self._flavor.transport.text} | None",
                "None",
                "A transport of the HTTP library; closed with the client.",
            ),
            ConstructorArgument(
                "http_client",
                False,
                False,
                f"{self._flavor.http_client.text} | None",
                "None",
                "A client of the HTTP library; it stays yours to close.",
            ),
        ]
        by_name = {argument.name: argument for argument in listed}
        first = [
            ConstructorArgument(
                argument.name,
                True,
                argument.required,
                argument.annotation,
                argument.default,
                argument.description,
            )
            for name in entry.client.positional
            if (argument := by_name.get(name)) is not None
        ]
        taken = {argument.name for argument in first}
        return (
            *first,
            *(argument for argument in listed if argument.name not in taken),
        )

    def _base_url_argument(self, client: ir.Client) -> ConstructorArgument:
        variable = environment_variable(self._naming.package, "base_url")
        if client.base_url is None:
            return ConstructorArgument(
                "base_url",
                False,
                False,
                "str",
                "FROM_ENVIRONMENT",
                "Where the API is, such as `https://api.example.com`. By default the "
                f"environment variable `{variable}`.",
            )
        return ConstructorArgument(
            "base_url",
            False,
            False,
            "str",
            string(client.base_url).text,
            "Where the API is.",
        )

    def _constructor(self, entry: ClientName) -> ConstructorView:
        arguments = self.constructor_arguments(entry)
        views = [(argument, _argument_view(argument)) for argument in arguments]
        self._imports.name(f"{_PREFIX}_runtime", "configuration")
        for name in (
            "Timeout",
            self._flavor.http_client.text,
            self._flavor.transport.text,
        ):
            self._imports.name(f"{_PREFIX}_runtime.http", name)
        self._imports.name(f"{_PREFIX}_runtime.lifecycle", self._flavor.resource.text)
        self._imports.name(f"{_PREFIX}_version", "USER_AGENT")
        self._imports.name("types", "TracebackType")
        checks = self._checks(entry)
        return ConstructorView(
            signature=SignatureView(
                tuple(view for argument, view in views if argument.positional),
                tuple(view for argument, view in views if not argument.positional),
                None,
            ),
            docstring=docstring(
                "Make a client; nothing is sent yet.",
                level=2,
                sections=(
                    Section(
                        "Args",
                        tuple((entry.name, entry.description) for entry in arguments),
                    ),
                    Section(
                        "Raises",
                        (
                            (
                                "ConfigurationError",
                                "an argument is missing or unusable.",
                            ),
                        ),
                    ),
                ),
            ),
            checks=checks,
            base_url=Code("self._base_url"),
            credentials=self._credentials(entry),
            settings=self._settings(entry),
        )

    def _checks(self, entry: ClientName) -> tuple[CheckView, ...]:
        found: list[CheckView] = []
        scope = Scope(_RESERVED)
        for scheme in client_schemes(self._api, entry.client):
            required = credential_required(entry.client, scheme.key)
            for name in scheme_arguments(scheme, scope):
                found.append(
                    self._required_check(name)
                    if required
                    else CheckView(
                        identifier(name),
                        identifier(f"_{name}"),
                        build(
                            "configuration.optional_text(%, %)",
                            string(name),
                            identifier(name),
                        ),
                    )
                )
        base_url = identifier("base_url")
        inner = base_url
        if entry.client.base_url is None:
            inner = self._required_check("base_url").expression
        found.append(
            CheckView(
                base_url,
                identifier("_base_url"),
                build('configuration.absolute_url("base_url", %)', inner),
            )
        )
        return tuple(found)

    def _required_check(self, name: str) -> CheckView:
        self._imports.name(f"{_PREFIX}_runtime.configuration", "FROM_ENVIRONMENT")
        variable = environment_variable(self._naming.package, name)
        return CheckView(
            identifier(name),
            identifier(f"_{name}"),
            build(
                "configuration.text_or_environment(%, %, %)",
                string(name),
                identifier(name),
                string(variable),
            ),
        )

    def _credentials(self, entry: ClientName) -> tuple[CredentialView, ...]:
        scope = Scope(_RESERVED)
        found: list[CredentialView] = []
        for scheme in client_schemes(self._api, entry.client):
            names = scheme_arguments(scheme, scope)
            values = [identifier(f"_{name}") for name in names]
            match scheme:
                case ir.ApiKeyScheme():
                    location = (
                        Code("")
                        if scheme.location == "header"
                        else build(", %", string(scheme.location))
                    )
                    expression = build(
                        "configuration.api_key(%, self.%, %%)",
                        string(names[0]),
                        values[0],
                        string(scheme.wire),
                        location,
                    )
                case ir.BearerScheme() | ir.CustomScheme():
                    function = (
                        "bearer"
                        if isinstance(scheme, ir.BearerScheme)
                        else "authorization"
                    )
                    expression = build(
                        "configuration.%(%, self.%)",
                        Code(function),
                        string(names[0]),
                        values[0],
                    )
                case ir.BasicScheme():
                    expression = build(
                        "configuration.basic(self.%, self.%)",
                        values[0],
                        values[1],
                    )
                case ir.TransportScheme():
                    continue
                case _:
                    assert_never(scheme)
            found.append(CredentialView(string(scheme.key), expression))
        return tuple(found)

    def _settings(self, entry: ClientName) -> tuple[SettingView, ...]:
        settings = client_settings(self._api, entry.client)
        return tuple(
            SettingView(
                key=string(snake(parameter.name or parameter.wire, "setting")),
                location=string(parameter.location),
                wire=string(parameter.wire),
                argument=identifier(snake(parameter.name or parameter.wire, "setting")),
            )
            for parameter in settings
        )


def _argument_view(argument: ConstructorArgument) -> ArgumentView:
    name = identifier(argument.name)
    declaration = f"{name.text}: {argument.annotation}"
    if argument.default is not None:
        declaration = f"{declaration} = {argument.default}"
    return ArgumentView(name, Code(declaration), build("%=%", name, name))


def _attribute_path(client: ClientName, entry: NamespaceName) -> str:
    path: list[str] = []
    level = client.namespaces
    for depth in range(len(entry.path)):
        for candidate in level:
            if candidate.path == entry.path[: depth + 1]:
                path.append(candidate.attribute)
                level = candidate.children
                break
    return ".".join(path)


def argument_text(description: str, default: ir.Default | None) -> str:
    """What a docstring says of an argument, a default of the server included."""
    if default is None or default.sending != "document":
        return description
    shown = literal(default.value).text
    if len(shown) > 60:
        return description
    return f"{_sentence(description)} Server default: {shown}.".strip()


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?:`" else f"{stripped}."


def _credential_text(scheme: ir.SecurityScheme) -> str:
    if scheme.description:
        return _sentence(scheme.description.split("\n\n")[0])
    match scheme:
        case ir.ApiKeyScheme():
            return "API key."
        case ir.BearerScheme():
            return "Access token."
        case ir.BasicScheme():
            return "User name and password."
        case ir.CustomScheme() | ir.TransportScheme():
            return "Value of the Authorization header."


def client_schemes(api: ir.Api, client: ir.Client) -> tuple[ir.SecurityScheme, ...]:
    """The schemes that the client's operations name, in document order."""
    used = {
        key
        for operation in client.operations
        for alternative in operation.security
        for key in alternative
    }
    return tuple(
        scheme
        for scheme in api.security_schemes
        if scheme.key in used and not isinstance(scheme, ir.TransportScheme)
    )


def credential_required(client: ir.Client, key: str) -> bool:
    """Whether no operation of the client works without this credential."""
    return bool(client.operations) and all(
        operation.security and all(key in keys for keys in operation.security)
        for operation in client.operations
    )


def client_settings(api: ir.Api, client: ir.Client) -> tuple[ir.Parameter, ...]:
    """The client-level parameters that the client's operations know."""
    used = {
        (parameter.location, parameter.wire.lower())
        for operation in client.operations
        for parameter in operation.parameters
        if parameter.setting
    }
    return tuple(
        setting
        for setting in api.settings
        if (setting.location, setting.wire.lower()) in used
    )


def scheme_arguments(scheme: ir.SecurityScheme, scope: Scope) -> tuple[str, ...]:
    """The constructor arguments of a scheme."""
    match scheme:
        case ir.BasicScheme():
            return (scope.claim("username"), scope.claim("password"))
        case ir.ApiKeyScheme() | ir.BearerScheme() | ir.CustomScheme():
            return (scope.claim(snake(scheme.name or scheme.key, "credential")),)
        case ir.TransportScheme():
            return ()
        case _:
            assert_never(scheme)


def environment_variable(package: str, argument: str) -> str:
    """The variable that gives a required argument, `PACKAGE_ARGUMENT`."""
    return f"{package}_{argument}".upper()
