"""The rules for rendered output (SG9xx).

SG90x: files; SG91x: the twins compared; SG92x: flavour words; SG93x: `await` and its
kin; SG94x: blocking names; SG95x: lifecycle; SG96x: exports.
"""

from typing import Final

from generator.diagnostics import Rule, Severity

_ERROR: Final = Severity.ERROR
_RENDER: Final = "generate the package again"
_TEMPLATE: Final = "correct the template, then generate the package again"

# SG90x: files

NOT_COMPILABLE: Final = Rule(
    "SG901",
    _ERROR,
    "A Python file does not compile.",
    "def add(self, text: str",
    _RENDER,
)
EMPTY_FILE: Final = Rule(
    "SG902",
    _ERROR,
    "A file is empty, or a Python file holds no statement.",
    "a client.py of no bytes",
    _RENDER,
)
TRUNCATED_FILE: Final = Rule(
    "SG903",
    _ERROR,
    "A Python file does not end with a line end, so its end may be missing.",
    "a client.py that stops after 'return self._sh'",
    _RENDER,
)
MISSING_TWIN: Final = Rule(
    "SG904",
    _ERROR,
    "A file or a whole tree exists in one flavour only.",
    "_sync/client.py without _async/client.py",
    _RENDER,
)
NO_PAIR: Final = Rule(
    "SG905",
    _ERROR,
    "There is no package with a sync tree or an async tree.",
    "a folder without _sync and _async",
    "name the folder that the generator wrote",
)
UNRESOLVED_IMPORT: Final = Rule(
    "SG906",
    _ERROR,
    "An import or an attribute names something that the package does not have.",
    "from .shell import Shel",
    _RENDER,
)
LOOK_ALIKE: Final = Rule(
    "SG907",
    _ERROR,
    "A name looks like another name but is spelled with other characters.",
    "a method 'add' whose first letter is Cyrillic",
    "spell the name with the characters it shows",
)

# SG91x: the twins compared

MISSING_MEMBER: Final = Rule(
    "SG911",
    _ERROR,
    "A class, function, method or statement exists in one flavour only.",
    "Client.add without AsyncClient.add",
    _TEMPLATE,
)
OTHER_ORDER: Final = Rule(
    "SG912",
    _ERROR,
    "The members of the twins stand in different orders.",
    "add, get in one flavour and get, add in the other",
    _TEMPLATE,
)
DIFFERENT_TWIN: Final = Rule(
    "SG913",
    _ERROR,
    "A member differs from its twin by more than the flavour.",
    "def add(self, text: str) and async def add(self, body: str)",
    _TEMPLATE,
)
DIFFERENT_COMMENT: Final = Rule(
    "SG914",
    _ERROR,
    "The comments of a member differ from those of its twin.",
    "a comment that one flavour lacks",
    _TEMPLATE,
)

# SG92x: flavour words

FOREIGN_SYNTAX: Final = Rule(
    "SG922",
    _ERROR,
    "Sync code holds 'async' or 'await'.",
    "async def add in _sync",
    _TEMPLATE,
)

# SG93x: await and its kin

