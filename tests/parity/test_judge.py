"""What the judge accepts and refuses, shape by shape, added to the sample tree."""

import ast
import re
from collections.abc import Mapping

import pytest

from generator.verify import verify_files
from generator.verify.words import words_for

from .damages import client
from .trees import SAMPLE, appended, read

FILES = read(SAMPLE)
CLIENT = "acme/{}/client.py"


def codes(
    files: Mapping[str, str], *, leaves: frozenset[str] = frozenset()
) -> list[str]:
    """The codes of all violations, each once."""
    return sorted({each.rule.code for each in verify_files(files, leaves=leaves)})


def with_members(
    sync: str, twin: str, imports: str = "", twin_imports: str = ""
) -> dict[str, str]:
    """The sample with members added to both clients, and imports before the others."""
    files = dict(FILES)
    for folder, body, lines in (
        ("_sync", sync, imports),
        ("_async", twin, twin_imports or imports),
    ):
        place, node = client(FILES, folder)
        text = appended(place.text, node, body)
        files[place.file] = text.replace("\nfrom .", f"\n{lines}\nfrom .", 1)
    return files


def with_lines(
    sync: str, twin: str, imports: str = "", twin_imports: str = ""
) -> dict[str, str]:
    """The sample with one more method in both clients, of these lines."""

    def method(define: str, body: str) -> str:
        lines = "\n".join(f"    {line}" for line in body.splitlines())
        return f"{define} extra(self, value: Any) -> None:\n{lines}"

    needed = "from typing import Any"
    return with_members(
        method("def", sync),
        method("async def", twin),
        f"{needed}\n{imports}",
        f"{needed}\n{twin_imports or imports}",
    )


PERFORM = "self._shell.perform(value)"

HEALTHY = {
    "a bound method under another name": (
        "perform = self._shell.perform\nperform(value)",
        "perform = self._shell.perform\nawait perform(value)",
    ),
    "a shell under another name": (
        "shell = self._shell\nshell.perform(value)",
        "shell = self._shell\nawait shell.perform(value)",
    ),
    "methods of containers that public methods are called like": (
        "headers: dict[str, str] = {}\nheaders.get('a')\n{1}.add(2)\nself.get('x')",
        "headers: dict[str, str] = {}\nheaders.get('a')\n{1}.add(2)\nawait self.get('x')",
    ),
    "methods of unknown objects that public methods are called like": (
        f"value.get('a')\nvalue.add(1)\n{PERFORM}",
        f"value.get('a')\nvalue.add(1)\nawait {PERFORM}",
    ),
    "an await inside an expression": (
        f"return {PERFORM}.text if value else None",
        f"return (await {PERFORM}).text if value else None",
    ),
    "a comprehension": (
        "return [page async for page in self.list_memories()]".replace("async ", ""),
        "return [page async for page in self.list_memories()]",
    ),
    "a context of the tree": (
        "with self.list_memories() as pages:\n    pages.collect()",
        "async with self.list_memories() as pages:\n    await pages.collect()",
    ),
    "two contexts": (
        f"with self.list_memories(), self._shell:\n    {PERFORM}",
        f"async with self.list_memories(), self._shell:\n    await {PERFORM}",
    ),
    "an argument called close": (
        "self.connections.close_connection('1', close=True)",
        "await self.connections.close_connection('1', close=True)",
    ),
    "a string that is a word of the table": (
        f"state = 'close'\n{PERFORM}",
        f"state = 'close'\nawait {PERFORM}",
    ),
    "a string of the document that names a close": (
        f"state = 'call aclose() first, then close()'\n{PERFORM}",
        f"state = 'call aclose() first, then close()'\nawait {PERFORM}",
    ),
    "a string of the document that names a class, a module and a special method": (
        f"state = 'AcmeClient.__aenter__ of acme._sync'\n{PERFORM}",
        f"state = 'AcmeClient.__aenter__ of acme._sync'\nawait {PERFORM}",
    ),
    "a comment that names the right class": (
        f"# An `AcmeClient` may close() here.\n{PERFORM}",
        f"# An `AsyncAcmeClient` may aclose() here.\nawait {PERFORM}",
    ),
    "a nested function": (
        f"def inner() -> None:\n    {PERFORM}\ninner()",
        f"async def inner() -> None:\n    await {PERFORM}\nawait inner()",
    ),
    "a branch and a loop": (
        f"for name in ('a', 'b'):\n    if name:\n        {PERFORM}\n    else:\n        break",
        f"for name in ('a', 'b'):\n    if name:\n        await {PERFORM}\n    else:\n        break",
    ),
}


