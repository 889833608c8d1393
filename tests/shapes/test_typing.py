"""Packages of shapes that went wrong once are clean under the type checker too."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.shapes import (
    test_enumerations,
    test_names,
    test_paging,
    test_recursion,
    test_replies,
    test_schemas,
    test_unions,
)
from tests.shapes.conftest import Maker
from tests.shapes.making import HEAD, replying
from tests.streams import ways
from tests.tokens.conftest import DOCUMENT


def test_the_type_checker_accepts_every_package(made: Maker) -> None:
    packages = [
        made(test_names.document()),
        made(test_replies.GLOBALS),
        made(ways.DOCUMENT),
        made(test_enumerations.document(test_enumerations.LIST)),
        made(test_paging.DOCUMENT, head=HEAD + test_paging.SHARED),
        made(DOCUMENT),
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


WALKS = """\
from typing import assert_type

from PACKAGE import AsyncPager, AsyncShapesClient, Pager, ShapesClient
from PACKAGE.types import User, Users


def walk(client: ShapesClient) -> None:
    assert_type(client.list_users_all(limit=3), Pager[Users, User])
    for user in client.list_users_all():
        assert_type(user, User)
    for page in client.list_users_all().pages():
        assert_type(page, Users)
    for text in client.list_plain_all():
        assert_type(text, str)
    for whole in client.list_whole_all():
        assert_type(whole, Users)
    with client.files.list_links_all() as pager:
        assert_type(next(iter(pager)), User)
        pager.close()
        pager.aclose()  # wrong
    client.list_users_all(limit="3")  # wrong
    client.list_numbered_all()  # wrong


async def walk_async(client: AsyncShapesClient) -> None:
    assert_type(client.list_users_all(limit=3), AsyncPager[Users, User])
    async for user in client.list_users_all():
        assert_type(user, User)
    async for page in client.list_users_all().pages():
        assert_type(page, Users)
    async for text in client.list_plain_all():
        assert_type(text, str)
    async with client.files.list_links_all() as pager:
        assert_type(await anext(aiter(pager)), User)
        await pager.aclose()
        pager.close()  # wrong
    for _ in client.list_users_all():  # wrong
        pass
    await client.list_users_all()  # wrong
"""


CREDENTIALS = """\
from PACKAGE import AsyncShapesClient, ShapesClient


def make(scopes: set[str]) -> None:
    ShapesClient(client_id="me", client_secret="hush", scopes=scopes).close()
    ShapesClient(oauth="mine", token_url="/token").close()
    ShapesClient(oauth=None, client_id="me", client_secret="hush", scopes=None).close()
    ShapesClient.from_env(scopes=["read"]).close()
    ShapesClient(client_id=1)  # wrong
    ShapesClient(scopes=[1])  # wrong
    ShapesClient(token_url=None)  # wrong
    ShapesClient.from_env(client_secret="hush")  # wrong


async def make_async(scopes: tuple[str, ...]) -> None:
    await AsyncShapesClient(client_id="me", client_secret="", scopes=scopes).aclose()
    await AsyncShapesClient.from_env(scopes=iter(scopes)).aclose()
    AsyncShapesClient("me", "hush")  # wrong
"""


def test_both_type_checkers_know_walks_and_credentials(made: Maker) -> None:
    walks = made(test_paging.DOCUMENT, head=HEAD + test_paging.SHARED)
    credentials = made(DOCUMENT)
    folder = walks.folder
    wrong: list[tuple[str, int]] = []
    for name, package, text in (
        ("credentials.py", credentials, CREDENTIALS),
        ("walks.py", walks, WALKS),
    ):
        program = text.replace("PACKAGE", package.name)
        (folder / name).write_text(program, encoding="utf-8")
        wrong += [
            (name, number)
            for number, line in enumerate(program.splitlines(), 1)
            if line.endswith("# wrong")
        ]
    settings = {
        "include": [
            "walks.py",
            "credentials.py",
            f"{walks.name}/_operations",
            f"{walks.name}/_async",
            f"{credentials.name}/_async",
            *(
                f"{credentials.name}/_runtime/{name}.py"
                for name in ("grants", "token_calls", "tokens", "turns")
            ),
        ],
        "extraPaths": ["."],
        "typeCheckingMode": "strict",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    pyright = str(Path(sys.executable).with_name("pyright"))
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache")
    for command in (
        [*mypy, "credentials.py", "walks.py"],
        [pyright, "-p", ".", "--pythonpath", sys.executable],
    ):
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )
        listed = re.findall(r"^ *(\S+?):(\d+):.*\berror: ", done.stdout, re.M)
        found = {(Path(file).name, int(line)) for file, line in listed}
        assert sorted(found) == wrong, done.stdout
