"""The base of the models that are dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import threading
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from .json import check_dates, to_json
from .null import NULL
from .roles import ArgumentError

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(kind: type) -> type:
        """`dataclasses.dataclass`, put off until somebody asks for what it makes.

        It takes most of a millisecond per class, and decoding a reply needs none of it.
        """
        _PENDING.add(kind)
        return kind


_PENDING: set[type] = set()
_LOCK = threading.RLock()


class _Made:
    """An attribute that `dataclasses.dataclass` makes; whoever asks first makes it."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> Any:
        with _LOCK:
            for kind in reversed(owner.__mro__):
                if kind in _PENDING:
                    dataclasses.dataclass(kind)
                    _PENDING.remove(kind)
        for kind in owner.__mro__:
            made = kind.__dict__.get(self._name, self)
            if made is not self and "__dataclass_fields__" in kind.__dict__:
                bind = getattr(made, "__get__", None)
                return made if bind is None else bind(instance, owner)
        raise AttributeError(self._name)


def _is_untouched(value: object, decoded: object, copied: object) -> bool:
    """Whether a field is still as it was decoded from a null that a default stands for."""
    same = value is decoded or isinstance(value, (str, int, float))
    return same and value == copied


class Model:
    """What all models share: nothing that the API sent is lost.

    `extra` holds the members of a reply that this version does not know. Members that
    came as an explicit null are remembered, so that `to_dict` returns them too, unless
    their fields have been given another value.
    """

    if not TYPE_CHECKING:
        __init__ = _Made()
        __repr__ = _Made()
        __eq__ = _Made()
        __replace__ = _Made()
        __signature__ = _Made()
        __match_args__ = _Made()
        __dataclass_fields__ = _Made()
        __dataclass_params__ = _Made()

    extra: dict[str, Any]
    _nulls: tuple[str, ...] = ()
    _stand_ins: Mapping[str, tuple[object, object]] = MappingProxyType({})

    def _keep(
        self,
        raw: Mapping[str, Any],
        surplus: int,
        known: frozenset[str],
        stand_ins: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Remember what the declared fields cannot hold: other members, and nulls.

        `surplus` is how many there are of both; `stand_ins` pairs the members whose
        null became a default with their fields.
        """
        nulls = [name for name, value in raw.items() if value is None]
        if len(nulls) != surplus or not known.issuperset(nulls):
            self.extra = {name: raw[name] for name in raw if name not in known}
            nulls = [name for name in nulls if name in known]
        if not nulls:
            return
        self._nulls = tuple(nulls)
        found: dict[str, tuple[object, object]] = {}
        for name, field in stand_ins:
            if name in self._nulls:
                value = getattr(self, field)
                found[name] = (value, copy.deepcopy(value))
        if found:
            self._stand_ins = found

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Unpickle; fields that the pickling version did not have get their defaults."""
        vars(self).update(state)
        for field in dataclasses.fields(cast("Any", self)):
            if field.name in state:
                continue
            made = field.default_factory
            value = None if field.default is dataclasses.MISSING else field.default
            vars(self)[field.name] = value if made is dataclasses.MISSING else made()

    def _dump(
        self,
        required: Mapping[str, object],
        optional: Mapping[str, object],
        *,
        nullable: tuple[str, ...] = (),
        dates: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Plain JSON of the given members; optional ones without a value are left out.

        `NULL` is a value of the members that are `nullable`; `dates` are no datetimes.
        """
        kind = type(self).__name__
        given = {**required, **optional}
        for name in dates:
            check_dates(f"{kind}.{name}", given[name])
        for name, value in given.items():
            if value is NULL and name not in nullable:
                raise ArgumentError(f"{kind}.{name}: no null is taken here")
        raw: dict[str, Any] = {
            name: to_json(value, f"{kind}.{name}") for name, value in required.items()
        }
        for name, value in optional.items():
            if value is not None or name in self._nulls:
                raw[name] = to_json(value, f"{kind}.{name}")
        for name, stand_in in self._stand_ins.items():
            if _is_untouched(given[name], *stand_in):
                raw[name] = None
        for name, value in self.extra.items():
            raw.setdefault(name, to_json(value, f"{kind}.{name}"))
        return raw
