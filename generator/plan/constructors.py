"""Constructors of clients: credentials, settings, transport, and what is checked."""

from __future__ import annotations

from generator import ir
from generator.code import Code, Section, build, docstring, identifier, literal, string
from generator.names import Scope, snake
from generator.plan.credentials import (
    ConstructorArgument,
    GrantNames,
    client_schemes,
    credential_arguments,
    credential_required,
    credential_views,
    environment_variable,
    grant_check,
    grant_names,
    scheme_arguments,
)
from generator.plan.imports import Imports
from generator.plan.mirrors import mirror_properties
from generator.plan.naming import ClientName
from generator.plan.variants import (
    OPTION_NAMES,
    SettingArgument,
    Variable,
    environment_view,
    options_view,
)
from generator.plan.view import (
    ArgumentView,
    CheckView,
    ConstructorView,
    EnvironmentView,
    Flavor,
    SettingView,
    SignatureView,
)

_RESERVED = (
    frozenset(
        {
            "self",
            "base_url",
            "timeout",
            "total_timeout",
            "max_retries",
            "max_connections",
            "max_response_bytes",
            "on_event",
            "transport",
            "http_client",
            "shell",
            "configuration",
            "grants",
            "token_calls",
            "options",
            "cls",
            "view_of",
        }
    )
    | OPTION_NAMES
)


