"""Credentials of a client: the schemes that it uses, and its arguments for them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from generator import ir
from generator.code import Code, build, identifier, join, string
from generator.names import Scope, snake
from generator.plan.prose import sentence
from generator.plan.view import CheckView, CredentialView

_LONGEST_KEY: Final = 60


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
class GrantNames:
    """The arguments for a scheme whose tokens a client may fetch."""

    token: str
    client_id: str
    client_secret: str
    token_url: str
    scopes: str
    parameters: tuple[str, ...]


def client_schemes(api: ir.Api, client: ir.Client) -> tuple[ir.SecurityScheme, ...]:
    """The schemes that the client's operations name, in document order."""
    used = {
        requirement.key
        for operation in client.operations
        for alternative in operation.security
        for requirement in alternative
    }
    return tuple(
        scheme
        for scheme in api.security_schemes
        if scheme.key in used and not isinstance(scheme, ir.TransportScheme)
    )


def fetches_tokens(api: ir.Api) -> bool:
    """Whether a client of the package may have to fetch tokens."""
    return any(
        isinstance(scheme, ir.ClientCredentialsScheme)
        for client in api.clients
        for scheme in client_schemes(api, client)
    )


def credential_required(client: ir.Client, key: str) -> bool:
    """Whether no operation of the client works without this credential."""
    return bool(client.operations) and all(
        operation.security
        and all(
            any(requirement.key == key for requirement in alternative)
            for alternative in operation.security
        )
        for operation in client.operations
    )


def credential_key(requirement: ir.Requirement) -> str:
    """What operations and clients call a credential: a token, also by its scopes."""
    text = " ".join((requirement.key, *requirement.scopes))
    if len(requirement.scopes) < 2 or len(text) <= _LONGEST_KEY:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{requirement.key} {len(requirement.scopes)} scopes {digest}"


def environment_variable(package: str, argument: str) -> str:
    """The variable that gives a required argument, `PACKAGE_ARGUMENT`."""
    return f"{package}_{argument}".upper()


def scheme_arguments(scheme: ir.SecurityScheme, scope: Scope) -> tuple[str, ...]:
    """The constructor arguments of a scheme, all of which an environment may give.

    The one for scopes, of a scheme whose tokens are fetched, is claimed and left out.
    """
    match scheme:
        case ir.BasicScheme():
            return (scope.claim("username"), scope.claim("password"))
        case ir.ClientCredentialsScheme():
            names = grant_names(scheme, scope)
            own = (names.token, names.client_id, names.client_secret, names.token_url)
            return (*own, *names.parameters)
        case ir.ApiKeyScheme() | ir.BearerScheme() | ir.CustomScheme():
            return (_own_name(scheme.name, scheme.key, scope),)
        case ir.TransportScheme():
            return ()
        case _:
            assert_never(scheme)


def grant_names(scheme: ir.ClientCredentialsScheme, scope: Scope) -> GrantNames:
    """The arguments of a scheme whose tokens are fetched; of a second one, by its name."""
    token = _own_name(scheme.name, scheme.key, scope)
    stem = token.rstrip("_")
    client_id, client_secret, token_url, scopes, *parameters = (
        scope.claim(name, f"{stem}_{name}")
        for name in (
            "client_id",
            "client_secret",
            "token_url",
            "scopes",
            *(snake(wire, "parameter") for wire in scheme.parameters),
        )
    )
    return GrantNames(
        token, client_id, client_secret, token_url, scopes, tuple(parameters)
    )


def _own_name(name: str | None, key: str, scope: Scope) -> str:
    return scope.claim(snake(name or key, "credential"))


def credential_arguments(
    package: str, client: ir.Client, schemes: Iterable[ir.SecurityScheme], scope: Scope
) -> tuple[ConstructorArgument, ...]:
    """What a constructor takes for the client's schemes."""
    listed: list[ConstructorArgument] = []
    for scheme in schemes:
        required = credential_required(client, scheme.key)
        if isinstance(scheme, ir.ClientCredentialsScheme):
            names = grant_names(scheme, scope)
            listed += _grant_arguments(package, scheme, names, required)
            continue
        for name in scheme_arguments(scheme, scope):
            text = f"{_credential_text(scheme)} {_origin(package, name, required)}"
            listed.append(
                _argument(name, "str", "FROM_ENVIRONMENT", text)
                if required
                else _argument(name, "str | None", "None", text)
            )
    return tuple(listed)


