"""Names and texts of a document are never taken for those of the generator."""

import ast
import os
import re

import pytest

from generator.verify import verify_files

from .damages import DAMAGES
from .documents import FREE, PROSE, RESERVED, files
from .test_mutations import LISTED, assert_seen, listing
from .trees import flavour

OWN = ("/shell.py", "/stream.py", "/responses.py", "/paging.py")


def test_such_a_document_is_proved() -> None:
    assert listing(verify_files(files())) == ""
    walks = re.findall(r"-> AsyncPager\[", files()["names/_async/client.py"])
    assert len(walks) == len(RESERVED)


@pytest.mark.parametrize("folder", ["_sync", "_async"])
def test_names_of_the_generator_stay_its_own(folder: str) -> None:
    for place in flavour(files(), folder):
        if isinstance(place.node, ast.ClassDef) and not place.file.endswith(OWN):
            names = [
                each.name
                for each in place.node.body
                if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
            ]
            assert len(names) == len(set(names)), place.node.name
            owns = {"close", "aclose"} & set(names)
            is_client = place.node.name.endswith("NamesClient")
            expected = {"close" if folder == "_sync" else "aclose"}
            assert owns == (expected if is_client else set())
            taken = {"perform", "request", "__enter__", "__aexit__"} & set(names)
            assert taken == ({"__enter__", "__aexit__"} & taken if is_client else set())


@pytest.mark.parametrize("name", [*RESERVED, *FREE])
def test_every_operation_is_there(name: str) -> None:
    text = files()["names/_async/client.py"]
    plain = name.strip("_")
    assert re.search(rf"async def {plain}_?\d*\(", text) or plain in ("close", "aclose")
    assert re.search(rf'"""`?{name}: async with', text), name


@pytest.mark.parametrize(
    "name", DAMAGES if os.environ.get("ALL_DAMAGES") else sorted(LISTED)
)
def test_a_damage_is_seen_all_the_same(name: str) -> None:
    try:
        damaged = DAMAGES[name](files())
    except (LookupError, StopIteration, IndexError) as error:
        pytest.skip(f"NOT TESTED: the document has no place for it: {error}")
    if damaged.files != files():
        assert_seen(damaged)


def test_text_of_the_document_may_not_differ() -> None:
    for word, other in (("`close()`", "`aclose()`"), ("`async with`", "`with`")):
        for folder in ("_sync", "_async"):
            for part in ("client", "power_shell"):
                file = f"names/{folder}/{part}.py"
                text = files()[file]
                assert word in text
                for place in list(re.finditer(re.escape(word), text))[::50]:
                    new = text[: place.start()] + other + text[place.end() :]
                    assert verify_files({**files(), file: new}), (word, file)


def test_the_text_is_what_the_document_says() -> None:
    shown = " ".join(files()["names/_sync/client.py"].split())
    assert PROSE[:60] in shown
