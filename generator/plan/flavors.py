"""The two flavours, as data. Templates print these tokens and never ask which it is."""

from __future__ import annotations

from typing import Final

from generator.code import Code
from generator.plan.view import Flavor

SYNC: Final = Flavor(
    package=Code("_sync"),
    prefix=Code(""),
    resource=Code("SyncResource"),
    http_client=Code("SyncHttpClient"),
    deadline=Code("SyncDeadline"),
    watch=Code("SyncWatch"),
    transport=Code("SyncTransport"),
    open_client=Code("open_sync_client"),
    def_=Code("def"),
    await_=Code(""),
    with_=Code("with"),
    enter=Code("__enter__"),
    exit=Code("__exit__"),
    close=Code("close"),
    quoted_close=Code('"close"'),
    raw=Code("sync_raw"),
    streamed=Code("sync_streamed"),
    http_close=Code("close"),
    iter_bytes=Code("iter_bytes"),
    iterator=Code("Iterator"),
    for_=Code("for"),
    iter=Code("__iter__"),
    next=Code("__next__"),
    stop=Code("StopIteration"),
    reply=Code("SyncReply"),
    network="_network/_sync.py",
)

ASYNC: Final = Flavor(
    package=Code("_async"),
    prefix=Code("Async"),
    resource=Code("AsyncResource"),
    http_client=Code("AsyncHttpClient"),
    deadline=Code("AsyncDeadline"),
    watch=Code("AsyncWatch"),
    transport=Code("AsyncTransport"),
    open_client=Code("open_async_client"),
    def_=Code("async def"),
    await_=Code("await "),
    with_=Code("async with"),
    enter=Code("__aenter__"),
    exit=Code("__aexit__"),
    close=Code("aclose"),
    quoted_close=Code('"aclose"'),
    raw=Code("async_raw"),
    streamed=Code("async_streamed"),
    http_close=Code("aclose"),
    iter_bytes=Code("aiter_bytes"),
    iterator=Code("AsyncIterator"),
    for_=Code("async for"),
    iter=Code("__aiter__"),
    next=Code("__anext__"),
    stop=Code("StopAsyncIteration"),
    reply=Code("AsyncReply"),
    network="_network/_async.py",
)

FLAVORS: Final = (SYNC, ASYNC)
