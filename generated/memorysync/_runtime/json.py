"""JSON: plain JSON made from what callers pass, and JSON text made from plain JSON.

Plain JSON is what ``json.loads`` returns: None, bool, int, finite float, str, list and
dict with str keys. Everything else that an argument may hold is converted by
``to_json`` or refused with an error that names the argument and the place in it.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import math
import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, TypeVar, cast, overload

from .null import NULL, Null
from .roles import ArgumentError

if TYPE_CHECKING:
    import decimal

JsonValue: TypeAlias = (
    "None | bool | int | float | str | list[JsonValue] | dict[str, JsonValue]"
)
"""Any JSON value (RFC 8259) as ``json.loads`` returns it."""

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object whose members are not described any further."""

MAXIMUM_DEPTH = 200
"""Levels of nesting that are sent; what is deeper most likely contains itself."""

LONE_SURROGATE = "a lone surrogate cannot be sent, for it is not valid Unicode"
"""What messages say of a str that UTF-8 cannot encode."""

_MAXIMUM_STEPS = 10
_REFUSED = object()
"""Stands for NULL in a place that takes no null, until its name is known."""
_T = TypeVar("_T")
_ATOMS = frozenset({type(None), bool, int, str})
_NEVER_ARRAYS = (str, bytes, bytearray, memoryview, set, frozenset)
_HINTS = {
    "set": ", it has no order: pass a list",
    "frozenset": ", it has no order: pass a list",
    "coroutine": ", it was not awaited",
}


def to_json(
    value: object,
    argument: str,
    *,
    target: str = "JSON",
    names: Mapping[str, str] = MappingProxyType({}),
) -> JsonValue:
    """Returns `value` as plain JSON; a value that is plain already is not copied.

    Converted are: `NULL` to null; Enum members to their value; datetime and date to
    RFC 3339, time to ISO 8601; UUID to str; Decimal to a number; models (objects with
    ``to_dict`` or ``model_dump``), dataclass instances and mappings to dict; tuples,
    generators and other iterables to list. A dataclass field that is None becomes null.

    `argument` names the value in messages; it is empty when the members of `value` are
    themselves the arguments; `names` tells what these are called where that differs.
    `target` says in messages what the value was meant to be.

    Raises ArgumentError for everything else: bytes, sets, NaN and infinities, files,
    a datetime without a time zone (RFC 3339, 4.4: nobody could tell which moment is
    meant), keys that are not str, a Decimal that a double cannot hold exactly, and values that
    are nested deeper than MAXIMUM_DEPTH or contain themselves.
    """
    try:
        if value is NULL and target != "JSON":
            raise _null_refusal()
        if _is_plain(value, MAXIMUM_DEPTH):
            return value
        return _plain(value, MAXIMUM_DEPTH)
    except _Refusal as refusal:
        raise ArgumentError(refusal.message(argument, target, names)) from None
    except RecursionError:
        raise ArgumentError(_too_deep().message(argument, target)) from None


