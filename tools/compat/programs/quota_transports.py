"""Transports such as users write: they add the header by which the mock uses up a plan."""

from __future__ import annotations

import httpx


class QuotaTransport(httpx.HTTPTransport):
    """Blocking."""

    def __init__(self, quota: str) -> None:
        super().__init__()
        self._quota = quota

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request with one more header."""
        request.headers["X-Mock-Quota"] = self._quota
        return super().handle_request(request)


class AsyncQuotaTransport(httpx.AsyncHTTPTransport):
    """For the event loop."""

    def __init__(self, quota: str) -> None:
        super().__init__()
        self._quota = quota

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request with one more header."""
        request.headers["X-Mock-Quota"] = self._quota
        return await super().handle_async_request(request)
