"""When a call is tried again, and after which pause."""

from __future__ import annotations

from typing import Any

import pytest

from memorysync._runtime.retries import RetryPolicy, given, in_every

POLICY = RetryPolicy(initial=1.0, maximum=10.0, exponent=2.0)


@pytest.mark.parametrize(
    ("retry", "chance", "seconds"),
    [
        (1, 0.0, 1.0),
        (1, 1.0, 0.5),
        (2, 0.0, 2.0),
        (3, 0.5, 3.0),
        (4, 0.0, 8.0),
        (5, 0.0, 10.0),
        (1000, 0.0, 10.0),
        (1000, 1.0, 5.0),
    ],
)
def test_pauses_grow_up_to_a_bound(retry: int, chance: float, seconds: float) -> None:
    assert POLICY.pause(retry, None, None, chance) == seconds


@pytest.mark.parametrize(
    ("asked", "left", "seconds"),
    [
        (3.0, None, 3.0),
        (3.0, 3.5, 3.0),
        (3.0, 3.0, None),
        (3.0, 0.5, None),
        (10.0, None, 10.0),
        (10.1, None, None),
        (3600.0, 1e6, None),
        (0.0, None, 1.0),
        (0.0, 0.5, None),
        (None, 1.5, 1.0),
        (None, 1.0, None),
        (None, -1.0, None),
    ],
)
def test_what_the_server_asks_for_is_waited_in_full_or_not_at_all(
    asked: float | None, left: float | None, seconds: float | None
) -> None:
    assert POLICY.pause(1, asked, left, 0.0) == seconds


@pytest.mark.parametrize(
    ("statuses", "status", "is_named"),
    [
        ({"503"}, 503, True),
        ({"503"}, 502, False),
        ({"5XX"}, 599, True),
        ({"5XX"}, 429, False),
        (set[str](), 503, False),
    ],
)
def test_statuses_by_number_and_by_class(
    statuses: set[str], status: int, is_named: bool
) -> None:
    assert RetryPolicy(statuses=frozenset(statuses)).names(status) is is_named


@pytest.mark.parametrize(
    ("value", "says_something"),
    [("a", True), (0, True), (True, True), ([1], True)]
    + [(nothing, False) for nothing in (None, False, "", [], {})],
)
def test_what_counts_as_given(value: object, says_something: bool) -> None:
    assert given(value) is says_something


@pytest.mark.parametrize(
    ("items", "all_say"),
    [
        ([{"key": "a"}, {"key": "b"}], True),
        ([{"key": "a"}, {"seq": 0}], True),
        ([{"key": "a"}, {"key": ""}], False),
        ([{"key": "a"}, {}], False),
        ([{"key": "a"}, "text"], False),
        ([], False),
        (None, False),
    ],
)
def test_every_item_has_to_say_it(items: Any, all_say: bool) -> None:
    assert in_every(items, "key", "seq") is all_say