def dumps(
    value: JsonValue,
    argument: str = "",
    names: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Returns the JSON text of `value` in compact form, encoded as UTF-8.

    Raises ArgumentError for what UTF-8 or JSON cannot hold: lone surrogates, NaN,
    infinities, values that are not plain JSON. `argument` and `names` are used as by
    `to_json`.
    """
    try:
        return _encode_compact(value).encode()
    except UnicodeEncodeError:
        where = _path(argument, _surrogate_place(value) or [], names) or "body"
        raise ArgumentError(f"{where}: {LONE_SURROGATE}") from None
    except (TypeError, ValueError, RecursionError) as error:
        to_json(
            value, argument, names=names
        )  # names the place of what is not plain JSON
        where = argument or "body"
        raise ArgumentError(f"{where}: cannot be sent as JSON: {error}") from None


def dumps_ascii(value: JsonValue, argument: str = "") -> str:
    """Returns the JSON text of `value` in ASCII, for places that hold nothing else.

    The layout is that of ``json.dumps``: a space after each comma and colon.
    Raises ArgumentError as `dumps` does.
    """
    dumps(value, argument)  # escapes would hide lone surrogates
    return json.dumps(value, allow_nan=False)


def drop_absent(
    given: Mapping[str, object], *, nullable: tuple[str, ...] = ()
) -> dict[str, object]:
    """Returns the members that are present: those whose value is not None.

    `NULL` is a value of the members that are `nullable`; `to_json` refuses the others.
    """
    return {
        name: _REFUSED if value is NULL and name not in nullable else value
        for name, value in given.items()
        if value is not None
    }


def check_dates(argument: str, value: object) -> None:
    """Raises ArgumentError for a datetime, which Python takes for a date as well.

    Its text would have a time, which is no date of RFC 3339. Looked at are a value, and
    the elements of a list or a mapping.
    """
    if isinstance(value, datetime.datetime):
        raise ArgumentError(
            f"{argument} must be a date, not a datetime: pass what its date() returns"
        )
    if isinstance(value, (list, tuple)):
        for index, element in enumerate(cast("Iterable[object]", value)):
            check_dates(f"{argument}[{index}]", element)
    elif isinstance(value, Mapping):
        for key, member in cast("Mapping[object, object]", value).items():
            check_dates(f"{argument}[{key!r}]", member)


@overload
def array(argument: str, value: None) -> None: ...
@overload
def array(argument: str, value: Null) -> Null: ...
@overload
def array(argument: str, value: Iterable[_T]) -> list[_T]: ...
def array(argument: str, value: Iterable[_T] | Null | None) -> list[_T] | Null | None:
    """Returns the elements of `value` as a list; None and NULL stay what they are.

    Raises ArgumentError for what is no sequence of elements: a str (its characters
    are never meant), bytes, a mapping, a set (it has no order), a single object.
    """
    if value is None or isinstance(value, (list, Null)):
        return value
    elements: object = value
    if not is_array(elements):
        kind = type(elements).__name__
        raise ArgumentError(
            f"{argument}: expected a list, not {kind}{_HINTS.get(kind, '')}"
        )
    return list(value)


def with_member(
    members: Mapping[str, Any] | None, name: str, value: object
) -> Mapping[str, Any] | None:
    """Returns the members with one more, or as they are if `value` is None."""
    return members if value is None else {**(members or {}), name: value}


def given_members(value: _T | None) -> _T | dict[str, Any] | None:
    """Returns a mapping without its members that are None; None for an empty one.

    Anything but a mapping is returned as it is.
    """
    if not isinstance(value, Mapping):
        return value
    members = cast("Mapping[str, Any]", value)
    return drop_absent(members) if members else None


def declared_members(value: _T, *names: str) -> _T | dict[str, Any]:
    """Returns of a mapping only the named members that have a value.

    Anything but a mapping is returned as it is.
    """
    if not isinstance(value, Mapping):
        return value
    members = cast("Mapping[str, Any]", value)
    return {name: members[name] for name in names if members.get(name) is not None}


@overload
def expand_shorthand(values: None, member: str) -> None: ...
@overload
def expand_shorthand(values: Null, member: str) -> Null: ...
@overload
def expand_shorthand(values: list[_T], member: str) -> list[_T | dict[str, _T]]: ...
def expand_shorthand(
    values: list[_T] | Null | None, member: str
) -> list[_T | dict[str, _T]] | Null | None:
    """Returns the elements, those that are no objects as objects with this member."""
    if values is None or isinstance(values, Null):
        return values
    return [item if _is_object(item) else {member: item} for item in values]


def _is_object(value: object) -> bool:
    """Tells whether `value` is sent as a JSON object."""
    return (
        isinstance(value, Mapping)
        or _dump_method(value) is not None
        or (dataclasses.is_dataclass(value) and not isinstance(value, type))
    )


def is_array(value: object) -> TypeGuard[Iterable[object]]:
    """Tells whether `value` is sent as a JSON array when it is an argument.

    Models that can be iterated, and files, whose elements would be lines, are none.
    """
    if isinstance(value, (list, tuple)):
        return True
    if isinstance(value, (*_NEVER_ARRAYS, Mapping, type)):
        return False
    if hasattr(value, "read") or _dump_method(value) is not None:
        return False
    return isinstance(value, Iterable)


def members(argument: str, value: object) -> dict[str, object]:
    """Returns the members of a mapping, a model or a dataclass instance, unconverted.

    Raises ArgumentError for everything else, and for keys that are not str.
    """
    found = value
    if not isinstance(found, Mapping):
        dump = _dump_method(value)
        found = _dataclass_members(value) if dump is None else dump()
    if not isinstance(found, Mapping):
        kind = type(value).__name__
        raise ArgumentError(f"{argument}: expected an object, not {kind}")
    pairs = cast("Mapping[object, object]", found).items()
    try:
        return {_member_name(key): member for key, member in pairs}
    except _Refusal as refusal:
        raise ArgumentError(refusal.message(argument, "a name")) from None


class _Refusal(Exception):
    """Says what is refused; gathers its place, innermost first, while unwinding."""

    def __init__(self, subject: str, hint: str = "") -> None:
        super().__init__(subject)
        self.subject = subject
        self.hint = hint
        self.place: list[str | int] = []

    def message(
        self,
        argument: str,
        target: str,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """Returns for example ``metadata.tags[3]: bytes cannot be sent as JSON``."""
        where = _path(argument, self.place[::-1], names) or "body"
        return f"{where}: {self.subject} cannot be sent as {target}{self.hint}"


class _ModelRefusal(_Refusal):
    """Says what a model refused of its own fields."""

    def message(
        self,
        argument: str,
        target: str,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        where = _path(argument, self.place[::-1], names)
        return f"{where}: {self.subject}" if where else self.subject


def _null_refusal() -> _Refusal:
    return _Refusal("NULL", ": no null is taken here, and None leaves it out")


def _too_deep() -> _Refusal:
    return _Refusal(
        "a value that contains itself,"
        f" or is nested deeper than {MAXIMUM_DEPTH} levels,"
    )


def _path(
    argument: str,
    place: list[str | int],
    names: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Returns the place in the way Python would write it, its first steps only."""
    path = argument
    for step in place[:_MAXIMUM_STEPS]:
        if not path and isinstance(step, str):
            step = names.get(step, step)
        if isinstance(step, str) and step.isidentifier():
            path += f".{step}" if path else step
        else:
            path += f"[{step!r}]"
    return path + "…" if len(place) > _MAXIMUM_STEPS else path


def _is_plain(value: object, depth: int) -> TypeGuard[JsonValue]:
    """Tells whether `value` is plain JSON, looking at exact types only."""
    kind = type(value)
    if kind in _ATOMS:
        return True
    if kind is float:
        return math.isfinite(cast("float", value))
    if depth == 0:
        return False
    if kind is dict:
        for key, member in cast("dict[object, object]", value).items():
            if type(key) is not str:
                return False
            if type(member) not in _ATOMS and not _is_plain(member, depth - 1):
                return False
        return True
    if kind is list:
        for member in cast("list[object]", value):
            if type(member) not in _ATOMS and not _is_plain(member, depth - 1):
                return False
        return True
    return False


def _plain(value: object, depth: int) -> JsonValue:
    """Returns a plain copy of `value`, or raises _Refusal."""
    if type(value) in _ATOMS:
        return cast("JsonValue", value)
    if depth == 0:
        raise _too_deep()
    if value is NULL:
        return None
    if value is _REFUSED:
        raise _null_refusal()
    if isinstance(value, enum.Enum):
        return _plain(cast("object", value.value), depth - 1)
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return _finite(value)
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if _is_made_by("uuid", "UUID", value):
        return str(value)
    if _is_made_by("decimal", "Decimal", value):
        return _number(cast("decimal.Decimal", value))
    if isinstance(value, Mapping):
        return _plain_object(cast("Mapping[object, object]", value), depth - 1)
    if is_array(value):
        return _plain_array(value, depth - 1)
    dump = _dump_method(value)
    if dump is not None:
        try:
            dumped = cast("object", dump())
        except ArgumentError as error:
            raise _ModelRefusal(str(error)) from None
        return _plain(dumped, depth - 1)
    by_field = _dataclass_members(value)
    if by_field is not None:
        return _plain_object(by_field, depth - 1)
    kind = type(value).__name__
    raise _Refusal(kind, _HINTS.get(kind, ""))


def _plain_object(given: Mapping[Any, object], depth: int) -> JsonValue:
    result: dict[str, JsonValue] = {}
    name: str | None = None
    try:
        for key, member in given.items():
            name = None  # an error in the key itself is one of the whole object
            name = key if type(key) is str else _member_name(key)
            result[name] = _plain(member, depth)
    except _Refusal as refusal:
        if name is not None:
            refusal.place.append(name)
        raise
    return result


def _plain_array(elements: Iterable[object], depth: int) -> JsonValue:
    result: list[JsonValue] = []
    try:
        for element in elements:
            result.append(_plain(element, depth))
    except _Refusal as refusal:
        refusal.place.append(len(result))
        raise
    return result


def _member_name(key: object) -> str:
    if isinstance(key, enum.Enum):
        key = cast("object", key.value)
    if isinstance(key, str):
        return key
    raise _Refusal(f"a key of type {type(key).__name__}", ": keys must be str")


def _finite(value: float) -> float:
    if math.isfinite(value):
        return value
    raise _Refusal(str(value))


def _moment(value: datetime.datetime) -> str:
    """Returns a date-time of RFC 3339, whose offsets are whole minutes."""
    offset = value.utcoffset()
    if offset is None:
        raise _Refusal(
            "a datetime without a time zone",
            ": give it one, for example datetime.now(timezone.utc)",
        )
    if offset % datetime.timedelta(minutes=1):
        value = value.astimezone(datetime.timezone.utc)
    return value.isoformat()


def _is_made_by(module: str, kind: str, value: object) -> bool:
    """Whether a value is of that class; where nobody imported its module, none is."""
    found = getattr(sys.modules.get(module), kind, None)
    return found is not None and isinstance(value, found)


def _number(value: decimal.Decimal) -> float:
    """Returns the double that reads back as the same decimal number."""
    import decimal

    if not value.is_finite():
        raise _Refusal(str(value))
    number = float(value)
    if not math.isfinite(number) or decimal.Decimal(repr(number)) != value:
        raise _Refusal(
            "a Decimal with more digits than a double holds", ": pass a str or a float"
        )
    return number


def _dump_method(value: object) -> Any:
    """Returns the bound method that gives a model's JSON members, or None."""
    if isinstance(value, type):
        return None
    for name in ("to_dict", "model_dump"):
        method = getattr(value, name, None)
        if callable(method):
            return method
    return None


def _dataclass_members(value: object) -> dict[str, object] | None:
    if isinstance(value, type) or not dataclasses.is_dataclass(value):
        return None
    return {
        field.name: getattr(value, field.name) for field in dataclasses.fields(value)
    }


def _surrogate_place(value: JsonValue) -> list[str | int] | None:
    """Returns the steps to the first str that UTF-8 cannot encode, or None."""
    if isinstance(value, str):
        return [] if _has_surrogate(value) else None
    if isinstance(value, dict):
        for key, member in value.items():
            place = [] if _has_surrogate(key) else _surrogate_place(member)
            if place is not None:
                return [key, *place]
    elif isinstance(value, list):
        for index, element in enumerate(value):
            place = _surrogate_place(element)
            if place is not None:
                return [index, *place]
    return None


def _has_surrogate(text: str) -> bool:
    """Tells whether `text` holds a lone surrogate, which UTF-8 cannot encode."""
    return any("\ud800" <= character <= "\udfff" for character in text)


_encode_compact = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,  # what contains itself ends in RecursionError instead
    allow_nan=False,
    separators=(",", ":"),
).encode
