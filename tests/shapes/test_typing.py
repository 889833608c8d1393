"""Packages of shapes that went wrong once are clean under the type checker too."""

from __future__ import annotations

import subprocess
import sys

from tests.shapes import (
    test_enumerations,
    test_names,
    test_recursion,
    test_replies,
    test_schemas,
    test_unions,
)
from tests.shapes.conftest import Maker
from tests.shapes.making import replying


def test_the_type_checker_accepts_every_package(made: Maker) -> None:
    packages = [
        made(test_names.document()),
        made(test_replies.GLOBALS),
        made(test_enumerations.document(test_enumerations.LIST)),
        *(
            made(replying("{}", components=components))
            for components in (
                test_recursion.NESTED,
                test_schemas.SEVERAL,
                test_schemas.ANIMALS,
                test_unions.TOLD,
            )
        ),
    ]
    folder = packages[0].folder
    names = [word for package in packages for word in ("-p", package.name)]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