def _grant_arguments(
    package: str,
    scheme: ir.ClientCredentialsScheme,
    names: GrantNames,
    required: bool,
) -> tuple[ConstructorArgument, ...]:
    texts = {
        names.token: f"{_credential_text(scheme)} It is used as it is; with "
        f"`{names.client_id}` and `{names.client_secret}` in its place the client "
        "fetches tokens.",
        names.client_id: "Id of the client that fetches tokens.",
        names.client_secret: f"The secret that goes with `{names.client_id}`.",
    }
    return (
        *(
            _argument(
                name,
                "str | None",
                "FROM_ENVIRONMENT" if required else "None",
                f"{text} {_origin(package, name, required)}",
            )
            for name, text in texts.items()
        ),
        _argument(
            names.token_url,
            "str",
            string(scheme.token_url).text,
            "Where tokens are fetched; relative to the base URL, if not absolute.",
        ),
        _argument(
            names.scopes,
            "Iterable[str] | None",
            "None",
            "What fetched tokens are to allow; by default what each operation needs.",
        ),
        *(
            _argument(
                name, "str | None", "None", f"Requests for tokens carry it as `{wire}`."
            )
            for name, wire in zip(names.parameters, scheme.parameters, strict=True)
        ),
    )


def _origin(package: str, name: str, required: bool) -> str:
    if not required:
        return "Only some operations need it."
    variable = environment_variable(package, name)
    return f"By default the environment variable `{variable}`."


def _argument(
    name: str, annotation: str, default: str, description: str
) -> ConstructorArgument:
    return ConstructorArgument(name, False, False, annotation, default, description)


def _credential_text(scheme: ir.SecurityScheme) -> str:
    if scheme.description:
        return sentence(scheme.description.split("\n\n")[0])
    match scheme:
        case ir.ApiKeyScheme():
            return "API key."
        case ir.BearerScheme() | ir.ClientCredentialsScheme():
            return "Access token."
        case ir.BasicScheme():
            return "User name and password."
        case ir.CustomScheme() | ir.TransportScheme():
            return "Value of the Authorization header."


def grant_check(
    package: str,
    scheme: ir.ClientCredentialsScheme,
    names: GrantNames,
    required: bool,
) -> CheckView:
    """The attribute that says how the client comes by the tokens of a scheme."""
    given = [
        build(
            "grants.Given(%, %, %)",
            string(name),
            identifier(name),
            string(environment_variable(package, name)),
        )
        for name in (names.token, names.client_id, names.client_secret)
    ]
    return CheckView(
        identifier(names.token),
        identifier(f"_{names.token}"),
        build(
            "grants.access(%, %, %, "
            "grants.Endpoint(%, %, self._base_url%%), "
            "grants.checked_scopes(%, %), required=%)",
            *given,
            string(names.token_url),
            identifier(names.token_url),
            (
                Code("")
                if scheme.authentication == "basic"
                else build(", %", string(scheme.authentication))
            ),
            _parameters(scheme, names),
            string(names.scopes),
            identifier(names.scopes),
            Code(str(required)),
        ),
    )


def _parameters(scheme: ir.ClientCredentialsScheme, names: GrantNames) -> Code:
    """What requests for tokens carry besides, as a further argument."""
    if not scheme.parameters:
        return Code("")
    entries = [
        build(
            "%: configuration.optional_text(%, %)",
            string(wire),
            string(name),
            identifier(name),
        )
        for name, wire in zip(names.parameters, scheme.parameters, strict=True)
    ]
    return build(", parameters={%}", join(", ", entries))


def credential_views(
    client: ir.Client, schemes: Iterable[ir.SecurityScheme], scope: Scope
) -> tuple[CredentialView, ...]:
    """The credentials of a client, each as an expression that prepares it."""
    found: list[CredentialView] = []
    for scheme in schemes:
        names = scheme_arguments(scheme, scope)
        attributes = [identifier(f"_{name}") for name in names]
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
                    attributes[0],
                    string(scheme.wire),
                    location,
                )
            case ir.BearerScheme() | ir.CustomScheme():
                function = (
                    "bearer" if isinstance(scheme, ir.BearerScheme) else "authorization"
                )
                expression = build(
                    "configuration.%(%, self.%)",
                    Code(function),
                    string(names[0]),
                    attributes[0],
                )
            case ir.BasicScheme():
                expression = build("configuration.basic(self.%, self.%)", *attributes)
            case ir.ClientCredentialsScheme():
                found += _token_views(client, scheme, attributes[0])
                continue
            case ir.TransportScheme():
                continue
            case _:
                assert_never(scheme)
        found.append(CredentialView(string(scheme.key), expression))
    return tuple(found)


def _token_views(
    client: ir.Client, scheme: ir.ClientCredentialsScheme, attribute: Code
) -> list[CredentialView]:
    """One credential for each set of scopes that the client's operations need."""
    needed = {
        requirement: None
        for operation in client.operations
        for alternative in operation.security
        for requirement in alternative
        if requirement.key == scheme.key
    }
    return [
        CredentialView(
            string(credential_key(requirement)),
            build(
                "self.%.credential(%)",
                attribute,
                join(", ", [string(scope) for scope in requirement.scopes]),
            ),
        )
        for requirement in needed
    ]
