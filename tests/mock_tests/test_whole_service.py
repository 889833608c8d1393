"""What holds for the whole service."""

from __future__ import annotations

from collections.abc import Iterable

from tests.mock import (
    MockApi,
    RawDocument,
)
from tests.mock.json_values import JsonValue, mapping
from tests.mock.memorysync import HANDLERS, UNCHECKED
from tests.mock_tests.asking import (
    KEY,
    Service,
    problems,
    send,
)
from tests.mock_tests.requesting import Requests


def test_purging_is_always_forbidden(memorysync: MockApi) -> None:
    for headers in ({}, KEY, {**KEY, "Prefer": "code=200"}):
        response = send(memorysync, "DELETE", "/memory/user/purge", headers=headers)
        assert response.status == 403


def test_every_handler_has_its_operation(memorysync: MockApi) -> None:
    served = {(each.method, each.template) for each in memorysync.operations()}
    assert set(HANDLERS) | set(UNCHECKED) <= served


def test_every_operation_answers_as_the_document_says(document: RawDocument) -> None:
    """Asked with what its own examples and schemas say, and nothing stored."""
    api = MockApi(document)
    requests = Requests(document)
    for operation in api.operations():
        request = requests.of(operation)
        response = api.handle(request)
        what = (operation.key, response)
        assert response.status < 500, what
        assert response.status not in (401, 405, 415), what
        if response.status == 422:
            # Only what a schema cannot say may be wrong.
            assert {kind for _, kind in problems(response)} <= {"value_error"}, what
        if operation.key not in UNCHECKED:
            assert api.violations(request, response) == (), what


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
