"""The base of the models that are dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .json import to_json


class Model:
    """What all models share: nothing that the API sent is lost.

    `extra` holds the members of a reply that this version does not know. Members that
    came as an explicit null are remembered, so that `to_dict` returns them too.
    """

    extra: dict[str, Any]
    _nulls: tuple[str, ...] = ()

    def _keep(self, raw: Mapping[str, Any], known: frozenset[str]) -> None:
        """Remember what the declared fields cannot hold."""
        if not known.issuperset(raw):
            self.extra = {name: raw[name] for name in raw if name not in known}
        if None in raw.values():
            self._nulls = tuple(
                name for name in raw if raw[name] is None and name in known
            )

    def _dump(
        self, required: Mapping[str, object], optional: Mapping[str, object]
    ) -> dict[str, Any]:
        """Plain JSON of the given members; optional ones without a value are left out."""
        kind = type(self).__name__
        raw: dict[str, Any] = {
            name: to_json(value, f"{kind}.{name}") for name, value in required.items()
        }
        for name, value in optional.items():
            if value is not None or name in self._nulls:
                raw[name] = to_json(value, f"{kind}.{name}")
        for name, value in self.extra.items():
            raw.setdefault(name, to_json(value, f"{kind}.{name}"))
        return raw