@pytest.mark.parametrize("sync, twin", HEALTHY.values(), ids=HEALTHY)
def test_a_healthy_shape_is_accepted(sync: str, twin: str) -> None:
    files = with_lines(sync, twin)
    assert [each.message for each in verify_files(files)] == []


REFUSED = {
    "a bound method under another name": (
        "perform = self._shell.perform\nperform(value)",
        f"perform = self._shell.perform\nperform(value)\nawait {PERFORM}",
        "SG931",
    ),
    "a coroutine that is kept": (
        f"later = {PERFORM}",
        f"later = {PERFORM}",
        "SG931",
    ),
    "a coroutine in a lambda": (
        f"later = lambda: {PERFORM}",
        f"later = lambda: {PERFORM}",
        "SG931",
    ),
    "a coroutine that a context is entered with": (
        f"with {PERFORM}:\n    pass",
        f"async with {PERFORM}:\n    pass",
        "SG931",
    ),
    "an unknown awaitable": ("value.get()", "await value.get()", "SG932"),
    "an awaited name": ("value", "await value", "SG932"),
    "an awaited view": (
        "self.list_memories()",
        "await self.list_memories()",
        "SG932",
    ),
    "a suppression with async with": (
        f"with suppress(KeyError):\n    {PERFORM}",
        f"async with suppress(KeyError):\n    await {PERFORM}",
        "SG936",
    ),
    "a comprehension over an asynchronous iterator": (
        f"[page for page in self.list_memories()]\n{PERFORM}",
        f"[page for page in self.list_memories()]\nawait {PERFORM}",
        "SG937",
    ),
    "async for over a list": (
        "[page for page in (1, 2)]",
        "[page async for page in (1, 2)]",
        "SG938",
    ),
    "a blocking read of an unknown object": (
        f"value.read()\n{PERFORM}",
        f"value.read()\nawait {PERFORM}",
        "SG941",
    ),
    "a string of the document in two forms": (
        f"state = 'call close() first'\n{PERFORM}",
        f"state = 'call aclose() first'\nawait {PERFORM}",
        "SG913",
    ),
    "a comment that names the wrong close": (
        f"# Call close() first.\n{PERFORM}",
        f"# Call close() first.\nawait {PERFORM}",
        "SG914",
    ),
    "the other tree": (
        f"from .._sync.client import AcmeClient\n{PERFORM}",
        f"from .._sync.client import AcmeClient\nawait {PERFORM}",
        "SG913",
    ),
    "code that hides what is called": (
        f"__import__('time').sleep(1)\n{PERFORM}",
        f"__import__('time').sleep(1)\nawait {PERFORM}",
        "SG941",
    ),
    "a class of the other flavour": (
        f"AcmeClient\n{PERFORM}",
        f"AcmeClient\nawait {PERFORM}",
        "SG913",
    ),
    "async for in sync code": (
        f"(page async for page in value)\n{PERFORM}",
        f"(page async for page in value)\nawait {PERFORM}",
        "SG922",
    ),
    "a shell that an annotation in quotes tells": (
        "shell: 'Shell' = value\nshell.perform(value)",
        f"shell: 'AsyncShell' = value\nshell.perform(value)\nawait {PERFORM}",
        "SG931",
    ),
    "a shell that an optional annotation tells": (
        "shell: Union[None, Shell] = value\nshell.perform(value)",
        f"shell: Union[None, AsyncShell] = value\nshell.perform(value)\nawait {PERFORM}",
        "SG931",
    ),
    "a shell that a context gives": (
        "with self._shell as shell:\n    shell.perform(value)",
        f"async with self._shell as shell:\n    shell.perform(value)\n    await {PERFORM}",
        "SG931",
    ),
    "a method of the class above": (
        "super().close()",
        f"super().aclose()\nawait {PERFORM}",
        "SG931",
    ),
    "a name that global declares": (
        f"global state\nstate = 1\n{PERFORM}",
        f"global status\nstatus = 1\nawait {PERFORM}",
        "SG913",
    ),
    "a name that an error is bound to": (
        f"try:\n    {PERFORM}\nexcept KeyError as error:\n    pass",
        f"try:\n    await {PERFORM}\nexcept KeyError as fault:\n    pass",
        "SG913",
    ),
    "an invalid escape": (
        f"state = '\\d'\n{PERFORM}",
        f"state = '\\d'\nawait {PERFORM}",
        "SG901",
    ),
}


