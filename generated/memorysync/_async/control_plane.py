"""`AsyncControlPlaneClient`: every method builds a call and has the shell perform it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any

from .._operations import control_plane as operations
from .._runtime import configuration
from .._runtime.configuration import FROM_ENVIRONMENT
from .._runtime.http import AsyncHttpClient, AsyncTransport, Timeout
from .._runtime.lifecycle import AsyncResource
from .._version import USER_AGENT
from ..control_plane_types import (
    CreatedWebhook,
    LoginResponse,
    Project,
    RetryConfig,
    SignatureConfig,
)
from .shell import AsyncShell


class AsyncControlPlaneClient(AsyncResource):
    """Manages what stands around the memories: sign-in, projects and webhooks.

    It is authorised by the access token that `login` returns; the token is neither
    stored nor renewed.

    Close it with `aclose()`, or use it in `async with`.
    """

    __module__ = "memorysync.control_plane"

    def __init__(
        self,
        base_url: str = FROM_ENVIRONMENT,
        *,
        access_token: str | None = None,
        project_id: str | None = None,
        timeout: float | Timeout | None = 30.0,
        transport: AsyncTransport | None = None,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API is, such as `https://api.example.com`. By
                default the environment variable `MEMORYSYNC_BASE_URL`.
            access_token: The access token of a signed-in user, as `login` returns
                it. The routes of the data plane accept it too. Only some operations
                need it.
            project_id: The project to work in. It takes precedence over the project
                that an API key is bound to, and some routes insist on one of the two.
            timeout: Upper bound of one HTTP call in seconds; None for none.
            transport: A transport of the HTTP library; closed with the client.
            http_client: A client of the HTTP library; it stays yours to close.

        Raises:
            ConfigurationError: an argument is missing or unusable.
        """
        self._access_token = configuration.optional_text("access_token", access_token)
        self._base_url = configuration.absolute_url(
            "base_url",
            configuration.text_or_environment(
                "base_url", base_url, "MEMORYSYNC_BASE_URL"
            ),
        )
        self._shell = AsyncShell(
            configuration.Configuration(
                base_url=self._base_url,
                user_agent=USER_AGENT,
                timeout=configuration.checked_timeout(timeout),
                credentials={
                    "accessToken": configuration.bearer(
                        "access_token", self._access_token
                    )
                },
                settings={
                    "project_id": configuration.setting(
                        "project_id", "header", "X-Project-ID", project_id
                    )
                },
            ),
            transport=transport,
            http_client=http_client,
        )

    async def aclose(self) -> None:
        """Close the client's connections; closing twice is fine."""
        await self._shell.aclose()

    async def __aenter__(self) -> AsyncControlPlaneClient:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def login(self, email: str, password: str) -> LoginResponse:
        """Sign in with email and password.

        Exchanges email and password for tokens. Create a client with the access token
        to call the rest of the control plane. For an account with a second factor the
        answer holds no tokens; it says `mfa_required` instead.

        Args:
            email: The address of the account.
            password: The password of the account.

        Returns:
            The tokens of the new session, or the request for a second factor.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /auth/login`
        """
        return await self._shell.perform(operations.login(email, password))

    async def list_projects(self) -> list[Project]:
        """List the projects of the organization.

        Returns the projects that the caller may see. The `tenant_id` of a project is
        what the routes under `/v1` ask for.

        Returns:
            The projects.

        Raises:
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/projects`
        """
        return await self._shell.perform(operations.list_projects())

    async def delete_project(self, project_id: str) -> None:
        """Delete a project.

        Removes the project but not what was remembered in it: its memories then belong
        to the organization as a whole. A project that cannot be deleted is answered
        with 409. To keep a project out of sight without deleting it, archive it.

        Args:
            project_id: The project.

        Raises:
            ValidationError: the server answers 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /org/projects/{project_id}`
        """
        return await self._shell.perform(operations.delete_project(project_id))

    async def create_webhook(
        self,
        name: str,
        url: str,
        events: Iterable[str],
        *,
        description: str | None = None,
        retry_config: RetryConfig | Mapping[str, Any] | None = None,
        signature_config: SignatureConfig | Mapping[str, Any] | None = None,
        project_id: str | None = None,
    ) -> CreatedWebhook:
        """Create a webhook.

        Registers an address that is called when one of the named events happens. The
        answer is the only place where the signing secret appears in full: store it,
        since it cannot be read again, only replaced.

        The call is not safe to repeat; each one creates another webhook.

        Args:
            name: The name to show.
            url: The absolute HTTP or HTTPS address to call, without user name or
                password.
            events: The events to report, such as `memory.created`, `memory.deleted`
                or `api_key.revoked`.
            description: A note for people.
            retry_config: How deliveries that failed are repeated.
            signature_config: How deliveries are signed, so that your server can
                tell them from forgeries.
            project_id: The project whose events are reported. It is sent as the
                header `X-Project-ID` as well.

        Returns:
            The webhook, with its secret.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks`
        """
        return await self._shell.perform(
            operations.create_webhook(
                name,
                url,
                events,
                description=description,
                retry_config=retry_config,
                signature_config=signature_config,
                project_id=project_id,
            )
        )
