"""The closed word lists of the judge. Everything here is data.

A word is a whole identifier; nothing is ever matched inside one.
"""

from collections.abc import Mapping
from typing import Final

SYNC_FOLDER: Final = "_sync"
"""The folder of the sync tree."""

ASYNC_FOLDER: Final = "_async"
"""The folder of the async tree."""

CLASS_PREFIX: Final = "Async"
"""What the async twin of a class carries before its name, after leading underscores."""

SHELLS: Final[frozenset[str]] = frozenset({"Shell", CLASS_PREFIX + "Shell"})
"""The classes that perform calls; a class of a document cannot be called so."""

LEAVES: Final[frozenset[str]] = frozenset({"network"})
"""Modules, relative to the two trees and dotted, whose bodies may differ.

Their public classes, signatures and docstrings are compared all the same.
"""

LEAF_MODULES: Final[frozenset[str]] = frozenset({"socket"})
"""Blocking modules that an async leaf uses all the same: its sockets never block."""

MACHINERY: Final[frozenset[str]] = LEAVES | {
    "exchange",
    "library",
    "pool",
    "token_lane",
}
"""Modules below the shell, relative to the two trees and dotted.

No user calls their classes, whose public methods may therefore be plain `def`s; calls
of them are judged as everywhere.
"""

# The token table: sync word -> async word. A sync word never stands in async code and
# an async word never in sync code, so the twins are compared in both directions.

NAMES: Final[Mapping[str, str]] = {
    "AbstractContextManager": "AbstractAsyncContextManager",
    "Iterator": "AsyncIterator",
    "StopIteration": "StopAsyncIteration",
    "SyncDeadline": "AsyncDeadline",
    "SyncHttpClient": "AsyncHttpClient",
    "SyncReply": "AsyncReply",
    "SyncResource": "AsyncResource",
    "SyncTransport": "AsyncTransport",
    "SyncWatch": "AsyncWatch",
    "contextmanager": "asynccontextmanager",
    "open_sync_client": "open_async_client",
    "sync_raw": "async_raw",
    "sync_streamed": "async_streamed",
}
"""Plain names; the classes of the two trees are added to them, `X` -> `AsyncX`."""

MEMBERS: Final[Mapping[str, str]] = {
    "__enter__": "__aenter__",
    "__exit__": "__aexit__",
    "__iter__": "__aiter__",
    "__next__": "__anext__",
    "close": "aclose",
}
"""Names of functions, methods and attributes."""

WIRE_MEMBERS: Final[Mapping[str, str]] = {
    "handle_request": "handle_async_request",
    "iter_bytes": "aiter_bytes",
    "iter_lines": "aiter_lines",
    "iter_raw": "aiter_raw",
    "iter_text": "aiter_text",
}
"""Names of functions and attributes in `WRITTEN_MODULES`; elsewhere an operation of
the document may be called so, in both flavours."""

EITHER_MEMBERS: Final[Mapping[str, str]] = {"read": "aread"}
"""Attributes in `WRITTEN_MODULES` that have either form: of what is read, and what is
at hand."""

WRITTEN_MODULES: Final[frozenset[str]] = frozenset(
    {
        "",
        "events",
        "exchange",
        "library",
        "network",
        "paging",
        "pool",
        "responses",
        "shell",
        "stream",
        "token_lane",
    }
)
"""Modules, relative to the two trees and dotted, that hold no text of a document.

Their text names the flavour that it stands in. Everywhere else text is the document's
and the same in both, but for docstrings of modules, of `WRITTEN_METHODS` and of classes
in private modules, and the last paragraph about a class that closes.
"""

FOLDERS: Final[Mapping[str, str]] = {SYNC_FOLDER: ASYNC_FOLDER}
"""Parts of module paths."""

IMPORTS: Final[Mapping[str, str]] = {
    "threading.Condition": "asyncio.Condition",
    "threading.Event": "asyncio.Event",
    "threading.Lock": "asyncio.Lock",
    "threading.Semaphore": "asyncio.Semaphore",
    "time.sleep": "asyncio.sleep",
}
"""Names imported with `from module import name`; the bound name is the same."""

# What is awaited

_HTTP_LIBRARIES: Final = ("httpx", "httpx2")
_HTTP_VERBS: Final = ("delete", "get", "head", "options", "patch", "post", "put")