@pytest.mark.parametrize("sync, twin, code", REFUSED.values(), ids=REFUSED)
def test_a_wrong_shape_is_refused(sync: str, twin: str, code: str) -> None:
    imports = "from contextlib import suppress\nfrom typing import Union"
    files = with_lines(sync, twin, imports)
    assert code in codes(files)


def test_a_coroutine_may_be_handed_to_what_awaits_it() -> None:
    twin = (
        "async def extra(self) -> None:\n"
        "    await asyncio.wait_for(self._shell.aclose(), 1)\n"
        "    task = asyncio.create_task(self._shell.aclose())\n"
        "    await task"
    )
    sync = "def extra(self) -> None:\n    pass"
    files = with_members(sync, twin, "", "import asyncio")
    assert codes(files) == ["SG913"]  # There is no twin of that, of course.


def test_a_view_may_be_a_plain_method() -> None:
    files = with_members(
        "def view(self) -> AcmeClient:\n    return self",
        "def view(self) -> AsyncAcmeClient:\n    return self",
    )
    assert codes(files) == []


def test_overloads_are_coroutines_too() -> None:
    sync = (
        "@overload\ndef extra(self, value: int) -> int: ...\n"
        "@overload\ndef extra(self, value: str) -> str: ...\n"
        "def extra(self, value: Any) -> Any:\n    return self._shell.perform(value)"
    )
    twin = sync.replace("def ", "async def ").replace(
        "self._shell", "await self._shell"
    )
    imports = "from typing import Any, overload"
    assert codes(with_members(sync, twin, imports)) == []
    first_is_plain = twin.replace("async def", "def", 1)
    assert codes(with_members(sync, first_is_plain, imports)) == ["SG933"]


def test_classes_of_an_api_may_be_called_async() -> None:
    files = dict(FILES)
    for folder, prefix in (("_sync", ""), ("_async", "Async")):
        file = CLIENT.format(folder)
        files[file] += (
            f'\n\nclass {prefix}Jobs:\n    """Jobs."""\n'
            f'\n\nclass {prefix}AsyncJobs({prefix}Jobs):\n    """Others."""\n'
        )
    assert codes(files) == []
    swapped = re.sub(r"AsyncAsyncJobs", "AsyncJobs_", files[CLIENT.format("_async")])
    assert codes({**files, CLIENT.format("_async"): swapped}) != []


def test_models_may_be_called_like_words_of_the_table() -> None:
    files = dict(FILES)
    files["acme/types.py"] += '\n\nclass Iterator:\n    """A model."""\n'
    for folder in ("_sync", "_async"):
        file = CLIENT.format(folder)
        text = files[file].replace("import Memory", "import Iterator, Memory")
        files[file] = text.replace("source: str | None", "source: Iterator | None")
    assert codes(files) == []


def test_a_sync_iterator_in_async_code_is_refused() -> None:
    files = with_members(
        "def _lines(self) -> Iterator[str]:\n    yield ''",
        "def _lines(self) -> Iterator[str]:\n    yield ''",
        "from collections.abc import Iterator",
    )
    assert codes(files) == ["SG913"]


