"""What documents say of streams, and the methods that come of it."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from generator.surface import surface
from tests.shapes.making import HEAD, Made, make

NEWER = HEAD.replace("3.1.0", "3.2.0")

BOTH = """\
paths:
  /chat:
    post:
      operationId: chat
      EXTENSION
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties: {text: {type: string}, SWITCH}
      responses:
        "200": {description: The answer., content: {CONTENT}}
  /other:
    get: {operationId: chat_stream, responses: {"204": {description: ok}}}
components:
  schemas:
    Whole: {type: object, properties: {text: {type: string}}}
    Piece: {type: object, required: [delta], properties: {delta: {type: string}}}
"""
CONTENT = (
    "application/json: {schema: {$ref: '#/components/schemas/Whole'}}, "
    "text/event-stream: {schema: {$ref: '#/components/schemas/Piece'}}"
)
SWITCH = "stream: {type: boolean, default: DEFAULT}"


def both(
    folder: Path,
    *,
    extension: str = "summary: Chat",
    content: str = CONTENT,
    switch: str = SWITCH.replace("DEFAULT", "false"),
) -> Made:
    document = BOTH.replace("EXTENSION", extension).replace("CONTENT", content)
    return make(document.replace("SWITCH", switch), folder)


SCHEMAS = """\
components:
  schemas:
    Tick: {type: object, required: [n], properties: {n: {type: integer}}}
    Event: {type: object, required: [data], properties: {event: {type: string}, data: {$ref: '#/components/schemas/Tick'}}}
"""


def one(folder: Path, content: str, *, more: str = "", head: str = HEAD) -> Made:
    """A document with one operation that replies with a content."""
    return make(
        f"""\