AWAITABLE_FUNCTIONS: Final[frozenset[str]] = frozenset(
    {
        *(
            f"{library}.AsyncClient.{name}"
            for library in _HTTP_LIBRARIES
            for name in (*_HTTP_VERBS, "aclose", "request", "send")
        ),
        "anext",
        "asyncio.Queue.get",
        "asyncio.Queue.join",
        "asyncio.Queue.put",
        "asyncio.StreamReader.read",
        "asyncio.gather",
        "asyncio.open_connection",
        "asyncio.open_unix_connection",
        "asyncio.shield",
        "asyncio.sleep",
        "asyncio.start_server",
        "asyncio.to_thread",
        "asyncio.wait",
        "asyncio.wait_for",
        "asyncio.wrap_future",
    }
)
"""Functions and methods from outside the package whose result is awaited."""

AWAITABLE_MEMBERS: Final[frozenset[str]] = frozenset(
    {
        "__aenter__",
        "__aexit__",
        "__anext__",
        "aclose",
        "acquire",
        "aread",
        "asend",
        "athrow",
        "connect_tcp",
        "create_connection",
        "drain",
        "enter_async_context",
        "getaddrinfo",
        "handle_async_request",
        "perform",
        "readexactly",
        "readline",
        "readuntil",
        "request",
        "run_in_executor",
        "send",
        "shutdown_asyncgens",
        "shutdown_default_executor",
        "sleep",
        "sock_connect",
        "sock_recv",
        "sock_recv_into",
        "sock_sendall",
        "start_tls",
        "wait",
        "wait_closed",
        "wait_for",
    }
)
"""Attributes that are awaited when called on an object whose class is not known."""

ASYNC_ITERATOR_MEMBERS: Final[frozenset[str]] = frozenset(
    {"__aiter__", "aiter_bytes", "aiter_lines", "aiter_raw", "aiter_text"}
)
"""Attributes whose call gives an asynchronous iterator, on an unknown object."""

ASYNC_ITERATOR_TYPES: Final[frozenset[str]] = frozenset(
    f"{module}.{name}"
    for module in ("collections.abc", "typing")
    for name in ("AsyncGenerator", "AsyncIterable", "AsyncIterator")
)
"""Annotations of asynchronous iterators."""

AWAITABLE_TYPES: Final[frozenset[str]] = frozenset(
    f"{module}.{name}"
    for module in ("collections.abc", "typing")
    for name in ("Awaitable", "Coroutine")
) | {"asyncio.Future", "asyncio.Task"}
"""Annotations of values that are awaited by name."""

COROUTINE_CONSUMERS: Final[frozenset[str]] = frozenset(
    {
        "asyncio.create_task",
        "asyncio.ensure_future",
        "asyncio.gather",
        "asyncio.shield",
        "asyncio.wait_for",
    }
)
"""Functions that take a coroutine that is not awaited yet."""

FUTURE_FUNCTIONS: Final[frozenset[str]] = frozenset(
    {"asyncio.create_task", "asyncio.current_task", "asyncio.ensure_future"}
)
"""Functions outside the package whose result may be awaited by name."""

FUTURE_MEMBERS: Final[frozenset[str]] = frozenset({"create_future", "create_task"})
"""Attributes whose call gives a value that may be awaited by name."""

PLAIN_TYPES: Final[frozenset[str]] = frozenset({"socket.socket"})
"""Classes from outside the package none of whose methods is awaited."""

SYNC_CONTEXTS: Final[frozenset[str]] = frozenset(
    {"contextlib.suppress", "warnings.catch_warnings"}
)
"""Context managers from outside the package that a plain `with` enters."""

PLAIN_METHODS: Final[frozenset[str]] = frozenset(
    {"with_options", "with_raw_response", "with_streaming_response"}
)
"""Public methods that do no input or output and so are `def` in both flavours."""

WRITTEN_METHODS: Final[frozenset[str]] = PLAIN_METHODS | {
    "__getattr__",
    *MEMBERS,
    *MEMBERS.values(),
    "from_env",
    "perform",
    "request",
}
"""Methods that the document cannot name, so that their text is the generator's."""

ASYNC_DUNDERS: Final[frozenset[str]] = frozenset(
    {"__aenter__", "__aexit__", "__anext__"}
)
"""Special methods that are `async def`; every other one is `def`."""

# What blocks, and what needs a loop

BLOCKING_MODULES: Final[frozenset[str]] = frozenset(
    {
        "concurrent.futures",
        "fcntl",
        "ftplib",
        "getpass",
        "http.client",
        "importlib",
        "multiprocessing",
        "queue",
        "requests",
        "select",
        "selectors",
        "smtplib",
        "socket",
        "socketserver",
        "subprocess",
        "threading",
        "urllib.request",
        "urllib3",
    }
)
"""Modules that async code does not use, apart from `HARMLESS_NAMES`."""