def test_a_generator_that_promises_to_be_asynchronous_has_to_be() -> None:
    sync = "def _lines(self) -> Iterator[str]:\n    yield ''"
    twin = "def _lines(self) -> AsyncIterator[str]:\n    yield ''"
    files = with_members(
        sync,
        twin,
        "from collections.abc import Iterator",
        "from collections.abc import AsyncIterator",
    )
    assert "SG933" in codes(files)
    right = with_members(
        sync,
        f"async {twin}",
        "from collections.abc import Iterator",
        "from collections.abc import AsyncIterator",
    )
    assert codes(right) == []


def test_methods_that_type_checkers_do_not_see_are_methods() -> None:
    method = "if not TYPE_CHECKING:\n    def extra(self, value):\n        return {}"
    imports = "from typing import TYPE_CHECKING"
    files = with_members(method.format(PERFORM), method.format(PERFORM), imports)
    assert {"SG931", "SG933"} <= set(codes(files))
    twin = method.replace("def extra", "async def extra").format(f"await {PERFORM}")
    assert codes(with_members(method.format(PERFORM), twin, imports)) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('__all__ = ["VERSION", ', '__all__ = ["VERSION", "VERSION", ', "SG961"),
        ('__all__ = ["VERSION", ', '__all__ = ["VERSION", "Nobody", ', "SG961"),
        ('"AcmeError": ".errors"', '"AcmeError": __name__', "SG962"),
    ],
)
def test_lists_of_exports_are_read(old: str, new: str, code: str) -> None:
    files = dict(FILES)
    assert old in files["acme/__init__.py"]
    files["acme/__init__.py"] = files["acme/__init__.py"].replace(old, new)
    assert code in codes(files)


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        (
            "        await self.aclose()\n",
            "        aclose = self.aclose\n        await aclose()\n",
            True,
        ),
        (
            "        await self.aclose()\n",
            "        try:\n            pass\n        finally:\n            await self.aclose()\n",
            False,
        ),
        (
            "        await self.aclose()\n",
            "        with suppress(KeyError):\n            await self.aclose()\n",
            False,
        ),
        (
            "        await self.aclose()\n",
            "        if error:\n            return\n        await self.aclose()\n",
            True,
        ),
    ],
)
def test_leaving_closes_however_it_is_left(old: str, new: str, refused: bool) -> None:
    files = dict(FILES)
    for folder, plain in (("_sync", True), ("_async", False)):
        text = files[CLIENT.format(folder)]
        first, second = old, new
        if plain:
            first, second = (
                each.replace("await ", "").replace("aclose", "close")
                for each in (old, new)
            )
        assert text.count(first) == 1
        text = text.replace(first, second)
        files[CLIENT.format(folder)] = text.replace(
            "\nfrom .", "\nfrom contextlib import suppress\nfrom .", 1
        )
    found = codes(files)
    assert ("SG954" in found) is refused
    assert refused or found == []


def test_order_of_imports_and_exports_follows_their_spelling() -> None:
    files = dict(FILES)
    for folder in ("_sync", "_async"):
        file = CLIENT.format(folder)
        head, separator, tail = files[file].partition("\nfrom functools")
        files[file] = f"{head}{separator}{tail}\n\ndef beta() -> None:\n    pass\n"
    one = files[CLIENT.format("_async")]
    files[CLIENT.format("_async")] = one.replace(
        '["AsyncAcmeClient"]', '["beta", "AsyncAcmeClient"]'
    )
    two = files[CLIENT.format("_sync")]
    files[CLIENT.format("_sync")] = two.replace(
        '["AcmeClient"]', '["AcmeClient", "beta"]'
    )
    assert codes(files) == []
    moved = one.replace("from functools import cached_property\n", "").replace(
        "from typing import Literal\n",
        "from typing import Literal\nfrom functools import cached_property\n",
    )
    assert moved != one
    assert (
        codes(
            {
                **FILES,
                CLIENT.format("_async"): moved.partition("\n\ndef beta")[0] + "\n",
            }
        )
        == []
    )


