"""What a request should look like, and what it looked like; plain and independent.

Expectations follow the OpenAPI Specification 3.1, "Style Values", and RFC 6570; they
are decoded, so that only what a server sees is compared. What several readings allow
(arrays inside objects) is left out: `None` stands for "not compared".
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from tests.corpus.documents import RawParameter
from tests.corpus.samples import Sample
from tests.mock import Request
from tests.mock.json_values import JsonValue
from tests.mock.media_types import MediaType
from tests.mock.multipart import parse_multipart

Pairs = list[tuple[str, str]]
_SEPARATORS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def text(value: JsonValue) -> str | None:
    """A primitive as text; None for an array or an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | dict):
        return None
    return "" if value is None else json.dumps(value)


def query_pairs(parameter: RawParameter, value: JsonValue) -> Pairs | None:
    """The decoded pairs of a query parameter."""
    name = parameter.wire
    if parameter.node.get("schema") is None:
        return None
    if isinstance(value, dict):
        members = [(key, text(member)) for key, member in value.items()]
        if any(member is None for _, member in members):
            return None
        if parameter.style == "deepObject":
            return [(f"{name}[{key}]", member or "") for key, member in members]
        if parameter.explode:
            return [(key, member or "") for key, member in members]
        flat = [part for key, member in members for part in (key, member or "")]
        return [(name, _SEPARATORS[parameter.style].join(flat))]
    if isinstance(value, list):
        items = [text(item) for item in value]
        if any(item is None for item in items) or parameter.style == "deepObject":
            return None
        if parameter.explode:
            return [(name, item or "") for item in items]
        joined = _SEPARATORS[parameter.style].join(item or "" for item in items)
        return [(name, joined)] if items else []
    return [(name, text(value) or "")]


def expected_query(sample: Sample) -> Pairs | None:
    """The decoded query of a call, in the order of the parameters."""
    found: Pairs = []
    for parameter, value in sample.parameters:
        if parameter.location == "query":
            pairs = query_pairs(parameter, value)
            if pairs is None:
                return None
            found += pairs
    return found


def expected_path(template: str, sample: Sample) -> str | None:
    """The path of a call, percent-encoded; query and fragment of the key left out."""
    path = re.split(r"[?#]", template)[0]
    for parameter, value in sample.parameters:
        if parameter.location == "path":
            plain = text(value)
            if plain is None or parameter.style != "simple":
                return None
            path = path.replace("{" + parameter.wire + "}", quote(plain, safe=""))
    return path


def normal(request: Request) -> tuple[Any, ...]:
    """Everything of a request that both flavours must send alike.

    The random boundary of a multipart form is replaced by a fixed one.
    """
    sent = request.header("Content-Type") or ""
    media_type = MediaType.parse(sent)
    body, headers = request.body, request.headers
    boundary = None if media_type is None else media_type.parameters.get("boundary")
    if boundary:
        body = body.replace(boundary.encode(), b"BOUNDARY")
        headers = tuple(
            (name, value.replace(boundary, "BOUNDARY")) for name, value in headers
        )
    return (
        request.method,
        request.raw_path,
        request.raw_query,
        tuple((name.lower(), value) for name, value in headers),
        body,
    )


def differences(template: str, sample: Sample, request: Request) -> list[str]:
    """What was sent otherwise than the arguments say."""
    found: list[str] = []
    path = expected_path(template, sample)
    if path is not None and not request.raw_path.endswith(path):
        found.append(f"path {request.raw_path!r} instead of {path!r}")
    query = expected_query(sample)
    if query is not None:
        sent = parse_qsl(request.raw_query, keep_blank_values=True)
        missing = [pair for pair in query if pair not in sent]
        if missing:
            found.append(f"query {sent!r} lacks {missing!r}")
    for parameter, value in sample.parameters:
        plain = text(value)
        if plain is None or parameter.node.get("schema") is None:
            continue
        if parameter.location == "header" and request.header(parameter.wire) != plain:
            found.append(f"header {parameter.wire}: {request.header(parameter.wire)!r}")
        if parameter.location == "cookie":
            pieces = (request.header("Cookie") or "").split("; ")
            pairs = {
                name: text for name, _, text in (each.partition("=") for each in pieces)
            }
            if unquote(pairs.get(parameter.wire, "\0")) != plain:
                found.append(f"cookie {parameter.wire}: {request.header('Cookie')!r}")
    return [*found, *_body_differences(sample, request)]


def _body_differences(sample: Sample, request: Request) -> list[str]:
    if sample.body is None:
        return [] if not request.body else [f"a body: {request.body[:80]!r}"]
    sent = MediaType.parse(request.header("Content-Type") or "")
    declared = MediaType.parse(sample.media_type or "")
    assert declared is not None
    if sent is None or not (declared.covers(sent) or sent.essence == declared.essence):
        return [f"content type {request.header('Content-Type')!r}"]
    if sent.is_json:
        actual = json.loads(request.body)
        return [] if actual == sample.body else [f"body {actual!r}"]
    if isinstance(sample.body, bytes):
        return [] if request.body == sample.body else [f"body {request.body!r}"]
    if isinstance(sample.body, str):
        return [] if request.body.decode() == sample.body else [f"{request.body!r}"]
    if sent.essence == "multipart/form-data":
        return _multipart_differences(sample.body, request, sent)
    pairs = parse_qsl(request.body.decode(), keep_blank_values=True)
    wanted = [
        (name, plain)
        for name, value in sample.body.items()
        if (plain := text(value)) is not None
    ]
    missing = [pair for pair in wanted if pair not in pairs]
    return [f"form {pairs!r} lacks {missing!r}"] if missing else []


def _multipart_differences(
    body: dict[str, Any], request: Request, sent: MediaType
) -> list[str]:
    found: list[str] = []
    parts = parse_multipart(request.body, sent.parameters.get("boundary"))
    contents = {part.name: part.content for part in parts}
    for name, value in body.items():
        wanted: bytes | None = None
        if isinstance(value, bytes):
            wanted = value
        elif (plain := text(value)) is not None:
            wanted = plain.encode()
        if wanted is not None and contents.get(name) != wanted:
            found.append(f"part {name}: {contents.get(name)!r}")
    return found
