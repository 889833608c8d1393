"""The header fields of a reply, found whatever the case of their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


class Headers(Mapping[str, str]):
    """Header fields as they came; a name that came twice has its values joined.

    Names are in lower case and are looked up in any case (RFC 9110, 5.1). `repr` shows
    only names: values may be secret.
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: Sequence[tuple[bytes, bytes]]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        wanted = name.lower().encode("latin-1", "replace")
        found = [value for key, value in self._fields if key == wanted]
        if not found:
            raise KeyError(name)
        return b", ".join(found).decode("latin-1")

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(key.decode("latin-1") for key, _ in self._fields))

    def __len__(self) -> int:
        return len({key for key, _ in self._fields})

    def __repr__(self) -> str:
        return f"<Headers {', '.join(self)}>"

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and any(
            key == name.lower().encode("latin-1", "replace") for key, _ in self._fields
        )

    def coding(self) -> str:
        """The content coding, in lower case; "" for none."""
        for key, value in self._fields:
            if key == b"content-encoding":
                return self[key.decode()].strip().lower() if value else ""
        return ""
