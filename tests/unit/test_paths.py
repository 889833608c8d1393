"""The part of JSONPath that leads to one value."""

import pytest

from generator.extensions.paths import JsonPath, json_path


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("$", ()),
        ("$.a.b", ("a", "b")),
        ("$.next-page.$ref", ("next-page", "$ref")),
        ("$['a.b'][\"it's\"]", ("a.b", "it's")),
        ("$.a[0][-1].b", ("a", 0, -1, "b")),
        ("$.a[(@.length-1)].b[ ( @.length - 2 ) ]", ("a", -1, "b", -2)),
        ("$['ä'].日付", ("ä", "日付")),
    ],
)
def test_a_path_is_its_steps(text: str, steps: JsonPath) -> None:
    assert json_path(text) == steps


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "$a",
        "$.",
        "$..a",
        "$.a.",
        "$.*",
        "$.a[*]",
        "$.a[1:2]",
        "$.a[0,1]",
        "$.a[?(@.b)]",
        "$.a[(@.length)]",
        "$.a[(@.length-0)]",
        "$.a[]",
        "$['a\\'b']",
        "$.a b",
        "@.a",
    ],
)
def test_what_may_lead_to_several_values_or_none_is_no_path(text: str) -> None:
    assert json_path(text) is None
