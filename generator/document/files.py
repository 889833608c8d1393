"""The files of a document: read once, inside one folder, within limits."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import rules
from generator.diagnostics import Location, Report, Severity, Source, quote
from generator.document import json_reader, limits, pointers, yaml_reader
from generator.document.node import JsonValue
from generator.document.text import Lines, NoPositions, Problem, Reading, decode


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that has been read.

    `name` is its path relative to the folder of the main document, with `/` between
    its parts; `label` is the path as shown to users.
    """

    name: str
    label: str
    lines: Lines
    reading: Reading
    digest: bytes

    @property
    def folder(self) -> str:
        """The folder of the file, relative to that of the main document."""
        folder = str(PurePosixPath(self.name).parent)
        return "" if folder == "." else folder


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read, and why."""

    reason: str
    is_outside: bool = False


class Files:
    """Reads files inside the folder of a main document and finds places in them.

    Faults of the main file go to the report as they are; a further file with an error
    is refused as a whole.
    """

    def __init__(self, path: Path, report: Report) -> None:
        self.path = path
        self._root = path.parent
        self._report = report
        self._files: dict[str, SourceFile | Refusal] = {}
        self._labels: dict[str, SourceFile] = {}
        self._bytes = 0
        report.attach(self)

    def read_main(self) -> SourceFile | None:
        """Read the main file; None if it cannot be used."""
        label = _label(self.path)
        source = Source(label, "")
        try:
            resolved = self.path.resolve()
            with resolved.open("rb") as stream:
                data = stream.read(limits.MAX_FILE_BYTES + 1)
        except (OSError, ValueError, RuntimeError) as error:
            reason = _reason(error)
            message = f"the document cannot be read: {reason}"
            self._report.add(
                rules.UNREADABLE_FILE, source, message, rules.UNREADABLE_FILE.fix
            )
            return None
        if len(data) > limits.MAX_FILE_BYTES:
            message = f"the file has more than {limits.MAX_FILE_BYTES} bytes"
            self._report.add(
                rules.LIMIT_EXCEEDED, source, message, rules.LIMIT_EXCEEDED.fix
            )
            return None
        self._root = resolved.parent
        file = self._keep(resolved.name, label, data)
        for problem in file.reading.problems:
            self._add(file, problem)
        return file if file.reading.is_usable else None

    def read(self, name: str) -> SourceFile | Refusal:
        """Read a further file, given by its name relative to the folder."""
        if name not in self._files:
            self._files[name] = self._read(name)
        return self._files[name]

    def digest(self) -> str:
        """SHA-256 over the names and contents of all files read so far."""
        digest = hashlib.sha256()
        for file in sorted(self._labels.values(), key=lambda file: file.name):
            digest.update(hashlib.sha256(os.fsencode(file.name)).digest())
            digest.update(file.digest)
        return digest.hexdigest()

    def all(self) -> tuple[SourceFile, ...]:
        """The files read so far, the main one first."""
        return tuple(self._labels.values())

    def of(self, label: str) -> SourceFile | None:
        """The file that is shown to users as `label`."""
        return self._labels.get(label)

    def is_full(self) -> bool:
        """Whether the limit on the number of files is reached."""
        return len(self._labels) >= limits.MAX_FILES

    def locate(self, source: Source, key: bool = False) -> Location | None:
        """The place of a value, or of its key; None if the file is not known.

        A value that starts below its key is located at the key, and one that does
        not exist at the nearest value around it.
        """
        file = self._labels.get(source.file)
        if file is None:
            return None
        try:
            tokens = pointers.split(source.pointer)
        except ValueError:
            tokens = ()
        key_offset, offset = file.reading.positions.find(tokens)
        location = file.lines.location(file.label, offset)
        if key_offset is None:
            return location
        key_location = file.lines.location(file.label, key_offset)
        return key_location if key or location.line > key_location.line else location

    def line(self, file: str, number: int) -> str | None:
        """The text of a line, counted from 1, without its end; None if not known."""
        known = self._labels.get(file)
        return None if known is None else known.lines.line(number)

    def _read(self, name: str) -> SourceFile | Refusal:
        if self.is_full():
            return Refusal(f"more than {limits.MAX_FILES} files are referred to")
        shown = quote(name)
        try:
            path = (self._root / name).resolve()
            if not path.is_relative_to(self._root):
                return Refusal(
                    f"{shown} is a link to a file outside the folder of the document",
                    is_outside=True,
                )
            label = _label(path)
            if label in self._labels:
                return self._labels[label]
            if not stat.S_ISREG(path.stat().st_mode):
                return Refusal(f"{shown} is not a regular file")
            with path.open("rb") as stream:
                data = stream.read(limits.MAX_FILE_BYTES + 1)
        except (OSError, ValueError, RuntimeError) as error:
            return Refusal(f"the file {shown} cannot be read: {_reason(error)}")
        if (
            len(data) > limits.MAX_FILE_BYTES
            or self._bytes + len(data) > limits.MAX_TOTAL_BYTES
        ):
            return Refusal(f"{shown} exceeds the limit on the size of files")
        file = self._keep(path.relative_to(self._root).as_posix(), label, data)
        for problem in file.reading.problems:
            if problem.rule.severity is Severity.ERROR:
                place = file.lines.location(file.label, problem.offset)
                return Refusal(
                    f"{shown} cannot be used: line {place.line}, "
                    f"column {place.column}: {problem.message}"
                )
        for problem in file.reading.problems:
            self._add(file, problem)
        return file

    def _keep(self, name: str, label: str, data: bytes) -> SourceFile:
        self._bytes += len(data)
        text, problem = decode(data)
        if problem is not None:
            reading = Reading(None, NoPositions(), (problem,))
        else:
            reading = _parse(name, text)
        file = SourceFile(
            name, label, Lines(text), reading, hashlib.sha256(data).digest()
        )
        self._files[name] = file
        self._labels[label] = file
        return file

    def _add(self, file: SourceFile, problem: Problem) -> None:
        self._report.add(
            problem.rule,
            Source(file.label, problem.pointer),
            problem.message,
            problem.hint,
            location=file.lines.location(file.label, problem.offset),
        )


def references(root: JsonValue) -> Iterator[str]:
    """Every string under a `$ref`, in no particular order."""
    stack = [root]
    seen: set[int] = set()
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if id(value) in seen:
                continue
            seen.add(id(value))
            reference = value.get("$ref")
            if isinstance(reference, str):
                yield reference
            stack.extend(value.values())
        elif isinstance(value, list) and id(value) not in seen:
            seen.add(id(value))
            stack.extend(value)


def _parse(name: str, text: str) -> Reading:
    """Read a text as JSON or YAML, by the name of its file or else by its start."""
    extension = PurePosixPath(name).suffix.lower()
    if not text.strip("\ufeff \t\r\n"):
        fault = "the file is empty"
        problem = Problem(rules.EMPTY_DOCUMENT, 0, fault, rules.EMPTY_DOCUMENT.fix)
        return Reading(None, NoPositions(), (problem,))
    if extension == ".json":
        return json_reader.read(text)
    if text.lstrip()[:1] in ("{", "["):
        reading = json_reader.read(text)
        if reading.is_usable or any(
            problem.rule is not rules.SYNTAX for problem in reading.problems
        ):
            return reading
    return yaml_reader.read(text)


def _label(path: Path) -> str:
    """The path relative to the working directory when inside it, else in full."""
    try:
        full = Path(os.path.abspath(path))
        here = Path.cwd()
    except OSError:
        return path.as_posix()
    return (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()


def _reason(error: Exception) -> str:
    """What the operating system says, without the path, which is known."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
