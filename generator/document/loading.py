"""A document: its files, its version, and the resolution of references."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from generator import rules
from generator.diagnostics import Location, Report, Source, quote
from generator.document import limits, pointers, references
from generator.document.files import Files, Refusal, SourceFile
from generator.document.files import references as references_in
from generator.document.identifiers import Identifiers, identifiers
from generator.document.node import JsonValue, Node
from generator.document.references import (
    Home,
    Refused,
    Target,
    Unresolved,
    UnresolvedKind,
)
from generator.document.version import Version, read_version


class Document:
    """An OpenAPI document, read once. Made by `load`."""

    def __init__(
        self, path: Path, version: Version, files: Files, root: Node, home: Home | None
    ) -> None:
        self._path = path
        self._version: Version = version
        self._files = files
        self._root = root
        self._home = home
        self._found: dict[tuple[str, str], Node | Refused] = {}
        self._identifiers: dict[str, Identifiers] = {}

    @property
    def root(self) -> Node:
        """The root of the main file; a mapping."""
        return self._root

    @property
    def version(self) -> Version:
        """The version whose rules apply: `"3.0"`, `"3.1"` or `"3.2"`."""
        return self._version

    @property
    def path(self) -> Path:
        """The path of the main file, as given."""
        return self._path

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, over all files read so far."""
        return self._files.digest()

    @classmethod
    def load(cls, path: Path, report: Report) -> "Document | None":
        """Read the document at `path` and every file that it refers to.

        Returns None only if the document cannot be used; the reasons are in `report`.
        Files outside the folder of `path` and the network are never read.
        """
        files = Files(path, report)
        main = files.read_main()
        if main is None:
            return None
        root = Node(main.reading.value, Source(main.label, ""))
        version = read_version(root, report)
        if version is None:
            return None
        home = _home(root, main)
        if not _read_ahead(main, files, home):
            message = f"the document refers to more than {limits.MAX_FILES} files"
            report.add(
                rules.LIMIT_EXCEEDED, root.source, message, rules.LIMIT_EXCEEDED.fix
            )
            return None
        return cls(path, version, files, root, home)

    def resolve(self, node: Node) -> Node | Unresolved:
        """The value that `node` stands for, through all of its references.

        A node without `$ref` is returned as it is.
        """
        current = node
        seen: set[Source] = set()
        while _has_reference(current):
            if current.source in seen:
                return _unresolved(node, UnresolvedKind.CYCLE, references.CYCLE)
            if len(seen) >= limits.MAX_REFERENCE_HOPS:
                return _unresolved(node, UnresolvedKind.CYCLE, references.TOO_LONG)
            seen.add(current.source)
            found = self.follow(current)
            if isinstance(found, Unresolved):
                return _unresolved(node, found.kind, found.reason)
            current = found
        return current

    def follow(self, node: Node) -> Node | Unresolved:
        """The target of the `$ref` of `node` itself, which may be a reference again.

        A node without `$ref` is returned as it is.
        """
        if not _has_reference(node):
            return node
        reference = node.string("$ref")
        if reference is None:
            return _unresolved(
                node, UnresolvedKind.SYNTAX, "the value of '$ref' must be a string"
            )
        return self.look_up(reference, node.source)

    def section(self, *names: str) -> Node | None:
        """A part of the document, such as `components`, `schemas`; None if it is absent.

        Many keep whole parts in files of their own. OpenAPI allows `$ref` for single
        objects only, but what is meant is plain, so it is followed here as well.
        """
        node = self.root
        for name in names:
            child = node.get(name)
            if child is None:
                return None
            found = self.resolve(child)
            node = child if isinstance(found, Unresolved) else found
        return node

    def look_up(self, reference: str, source: Source) -> Node | Unresolved:
        """The target of a reference that stands at `source`.

        For references that are not written as `$ref`, such as those in the mapping of
        a discriminator.
        """
        cache_key = (source.file, reference)
        if cache_key not in self._found:
            self._found[cache_key] = self._look_up(reference, source.file)
        found = self._found[cache_key]
        if isinstance(found, Refused):
            return Unresolved(reference, found.kind, found.reason, source)
        return found

    def locate(self, source: Source, key: bool = False) -> Location:
        """The place of a value, or with `key` of the key that names it.

        A value that starts below its key is located at the key, and one that does
        not exist at the nearest value around it.
        """
        return self._files.locate(source, key) or Location(source.file, 1, 1)

    def _look_up(self, reference: str, label: str) -> Node | Refused:
        file = self._files.of(label)
        if file is None:
            return Refused(UnresolvedKind.MISSING, f"{quote(label)} has not been read")
        found = self._start(reference, file)
        return found if isinstance(found, Refused) else self._descend(*found)

    def _start(
        self, reference: str, file: SourceFile
    ) -> tuple[Node, tuple[str, ...]] | Refused:
        """The root of the file that a reference names, and the way from there."""
        target = references.parse(reference, file.folder, self._home)
        if isinstance(target, Refused):
            return self._identified(reference) or target
        if target.file is not None:
            read = self._files.read(target.file)
            if isinstance(read, Refusal):
                kind = (
                    UnresolvedKind.OUTSIDE
                    if read.is_outside
                    else UnresolvedKind.MISSING
                )
                return self._identified(reference) or Refused(kind, read.reason)
            file = read
        return self._entered(file, "", target)

    def _identified(
        self, reference: str
    ) -> tuple[Node, tuple[str, ...]] | Refused | None:
        """What a reference names by the `$id` of a schema; None if nothing has it."""
        identifier, _, fragment = reference.partition("#")
        for file in self._files.all():
            pointer = self._identifiers_of(file).ids.get(identifier)
            if pointer is not None:
                target = references.within(None, fragment)
                if isinstance(target, Refused):
                    return target
                return self._entered(file, pointer, target)
        return None

    def _entered(
        self, file: SourceFile, pointer: str, target: Target
    ) -> tuple[Node, tuple[str, ...]] | Refused:
        """The root of a file, and the way to a target below a pointer."""
        tokens = (*pointers.split(pointer), *target.tokens)
        if target.anchor is not None:
            named = self._identifiers_of(file).anchors.get(target.anchor)
            if named is None:
                return Refused(
                    UnresolvedKind.SYNTAX,
                    f"nothing has the anchor {quote(target.anchor)}",
                )
            tokens = pointers.split(named)
        return Node(file.reading.value, Source(file.label, "")), tokens

    def _identifiers_of(self, file: SourceFile) -> Identifiers:
        if file.label not in self._identifiers:
            self._identifiers[file.label] = identifiers(file.reading.value)
        return self._identifiers[file.label]

    def _descend(self, start: Node, tokens: tuple[str, ...]) -> Node | Refused:
        """Follow a pointer; a reference on the way is followed as well."""
        pending = deque(tokens)
        node = start
        hops = 0
        while pending:
            token = pending.popleft()
            child = _step(node, token)
            if child is not None:
                node = child
                continue
            reference = node.string("$ref")
            file = self._files.of(node.source.file)
            if reference is None or file is None:
                where = _shown(node.source, start.source)
                return Refused(UnresolvedKind.MISSING, f"{where} has no {quote(token)}")
            hops += 1
            if hops > limits.MAX_REFERENCE_HOPS:
                return Refused(UnresolvedKind.CYCLE, references.CYCLE)
            found = self._start(reference, file)
            if isinstance(found, Refused):
                return found
            node, way = found
            pending.appendleft(token)
            pending.extendleft(reversed(way))
        return node


