"""References: what `$ref` says, before anything is looked up."""

import enum
import posixpath
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import Source, quote
from generator.document import limits, pointers

CYCLE: Final = "the references lead only to each other"
"""The reason for a cycle."""

TOO_LONG: Final = f"more than {limits.MAX_REFERENCE_HOPS} references follow each other"
"""The reason for a chain that nobody follows to its end."""

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NETWORK: Final = frozenset({"http", "https", "ftp", "ftps", "ws", "wss"})
_INVISIBLE: Final = re.compile("[\x00-\x1f\x7f]")


class UnresolvedKind(enum.Enum):
    """Why a reference leads to nothing."""

    MISSING = "missing"
    CYCLE = "cycle"
    OUTSIDE = "outside"
    NETWORK = "network"
    SYNTAX = "syntax"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads to nothing; `source` is where it stands."""

    reference: str
    kind: UnresolvedKind
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names.

    `file` is relative to the folder of the main document, with `/` between its parts;
    None is the file in which the reference stands. `tokens` are those of the pointer.
    """

    file: str | None
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A reference that must not or cannot be followed."""

    kind: UnresolvedKind
    reason: str


def parse(reference: str, folder: str) -> Target | Refused:
    """Read a reference (RFC 3986, RFC 6901) that stands in a file of `folder`.

    `folder` is relative to the folder of the main document. Nothing outside it is
    named by a result, and no file system is asked.
    """
    path, _, fragment = reference.partition("#")
    file: str | None = None
    if path:
        found = _file(path, folder)
        if isinstance(found, Refused):
            return found
        file = found
    fragment = unquote(fragment)
    if fragment and not fragment.startswith("/"):
        return Refused(
            UnresolvedKind.SYNTAX,
            f"{quote('#' + fragment)} names an anchor or '$id', which is not supported",
        )
    try:
        return Target(file, pointers.split(fragment))
    except ValueError as error:
        return Refused(UnresolvedKind.SYNTAX, str(error))


def _file(path: str, folder: str) -> str | Refused:
    scheme = _SCHEME.match(path)
    if path.startswith("//") or (scheme and scheme.group(1).lower() in _NETWORK):
        return Refused(UnresolvedKind.NETWORK, "references to the network are not read")
    decoded = unquote(path)
    if _INVISIBLE.search(decoded):
        return Refused(UnresolvedKind.SYNTAX, "the file name holds a control character")
    if scheme and scheme.group(1).lower() not in ("file",) and len(scheme.group(1)) > 1:
        return Refused(
            UnresolvedKind.SYNTAX,
            f"references of the scheme {quote(scheme.group(1))} are not supported",
        )
    outside = Refused(
        UnresolvedKind.OUTSIDE, "files outside the folder of the document are not read"
    )
    if scheme or decoded.startswith("/") or "\\" in decoded or _SCHEME.match(decoded):
        return outside
    joined = posixpath.normpath(posixpath.join(folder, decoded))
    if joined == ".." or joined.startswith("../"):
        return outside
    return joined