HARMLESS_NAMES: Final[frozenset[str]] = frozenset(
    {
        "socket.gaierror",
        "socket.herror",
        "socket.timeout",
        "threading.current_thread",
        "threading.get_ident",
        "threading.main_thread",
        "urllib.request.getproxies",
    }
)
"""Names of blocking modules that do not block; so are constants in capitals."""

BLOCKING_NAMES: Final[frozenset[str]] = frozenset(
    {
        "__import__",
        "asyncio.run",
        "breakpoint",
        "contextlib.ExitStack",
        "contextlib.closing",
        "eval",
        "exec",
        *(
            f"{library}.{name}"
            for library in _HTTP_LIBRARIES
            for name in (
                *_HTTP_VERBS,
                "BaseTransport",
                "Client",
                "HTTPTransport",
                "request",
                "stream",
            )
        ),
        "input",
        "io.open",
        "open",
        "os.popen",
        "os.system",
        "os.wait",
        "os.waitpid",
        "signal.pause",
        "signal.sigwait",
        "time.sleep",
    }
)
"""Single names, built-in or with their module, that async code does not use."""

LEAF_BLOCKING_NAMES: Final[frozenset[str]] = frozenset(
    {
        "socket.create_connection",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.getnameinfo",
    }
)
"""Single names of `LEAF_MODULES` that an async leaf does not use either."""

SHARED_BLOCKING_MODULES: Final[frozenset[str]] = BLOCKING_MODULES - {
    "fcntl",
    "importlib",
    "queue",
    "select",
    "selectors",
    "socket",
    "threading",
}
"""Modules that flavour-free code does not use, since async code calls it."""

SHARED_BLOCKING_NAMES: Final[frozenset[str]] = frozenset(
    {
        "breakpoint",
        "input",
        "os.popen",
        "os.system",
        "socket.create_connection",
        "socket.getaddrinfo",
        "time.sleep",
    }
)
"""Single names that flavour-free code does not use."""

BLOCKING_MEMBERS: Final[frozenset[str]] = frozenset(
    {
        "read_bytes",
        "read_text",
        "run_forever",
        "run_until_complete",
        "write_bytes",
        "write_text",
    }
) | frozenset({*WIRE_MEMBERS, *EITHER_MEMBERS})
"""Attributes that async code does not call on an object whose class is not known."""

LOOP_MODULES: Final[frozenset[str]] = frozenset(
    {"aiofiles", "aiohttp", "anyio", "asyncio", "sniffio", "trio", "uvloop"}
)
"""Modules that sync code does not use."""

LOOP_NAMES: Final[frozenset[str]] = frozenset(
    {
        "aiter",
        "anext",
        "contextlib.AbstractAsyncContextManager",
        "contextlib.AsyncExitStack",
        "contextlib.aclosing",
        "contextlib.asynccontextmanager",
        *(
            f"{library}.{name}"
            for library in _HTTP_LIBRARIES
            for name in ("AsyncBaseTransport", "AsyncClient", "AsyncHTTPTransport")
        ),
    }
)
"""Single names, built-in or with their module, that sync code does not use."""

# Letters of other scripts (Cyrillic, Armenian, Greek, phonetic) drawn like Latin ones.

LOOK_ALIKES: Final[Mapping[str, str]] = {
    letter: latin
    for latin, letters in {
        "A": "\u0410\u0391",
        "B": "\u0412\u0392",
        "C": "\u0421",
        "E": "\u0415\u0395",
        "H": "\u041d\u0397",
        "I": "\u0406\u0399",
        "J": "\u0408",
        "K": "\u041a\u039a",
        "M": "\u041c\u039c",
        "N": "\u039d",
        "O": "\u041e\u039f",
        "P": "\u0420\u03a1",
        "S": "\u0405",
        "T": "\u0422\u03a4",
        "X": "\u0425\u03a7",
        "Y": "\u0423\u03a5",
        "Z": "\u0396",
        "a": "\u0430\u03b1\u0251",
        "c": "\u0441",
        "d": "\u0501",
        "e": "\u0435",
        "g": "\u0581\u0261",
        "h": "\u04bb\u0570",
        "i": "\u0456\u03b9\u0131",
        "j": "\u0458",
        "k": "\u03ba",
        "l": "\u04cf\u2113",
        "n": "\u0578",
        "o": "\u043e\u03bf",
        "p": "\u0440\u03c1",
        "q": "\u051b",
        "s": "\u0455",
        "u": "\u057d\u03c5",
        "v": "\u0475\u03bd",
        "w": "\u051d",
        "x": "\u0445",
        "y": "\u0443",
    }.items()
    for letter in letters
}
"""Letter -> the Latin letter it is mistaken for."""
