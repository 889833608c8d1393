"""What holds for the whole service."""

from __future__ import annotations

from collections.abc import Iterable

from tests.mock import (
    MockApi,
    RawDocument,
)
from tests.mock.json_values import JsonValue, mapping
from tests.mock.memorysync import HANDLERS
from tests.mock_tests.asking import (
    KEY,
    Service,
    send,
)


def test_purging_is_always_forbidden(memorysync: MockApi) -> None:
    for headers in ({}, KEY, {**KEY, "Prefer": "code=200"}):
        response = send(memorysync, "DELETE", "/memory/user/purge", headers=headers)
        assert response.status == 403


def test_every_handler_has_its_operation(memorysync: MockApi) -> None:
    served = {(each.method, each.template) for each in memorysync.operations()}
    unused = set(HANDLERS) - served
    assert unused <= {("POST", "/memory/retrieve")}


def test_preferred_answers_leave_the_state_alone(service: Service) -> None:
    headers = {**service.headers, "Prefer": "code=429, example=plan"}
    body: JsonValue = {"text": "a text that is long enough"}
    response = send(service.api, "POST", "/memory/add", headers=headers, json=body)
    assert response.status == 429
    assert response.header("Retry-After") == "12"
    assert mapping(mapping(response.json())["detail"])["error"] == "limit_exceeded"
    assert service.texts("text") == []


def test_the_same_requests_get_the_same_answers(document: RawDocument) -> None:
    def run() -> Iterable[bytes]:
        service = Service(MockApi(document))
        yield service.call("POST", "/memory/add", {"text": "once upon a time"}).body
        yield service.call("POST", "/memory/query", {"query": "time"}).body

    assert list(run()) == list(run())
