"""Replies that HTTP gives no body, whatever the document says."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from generator.surface import surface
from tests.shapes.conftest import Maker

DOCUMENT = """\
paths:
  /thing:
    head:
      operationId: headed
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
    delete:
      operationId: gone
      responses:
        "204": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
    put:
      operationId: reset
      responses:
        "205": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
    patch:
      operationId: changed
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        "204": {description: nothing, content: {application/json: {}}}
components:
  schemas:
    Thing: {type: object, required: [name], properties: {name: {type: string}}}
"""


@pytest.mark.parametrize(
    ("method", "status"), [("headed", 200), ("gone", 204), ("reset", 205)]
)
def test_no_body_is_expected_where_there_is_none(
    made: Maker, method: str, status: int
) -> None:
    package = made(DOCUMENT)
    value, _ = package.call(method, reply=httpx.Response(status))
    assert value is None
    assert len(package.built.api.fallbacks) == 4


def test_each_status_has_its_own_reading(made: Maker) -> None:
    package = made(DOCUMENT)
    reply = httpx.Response(200, json={"name": "a"})
    assert package.call("changed", reply=reply)[0] == package.types.Thing("a")
    assert package.call("changed", reply=httpx.Response(204))[0] is None


RANGES = """\
paths:
  /any:
    get:
      operationId: text
      responses:
        "200": {description: ok, content: {'*/*': {schema: {type: string}}}}
    put:
      operationId: send
      requestBody: {required: true, content: {'*/*': {schema: {type: object, properties: {a: {type: integer}}}}}}
      responses: {"204": {description: ok}}
    post:
      operationId: send_text
      requestBody: {required: true, content: {'*/*': {schema: {type: string}}}}
      responses: {"204": {description: ok}}
    patch:
      operationId: send_suffix
      requestBody: {required: true, content: {'application/*+json': {schema: {type: string}}}}
      responses: {"204": {description: ok}}
"""


def test_ranges_of_media_types_are_never_sent(made: Maker) -> None:
    package = made(RANGES)
    assert package.call("text", reply=httpx.Response(200, text="plain"))[0] == "plain"
    for body, value in (('"a\\n"', "a\n"), ("[1]", "[1]"), ('"a', '"a')):
        headers = {"Content-Type": "application/json; charset=utf-8"}
        reply = httpx.Response(200, text=body, headers=headers)
        assert package.call("text", reply=reply)[0] == value
    for method, given, media_type in (
        ("send", {"a": 1}, "application/json"),
        ("send_text", {"body": "a"}, "text/plain"),
        ("send_suffix", {"body": "a"}, "application/json"),
    ):
        _, request = package.call(method, reply=httpx.Response(204), **given)
        sent = request.headers["content-type"].partition(";")[0]
        assert sent == media_type


def test_what_is_left_out_is_told(made: Maker) -> None:
    package = made("""\
paths:
  /a:
    post:
      operationId: send
      requestBody:
        content:
          application/xml: {schema: {type: string}}
          application/json: {schema: {type: string}}
      responses: {'204': {description: ok}}
      callbacks: {done: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}}
""")
    report: Any = surface(package.built, package.report)
    (operation,) = report["operations"]
    assert [text.partition(" ")[0] for text in operation["fallbacks"]] == ["the"]
    assert report["counts"]["passed_over"] == 1
    (passed,) = report["passed_over"]
    assert (passed["kind"], passed["name"]) == ("callback", "done")
    assert passed["pointer"] == "/paths/~1a/post/callbacks/done"


def test_two_replies_are_decoded_each_in_its_own_way(made: Maker) -> None:
    package = made("""\
paths:
  /jobs:
    get:
      operationId: jobs
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Done'}}}}}
        "202": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Wait'}}}}}
        default: {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Done'}}}}}
components:
  schemas:
    Done: {type: object, required: [at], properties: {at: {type: string, format: date}}}
    Wait: {type: object, required: [seconds], properties: {seconds: {type: integer}}}
""")
    types = package.types
    for status, raw, model in (
        (200, {"at": "2026-01-02"}, types.Done),
        (202, {"seconds": 3}, types.Wait),
        (203, {"at": "2026-01-02"}, types.Done),
    ):
        (value,), _ = package.call("jobs", reply=httpx.Response(status, json=[raw]))
        assert type(value) is model and value.to_dict() == raw


def test_a_query_of_the_path_is_not_sent_twice(made: Maker) -> None:
    package = made("""\
paths:
  /do?Action=List&Version=1&Kind=a:
    get:
      operationId: listed
      parameters:
        - {name: Action, in: query, required: true, schema: {type: string, enum: [List]}}
        - {name: Kind, in: query, schema: {type: string}}
      responses: {'204': {description: ok}}
""")
    _, request = package.call("listed", action="List")
    assert request.url.query == b"Version=1&Kind=a&Action=List"


GLOBALS = """\
x-speakeasy-globals: {parameters: [{name: app, in: query, schema: {type: integer}}, {name: X-On, in: header, schema: {type: boolean}}]}
paths:
  /things:
    get:
      operationId: things
      parameters:
        - {name: app, in: query, schema: {type: integer}}
        - {name: X-On, in: header, schema: {type: boolean}}
      responses: {'204': {description: ok}}
"""


def test_a_client_level_parameter_of_a_call_may_be_a_number(made: Maker) -> None:
    _, request = made(GLOBALS).call("things", app=0, x_on=False)
    assert request.url.query == b"app=0" and request.headers["X-On"] == "false"


def test_a_parameter_of_the_path_is_never_hidden(made: Maker) -> None:
    package = made("""\
x-speakeasy-globals: {parameters: [{name: space, in: path, required: true, schema: {type: string}}]}
paths:
  /spaces/{space}:
    get:
      operationId: show
      parameters:
        - {name: space, in: path, required: true, schema: {type: string}, x-speakeasy-globals-hidden: true}
      responses: {'204': {description: ok}}
""")
    _, request = package.call("show", "a b")
    assert request.url.raw_path == b"/spaces/a%20b"
    assert package.codes() == ["SG401", "SG222"]


def test_an_example_of_use_may_simply_be_wanted(made: Maker) -> None:
    package = made("""\
paths:
  /first: {get: {operationId: first, responses: {'204': {description: ok}}}}
  /second:
    get: {operationId: second, x-speakeasy-usage-example: true, responses: {'204': {description: ok}}}
""")
    assert package.codes() == []
    assert "client.second()" in package.built.files["README.md"]