# Leaves


def leaf_files() -> dict[str, str]:
    """The sample with one module whose bodies differ, as the wire of a shell would."""
    sync = '''"""The wire; `close()` ends it."""

import socket


class Wire:
    """One connection."""

    def __init__(self, host: str) -> None:
        self._socket = socket.create_connection((host, 80))

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self._socket.sendall(data)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> object:
        raise AttributeError(name)
'''
    twin = '''"""The wire; `aclose()` ends it."""

import asyncio


class AsyncWire:
    """One connection."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._writer: asyncio.StreamWriter | None = None

    async def send(self, data: bytes) -> None:
        """Send bytes."""
        writer = await self._open()
        writer.write(data)
        await writer.drain()

    async def _open(self) -> asyncio.StreamWriter:
        if self._writer is None:
            _, self._writer = await asyncio.open_connection(self._host, 80)
        return self._writer

    async def aclose(self) -> None:
        """Close the connection."""
        if self._writer is not None:
            self._writer.close()
            await self._writer.wait_closed()

    async def __aenter__(self) -> "AsyncWire":
        return self

    async def __aexit__(self, *details: object) -> None:
        await self.aclose()

    def __getattr__(self, name: str) -> object:
        raise AttributeError(name)
'''
    return {**FILES, "acme/_sync/wire.py": sync, "acme/_async/wire.py": twin}


LEAF = frozenset({"wire"})


def test_a_leaf_may_differ_in_its_bodies() -> None:
    assert codes(leaf_files(), leaves=LEAF) == []
    assert "SG913" in codes(leaf_files())


@pytest.mark.parametrize(
    "old, new, code",
    [
        ("send(self, data: bytes)", "send(self, data: str)", "SG913"),
        ("send(self, data: bytes)", "send(self, data: bytes = b'')", "SG913"),
        ("async def send", "async def send_all", "SG911"),
        ('"""Send bytes."""', '"""Send all bytes."""', "SG913"),
        ("class AsyncWire:", "class AsyncWire(Exception):", "SG913"),
        ("await self.aclose()", "pass", "SG954"),
        ("await self._open()", "self._open()", "SG931"),
        ("await writer.drain()", "writer.drain()", "SG931"),
        ("import asyncio", "import asyncio, subprocess", "SG941"),
    ],
)
def test_the_rest_of_a_leaf_is_judged(old: str, new: str, code: str) -> None:
    files = leaf_files()
    text = files["acme/_async/wire.py"]
    assert old in text
    files["acme/_async/wire.py"] = text.replace(old, new)
    assert code in codes(files, leaves=LEAF)


# Files and folders


def test_nothing_is_no_package() -> None:
    assert codes({}) == ["SG905"]
    assert codes({"README.md": "Nothing.\n"}) == ["SG905"]


def test_a_package_may_be_given_without_its_folder() -> None:
    inner = {file.removeprefix("acme/"): text for file, text in FILES.items()}
    assert codes(inner) == []
    assert (
        codes({file: text for file, text in inner.items() if file != "types.py"}) != []
    )


def test_every_package_is_found() -> None:
    both = {
        f"{folder}/{file}": text
        for folder in ("one", "two")
        for file, text in FILES.items()
    }
    assert codes(both) == []
    broken = {**both, "two/acme/_sync/client.py": ""}
    assert {each.file[:3] for each in verify_files(broken)} == {"two"}


def test_hidden_files_are_not_judged() -> None:
    files = {**FILES, ".sdk-manifest.json": "", "acme/_sync/__pycache__/x.pyc": ""}
    assert codes(files) == []


def test_a_file_that_is_too_deep_is_a_violation() -> None:
    deep = '"""Deep."""\n\nVALUE = ' + "(" * 5000 + ")" * 5000 + "\n"
    assert codes({**FILES, "acme/deep.py": deep}) == ["SG901"]
    long = '"""Long."""\n\nVALUE = ' + "+".join("1" * 1 for _ in range(20_000)) + "\n"
    assert set(codes({**FILES, "acme/long.py": long})) <= {"SG901"}


