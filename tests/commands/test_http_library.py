"""The HTTP library of a package: chosen by a setting of the project, or by an option."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator import settings, unchanged
from generator.__main__ import main
from generator.plan import HTTP_LIBRARIES
from generator.verify import vocabulary
from tests.commands.test_commands import SMALL

Project = Callable[[str], Path]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Makes a project of its own, whose settings end with these lines."""

    def make(lines: str) -> Path:
        (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text(
            f'[tool.sdk-generator]\nspec = "small.yaml"\nout = "out"\n{lines}\n',
            encoding="utf-8",
        )
        for module in (settings, unchanged):
            monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(unchanged, "_MEMORY", tmp_path / "build" / "last.json")
        return tmp_path

    return make


def library(folder: Path) -> str:
    """The first requirement of a generated project."""
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    return Requirement(tomllib.loads(text)["project"]["dependencies"][0]).name


def test_the_setting_chooses_and_the_option_goes_before_it(project: Project) -> None:
    """Also where nothing else has changed since the last run."""
    root = project('http_library = "httpx2"')
    assert main(["generate"]) == 0
    assert library(root / "out") == "httpx2"
    assert main(["check"]) == 0
    assert main(["generate", "--http-library", "httpx"]) == 0
    assert library(root / "out") == "httpx"


def test_the_setting_is_for_the_projects_own_document(project: Project) -> None:
    root = project('http_library = "httpx2"')
    other = root / "other.yaml"
    other.write_text(SMALL, encoding="utf-8")
    chosen = [
        settings.settings(
            spec=spec,
            out=None,
            package=None,
            http_library=None,
            strict=False,
            report=None,
            writes=False,
        ).http_library.name
        for spec in (None, str(other))
    ]
    assert chosen == ["httpx2", "httpx"]


@pytest.mark.parametrize(
    ("lines", "options", "told"),
    [
        ('http_library = "requests"', [], "http_library: 'requests'"),
        ("http_library = 2", [], "pyproject.toml: [tool.sdk-generator] http_library"),
        ("", ["--http-library", "aiohttp"], "--http-library: 'aiohttp'"),
        ("", ["--http-library", ""], "--http-library: ''"),
    ],
)
def test_a_library_that_is_none_is_refused(
    project: Project,
    capsys: pytest.CaptureFixture[str],
    lines: str,
    options: list[str],
    told: str,
) -> None:
    root = project(lines)
    assert main(["generate", *options]) == 2
    shown = capsys.readouterr().err
    assert told in shown and "httpx or httpx2" in shown
    assert not (root / "out").exists()


@pytest.mark.parametrize("name", [*HTTP_LIBRARIES, "h11"])
def test_no_package_hides_what_it_stands_on(project: Project, name: str) -> None:
    project("")
    assert main(["lint", "--package", name]) == 2


def test_the_judge_knows_every_library() -> None:
    for name in HTTP_LIBRARIES:
        assert f"{name}.Client" in vocabulary.BLOCKING_NAMES
        assert f"{name}.AsyncClient.send" in vocabulary.AWAITABLE_FUNCTIONS