paths:
  /watch:
    get:
      operationId: watch
      {more}
      responses:
        "200":
          description: ok
          content:
            {content}
{SCHEMAS}""",
        folder,
        head=head,
    )


def client_class(made: Made) -> Any:
    planned = made.built.plan.clients[0]
    return getattr(made.module(), planned.sync_class)


def values(made: Made, method: str, body: str, kind: str, **given: Any) -> list[Any]:
    """The values that the sync flavour makes of a reply."""
    sent.clear()

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, headers={"content-type": kind}, text=body)

    with client_class(made)(transport=httpx.MockTransport(handle)) as client:
        return list(getattr(client, method)(**given))


sent: list[httpx.Request] = []
SSE = "text/event-stream"


def returned(made: Made, method: str) -> str:
    return str(inspect.signature(getattr(client_class(made), method)).return_annotation)


def arguments(made: Made, method: str) -> list[str]:
    signature = inspect.signature(getattr(client_class(made), method))
    return [name for name in signature.parameters if name != "self"]


def test_two_replies_are_two_methods(tmp_path: Path) -> None:
    made = both(tmp_path)
    assert returned(made, "chat") == "Whole"
    assert returned(made, "chat_stream_2") == "EventStream[Piece]"
    assert arguments(made, "chat") == ["text", "stream"]
    assert arguments(made, "chat_stream_2") == ["text"]
    assert returned(made, "chat_stream") == "None", "the document's own name wins"
    (piece,) = values(made, "chat_stream_2", 'data: {"delta": "a"}\n\n', SSE, text="b")
    assert piece.delta == "a"
    assert json.loads(sent[0].content) == {"text": "b", "stream": True}
    assert sent[0].headers["accept"] == SSE
    _, request = made.call("chat", text="b")
    assert json.loads(request.content) == {"text": "b"}
    assert request.headers["accept"] == "application/json"


def test_a_server_that_streams_by_itself_is_told_not_to(tmp_path: Path) -> None:
    made = both(tmp_path, switch=SWITCH.replace("DEFAULT", "true"))
    _, request = made.call("chat", text="b")
    assert json.loads(request.content) == {"text": "b", "stream": False}


def test_a_switch_of_another_kind_is_none(tmp_path: Path) -> None:
    made = both(tmp_path, switch="stream: {type: string}")
    assert arguments(made, "chat_stream_2") == ["text", "stream"]


def test_a_named_switch_is_no_argument(tmp_path: Path) -> None:
    said = "x-fern-streaming: {format: sse, stream-condition: $request.live}"
    made = both(tmp_path, extension=said, switch="live: {type: boolean}")
    assert arguments(made, "chat") == arguments(made, "chat_stream_2") == ["text"]
    _, request = made.call("chat", text="b")
    assert json.loads(request.content) == {"text": "b", "live": False}
    values(made, "chat_stream_2", "", SSE, text="b")
    assert json.loads(sent[0].content) == {"text": "b", "live": True}


def test_both_schemas_may_stand_in_the_extension(tmp_path: Path) -> None:
    said = """x-fern-streaming:
        format: sse
        terminator: over
        stream-condition: $request.stream
        stream-description: Piece by piece.
        response: {$ref: '#/components/schemas/Whole'}
        response-stream: {$ref: '#/components/schemas/Piece'}"""
    made = both(tmp_path, extension=said, content="application/json: {schema: {}}")
    assert made.codes() == []
    assert returned(made, "chat") == "Whole"
    assert returned(made, "chat_stream_2") == "EventStream[Piece]"
    body = 'data: {"delta": "a"}\n\ndata: over\n\ndata: {}\n\n'
    assert len(values(made, "chat_stream_2", body, SSE, text="b")) == 1
    assert sent[0].headers["accept"] == SSE
    doc = inspect.getdoc(client_class(made).chat_stream_2)
    assert doc is not None and "Piece by piece." in doc


def test_a_named_switch_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = "x-fern-streaming: {format: sse, stream-condition: $request.live}"
    assert both(tmp_path, extension=said).codes() == ["SG401"]


@pytest.mark.parametrize(
    "value", ["often", "{format: xml}", "{stream-condition: stream}"]
)
def test_what_is_not_understood_is_told(tmp_path: Path, value: str) -> None:
    content = "application/json: {schema: {}}"
    assert "SG401" in one(tmp_path, content, more=f"x-fern-streaming: {value}").codes()


def test_json_that_comes_line_by_line(tmp_path: Path) -> None:
    content = "application/json: {schema: {$ref: '#/components/schemas/Tick'}}"
    made = one(tmp_path, content, more="x-fern-streaming: true")
    assert returned(made, "watch") == "EventStream[Tick]"
    body = '{"n": 1}\n{"n": 2}\n'
    assert len(values(made, "watch", body, "application/json")) == 2
    assert len(values(made, "watch", body, "application/jsonl")) == 2


def test_a_stream_that_is_declared_leaves_the_other_reply(tmp_path: Path) -> None:
    made = both(tmp_path, extension="x-fern-streaming: {format: sse}")
    assert returned(made, "chat") == "Whole"
    assert returned(made, "chat_stream_2") == "EventStream[Piece]"


KINDS = {
    "text/event-stream: {schema: {$ref: '#/components/schemas/Tick'}}": "Tick",
    "text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}": "Event",
    "text/event-stream: {schema: {type: array, items: {type: string}}}": "str",
    "text/event-stream: {}": "Any",
    "text/event-stream: {schema: {oneOf: [{type: string}, {type: integer}]}}": "str | int",
    "application/x-ndjson: {schema: {type: array, items: {type: integer}}}": "int",
    "application/jsonl: {}": "Any",
    "application/x-ndjson; v=1: {schema: {type: string}}": "str",
    "Application/JSON-Seq: {schema: {type: number}}": "float",
}


def test_the_kinds_of_values(tmp_path: Path) -> None:
    paths = "".join(
        f"  /w{number}:\n    get: {{operationId: w{number}, responses: "
        f"{{'200': {{description: ok, content: {{{content.replace(': {', '!: {', 1)}}}}}}}}}\n"
        for number, content in enumerate(KINDS)
    )
    quoted = re.sub(r"content: {([^!]+)!:", r"content: {'\1':", paths)
    made = make(f"paths:\n{quoted}{SCHEMAS}", tmp_path)
    assert made.codes() == []
    found = [returned(made, f"w{number}") for number in range(len(KINDS))]
    assert found == [f"EventStream[{kind}]" for kind in KINDS.values()]


def test_an_object_with_data_among_others_is_json_in_data(tmp_path: Path) -> None:
    schema = "{type: object, properties: {data: {type: array, items: {}}, total: {type: integer}}}"
    made = one(tmp_path, f"text/event-stream: {{schema: {schema}}}")
    (value,) = values(made, "watch", 'data: {"data": [1], "total": 1}\n\n', SSE)
    assert (value.data, value.total) == ([1], 1)


def test_items_of_the_newest_version(tmp_path: Path) -> None:
    item = """text/event-stream:
              schema: {type: string}
              itemSchema:
                type: object
                required: [data]
                properties:
                  data: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Tick'}}
                  other: {type: string}"""
    made = one(tmp_path, item, head=NEWER)
    (value,) = values(made, "watch", 'data: {"n": 1}\n\n', SSE)
    assert type(value.data).__name__ == "Tick" and value.data.n == 1


def test_the_json_in_a_text_is_its_schema(tmp_path: Path) -> None:
    schema = "{type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Tick'}}"
    made = one(tmp_path, f"text/event-stream: {{schema: {schema}}}")
    assert returned(made, "watch") == "EventStream[Tick]"


def test_an_end_of_what_is_no_stream_is_told(tmp_path: Path) -> None:
    content = "application/json: {schema: {}, x-speakeasy-sse-sentinel: '[DONE]'}"
    assert one(tmp_path, content).codes() == ["SG401"]


def test_the_report_lists_both_methods_under_one_operation(tmp_path: Path) -> None:
    made = both(tmp_path)
    told: Any = surface(made.built, made.report)
    assert told["counts"]["operations_total"] == 2
    assert told["counts"]["operations_generated"] == 2
    chat = next(each for each in told["operations"] if each["operation_id"] == "chat")
    assert [call["attribute"] for call in chat["calls"]] == ["chat", "chat_stream_2"]
    assert [(each["media_type"], each["type"]) for each in chat["responses"]] == [
        ("application/json", "Whole"),
        ("text/event-stream", "EventStream[Piece]"),
    ]


def test_packages_without_streams_do_not_carry_them(tmp_path: Path) -> None:
    made = make(
        "paths: {/a: {get: {operationId: a, responses: {'204': {description: ok}}}}}\n",
        tmp_path,
    )
    assert not hasattr(made.module(), "EventStream")
    assert not [path for path in made.built.files if path.endswith("feeds.py")]
    with_streams = both(tmp_path)
    assert (
        with_streams.module().EventStream is not with_streams.module().AsyncEventStream
    )


def test_a_model_may_be_called_like_the_stream(tmp_path: Path) -> None:
    document = """\