class ConstructorPlanner:
    """Plans the constructors of the clients of one module, in one flavour."""

    def __init__(
        self,
        api: ir.Api,
        package: str,
        flavor: Flavor,
        imports: Imports,
        typing_imports: Imports,
        prefix: str,
    ) -> None:
        self._api = api
        self._package = package
        self._flavor = flavor
        self._imports = imports
        self._typing_imports = typing_imports
        self._prefix = prefix

    def arguments(self, entry: ClientName) -> tuple[ConstructorArgument, ...]:
        """The arguments of a client's constructor, in order."""
        scope = Scope(_RESERVED)
        schemes = client_schemes(self._api, entry.client)
        listed = list(credential_arguments(self._package, entry.client, schemes, scope))
        listed.append(self._base_url_argument(entry.client))
        listed += [
            ConstructorArgument(
                setting.name, False, False, "str | None", "None", setting.description
            )
            for setting in self._setting_arguments(entry.client, scope)
        ]
        listed += [
            ConstructorArgument(
                "timeout",
                False,
                False,
                "float | Timeout | None",
                literal(entry.client.timeout).text,
                "Seconds that one attempt may take, from connecting to the last byte "
                "of the body; None for no bound.",
            ),
            ConstructorArgument(
                "total_timeout",
                False,
                False,
                "float | None",
                "None",
                "Seconds that a whole call may take: attempts, pauses and bodies; "
                "None for no bound.",
            ),
            ConstructorArgument(
                "max_retries",
                False,
                False,
                "int",
                literal(entry.client.max_retries).text,
                "How often a call is tried again that failed and may be repeated.",
            ),
            ConstructorArgument(
                "max_response_bytes",
                False,
                False,
                "int",
                "MAX_RESPONSE_BYTES",
                "Bytes that the body of a reply may be long, before and after "
                "decompression; 100 MiB unless given.",
            ),
            ConstructorArgument(
                "max_connections",
                False,
                False,
                "int",
                "100",
                "How many connections there may be at once; further calls queue.",
            ),
            ConstructorArgument(
                "on_event",
                False,
                False,
                "Hook | None",
                "None",
                "A function that is told of every request, reply, retry and error.",
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

    def _setting_arguments(
        self, client: ir.Client, scope: Scope
    ) -> tuple[SettingArgument, ...]:
        """The arguments of the client-level parameters, after those of credentials."""
        found: list[SettingArgument] = []
        for setting in client_settings(self._api, client):
            key = snake(setting.name or setting.wire, "setting")
            name = scope.claim(key, f"{key.rstrip('_')}_setting")
            found.append(SettingArgument(key, name, setting.description))
        return tuple(found)

    def named_settings(self, client: ir.Client) -> tuple[SettingArgument, ...]:
        """The client-level parameters of a client, by their arguments."""
        scope = Scope(_RESERVED)
        for scheme in client_schemes(self._api, client):
            scheme_arguments(scheme, scope)
        return self._setting_arguments(client, scope)

    def grants(self, client: ir.Client) -> tuple[GrantNames, ...]:
        """The arguments for schemes whose tokens a client may fetch."""
        scope = Scope(_RESERVED)
        found: list[GrantNames] = []
        for scheme in client_schemes(self._api, client):
            if isinstance(scheme, ir.ClientCredentialsScheme):
                found.append(grant_names(scheme, scope))
            else:
                scheme_arguments(scheme, scope)
        return tuple(found)

    def _base_url_argument(self, client: ir.Client) -> ConstructorArgument:
        variable = environment_variable(self._package, "base_url")
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

    def constructor(self, entry: ClientName) -> ConstructorView:
        """The constructor of a client."""
        arguments = self.arguments(entry)
        views = [(argument, _argument_view(argument)) for argument in arguments]
        self._imports.name(f"{self._prefix}_runtime", "configuration")
        self._imports.name(f"{self._prefix}_runtime", "options")
        self._imports.name(f"{self._prefix}_runtime.options", "MAX_RESPONSE_BYTES")
        self._imports.name("typing", "TYPE_CHECKING")
        for name in (
            "Timeout",
            self._flavor.http_client.text,
            self._flavor.transport.text,
        ):
            self._typing_imports.name(f"{self._prefix}_runtime.http", name)
        self._typing_imports.name(f"{self._prefix}events", "Hook")
        self._imports.name(
            f"{self._prefix}_runtime.lifecycle", self._flavor.resource.text
        )
        self._imports.name(f"{self._prefix}_version", "USER_AGENT")
        self._typing_imports.name("types", "TracebackType")
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
            configuration=self._configuration(entry),
            credentials=credential_views(
                entry.client,
                client_schemes(self._api, entry.client),
                Scope(_RESERVED),
            ),
            settings=self._settings(entry),
            options=options_view(
                self.named_settings(entry.client), self._imports, self._prefix
            ),
            environment=self._environment(entry, views),
            mirrors=mirror_properties(entry, self._flavor),
            usual_timeout=(
                literal(entry.client.timeout)
                if any(each.resilience.timeout for each in entry.client.operations)
                else None
            ),
        )

    def _environment(
        self, entry: ClientName, views: list[tuple[ConstructorArgument, ArgumentView]]
    ) -> EnvironmentView:
        """`from_env`: credentials, base URL and settings come from the environment."""
        variables = self.variables(entry)
        given = {variable.argument for variable in variables}
        return environment_view(
            variables,
            [
                (view, (argument.name, argument.description))
                for argument, view in views
                if argument.name not in given
            ],
        )

    def variables(self, entry: ClientName) -> tuple[Variable, ...]:
        """The environment variables that `from_env` reads."""
        client = entry.client
        read = {"base_url": client.base_url} | {
            setting.name: None for setting in self.named_settings(client)
        }
        scope = Scope(_RESERVED)
        alternatives: set[str] = set()
        for scheme in client_schemes(self._api, client):
            names = scheme_arguments(scheme, scope)
            read |= dict.fromkeys(names)
            if isinstance(scheme, ir.ClientCredentialsScheme):
                read[names[3]] = scheme.token_url
                alternatives.add(names[0])
        return tuple(
            Variable(
                argument.name,
                environment_variable(self._package, argument.name),
                _environment_text(argument),
                argument.default == "FROM_ENVIRONMENT",
                read[argument.name],
                argument.name in alternatives,
            )
            for argument in self.arguments(entry)
            if argument.name in read
        )

    def _checks(self, entry: ClientName) -> tuple[CheckView, ...]:
        found: list[CheckView] = []
        granted: list[CheckView] = []
        scope = Scope(_RESERVED)
        for scheme in client_schemes(self._api, entry.client):
            required = credential_required(entry.client, scheme.key)
            if isinstance(scheme, ir.ClientCredentialsScheme):
                granted.append(self._grant(scheme, scope, required))
                continue
            for name in scheme_arguments(scheme, scope):
                found.append(
                    self._required_check(name, "secret_or_environment")
                    if required
                    else CheckView(
                        identifier(name),
                        identifier(f"_{name}"),
                        build(
                            "configuration.optional_secret(%, %)",
                            string(name),
                            identifier(name),
                        ),
                    )
                )
        base_url = identifier("base_url")
        inner = base_url
        if entry.client.base_url is None:
            inner = self._required_check("base_url", "text_or_environment").expression
        found.append(
            CheckView(
                base_url,
                identifier("_base_url"),
                (
                    build("configuration.unchecked_url(%)", inner)
                    if entry.client.base_url_checked_late
                    else build('configuration.absolute_url("base_url", %)', inner)
                ),
            )
        )
        return (*found, *granted)

    def _grant(
        self, scheme: ir.ClientCredentialsScheme, scope: Scope, required: bool
    ) -> CheckView:
        """How the client comes by tokens, which the base URL has a say in."""
        self._imports.name("collections.abc", "Iterable")
        self._imports.name(f"{self._prefix}_runtime", "grants")
        if required:
            self._imports.name(
                f"{self._prefix}_runtime.configuration", "FROM_ENVIRONMENT"
            )
        names = grant_names(scheme, scope)
        return grant_check(self._package, scheme, names, required)

    def _required_check(self, name: str, function: str) -> CheckView:
        self._imports.name(f"{self._prefix}_runtime.configuration", "FROM_ENVIRONMENT")
        variable = environment_variable(self._package, name)
        return CheckView(
            identifier(name),
            identifier(f"_{name}"),
            build(
                "configuration.%(%, %, %)",
                identifier(function),
                string(name),
                identifier(name),
                string(variable),
            ),
        )

    def _configuration(self, entry: ClientName) -> Code:
        """The class of what the client is constructed with."""
        schemes = client_schemes(self._api, entry.client)
        if not any(isinstance(each, ir.ClientCredentialsScheme) for each in schemes):
            return Code("configuration.Configuration")
        self._imports.name(f"{self._prefix}_runtime", "token_calls")
        return Code("token_calls.TokenConfiguration")

    def _settings(self, entry: ClientName) -> tuple[SettingView, ...]:
        settings = client_settings(self._api, entry.client)
        if settings:
            self._imports.name(f"{self._prefix}_runtime.views", "SettingValue")
        return tuple(
            SettingView(
                key=string(named.key),
                name=string(named.name),
                location=string(parameter.location),
                wire=string(parameter.wire),
                value=(
                    build(
                        "configuration.optional_text(%, %)",
                        string(named.name),
                        identifier(named.name),
                    )
                    if named.name in entry.client.never_blank
                    else identifier(named.name)
                ),
                argument=identifier(named.name),
                attribute=identifier(f"_{named.name}"),
            )
            for parameter, named in zip(
                settings, self.named_settings(entry.client), strict=True
            )
        )


def _argument_view(argument: ConstructorArgument) -> ArgumentView:
    name = identifier(argument.name)
    declaration = f"{name.text}: {argument.annotation}"
    if argument.default is not None:
        declaration = f"{declaration} = {argument.default}"
    return ArgumentView(name, Code(declaration), build("%=%", name, name))


def _environment_text(argument: ConstructorArgument) -> str:
    """What a variable means: the argument's text, without where else it comes from."""
    return argument.description.partition(" By default the environment variable")[0]


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
