"""The one place of this flavour that waits: it sends calls and reads replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .._runtime.attempts import Attempts
from .._runtime.calls import Call, Response
from .._runtime.configuration import Configuration
from .._runtime.environment import has_proxies
from .._runtime.lifecycle import AsyncResource, warn_unclosed
from .._runtime.raw import RawResponse, raw_response
from .._runtime.roles import ClientClosedError, ConfigurationError, SdkError
from .._runtime.uploads import SourceFailed
from .exchange import AsyncFastLane
from .network import sleep
from .stream import AsyncStreamedResponse

if TYPE_CHECKING:
    from types import TracebackType

    from .._runtime.http import AsyncHttpClient, AsyncTransport
    from ..events import Hook
    from .exchange import AsyncFastReply
    from .library import AsyncLibraryLane, AsyncLibraryReply

T = TypeVar("T")


class AsyncShell(AsyncResource):
    """Sends the calls of one client, each as often as it may and has to be.

    Requests go over connections of the shell's own, or, with an injected client or
    transport or behind a proxy, over the HTTP library.
    """

    _closed = True

    def __init__(
        self,
        configuration: Configuration,
        *,
        transport: AsyncTransport | None,
        http_client: AsyncHttpClient | None,
        max_connections: int = 100,
        on_event: Hook | None = None,
        owner: AsyncShell | None = None,
    ) -> None:
        if transport is not None and http_client is not None:
            raise ConfigurationError("Provide transport or http_client, not both")
        self._configuration = configuration
        self._owner = owner
        self._owned = http_client is None and owner is None
        self._hook: Hook | None = on_event if owner is None else owner._hook
        self._lane: AsyncFastLane | AsyncLibraryLane = (
            _lane(transport, http_client, max_connections)
            if owner is None
            else owner._lane
        )
        self._closed = False

    def derive(self, configuration: Configuration) -> AsyncShell:
        """A view of the same connections that sends with another configuration.

        Closing it closes only the view; it is closed with the shell that it came from.
        """
        view = AsyncShell(
            configuration, transport=None, http_client=None, owner=self._owner or self
        )
        view._closed = self._closed
        return view

    @property
    def configuration(self) -> Configuration:
        """What the calls are sent with."""
        return self._configuration

    @property
    def is_closed(self) -> bool:
        """Whether calls are refused: closed is this view, its owner or the HTTP client."""
        return self._closed or self._lane.is_closed

    async def perform(self, call: Call[T]) -> T:
        """Send one call and read its reply.

        The errors that it raises all derive from the package's base error.
        """
        attempts = self._attempts(call)
        return attempts.read(call, await self._response(attempts))

    async def perform_raw(self, call: Call[T]) -> RawResponse[T]:
        """Send one call; return its whole reply beside the value that it holds."""
        attempts = self._attempts(call)
        response = await self._response(attempts)
        elapsed = attempts.elapsed()
        value = attempts.read(call, response)
        return raw_response(value, response, attempts=attempts.number, elapsed=elapsed)

    async def stream(self, call: Call[T]) -> AsyncStreamedResponse:
        """Send one call; return its reply once it is known to be a success.

        The errors that it raises all derive from the package's base error.
        """
        attempts = self._attempts(call)
        reply = await self._opened(attempts)
        return AsyncStreamedResponse(self, attempts, reply)

    def _attempts(self, call: Call[T]) -> Attempts:
        """A call that is about to be sent."""
        if self.is_closed:
            raise ClientClosedError("The client is closed: make a new one")
        request = self._configuration.request(call)
        return Attempts(request, self._configuration.options, self._hook)

    async def _opened(self, attempts: Attempts) -> AsyncFastReply | AsyncLibraryReply:
        """The head of a success; the request is sent as often as it may be."""
        limit = self._configuration.options.max_response_bytes
        while True:
            deadline = attempts.begin()
            try:
                reply = await self._lane.open(attempts.request, deadline, limit)
                if 200 <= reply.status < 300:
                    attempts.answered(Response(reply.status, reply.headers, b""))
                    return reply
                content = await reply.rest()
            except SourceFailed as failed:
                raise failed.error from failed.error.__cause__
            except (SdkError, TimeoutError) as error:
                pause = self._pause(attempts, error)
            else:
                response = Response(reply.status, reply.headers, content)
                again = attempts.answered(response)
                if again is None:
                    raise attempts.refused(response)
                pause = again
            await sleep(pause)

    async def _response(self, attempts: Attempts) -> Response:
        """The whole response to a request, which is sent as often as it may be."""
        limit = self._configuration.options.max_response_bytes
        while True:
            deadline = attempts.begin()
            try:
                response = await self._lane.exchange(attempts.request, deadline, limit)
            except SourceFailed as failed:
                raise failed.error from failed.error.__cause__
            except (SdkError, TimeoutError) as error:
                pause = self._pause(attempts, error)
            else:
                again = attempts.answered(response)
                if again is None:
                    return response
                pause = again
            await sleep(pause)

    def _pause(self, attempts: Attempts, error: SdkError | TimeoutError) -> float:
        """Seconds before the next attempt; raises the call's error if there is none."""
        if self.is_closed:
            raise ClientClosedError("The client was closed during the call") from error
        failure, pause = attempts.failed(error)
        if pause is None:
            raise failure from failure.__cause__
        return pause

    async def aclose(self) -> None:
        """Close the connections; closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        if self._owner is None:
            await self._lane.shut_down()

    async def __aenter__(self) -> AsyncShell:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __del__(self) -> None:
        if not self._closed and self._owned:
            self._lane.forget()
            warn_unclosed(self, "aclose")


def _lane(
    transport: AsyncTransport | None,
    http_client: AsyncHttpClient | None,
    max_connections: int,
) -> AsyncFastLane | AsyncLibraryLane:
    """The way that requests take; the HTTP library is loaded only where it is needed."""
    if transport is None and http_client is None and not has_proxies():
        return AsyncFastLane(max_connections)
    from .library import AsyncLibraryLane

    return AsyncLibraryLane(transport, http_client, max_connections)