MISSING_AWAIT: Final = Rule(
    "SG931",
    _ERROR,
    "An awaitable call does not stand directly under an await.",
    "return self._shell.perform(call)",
    "put await before the call",
)
WRONG_AWAIT: Final = Rule(
    "SG932",
    _ERROR,
    "An await stands over something that is not an awaitable call.",
    "await await self._shell.perform(call)",
    "remove the await, or declare the name in generator/verify/vocabulary.py",
)
PLAIN_METHOD: Final = Rule(
    "SG933",
    _ERROR,
    "A method that must be 'async def' is a plain 'def'.",
    "def add(self) in a class of _async",
    "write async def",
)
IDLE_COROUTINE: Final = Rule(
    "SG934",
    _ERROR,
    "An 'async def' awaits nothing.",
    "async def url(self) -> str: return self._url",
    "write def, or await what the function calls",
)
PLAIN_WITH: Final = Rule(
    "SG935",
    _ERROR,
    "Async code uses a plain 'with' over something not known as sync-only.",
    "with self._lock:",
    "write async with",
)
WRONG_ASYNC_WITH: Final = Rule(
    "SG936",
    _ERROR,
    "'async with' stands over a context manager that is sync-only.",
    "async with contextlib.suppress(KeyError):",
    "write with",
)
PLAIN_FOR: Final = Rule(
    "SG937",
    _ERROR,
    "A plain 'for' iterates an asynchronous iterator.",
    "for page in self._pages(call):",
    "write async for",
)
WRONG_ASYNC_FOR: Final = Rule(
    "SG938",
    _ERROR,
    "'async for' iterates something not known as an asynchronous iterator.",
    "async for name in names:",
    "write for, or annotate the value as AsyncIterator",
)

# SG94x: blocking names

BLOCKING_NAME: Final = Rule(
    "SG941",
    _ERROR,
    "Async code uses a name that blocks the event loop.",
    "time.sleep(1) in _async",
    "use the asynchronous counterpart",
)
LOOP_NAME: Final = Rule(
    "SG942",
    _ERROR,
    "Sync code uses a name that needs an event loop.",
    "import asyncio in _sync",
    "use the synchronous counterpart",
)

# SG95x: lifecycle

MISSING_LIFECYCLE: Final = Rule(
    "SG951",
    _ERROR,
    "A class that owns a resource lacks a part of its lifecycle.",
    "a sync class with close and no __exit__",
    "define close, __enter__ and __exit__, or aclose, __aenter__ and __aexit__",
)
WRONG_LIFECYCLE: Final = Rule(
    "SG952",
    _ERROR,
    "A class has a lifecycle member of the other flavour.",
    "close beside aclose in an async class",
    "remove the member",
)
ENTER_NOT_SELF: Final = Rule(
    "SG953",
    _ERROR,
    "Entering a context does not return the object itself.",
    "def __enter__(self): return None",
    "end the method with return self",
)
EXIT_WITHOUT_CLOSE: Final = Rule(
    "SG954",
    _ERROR,
    "Leaving a context does not close the object in every case.",
    "async def __aexit__(self, *details): pass",
    "call self.close(), or await self.aclose(), unconditionally",
)
IDLE_CLOSE: Final = Rule(
    "SG955",
    _ERROR,
    "Closing an object does not close what it owns.",
    "def close(self) -> None: pass",
    "close the owned object",
)
NO_CLOSE_HINT: Final = Rule(
    "SG956",
    _ERROR,
    "A public resource class has no __getattr__ that names the right close.",
    "class Client: without the mixin",
    "derive the class from the lifecycle mixin",
)

# SG96x: exports

DIFFERENT_EXPORTS: Final = Rule(
    "SG961",
    _ERROR,
    "The export lists of the twins differ, or a list names what does not exist.",
    "__all__ without AsyncClient",
    _TEMPLATE,
)
MISSING_EXPORT: Final = Rule(
    "SG962",
    _ERROR,
    "A lazily exported name does not exist in the module it names.",
    '"Client": "._sync.clients"',
    _TEMPLATE,
)
UNTYPED_EXPORT: Final = Rule(
    "SG963",
    _ERROR,
    "The lazy exports and the imports for type checkers disagree.",
    "a name in _EXPORTS that is not imported under TYPE_CHECKING",
    _TEMPLATE,
)
UNPAIRED_EXPORT: Final = Rule(
    "SG964",
    _ERROR,
    "A public module exports a class without its twin, or a client nowhere.",
    "Client exported, AsyncClient not",
    _TEMPLATE,
)
UNUSED_OPERATION: Final = Rule(
    "SG965",
    _ERROR,
    "A request builder is used by no method.",
    "_operations/client.py has 'add' and no method calls it",
    _RENDER,
)
