"""Fixtures: a folder that packages can be imported from while the session lasts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.shapes.making import HEAD, Made, make


@pytest.fixture(scope="session")
def shapes_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the packages lie."""
    folder = tmp_path_factory.mktemp("shapes")
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))
    sys.dont_write_bytecode = written


Maker = Callable[..., Made]


@pytest.fixture(scope="session")
def made(shapes_folder: Path) -> Maker:
    """Makes packages, each once per document."""
    known: dict[tuple[str, str], Made] = {}

    def once(document: str, *, head: str = HEAD) -> Made:
        if (head, document) not in known:
            known[head, document] = make(document, shapes_folder, head=head)
        return known[head, document]

    return once
