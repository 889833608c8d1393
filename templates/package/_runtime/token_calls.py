"""Calls that a token goes with, which is known only when they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from .attempts import Attempts
from .calls import Call, Operation, Response
from .configuration import Configuration
from .failures import error_for
from .grants import PENDING, TokenCredential
from .observing import report
from .requests import Frame, Request, header_lines
from .roles import (
    ConnectionFailedError,
    ConnectionLostError,
    RequestTimeoutError,
    SdkError,
)
from .timing import Deadline, has_come
from .tokens import Token, TokenSource

_UNANSWERED: Final = (ConnectionFailedError, ConnectionLostError, RequestTimeoutError)


@dataclass(frozen=True, slots=True)
class TokenFrame(Frame):
    """What all requests of an operation share whose tokens are fetched.

    `fetching` is the request for a token.
    """

    source: TokenSource
    fetching: Request


class TokenUse:
    """The token that an attempt was sent with, and what a call knows of its tokens.

    `is_kept`: the token was there before the attempt; `is_renewed`: a kept one was
    refused, so that the call has had its second chance.
    """

    __slots__ = ("is_kept", "is_renewed", "token")

    def __init__(self) -> None:
        self.token: Token | None = None
        self.is_kept = False
        self.is_renewed = False


@dataclass(frozen=True, slots=True)
class TokenRequest(Request):
    """A request of one call, to which the token is still to be added."""

    source: TokenSource = field(kw_only=True)
    fetching: Request = field(kw_only=True)
    use: TokenUse = field(kw_only=True, default_factory=TokenUse, repr=False)

    def authorized(self, token: Token, *, is_kept: bool) -> Request:
        """The request as it is sent."""
        self.use.token, self.use.is_kept = token, is_kept
        own = (*self.own, ("Authorization", token.authorization))
        return Request(self.frame, self.target, own, self.content, self.repeatable)


class TokenConfiguration(Configuration):
    """A configuration some of whose credentials are fetched."""

    __slots__ = ()

    def request(self, call: Call[Any]) -> Request:
        """The request that sends `call`; its token is added when it is sent.

        Raises:
            ConfigurationError: the base URL is no URL, and nobody has noticed yet.
            CredentialError: the operation needs a credential that the client has not.
        """
        request = super().request(call)
        frame = request.frame
        if not isinstance(frame, TokenFrame):
            return request
        return TokenRequest(
            frame,
            request.target,
            request.own,
            request.content,
            request.repeatable,
            source=frame.source,
            fetching=frame.fetching,
        )

    def _made_frame(
        self, operation: Operation[Any], settings: Mapping[str, str | None]
    ) -> Frame:
        frame = super()._made_frame(operation, settings)
        headers = tuple(entry for entry in frame.headers if entry[1] is not PENDING)
        if len(headers) == len(frame.headers):
            return frame
        source = next(
            credential.source
            for credential in self._credentials(operation.id, operation.security)
            if isinstance(credential, TokenCredential)
        )
        return TokenFrame(
            frame.operation,
            frame.method,
            frame.address,
            frame.policy,
            frame.timeout,
            headers,
            frame.query,
            frame.cookies,
            header_lines((("Host", frame.address.authority), *headers)),
            source,
            source.request(self.user_agent),
        )


class TokenAttempts(Attempts):
    """The attempts of one call of a client that fetches tokens."""

    __slots__ = ()

    def begin(self) -> Deadline:
        """Another attempt begins."""
        if isinstance(self.request, TokenRequest):
            self.request.use.token = None
        return super().begin()

    def answered(self, response: Response) -> float | None:
        """A reply came: seconds before another attempt; None if it is the last one.

        A kept token that the server refuses is forgotten, and the call sent once more.
        """
        request = self.request
        if response.status != 401 or not isinstance(request, TokenRequest):
            return super().answered(response)
        use = request.use
        if use.token is not None:
            request.source.forget(use.token)
        if (
            not use.is_kept
            or use.is_renewed
            or not request.can_be_sent
            or self._is_over
        ):
            return super().answered(response)
        use.is_renewed = True
        # A second chance is none of the retries that the caller allows.
        self._options = replace(
            self._options, max_retries=self._options.max_retries + 1
        )
        if self._is_watched:
            from ..events import RetryEvent

            self._report_response(response)
            report(RetryEvent(*self._place(), error_for(response), 0.0), self._hook)
        return 0.0

    def failed(self, error: Exception) -> tuple[SdkError, float | None]:
        """No reply came: the error of the call, and seconds before another attempt.

        While there was no token nothing of the call was sent, so that it may be tried
        again whatever its method.
        """
        if not self._has_no_token:
            return super().failed(error)
        request = self.request
        failure = self._failure(error)
        policy, status = request.frame.policy, failure.status_code
        if isinstance(failure, _UNANSWERED):
            may_repeat = policy.lost
        else:
            may_repeat = status is not None and policy.names(status)
        pause = None
        if may_repeat:
            pause = self._pause(failure, failure.retry_after_seconds)
        if pause is None:
            self.report_failure(failure)
        return failure, pause

    def _timed_out(self) -> RequestTimeoutError:
        failure = super()._timed_out()
        if self._has_no_token:
            failure.args = (f"{failure}; it was waiting for an access token",)
        return failure

    @property
    def _has_no_token(self) -> bool:
        request = self.request
        return isinstance(request, TokenRequest) and request.use.token is None

    @property
    def _is_over(self) -> bool:
        return has_come(self._end)
