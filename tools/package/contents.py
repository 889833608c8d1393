"""The content check: a wheel or an sdist against what it must hold, byte for byte.

Nothing is installed or run here, so a doctored file can be shown to fail in no time.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Final

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tools.package.expected import LICENSE, PROJECT, README, Expected

TYPED: Final = "Typing :: Typed"
# What the package index takes.
_SUMMARY_LENGTH: Final = 512
_WHEEL_TAG: Final = "py3-none-any"
_UNREADABLE: Final = (
    EOFError,
    OSError,
    RuntimeError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
_WHEEL_INFO: Final = ("METADATA", "RECORD", "WHEEL")


def wheel_faults(path: Path, expected: Expected) -> Iterator[str]:
    """What is wrong with a wheel, a sentence per fault; nothing if it may go out."""
    if path.name != (name := f"{expected.stem}-{_WHEEL_TAG}.whl"):
        yield f"the file is called {path.name}, not {name}"
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            members = {name: archive.read(name) for name in names}
    except _UNREADABLE as error:
        yield f"no readable wheel: {error}"
        return
    yield from _twice(names)
    info = f"{expected.stem}.dist-info/"
    wanted = expected.modules
    wanted |= {f"{info}{name}": None for name in _WHEEL_INFO}
    if expected.license:
        wanted[f"{info}licenses/{LICENSE}"] = expected.files.get(LICENSE)
    yield from _file_faults(members, wanted)
    if (wheel := members.get(f"{info}WHEEL")) is not None:
        yield from _wheel_file_faults(_message(wheel))
    if (metadata := members.get(f"{info}METADATA")) is not None:
        yield from metadata_faults(_message(metadata), expected)


def sdist_faults(path: Path, expected: Expected) -> Iterator[str]:
    """What is wrong with an sdist, a sentence per fault; nothing if it may go out."""
    if path.name != (name := f"{expected.stem}.tar.gz"):
        yield f"the file is called {path.name}, not {name}"
        return
    try:
        names, members = _read_tar(path)
    except _UNREADABLE as error:
        yield f"no readable sdist: {error}"
        return
    yield from _twice(names)
    root = f"{expected.stem}/"
    wanted: dict[str, str | None] = {
        f"{root}{name}": sha for name, sha in expected.modules.items()
    }
    wanted |= {
        f"{root}{name}": expected.files.get(name)
        for name in (PROJECT, README, *([LICENSE] if expected.license else []))
    }
    wanted[f"{root}PKG-INFO"] = None
    yield from _file_faults(members, wanted)
    if (metadata := members.get(f"{root}PKG-INFO")) is not None:
        yield from metadata_faults(_message(metadata), expected)


def metadata_faults(metadata: Message, expected: Expected) -> Iterator[str]:
    """What is wrong with core metadata (PyPA specification of that name)."""
    name, version = metadata["Name"], metadata["Version"]
    if name is None or canonicalize_name(name) != canonicalize_name(expected.name):
        yield f"metadata: Name is {name}, not {expected.name}"
    if _version(version) != expected.version:
        yield (
            f"metadata: Version is {version}, but info.version of the document is "
            f"{expected.version}"
        )
    if metadata["Requires-Python"] != expected.requires_python:
        yield (
            f"metadata: Requires-Python is {metadata['Requires-Python']}, "
            f"not {expected.requires_python}"
        )
    summary = metadata["Summary"] or ""
    if not 0 < len(summary) <= _SUMMARY_LENGTH or "\n" in summary:
        yield f"metadata: Summary is no line of 1 to {_SUMMARY_LENGTH} characters"
    yield from _requirement_faults(metadata, expected)
    if TYPED not in metadata.get_all("Classifier", []):
        yield f"metadata: the classifier '{TYPED}' is missing"
    if not str(metadata["Description-Content-Type"]).startswith("text/markdown"):
        yield (
            f"metadata: Description-Content-Type is "
            f"{metadata['Description-Content-Type']}, not text/markdown"
        )
    if str(metadata.get_payload()).strip() != expected.readme.strip():
        yield f"metadata: the description is not {README}"
    if metadata["License-Expression"] != expected.license:
        yield (
            f"metadata: License-Expression is {metadata['License-Expression']}, "
            f"not {expected.license}"
        )
    if expected.license and LICENSE not in metadata.get_all("License-File", []):
        yield f"metadata: License-File does not name {LICENSE}"


def _requirement_faults(metadata: Message, expected: Expected) -> Iterator[str]:
    found = {_requirement(text) for text in metadata.get_all("Requires-Dist", [])}
    wanted = {_requirement(text) for text in expected.requirements}
    for text in sorted(wanted - found):
        yield f"metadata: Requires-Dist lacks {text}"
    for text in sorted(found - wanted):
        yield f"metadata: Requires-Dist has {text}, which {PROJECT} does not ask for"


def _wheel_file_faults(wheel: Message) -> Iterator[str]:
    if wheel["Root-Is-Purelib"] != "true" or wheel.get_all("Tag") != [_WHEEL_TAG]:
        yield f"the wheel is not one for every platform ({_WHEEL_TAG})"


def _file_faults(
    members: Mapping[str, bytes], wanted: Mapping[str, str | None]
) -> Iterator[str]:
    """Missing, foreign and altered files; a hash of None stands for any content."""
    for name in sorted(wanted.keys() - members.keys()):
        yield f"{name} is missing"
    for name in sorted(members.keys() - wanted.keys()):
        yield f"{name} does not belong in here"
    for name in sorted(wanted.keys() & members.keys()):
        sha = wanted[name]
        if sha is not None and hashlib.sha256(members[name]).hexdigest() != sha:
            yield f"{name} is not what the generator wrote"


def _twice(names: list[str]) -> Iterator[str]:
    for name, count in sorted(Counter(names).items()):
        if count > 1:
            yield f"{name} is in there {count} times"


def _read_tar(path: Path) -> tuple[list[str], dict[str, bytes]]:
    names: list[str] = []
    members: dict[str, bytes] = {}
    with tarfile.open(path, "r:gz") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() else None
            names.append(member.name)
            # A link or a device is in no list of wanted files, whatever its name.
            name = member.name if content else f"{member.name} (no regular file)"
            members[name] = content.read() if content else b""
    return names, members


def _message(content: bytes) -> Message:
    return Parser().parsestr(content.decode("utf-8", errors="replace"))


def _version(text: str | None) -> Version | None:
    try:
        return Version(text or "")
    except InvalidVersion:
        return None


def _requirement(text: str) -> str:
    """One spelling for what means the same."""
    try:
        return str(Requirement(re.sub(r"\s+", " ", text)))
    except InvalidRequirement:
        return text
