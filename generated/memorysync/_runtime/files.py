"""Files as arguments: what a caller may pass, as bytes or as what will be read.

A file starts at its current position. A short one is read when the request is built; a
longer one while it is sent, in the asynchronous client in a thread of its own.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import stat
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, TypeAlias, TypeGuard, cast

from .roles import ArgumentError
from .uploads import PIECE, FileSource, IterableSource, PathSource, Source


@dataclass(frozen=True, slots=True)
class File:
    """A file together with the details that are sent with it."""

    content: (
        bytes
        | bytearray
        | memoryview
        | IO[bytes]
        | os.PathLike[str]
        | Iterable[bytes]
        | AsyncIterable[bytes]
    )
    """The bytes, a file opened in binary mode, a path, or an iterable of bytes, which is
    read while it is sent; never a str. Asynchronous iterables need the asynchronous
    client."""
    filename: str | None = None
    """The name that is sent; by default that of the path or of the open file."""
    content_type: str | None = None
    """The media type that is sent; by default guessed from the name."""


FileInput: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | IO[bytes]
    | File
    | os.PathLike[str]
    | Iterable[bytes]
    | AsyncIterable[bytes]
)
"""What an argument that is a file accepts; a `File` also gives name and media type."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file that was read, or will be, with the details that are known of it."""

    content: bytes | Source
    filename: str | None
    content_type: str | None


def is_file(value: object) -> TypeGuard[FileInput]:
    """Tells whether `value` is what an argument that is a file accepts."""
    if isinstance(value, (bytes, bytearray, memoryview, File, os.PathLike)):
        return True
    return callable(getattr(value, "read", None)) and not isinstance(value, type)


def read_file(argument: str, file: FileInput) -> LoadedFile:
    """Reads a file that is short; a longer one, or an iterable, is read when it is sent.

    Its name is the given one, or else that of the path or open file.

    Raises ArgumentError for a str (it could be a path or the content), a file opened in
    text mode, what cannot be read, and what is no file.
    """
    if not isinstance(file, File):
        return LoadedFile(_read(argument, file), _name_of(file), None)
    filename = _name_of(file.content) if file.filename is None else file.filename
    return LoadedFile(_read(argument, file.content), filename, file.content_type)