def test_long_unions_are_compared() -> None:
    union = " | ".join(f"Kind{number}" for number in range(600))
    files = with_members(
        f"def extra(self, value: {union}) -> None:\n    self._shell.perform(value)",
        f"async def extra(self, value: {union}) -> None:\n    await self._shell.perform(value)",
    )
    assert codes(files) == []
    other = files[CLIENT.format("_async")].replace("Kind300 |", "Kind0 |")
    assert codes({**files, CLIENT.format("_async"): other}) == ["SG913"]


def test_long_chains_take_no_time() -> None:
    chain = "value" + ".get('a')" * 80
    assert codes(with_lines(f"{chain}\n{PERFORM}", f"{chain}\nawait {PERFORM}")) == []


def test_results_are_sorted_and_stable() -> None:
    files = {**FILES, CLIENT.format("_sync"): "", "acme/_async/shell.py": ""}
    found = verify_files(files)
    assert found == verify_files(dict(reversed(files.items())))
    assert [(each.file, each.line) for each in found] == sorted(
        (each.file, each.line) for each in found
    )


# Texts of the generator


def in_the_shell(sync: str, twin: str) -> dict[str, str]:
    """The sample with a statement at the end of both shells."""
    files = dict(FILES)
    for folder, line in (("_sync", sync), ("_async", twin)):
        files[f"acme/{folder}/shell.py"] += f"\n\nSTATE = {line}\n"
    return files


@pytest.mark.parametrize(
    "sync, twin",
    [
        ("'call close() first'", "'call aclose() first'"),
        ("'closes when you close it'", "'closes when you close it'"),
        ("'`AcmeClient` is no AcmeClient'", "'`AsyncAcmeClient` is no AcmeClient'"),
        ("'`with` and with'", "'`async with` and with'"),
        ("'`for each in pages`'", "'`async for each in pages`'"),
        ("'`self.perform(1)`'", "'`await self.perform(1)`'"),
        ("'`_sync`'", "'`_async`'"),
        ("print(1, 'close')", "print(1, 'aclose')"),
        ("print(1, x='close')", "print(1, x='close')"),
        ("1 == 'close'", "1 == 'close'"),
        ("print('')", "print('')"),
    ],
)
def test_text_of_the_generator_names_its_flavour(sync: str, twin: str) -> None:
    assert codes(in_the_shell(sync, twin)) == []
    if sync != twin:
        if "await" not in twin:  # Which may be added, not which must.
            assert codes(in_the_shell(sync, sync)) != []
        assert codes(in_the_shell(twin, twin)) != []
        assert codes(in_the_shell(twin, sync)) != []


@pytest.mark.parametrize(
    "sync, twin",
    [
        ("'one two'", "'one  two'"),
        ("'close'", "'closes'"),
        ("'close'", "'aclose'"),
        ("'enclosed()'", "'enaclosed()'"),
        ("''", "'await '"),
        ("'client'", "'async client'"),
        ("'`with`'", "'`await with`'"),
        ("'`await x`'", "'`await x`'"),
        ("print(1, 'x')", "print(1, 'close')"),
        ("print(1, 'close')", "print(1, 2)"),
        ("print('close')", "print('aclose', 2)"),
    ],
)
def test_other_text_of_the_generator_is_the_same(sync: str, twin: str) -> None:
    assert codes(in_the_shell(sync, twin)) == ["SG913"]


def test_a_class_of_the_api_is_in_neither_flavour() -> None:
    words = words_for(["Jobs", "AsyncJobs"], ["AsyncJobs", "AsyncAsyncJobs"])
    assert words.same_name("AsyncJobs", "AsyncAsyncJobs")
    assert not words.same_name("Jobs", "Jobs")
    assert not words.same_name("AsyncAsyncJobs", "AsyncAsyncJobs")


def test_the_sample_is_a_real_package() -> None:
    for file, text in FILES.items():
        if file.endswith(".py"):
            assert ast.get_docstring(ast.parse(text)), file
