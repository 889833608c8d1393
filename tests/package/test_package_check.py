"""The content check of `make package` refuses what must not be published.

Each damage is done to a distribution that passes, and must be told by name.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.version import Version

from tools.package.contents import sdist_faults, wheel_faults
from tools.package.expected import Expected, document_version, read_expected
from tools.package.faults import PackageError

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec" / "openapi.yaml"

README = "# Acme for Python\n\nCalls the API of Acme — both ways.\n"
FILES = {
    "LICENSE": "MIT License\n",
    "README.md": README,
    "pyproject.toml": "[project]\n",
    "acme_api/__init__.py": '"""Client of Acme."""\n',
    "acme_api/_sync/client.py": "class Client: ...\n",
    "acme_api/py.typed": "",
}
METADATA = f"""\
Metadata-Version: 2.4
Name: acme-api
Version: 1.2.0
Summary: Client of Acme
License-Expression: MIT
License-File: LICENSE
Classifier: Framework :: AsyncIO
Classifier: Typing :: Typed
Requires-Python: >=3.10
Requires-Dist: httpx<1.0,>=0.25
Requires-Dist: typing-extensions>=4.0; python_version < '3.11'
Description-Content-Type: text/markdown

{README}"""
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
INFO = "acme_api-1.2.0.dist-info/"
SDIST = "acme_api-1.2.0/"

EXPECTED = Expected(
    name="acme-api",
    package="acme_api",
    version=Version("1.2.0"),
    license="MIT",
    requires_python=">=3.10",
    requirements=(
        "httpx>=0.25,<1.0",
        "typing-extensions>=4.0; python_version < '3.11'",
    ),
    readme=README,
    files={
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in FILES.items()
    },
)

Members = dict[str, str]
Damage = Callable[[Members], None]


def wheel_members() -> Members:
    package = {name: text for name, text in FILES.items() if "/" in name}
    return {
        **package,
        f"{INFO}METADATA": METADATA,
        f"{INFO}WHEEL": WHEEL,
        f"{INFO}RECORD": "",
        f"{INFO}licenses/LICENSE": FILES["LICENSE"],
    }


def sdist_members() -> Members:
    return {f"{SDIST}{name}": text for name, text in FILES.items()} | {
        f"{SDIST}PKG-INFO": METADATA
    }


def check_wheel(
    folder: Path, members: Members, name: str = "acme_api-1.2.0-py3-none-any.whl"
) -> list[str]:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    return list(wheel_faults(path, EXPECTED))


def check_sdist(
    folder: Path, members: Members, name: str = "acme_api-1.2.0.tar.gz"
) -> list[str]:
    path = folder / name
    with tarfile.open(path, "w:gz") as archive:
        for member, text in members.items():
            content = text.encode()
            entry = tarfile.TarInfo(member)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return list(sdist_faults(path, EXPECTED))


def add(name: str, text: str = "x\n") -> Damage:
    return lambda members: members.update({name: text})


def remove(name: str) -> Damage:
    def damage(members: Members) -> None:
        del members[name]

    return damage


def edit(name: str, old: str, new: str) -> Damage:
    def damage(members: Members) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new)

    return damage


FOREIGN_FILES = (
    "acme_api/tests/test_client.py",
    "tests/test_client.py",
    "acme_api/__pycache__/__init__.cpython-311.pyc",
    "acme_api/.mypy_cache/CACHEDIR.TAG",
    "acme_api/_sync/left_over.py",
    "acme_api/_sync/client.py.orig",
    "acme.pth",
    ".gitignore",
    "../acme_api/py.typed",
)

METADATA_DAMAGES = (
    ("Name: acme-api", "Name: acme-apl", "Name is acme-apl, not acme-api"),
    ("Version: 1.2.0", "Version: 1.2.1", "Version is 1.2.1, but info.version"),
    ("Version: 1.2.0", "Version: 1.2.0.dev0", "Version is 1.2.0.dev0, but"),
    ("Version: 1.2.0\n", "", "Version is None"),
    ("Version: 1.2.0", "Version: one", "Version is one"),
    ("Summary: Client of Acme\n", "", "Summary is no line"),
    ("Client of Acme", "x" * 513, "Summary is no line"),
    ("License-Expression: MIT\n", "", "License-Expression is None, not MIT"),
    ("License-File: LICENSE\n", "", "License-File does not name LICENSE"),
    ("Classifier: Typing :: Typed\n", "", "'Typing :: Typed' is missing"),
    ("Requires-Python: >=3.10\n", "", "Requires-Python is None, not >=3.10"),
    (">=3.10", ">=3.8", "Requires-Python is >=3.8, not >=3.10"),
    ("Requires-Dist: httpx<1.0,>=0.25\n", "", "Requires-Dist lacks httpx"),
    ("httpx<1.0,", "httpx", "Requires-Dist lacks httpx<1.0,>=0.25"),
    ("; python_version < '3.11'", "", "which pyproject.toml does not ask for"),
    ("Requires-Dist: httpx", "Requires-Dist: pytest\nRequires-Dist: httpx", "pytest"),
    ("text/markdown", "text/plain", "Description-Content-Type is text/plain"),
    ("both ways", "one way", "the description is not README.md"),
)


def test_a_whole_wheel_and_a_whole_sdist_pass(tmp_path: Path) -> None:
    assert check_wheel(tmp_path, wheel_members()) == []
    assert check_sdist(tmp_path, sdist_members()) == []


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_file_too_many_is_told(tmp_path: Path, name: str) -> None:
    wheel, sdist = wheel_members(), sdist_members()
    add(name)(wheel)
    add(f"{SDIST}{name}")(sdist)
    assert check_wheel(tmp_path, wheel) == [f"{name} does not belong in here"]
    assert check_sdist(tmp_path, sdist) == [f"{SDIST}{name} does not belong in here"]


@pytest.mark.parametrize("name", sorted(wheel_members()))
def test_a_file_that_is_missing_in_the_wheel_is_told(tmp_path: Path, name: str) -> None:
    members = wheel_members()
    remove(name)(members)
    assert f"{name} is missing" in check_wheel(tmp_path, members)


@pytest.mark.parametrize("name", sorted(sdist_members()))
def test_a_file_that_is_missing_in_the_sdist_is_told(tmp_path: Path, name: str) -> None:
    members = sdist_members()
    remove(name)(members)
    assert f"{name} is missing" in check_sdist(tmp_path, members)


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name]])
def test_an_altered_file_is_told(tmp_path: Path, name: str) -> None:
    sdist = sdist_members()
    edit(f"{SDIST}{name}", "\n", "\n# by hand\n")(sdist)
    fault = f"{SDIST}{name} is not what the generator wrote"
    assert fault in check_sdist(tmp_path, sdist)


@pytest.mark.parametrize(
    "name", ["acme_api/_sync/client.py", f"{INFO}licenses/LICENSE"]
)
def test_an_altered_file_of_the_wheel_is_told(tmp_path: Path, name: str) -> None:
    members = wheel_members()
    edit(name, "\n", "\n# by hand\n")(members)
    assert check_wheel(tmp_path, members) == [f"{name} is not what the generator wrote"]


@pytest.mark.parametrize(("old", "new", "told"), METADATA_DAMAGES)
def test_wrong_metadata_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    wheel, sdist = wheel_members(), sdist_members()
    edit(f"{INFO}METADATA", old, new)(wheel)
    edit(f"{SDIST}PKG-INFO", old, new)(sdist)
    for faults in (check_wheel(tmp_path, wheel), check_sdist(tmp_path, sdist)):
        assert any(told in fault for fault in faults), faults


def test_types_must_be_seen_even_if_the_generator_forgot_them(tmp_path: Path) -> None:
    members = wheel_members()
    remove("acme_api/py.typed")(members)
    path = tmp_path / "acme_api-1.2.0-py3-none-any.whl"
    check_wheel(tmp_path, members)
    files = {name: sha for name, sha in EXPECTED.files.items() if "typed" not in name}
    faults = list(wheel_faults(path, replace(EXPECTED, files=files)))
    assert faults == ["acme_api/py.typed is missing"]


def test_a_licence_is_needed_even_if_the_generator_wrote_none(tmp_path: Path) -> None:
    members = wheel_members()
    remove(f"{INFO}licenses/LICENSE")(members)
    check_wheel(tmp_path, members)
    files = {name: sha for name, sha in EXPECTED.files.items() if name != "LICENSE"}
    path = tmp_path / "acme_api-1.2.0-py3-none-any.whl"
    faults = list(wheel_faults(path, replace(EXPECTED, files=files)))
    assert faults == [f"{INFO}licenses/LICENSE is missing"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("true", "false"), ("py3-none-any", "cp311-cp311-linux_x86_64")],
)
def test_a_wheel_for_one_platform_is_told(tmp_path: Path, old: str, new: str) -> None:
    members = wheel_members()
    edit(f"{INFO}WHEEL", old, new)(members)
    assert check_wheel(tmp_path, members) == [
        "the wheel is not one for every platform (py3-none-any)"
    ]


def test_names_of_the_files_are_checked(tmp_path: Path) -> None:
    wheel = "acme_api-1.1.0-py3-none-any.whl"
    assert check_wheel(tmp_path, wheel_members(), wheel) == [
        f"the file is called {wheel}, not acme_api-1.2.0-py3-none-any.whl"
    ]
    assert check_sdist(tmp_path, sdist_members(), "acme-api-1.2.0.tar.gz") == [
        "the file is called acme-api-1.2.0.tar.gz, not acme_api-1.2.0.tar.gz"
    ]


def test_a_file_that_is_in_a_wheel_twice_is_told(tmp_path: Path) -> None:
    check_wheel(tmp_path, wheel_members())
    path = tmp_path / "acme_api-1.2.0-py3-none-any.whl"
    with (
        zipfile.ZipFile(path, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("acme_api/py.typed", "")
    assert list(wheel_faults(path, EXPECTED)) == [
        "acme_api/py.typed is in there 2 times"
    ]


def test_a_link_in_an_sdist_is_told(tmp_path: Path) -> None:
    path = tmp_path / "acme_api-1.2.0.tar.gz"
    members = sdist_members()
    name = f"{SDIST}acme_api/py.typed"
    remove(name)(members)
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    faults = list(sdist_faults(path, EXPECTED))
    assert f"{name} is missing" in faults
    assert f"{name} (no regular file) does not belong in here" in faults


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_broken_archive_is_one_fault(tmp_path: Path, content: bytes) -> None:
    wheel = tmp_path / "acme_api-1.2.0-py3-none-any.whl"
    sdist = tmp_path / "acme_api-1.2.0.tar.gz"
    for path in (wheel, sdist):
        path.write_bytes(content)
    assert len(list(wheel_faults(wheel, EXPECTED))) == 1
    assert len(list(sdist_faults(sdist, EXPECTED))) == 1


def test_a_truncated_archive_is_a_fault(tmp_path: Path) -> None:
    check_wheel(tmp_path, wheel_members())
    check_sdist(tmp_path, sdist_members())
    wheel = tmp_path / "acme_api-1.2.0-py3-none-any.whl"
    sdist = tmp_path / "acme_api-1.2.0.tar.gz"
    for path in (wheel, sdist):
        path.write_bytes(path.read_bytes()[:-100])
    assert list(wheel_faults(wheel, EXPECTED)) != []
    assert list(sdist_faults(sdist, EXPECTED)) != []


def test_what_is_expected_comes_from_the_document_and_the_manifest() -> None:
    expected = read_expected(ROOT / "generated", SPEC, "memorysync")
    assert expected.version == document_version(SPEC)
    assert "memorysync/py.typed" in expected.modules
    assert expected.lowest[0] == "httpx==0.25"
    assert expected.oldest_python == "python3.10"


@pytest.mark.parametrize("version", ["", "latest", "2024-05-01/preview"])
def test_a_document_without_a_python_version_is_refused(
    tmp_path: Path, version: str
) -> None:
    spec = tmp_path / "openapi.yaml"
    text = f'openapi: 3.1.0\ninfo: {{title: T, version: "{version}"}}\npaths: {{}}\n'
    spec.write_text(text, encoding="utf-8")
    with pytest.raises(PackageError):
        document_version(spec)