paths:
  /watch:
    get: {operationId: watch, responses: {"200": {description: ok, content: {text/event-stream: {schema: {$ref: '#/components/schemas/EventStream'}}}}}}
components: {schemas: {EventStream: {type: object, required: [n], properties: {n: {type: integer}}}}}
"""
    made = make(document, tmp_path)
    assert returned(made, "watch") == "EventStream[EventStreamModel]"


def test_names_of_the_machinery_are_free(tmp_path: Path) -> None:
    names = ("events", "feeds", "follow", "stream", "next", "settle", "EventStream")
    document = "paths:\n" + "".join(
        f"  /{name}:\n    get: {{operationId: {name}, tags: [events], responses: "
        "{'200': {description: ok, content: {text/event-stream: {schema: "
        "{type: string}}}}}}\n"
        for name in names
    )
    made = make(document, tmp_path)

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": SSE}, text="data: a\n\n")

    with client_class(made)(transport=httpx.MockTransport(handle)) as client:
        for name in ("events", "feeds", "follow", "stream", "next", "settle"):
            assert list(getattr(client.events, name)()) == ["a"]


def test_several_clients_have_names_of_their_own(tmp_path: Path) -> None:
    document = """\
x-sdk-clients:
  - {name: One, tags: [a], models: dataclass}
  - {name: Two, tags: [a], module: two, models: typed-dict}
paths:
  /watch:
    post:
      operationId: watch
      tags: [a]
      x-sdk-calls: {Two: {name: see, group: eyes}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {type: integer}}
            application/jsonl: {schema: {type: integer}}
"""
    made = make(document, tmp_path)
    kind = {"content-type": "application/jsonl"}

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=kind, text="1\n2\n")

    transport = httpx.MockTransport(handle)
    with (
        made.module().One(transport=transport) as one,
        made.module().Two(transport=transport) as two,
    ):
        assert list(one.watch_stream()) == list(two.eyes.see_stream()) == [1, 2]


def test_a_hook_reshapes_each_value(tmp_path: Path) -> None:
    content = """text/event-stream:
              x-sdk-decode: snake_case:snake_keys
              schema: {type: object, additionalProperties: {type: integer}}"""
    made = one(tmp_path, content)
    body = 'data: {"aB": 1}\n\ndata: {"cD": 2}\n\n'
    assert values(made, "watch", body, SSE) == [{"a_b": 1}, {"c_d": 2}]


@pytest.mark.parametrize(
    ("kind", "sent_as"),
    [
        ("multipart/form-data", b'name="stream"\r\n\r\ntrue'),
        ("application/x-www-form-urlencoded", b"text=b&stream=true"),
    ],
)
def test_the_switch_of_a_form(tmp_path: Path, kind: str, sent_as: bytes) -> None:
    document = f"""\
paths:
  /hear:
    post:
      operationId: hear
      requestBody:
        required: true
        content:
          {kind}:
            schema:
              type: object
              required: [text]
              properties: {{text: {{type: string}}, stream: {{type: boolean}}}}
      responses:
        "200": {{description: ok, content: {{application/json: {{}}, text/event-stream: {{}}}}}}
"""
    made = make(document, tmp_path)
    assert values(made, "hear_stream", "data: 1\n\n", SSE, text="b") == [1]
    assert sent_as in sent[0].content