def _home(root: Node, main: SourceFile) -> Home | None:
    """Where the document says that it is; references may use that URL."""
    url = root.string("$self")
    return None if url is None else Home(url.partition("#")[0], main.name)


def _read_ahead(main: SourceFile, files: Files, home: Home | None) -> bool:
    """Read every file that is referred to; False if there are too many."""
    pending = deque([main])
    seen = {main.name}
    while pending:
        file = pending.popleft()
        for target in sorted(_targets(file, home)):
            if target in seen:
                continue
            seen.add(target)
            if files.is_full():
                return False
            read = files.read(target)
            if isinstance(read, SourceFile):
                pending.append(read)
    return True


def _targets(file: SourceFile, home: Home | None) -> Iterator[str]:
    unique = {
        reference
        for reference in references_in(file.reading.value)
        if not reference.startswith("#")
    }
    for reference in unique:
        target = references.parse(reference, file.folder, home)
        if not isinstance(target, Refused) and target.file is not None:
            yield target.file


def _has_reference(node: Node) -> bool:
    return isinstance(node.value, dict) and "$ref" in node.value


def _step(node: Node, token: str) -> Node | None:
    value = node.value
    if isinstance(value, dict):
        return node.get(token)
    if isinstance(value, list):
        position = pointers.index(token, len(value))
        if position is not None:
            member: JsonValue = value[position]
            pointer = pointers.join(node.source.pointer, position)
            return Node(member, Source(node.source.file, pointer))
    return None


def _shown(source: Source, start: Source) -> str:
    """Where a look-up ended, for a message."""
    file = "" if source.file == start.file else source.file
    if not file and not source.pointer:
        return "the root"
    return quote(f"{file}#{source.pointer}")


def _unresolved(node: Node, kind: UnresolvedKind, reason: str) -> Unresolved:
    return Unresolved(node.string("$ref") or "", kind, reason, node.source)