class Sink:
    """A file that is being written, beside the place where it will stand."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)
        self._unfinished = f"{self._path}.part"
        self._stream = open(self._unfinished, "wb")
        self._size = 0

    def add(self, piece: bytes) -> None:
        """Write the next bytes."""
        self._stream.write(piece)
        self._size += len(piece)

    def keep(self) -> int:
        """Give the file its name; returns its size."""
        self._stream.close()
        os.replace(self._unfinished, self._path)
        return self._size

    def discard(self) -> None:
        """Leave nothing behind."""
        self._stream.close()
        with contextlib.suppress(OSError):
            os.unlink(self._unfinished)


def guess_content_type(filename: str | None, otherwise: str | None = None) -> str:
    """Returns the media type that the extension of a file name stands for.

    It is the same on every machine: the tables of the system are not consulted.
    `otherwise`, or ``application/octet-stream``, stands for everything unknown.
    """
    extension = os.path.splitext(filename or "")[1].lower()
    return (
        _CONTENT_TYPES.get(extension)
        or _standard_types().get(extension)
        or otherwise
        or "application/octet-stream"
    )


def _read(argument: str, file: object) -> bytes | Source:
    if isinstance(file, bytes):
        return file
    if isinstance(file, (bytearray, memoryview)):
        return bytes(cast("bytearray", file))
    if isinstance(file, str):
        raise ArgumentError(
            f"{argument}: a str could be a path or the content;"
            " pass pathlib.Path(...) or bytes"
        )
    if isinstance(file, os.PathLike):
        return _read_path(argument, cast("os.PathLike[str]", file))
    if not hasattr(file, "read") and _is_iterable(file):
        items = cast("Iterable[object]", file)
        if not isinstance(items, (list, tuple)):
            return IterableSource(argument, items)
        if not all(isinstance(item, bytes) for item in items):
            raise ArgumentError(f"{argument}: an item of the iterable is not bytes")
        return b"".join(cast("Iterable[bytes]", items))
    return _read_stream(argument, file)


def _is_iterable(value: object) -> bool:
    if isinstance(value, (type, Mapping)):
        return False
    return isinstance(value, (Iterable, AsyncIterable))


def _read_path(argument: str, path: os.PathLike[str]) -> bytes | PathSource:
    try:
        if stat.S_ISFIFO(os.stat(path).st_mode):
            return PathSource(argument, os.fspath(path), None)
        with open(path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > PIECE:
                return PathSource(argument, os.fspath(path), size)
            return stream.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ArgumentError(f"{argument}: the file cannot be read: {error}") from error


def _read_stream(argument: str, stream: object) -> bytes | FileSource:
    read = getattr(stream, "read", None)
    if not callable(read) or isinstance(stream, type):
        kind = type(stream).__name__
        raise ArgumentError(
            f"{argument}: expected bytes, a binary file, a path or an iterable of bytes,"
            f" not {kind}"
        )
    if isinstance(stream, io.TextIOBase):
        raise ArgumentError(_text_mode(argument))
    try:
        source = _source(argument, cast("IO[bytes]", stream))
        if source is not None:
            return source
        content: object = read()
    except (OSError, ValueError) as error:  # ValueError: the file is closed
        raise ArgumentError(f"{argument}: the file cannot be read: {error}") from error
    if isinstance(content, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", content))
    if isinstance(content, str):
        raise ArgumentError(_text_mode(argument))
    _discard(content)
    raise ArgumentError(
        f"{argument}: read() returned {type(content).__name__}, not bytes;"
        " pass the binary file itself or its content"
    )


def _source(argument: str, stream: IO[bytes]) -> FileSource | None:
    """An open file that is read while it is sent; None for one that is read at once."""
    start = size = None
    if hasattr(stream, "seekable") and stream.seekable():
        start = stream.tell()
        size = stream.seek(0, os.SEEK_END) - start
        stream.seek(start)
        if size <= PIECE:
            return None
    if not _takes_size(stream.read):
        return None
    if size is not None and isinstance(stream.read(0), str):
        raise ArgumentError(_text_mode(argument))
    return FileSource(argument, stream, start, size)


def _takes_size(read: Callable[[int], object]) -> bool:
    """Whether a file can be read in pieces, by a function that need not be awaited."""
    import inspect

    if inspect.iscoroutinefunction(read):
        return False
    try:
        inspect.signature(read).bind(PIECE)
    except TypeError:
        return False
    except ValueError:  # built in, so nothing is known of it
        return True
    return True


def _text_mode(argument: str) -> str:
    return f'{argument}: the file is in text mode; open it with mode "rb"'


def _discard(content: object) -> None:
    """Closes what an asynchronous read() returned, which nobody will await."""
    close = getattr(content, "close", None)
    if callable(close):
        close()


def _name_of(file: object) -> str | None:
    """Returns the last part of the path of `file`, if it has a path."""
    path: object = file
    if not isinstance(file, os.PathLike):
        path = getattr(file, "name", None)  # a number if it was opened by descriptor
    if isinstance(path, (str, bytes, os.PathLike)):
        return os.path.basename(os.fsdecode(cast("str", path))) or None
    return None


@functools.cache
def _standard_types() -> dict[str, str]:
    """Returns the table that Python itself brings, by extension."""
    import mimetypes

    return mimetypes.MimeTypes().types_map[True]


# What Python's own table lacks, or has only in some versions. A compressed file is what
# its last extension says: the table would call archive.tar.gz a tar file.
_CONTENT_TYPES = {
    ".7z": "application/x-7z-compressed",
    ".aac": "audio/aac",
    ".avif": "image/avif",
    ".bz2": "application/x-bzip2",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".heic": "image/heic",
    ".htm": "text/html",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".md": "text/markdown",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
    ".rtf": "application/rtf",
    ".svg": "image/svg+xml",
    ".tar": "application/x-tar",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".xz": "application/x-xz",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".zip": "application/zip",
    ".zst": "application/zstd",
}
