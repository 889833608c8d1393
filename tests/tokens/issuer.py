"""A server that issues tokens, and an API that takes only those it has issued."""

from __future__ import annotations

import base64
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from tests.mock import Response
from tests.mock.faults import Connection, Fault, raw_server
from tests.mock.faults.scripts import answer

CLIENT_ID = "an id: of ours"
CLIENT_SECRET = "hush%+ hush/ü"
PATH = "/v1/oauth/token"


@dataclass(slots=True)
class Asked:
    """A request for a token: its form, and the id and secret that it came with."""

    target: str
    form: dict[str, str]
    client: tuple[str, str] | None
    headers: dict[str, str]


@dataclass(slots=True)
class Issuer:
    """What the server does and what it has seen.

    `faults` are what becomes of requests for tokens, in turn, the last one for ever;
    `api_faults` are those of calls, `refused` the tokens that it does not take any more.
    """

    expires_in: Any = 3600
    token_type: Any = "Bearer"
    more: dict[str, Any] = field(default_factory=dict[str, Any])
    faults: list[Fault] = field(default_factory=lambda: [answer])
    api_faults: list[Fault] = field(default_factory=lambda: [answer])
    base_url: str = ""
    asked: list[Asked] = field(default_factory=list[Asked])
    issued: list[str] = field(default_factory=list[str])
    refused: set[str] = field(default_factory=set[str])
    calls: list[tuple[str, str, str]] = field(
        default_factory=list[tuple[str, str, str]]
    )

    @property
    def used(self) -> list[str]:
        """The Authorization header of each call of the API."""
        return [authorization for _, _, authorization in self.calls]

    async def script(self, connection: Connection) -> None:
        """Serve one connection."""
        while request := await connection.request():
            head, _, body = request.partition(b"\r\n\r\n")
            line, *fields = head.decode("ascii").split("\r\n")
            method, target, _ = line.split(" ")
            headers = {
                name.lower(): value.strip()
                for name, _, value in (each.partition(":") for each in fields)
            }
            if "transfer-encoding" in headers:
                await connection.reader.readuntil(b"\r\n0\r\n\r\n")
            if target.partition("?")[0] == PATH:
                fault = _next(self.faults)
                await fault(connection, self._token(target, headers, body))
            else:
                fault = _next(self.api_faults)
                await fault(connection, self._api(method, target, headers))
            if connection.writer.is_closing():
                break

    def _token(self, target: str, headers: dict[str, str], body: bytes) -> Response:
        form = dict(parse_qsl(body.decode("ascii"), strict_parsing=True))
        client = None
        kind, _, encoded = headers.get("authorization", "").partition(" ")
        if kind == "Basic":
            found = base64.b64decode(encoded).decode("ascii").partition(":")
            client = (unquote_plus(found[0]), unquote_plus(found[2]))
        self.asked.append(Asked(target, form, client, headers))
        token = f"token-{len(self.asked)}"
        self.issued.append(token)
        reply = {
            "access_token": token,
            "token_type": self.token_type,
            "expires_in": self.expires_in,
            **self.more,
        }
        return Response.of_json(
            200, {name: value for name, value in reply.items() if value is not None}
        )

    def _api(self, method: str, target: str, headers: dict[str, str]) -> Response:
        authorization = headers.get("authorization", "")
        self.calls.append((method, target, authorization))
        token = authorization.removeprefix("Bearer ")
        if token in self.refused or token not in self.issued:
            return Response.of_json(401, {"detail": "Not with this token."})
        return Response.of_json(200, ["a thing"])


def _next(faults: list[Fault]) -> Fault:
    return faults[0] if len(faults) == 1 else faults.pop(0)


@asynccontextmanager
async def issuing(**options: Any) -> AsyncGenerator[Issuer]:
    """The server, while the block lasts."""
    issuer = Issuer(**options)
    async with raw_server(issuer.script) as server:
        issuer.base_url = f"{server.base_url}/v1"
        yield issuer


async def _said(connection: Connection, _: Response, said: Response) -> None:
    await answer(connection, said)


def saying(response: Response) -> Fault:
    """This answer in place of a token."""
    return partial(_said, said=response)
