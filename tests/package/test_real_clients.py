"""The judge of `make compat`, on runs that are made up."""

from __future__ import annotations

from dataclasses import replace

from tests.mock import Request
from tools.compat.comparison import Outcome, Run, faults
from tools.compat.traffic import plain, sent_by_sdk

_RUN = Run(
    sdk_version="1.0.0",
    sdk_folder="/here",
    outcomes=(Outcome("tools 1: add", "Stored."), Outcome("strict 1: add", "No.")),
    requests=({"method": "POST", "path": "/memory/add"},),
)


def test_equal_runs_have_no_faults() -> None:
    assert not list(faults(_RUN, replace(_RUN, sdk_version="2.0.0"), {}))


def test_another_outcome_is_a_fault_unless_it_is_listed() -> None:
    other = replace(_RUN, outcomes=(_RUN.outcomes[0], Outcome("strict 1: add", "Yes")))
    assert "strict 1: add" in next(faults(_RUN, other, {}))
    assert not list(faults(_RUN, other, {"strict *": "meant"}))


def test_a_listed_difference_that_does_not_come_is_a_fault() -> None:
    assert "strict *" in next(faults(_RUN, _RUN, {"strict *": "meant"}))


def test_other_requests_are_a_fault() -> None:
    other = replace(_RUN, requests=(*_RUN.requests, *_RUN.requests))
    assert "requests" in next(faults(_RUN, other, {}))


def test_other_calls_are_a_fault() -> None:
    fewer = replace(_RUN, outcomes=_RUN.outcomes[:1])
    assert "calls" in next(faults(_RUN, fewer, {"*": "no excuse"}))
    twice = replace(_RUN, outcomes=(*_RUN.outcomes, _RUN.outcomes[0]))
    assert "same name" in next(faults(twice, twice, {}))


def test_requests_are_compared_by_their_meaning() -> None:
    fields = {"X-API-Key": "key", "Host": "a", "User-Agent": "memorysync-sdk-py/1.0"}
    request = Request.build("POST", "/a%2Fb?x=1&x=+", headers=fields, json={"n": 1})
    assert sent_by_sdk([request, Request.build("GET", "/")]) == 1
    assert plain(request) == {
        "method": "POST",
        "path": "/a/b",
        "query": [["x", "1"], ["x", " "]],
        "headers": {
            "x-api-key": "key",
            "user-agent": "memorysync-sdk-py",
            "content-type": "application/json",
        },
        "body": {"json": {"n": 1}},
    }


def test_forms_are_compared_by_their_parts() -> None:
    def form(boundary: str) -> Request:
        head = 'Content-Disposition: form-data; name="file"; filename="a.txt"'
        body = f"--{boundary}\r\n{head}\r\n\r\nhello\r\n--{boundary}--\r\n"
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return Request.build("POST", "/", headers=kind, body=body.encode())

    assert plain(form("one")) == plain(form("two"))
    assert "hello" in str(plain(form("one"))["body"])
