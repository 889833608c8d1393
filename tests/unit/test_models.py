"""Models are dataclasses in every respect, though they are made when first asked."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from memorysync import Memory
from memorysync._runtime import models


def fresh() -> type[Any]:
    """A model that nobody has used yet."""

    @models.dataclass
    class Point(models.Model):
        """A place."""

        x: int
        y: int = 2
        extra: dict[str, Any] = dataclasses.field(
            default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
        )

    return Point


def _match(kind: Any) -> object:
    match kind(1):
        case kind(x, y):
            return x, y


FIRST_USES: list[tuple[Callable[[Any], object], object]] = [
    (lambda kind: (kind(1).x, kind(1).y, kind(1).extra), (1, 2, {})),
    (lambda kind: kind(5, 6).y, 6),
    (lambda kind: repr(kind(1)).rpartition(".")[2], "Point(x=1, y=2)"),
    (lambda kind: kind(1) == kind(1, 2, extra={"z": 3}), True),
    (lambda kind: kind(1) == kind(2), False),
    (
        lambda kind: [each.name for each in dataclasses.fields(kind)],
        ["x", "y", "extra"],
    ),
    (lambda kind: dataclasses.is_dataclass(kind), True),
    (lambda kind: dataclasses.asdict(kind(1)), {"x": 1, "y": 2, "extra": {}}),
    (lambda kind: dataclasses.replace(kind(1), y=9).y, 9),
    (lambda kind: list(inspect.signature(kind).parameters), ["x", "y", "extra"]),
    (
        lambda kind: list(inspect.signature(kind.__init__).parameters),
        ["self", "x", "y", "extra"],
    ),
    (lambda kind: kind.__match_args__, ("x", "y")),
    (lambda kind: kind.__hash__, None),
    (_match, (1, 2)),
]


@pytest.mark.parametrize(("use", "expected"), FIRST_USES)
def test_the_first_use_of_a_model(
    use: Callable[[Any], object], expected: object
) -> None:
    kind = fresh()
    assert use(kind) == expected
    assert use(kind) == expected


def test_what_is_decoded_first_compares_and_prints() -> None:
    kind = fresh()
    point = kind.__new__(kind)
    point.x, point.y, point.extra = 1, 2, {}
    assert repr(point).endswith("Point(x=1, y=2)")
    assert point == kind(1)


def test_a_wrong_argument_is_pythons_own_error() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        fresh()()


def test_a_subclass_may_call_its_base_first() -> None:
    base = fresh()

    class Place(base):  # type: ignore[misc]
        def __init__(self, name: str) -> None:
            super().__init__(7)
            self.name = name

    assert (Place("here").x, Place("here").y, Place("here").name) == (7, 2, "here")


def test_a_subclass_may_be_a_dataclass() -> None:
    base = fresh()

    @dataclasses.dataclass
    class Place(base):  # type: ignore[misc]
        name: str = ""

    assert repr(Place(1, 2, "here")).endswith("Place(x=1, y=2, name='here')")


def test_threads_may_be_first_together() -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for _ in range(20):
                kind = fresh()
                made = list(pool.map(lambda number, kind=kind: kind(number), range(16)))
                assert [each.x for each in made] == list(range(16))
    finally:
        sys.setswitchinterval(interval)


def test_models_of_replies_pickle_and_copy() -> None:
    raw = {"id": 1, "text": "a", "tier": None, "later": [1]}
    memory = Memory.from_dict(raw)
    for twin in (pickle.loads(pickle.dumps(memory)), copy.deepcopy(memory)):
        assert twin == memory
        assert twin.to_dict() == memory.to_dict()
        assert twin.extra == {"later": [1]}


@pytest.mark.parametrize("name", ["text", "tier", "is_summary", "tags"])
def test_null_is_remembered_and_absent_is_not(name: str) -> None:
    absent = Memory.from_dict({"id": 1})
    null = Memory.from_dict({"id": 1, name: None})
    assert absent == null
    assert null.to_dict().keys() - absent.to_dict().keys() <= {name}
    assert name in null.to_dict()


@pytest.mark.parametrize("missing", ["text", "tags", "usage_count"])
def test_an_unknown_member_in_place_of_a_declared_one_survives(missing: str) -> None:
    """As many members as are declared, but not the declared ones."""
    raw: dict[str, Any] = {
        name: (
            [] if name in ("tags", "key_points") else {} if name == "metadata" else "1"
        )
        for name in Memory.__match_args__
    }
    raw["is_summary"] = True
    assert Memory.from_dict(raw).extra == {}
    del raw[missing]
    assert Memory.from_dict({**raw, "surprise": None}).extra == {"surprise": None}
