"""References: what `$ref` says, before anything is looked up."""

import enum
import posixpath
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urljoin

from generator.diagnostics import Source, quote
from generator.document import limits, pointers

CYCLE: Final = "the references lead only to each other"
"""The reason for a cycle."""

TOO_LONG: Final = f"more than {limits.MAX_REFERENCE_HOPS} references follow each other"
"""The reason for a chain that nobody follows to its end."""

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NETWORK: Final = frozenset({"http", "https", "ftp", "ftps", "ws", "wss"})
_INVISIBLE: Final = re.compile("[\x00-\x1f\x7f]")
_ANCHOR: Final = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")


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
class Home:
    """The URL that a document says it has (OpenAPI 3.2, `$self`), and its file."""

    url: str
    file: str

    def file_of(self, path: str) -> str | None:
        """The file that a URL names if it is this one, or lies beside it."""
        if not path.startswith("/") and not _SCHEME.match(path):
            return None
        url = urljoin(self.url, path)
        if url == self.url:
            return self.file
        folder = self.url[: self.url.rfind("/") + 1]
        return url.removeprefix(folder) if folder and url.startswith(folder) else None


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names.

    `file` is relative to the folder of the main document, with `/` between its parts;
    None is the file in which the reference stands. `tokens` are those of the pointer;
    an `anchor` stands for one.
    """

    file: str | None
    tokens: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A reference that must not or cannot be followed."""

    kind: UnresolvedKind
    reason: str


def parse(reference: str, folder: str, home: Home | None = None) -> Target | Refused:
    """Read a reference (RFC 3986, RFC 6901) that stands in a file of `folder`.

    `folder` is relative to the folder of the main document. Nothing outside it is
    named by a result, and no file system is asked.
    """
    path, _, fragment = reference.partition("#")
    file: str | None = None
    if path:
        known = home.file_of(path) if home else None
        found = _file(path, folder) if known is None else _file(known, "")
        if isinstance(found, Refused):
            return found
        file = found
    return within(file, fragment)


def within(file: str | None, fragment: str) -> Target | Refused:
    """What a fragment names in a file: a JSON pointer, or an anchor."""
    fragment = unquote(fragment)
    if _ANCHOR.fullmatch(fragment):
        return Target(file, anchor=fragment)
    if fragment and not fragment.startswith("/"):
        return Refused(
            UnresolvedKind.SYNTAX,
            f"{quote('#' + fragment)} is neither a pointer nor an anchor",
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
