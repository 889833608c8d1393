"""The one place of this flavour that does I/O: it sends calls and reads replies."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from .._runtime.calls import Call, Request, Response
from .._runtime.configuration import Configuration
from .._runtime.failures import undecodable
from .._runtime.http import (
    CODING_ERROR,
    HTTP_ERRORS,
    SyncDeadline,
    SyncHttpClient,
    SyncTransport,
    is_reachable,
    open_sync_client,
    send_failure,
)
from .._runtime.lifecycle import SyncResource, warn_unclosed
from .._runtime.raw import RawResponse, raw_response
from .._runtime.roles import ClientClosedError, ConfigurationError

if TYPE_CHECKING:
    from types import TracebackType

T = TypeVar("T")


class Shell(SyncResource):
    """Sends the calls of one client over one HTTP client.

    An injected `http_client` is the caller's and is left open; a `transport` is closed
    with the client, as the HTTP library does.
    """

    _closed = True

    def __init__(
        self,
        configuration: Configuration,
        *,
        transport: SyncTransport | None,
        http_client: SyncHttpClient | None,
    ) -> None:
        if transport is not None and http_client is not None:
            raise ConfigurationError("Provide transport or http_client, not both")
        self._configuration = configuration
        self._owner: Shell | None = None
        self._owned = http_client is None
        self._http_client = http_client or open_sync_client(transport)
        self._closed = False

    def derive(self, configuration: Configuration) -> Shell:
        """A view of the same connections that sends with another configuration.

        Closing it closes only the view; it is closed with the shell that it came from.
        """
        view = Shell(configuration, transport=None, http_client=self._http_client)
        view._owner = self._owner or self
        view._closed = self._closed
        return view

    @property
    def configuration(self) -> Configuration:
        """What the calls are sent with."""
        return self._configuration

    @property
    def is_closed(self) -> bool:
        """Whether calls are refused: closed is this view, its owner or the HTTP client."""
        owner = self._owner or self
        return self._closed or owner._closed or self._http_client.is_closed

    def perform(self, call: Call[T]) -> T:
        """Send one call and read its reply.

        The errors that it raises all derive from the package's base error.
        """
        return call.operation.read(self._exchange(self._request(call)))

    def perform_raw(self, call: Call[T]) -> RawResponse[T]:
        """Send one call; return its whole reply beside the value that it holds."""
        request = self._request(call)
        started = perf_counter()
        response = self._exchange(request)
        elapsed = perf_counter() - started
        value = call.operation.read(response)
        return raw_response(value, response, attempts=1, elapsed=elapsed)

    def _request(self, call: Call[T]) -> Request:
        """The request of a call that may be sent."""
        if self.is_closed:
            raise ClientClosedError("The client is closed: make a new one")
        return self._configuration.request(call)

    def _exchange(self, request: Request) -> Response:
        """One request and its whole response, within the configured time."""
        timeout = self._configuration.options.timeout
        content = bytearray()
        try:
            with (
                SyncDeadline(timeout, self._http_client) as deadline,
                self._http_client.stream(
                    request.method,
                    request.url,
                    headers=request.headers,
                    content=request.content,
                    timeout=timeout,
                    follow_redirects=False,
                ) as reply,
            ):
                try:
                    for chunk in reply.iter_bytes():
                        content += chunk
                        deadline.check()
                except CODING_ERROR as error:
                    broken = Response(reply.status_code, reply.headers, bytes(content))
                    raise undecodable(broken, "breaks its content coding") from error
        except HTTP_ERRORS as error:
            if self.is_closed:
                raise ClientClosedError(
                    "The client was closed during the call"
                ) from error
            raise send_failure(error, request) from error
        return Response(reply.status_code, reply.headers, bytes(content))

    def close(self) -> None:
        """Close the connections; closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        if self._owned and is_reachable(self._http_client):
            self._http_client.close()

    def __enter__(self) -> Shell:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if not self._closed and self._owned:
            warn_unclosed(self, "close")
