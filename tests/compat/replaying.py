"""Repeats a recorded call with this package; notes what it sends and what it gets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx

from memorysync import MemorySyncError
from tests.compat.recordings import Case, Failure, Reply, argument, form
from tests.live.flavours import Flavour
from tests.mock.media_types import header_parameters
from tests.mock.messages import Request, Response
from tests.mock.multipart import parse_multipart

_UNRECORDED = ("accept-encoding", "connection", "content-length", "host", "user-agent")


@dataclass(frozen=True, slots=True)
class Observation:
    """What a repeated call did, in the forms of the recordings."""

    requests: tuple[Mapping[str, Any], ...]
    outcome: Mapping[str, Any]
    """As recorded; of an error, ``types`` are the names of its class and its bases."""


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of both flavours that answers every request of one case alike."""

    def __init__(self, answer: Reply | Failure) -> None:
        self.seen: list[Mapping[str, Any]] = []
        self._answer = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Note the request and answer it."""
        request.read()
        return self._handle(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Note the request and answer it."""
        await request.aread()
        return self._handle(request)

    def _handle(self, request: httpx.Request) -> httpx.Response:
        path, _, query = request.url.raw_path.decode("ascii").partition("?")
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
        )
        sent = Request(request.method, path, query, headers, request.content)
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        self.seen.append(request_form(sent, origin))
        match self._answer:
            case Reply(status, fields, body):
                return httpx.Response(status, headers=fields, content=body)
            case Failure(kind, message):
                raise getattr(httpx, kind)(message, request=request)


@dataclass(slots=True)
class Service:
    """What a real server does for one case after the other."""

    answer: Reply | None = None
    seen: list[Request] = field(default_factory=list[Request])

    def handle(self, request: Request) -> Response:
        """Note the request and answer it as the case says."""
        self.seen.append(request)
        assert self.answer is not None
        return Response(
            self.answer.status, tuple(self.answer.headers.items()), self.answer.body
        )


async def over_transport(case: Case, flavour: Flavour) -> Observation:
    """The call with a transport of the caller in place of the network."""
    wire = Wire(case.answer)
    outcome = await _call(case, flavour, {**case.constructor, "transport": wire})
    return Observation(tuple(wire.seen), outcome)


async def over_socket(
    case: Case, flavour: Flavour, service: Service, address: str
) -> Observation:
    """The call over the network, to a server of this machine."""
    assert isinstance(case.answer, Reply)
    service.answer = case.answer
    service.seen.clear()
    options = dict(case.constructor)
    parts = urlsplit(str(options["base_url"]))
    origin = f"{parts.scheme}://{parts.netloc}"
    if parts.netloc:
        options["base_url"] = address + parts.path
    outcome = await _call(case, flavour, options)
    return Observation(
        tuple(request_form(each, origin) for each in service.seen), outcome
    )


async def _call(
    case: Case, flavour: Flavour, options: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What came of the call, as it would have been recorded."""
    kind: Callable[..., Any] = {
        "MemorySyncClient": flavour.memory_sync,
        "ControlPlaneClient": flavour.control_plane,
    }[case.client]
    try:
        client = kind(**options)
    except Exception as error:
        return {"raised": _error_form(error)}
    try:
        if case.closed_first:
            await flavour.close(client)
        if case.method == "__init__":
            return {"returned": {"constructed": True}}
        method: Any = client
        for name in case.method.split("."):
            method = getattr(method, name)
        arguments = [argument(each) for each in case.args]
        named = {key: argument(value) for key, value in case.kwargs.items()}
        return {"returned": form(await flavour.call(method, *arguments, **named))}
    except Exception as error:
        return {"raised": _error_form(error)}
    finally:
        await flavour.close(client)


def _error_form(error: Exception) -> dict[str, Any]:
    noted: dict[str, Any] = {
        "types": [kind.__name__ for kind in type(error).__mro__],
        "message": str(error),
        "is_memorysync_error": isinstance(error, MemorySyncError),
    }
    if isinstance(error, MemorySyncError):
        cause = error.__cause__
        noted["status_code"] = error.status_code
        noted["response"] = error.response
        noted["request_id"] = error.request_id
        noted["retry_after_seconds"] = getattr(error, "retry_after_seconds", None)
        noted["cause"] = None if cause is None else type(cause).__name__
    return noted


def request_form(request: Request, origin: str) -> Mapping[str, Any]:
    """A request as it would have been recorded."""
    headers = {
        name.lower(): value
        for name, value in request.headers
        if name.lower() not in _UNRECORDED
    }
    boundary = header_parameters(headers.get("content-type", "")).get("boundary")
    if boundary is not None:
        kept = re.sub(r"boundary=\S+", "boundary=<boundary>", headers["content-type"])
        headers["content-type"] = kept
    noted: dict[str, Any] = {
        "method": request.method,
        "origin": origin,
        "path": request.raw_path,
        "query": sorted(
            [name, value]
            for name, value in parse_qsl(request.raw_query, keep_blank_values=True)
        ),
        "headers": headers,
    }
    if boundary is not None:
        noted["multipart"] = _multipart_form(request.body, boundary)
    elif request.body:
        noted["json"] = json.loads(request.body)
    else:
        noted["body"] = None
    return noted


def _multipart_form(body: bytes, boundary: str) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = []
    for part in parse_multipart(body, boundary):
        noted = {"name": part.name}
        if part.filename is not None:
            noted["filename"] = part.filename
        if part.content_type is not None:
            noted["content_type"] = part.content_type
        listed.append(noted | {"content": part.content.decode()})
    return listed


def decoded_path(path: str) -> list[str]:
    """The segments of a path, so that an escaped slash does not look like one."""
    return [unquote(segment) for segment in path.split("/")]
