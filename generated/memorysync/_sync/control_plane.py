"""Classes of `memorysync.control_plane`: every method builds a call and has the shell
perform it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from .._operations import control_plane as operations
from .._runtime import configuration, options
from .._runtime.configuration import FROM_ENVIRONMENT
from .._runtime.lifecycle import SyncResource
from .._runtime.null import Null
from .._runtime.options import MAX_RESPONSE_BYTES, UNCHANGED, Changes, Unchanged
from .._runtime.views import SettingValue, described, view_of
from .._version import USER_AGENT
from ..control_plane_types import (
    ApiKeyTestResponse,
    BulkRevokeResponse,
    CreateExportResponse,
    CreatedWebhook,
    CurrentPlanResponse,
    CurrentUserResponse,
    ExportDownloadUrl,
    ExportFilters,
    ExportJob,
    ExportJobListResponse,
    Integration,
    LoginResponse,
    OrganizationMembership,
    Project,
    RetryConfig,
    SessionsResponse,
    SignatureConfig,
    SignupResponse,
    TokenPair,
    Webhook,
    WebhookDeliveriesResponse,
    WebhookDelivery,
    WebhookEventTypesResponse,
    WebhookHealth,
    WebhookReplayResponse,
    WebhookTestResponse,
    WebhooksResponse,
)
from .shell import Shell

if TYPE_CHECKING:
    from types import TracebackType
    from typing_extensions import Self

    from .._runtime.http import SyncHttpClient, SyncTransport, Timeout
    from ..events import Hook
    from ._control_plane_responses import ControlPlaneClientWithRawResponse
    from ._control_plane_streams import ControlPlaneClientWithStreamingResponse


class ControlPlaneClient(SyncResource):
    """Manages what stands around the memories: sign-in, organizations, projects, API
    keys, webhooks and exports. It is authorised by the access token that `login`
    returns; the token is neither stored nor renewed.

    Close it with `close()`, or use it in `with`.
    """

    __module__ = "memorysync.control_plane"
    _project_id = SettingValue("project_id")

    def __init__(
        self,
        base_url: str = FROM_ENVIRONMENT,
        *,
        access_token: str | None = None,
        project_id: str | None = None,
        timeout: float | Timeout | None = 30.0,
        total_timeout: float | None = None,
        max_retries: int = 0,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = 100,
        on_event: Hook | None = None,
        transport: SyncTransport | None = None,
        http_client: SyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: Where the API is, such as `https://api.example.com`. By
                default the environment variable `MEMORYSYNC_BASE_URL`.
            access_token: The access token of a signed-in user, as `login` returns
                it. The routes of the data plane accept it too. Only some operations
                need it.
            project_id: The project to work in, such as `proj_0123456789abcdef`. It
                takes precedence over the project that an API key is bound to, and some
                routes insist on one of the two.
            timeout: Seconds that one attempt may take, from connecting to the last
                byte of the body; None for no bound.
            total_timeout: Seconds that a whole call may take: attempts, pauses and
                bodies; None for no bound.
            max_retries: How often a call is tried again that failed and may be
                repeated.
            max_response_bytes: Bytes that the body of a reply may be long, before
                and after decompression; 100 MiB unless given.
            max_connections: How many connections there may be at once; further
                calls queue.
            on_event: A function that is told of every request, reply, retry and
                error.
            transport: A transport of the HTTP library; closed with the client.
            http_client: A client of the HTTP library; it stays yours to close.

        Raises:
            ConfigurationError: an argument is missing or unusable.
        """
        self._access_token = configuration.optional_secret("access_token", access_token)
        self._base_url = configuration.absolute_url(
            "base_url",
            configuration.text_or_environment(
                "base_url", base_url, "MEMORYSYNC_BASE_URL"
            ),
        )
        self._shell = Shell(
            configuration.Configuration(
                base_url=self._base_url,
                user_agent=USER_AGENT,
                options=options.checked_options(
                    timeout=timeout,
                    total_timeout=total_timeout,
                    max_retries=max_retries,
                    max_response_bytes=max_response_bytes,
                ),
                credentials={
                    "accessToken": configuration.bearer(
                        "access_token", self._access_token
                    )
                },
                settings={
                    "project_id": configuration.setting(
                        "project_id",
                        "header",
                        "X-Project-ID",
                        configuration.optional_text("project_id", project_id),
                    )
                },
            ),
            transport=transport,
            http_client=http_client,
            max_connections=options.checked_count(
                "max_connections", max_connections, minimum=1
            ),
            on_event=on_event,
        )

    def close(self) -> None:
        """Close the client's connections; closing twice is fine."""
        self._shell.close()

    def __enter__(self) -> ControlPlaneClient:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()

    @classmethod
    def from_env(
        cls,
        *,
        timeout: float | Timeout | None = 30.0,
        total_timeout: float | None = None,
        max_retries: int = 0,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = 100,
        on_event: Hook | None = None,
        transport: SyncTransport | None = None,
        http_client: SyncHttpClient | None = None,
    ) -> Self:
        """Make a client of what the environment says; nothing is sent yet.

        A variable that is not set, or blank, counts as not given.

        Environment:
            MEMORYSYNC_BASE_URL: Where the API is, such as
                `https://api.example.com`.
            MEMORYSYNC_ACCESS_TOKEN: The access token of a signed-in user, as
                `login` returns it. The routes of the data plane accept it too. Only
                some operations need it.
            MEMORYSYNC_PROJECT_ID: The project to work in, such as
                `proj_0123456789abcdef`. It takes precedence over the project that an
                API key is bound to, and some routes insist on one of the two.

        Args:
            timeout: Seconds that one attempt may take, from connecting to the last
                byte of the body; None for no bound.
            total_timeout: Seconds that a whole call may take: attempts, pauses and
                bodies; None for no bound.
            max_retries: How often a call is tried again that failed and may be
                repeated.
            max_response_bytes: Bytes that the body of a reply may be long, before
                and after decompression; 100 MiB unless given.
            max_connections: How many connections there may be at once; further
                calls queue.
            on_event: A function that is told of every request, reply, retry and
                error.
            transport: A transport of the HTTP library; closed with the client.
            http_client: A client of the HTTP library; it stays yours to close.

        Raises:
            ConfigurationError: a required variable is missing, or a value is
                unusable.
        """
        return cls(
            access_token=configuration.from_environment("MEMORYSYNC_ACCESS_TOKEN"),
            project_id=configuration.from_environment("MEMORYSYNC_PROJECT_ID"),
            timeout=timeout,
            total_timeout=total_timeout,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            max_connections=max_connections,
            on_event=on_event,
            transport=transport,
            http_client=http_client,
        )

    @cached_property
    def with_raw_response(self) -> ControlPlaneClientWithRawResponse:
        """The same methods; each returns its reply as `RawResponse`, which holds the
        value.
        """
        from ._control_plane_responses import ControlPlaneClientWithRawResponse
        from .responses import RawCalls

        return ControlPlaneClientWithRawResponse(RawCalls(self._shell))

    @cached_property
    def with_streaming_response(self) -> ControlPlaneClientWithStreamingResponse:
        """The same methods; each returns its reply as `StreamedResponse`, to read while
        it arrives.
        """
        from ._control_plane_streams import ControlPlaneClientWithStreamingResponse
        from .responses import StreamedCalls

        return ControlPlaneClientWithStreamingResponse(StreamedCalls(self._shell))

    def with_options(
        self,
        *,
        project_id: str | None | Unchanged = UNCHANGED,
        timeout: float | Timeout | None | Unchanged = UNCHANGED,
        total_timeout: float | None | Unchanged = UNCHANGED,
        max_retries: int | Unchanged = UNCHANGED,
        max_response_bytes: int | Unchanged = UNCHANGED,
        extra_headers: Mapping[str, str] | None | Unchanged = UNCHANGED,
        extra_query: Mapping[str, object] | None | Unchanged = UNCHANGED,
        extra_body: Mapping[str, object] | None | Unchanged = UNCHANGED,
    ) -> Self:
        """Return a client that sends with other options.

        It shares the connections of this one: closing it closes only itself, and it is
        closed with this one. A value given replaces the client's.

        Args:
            project_id: The project to work in, such as `proj_0123456789abcdef`. It
                takes precedence over the project that an API key is bound to, and some
                routes insist on one of the two.
            timeout: Seconds that one attempt may take; None for no bound.
            total_timeout: Seconds that a whole call may take; None for no bound.
            max_retries: How often a call is tried again.
            max_response_bytes: Bytes that the body of a reply may be long, before
                and after decompression.
            extra_headers: Headers of every request; they replace those of the same
                name.
            extra_query: Parameters of every query; they replace those of the same
                name.
            extra_body: Members of the JSON object that every call sends; they
                replace those of the same name. A call that sends no JSON object is
                refused.

        Raises:
            ConfigurationError: a value is unusable.
        """
        changed = self._shell.configuration.derive(
            Changes(
                timeout=timeout,
                total_timeout=total_timeout,
                max_retries=max_retries,
                max_response_bytes=max_response_bytes,
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
            ),
            {"project_id": project_id},
        )
        return view_of(self, self._shell.derive(changed))

    def __repr__(self) -> str:
        return described(self, self._shell)

    def list_integrations(self, *, category: str | None = None) -> list[Integration]:
        """List the integrations that exist.

        Returns the services that MemorySync can be connected to, whether they are
        connected yet or not, maybe only those of one category. Both clients reach this
        route: the data client with an API key, the control plane with an access token.

        Args:
            category: Only integrations of this category.

        Returns:
            The integrations.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/catalog`
        """
        return self._shell.perform(operations.integrations_catalog(category=category))

    def signup(
        self,
        email: str,
        password: str,
        organization_name: str,
        *,
        full_name: str | None = None,
    ) -> SignupResponse:
        """Create an account and its organization.

        Registers a person together with a new organization. If `requires_verification`
        is set, the account can be used once its address is confirmed. The call is not
        safe to repeat.

        Args:
            email: The address of the account.
            password: The password to sign in with.
            organization_name: The name of the new organization.
            full_name: The name of the person.

        Returns:
            The account waits for its confirmation.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /auth/signup`
        """
        return self._shell.perform(
            operations.signup(email, password, organization_name, full_name=full_name)
        )

    def login(self, email: str, password: str) -> LoginResponse:
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
        return self._shell.perform(operations.login(email, password))

    def refresh(self, refresh_token: str) -> TokenPair:
        """Exchange a refresh token for new tokens.

        Returns a new access token, and a refresh token to use the next time. The client
        keeps neither: create a new client with the access token. The refresh token may
        work only once, so do not repeat the call with the same one.

        Args:
            refresh_token: The refresh token of the session.

        Returns:
            The new tokens.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /auth/refresh`
        """
        return self._shell.perform(operations.auth_refresh(refresh_token))

    def logout(self, refresh_token: str) -> None:
        """End a session.

        Withdraws a refresh token and so ends its session. The call may be repeated.

        Args:
            refresh_token: The refresh token of the session.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /auth/logout`
        """
        return self._shell.perform(operations.logout(refresh_token))

    def logout_all(self) -> None:
        """End all sessions of the user.

        Ends every session of the signed-in user on every device, the present one
        included.

        Raises:
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /auth/logout-all`
        """
        return self._shell.perform(operations.logout_all())

    def me(self) -> CurrentUserResponse:
        """Ask who is signed in.

        Returns the user behind the access token, the role of the user and the
        organization. It also is a cheap way to find out whether a token still works.

        Returns:
            The signed-in user.

        Raises:
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /auth/me`
        """
        return self._shell.perform(operations.me())

    def list_sessions(self) -> SessionsResponse:
        """List the sessions of the user.

        Returns where the user is signed in, and which of the sessions is the present
        one.

        Returns:
            The sessions.

        Raises:
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /auth/sessions`
        """
        return self._shell.perform(operations.list_sessions())

    def revoke_session(self, session_id: int) -> None:
        """End one session.

        Ends a session on another device, or the present one.

        Args:
            session_id: The session to end.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /auth/sessions/{session_id}/revoke`
        """
        return self._shell.perform(operations.revoke_session(session_id))

    def list_organizations(self) -> list[OrganizationMembership]:
        """List the organizations of the user.

        Returns the organizations that the user belongs to, with the role in each.

        Returns:
            The memberships.

        Raises:
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /organizations`
        """
        return self._shell.perform(operations.list_organizations())

    def create_organization(
        self, name: str, *, domain: str | None = None
    ) -> OrganizationMembership:
        """Create an organization.

        Creates an organization; the signed-in user becomes its owner. The call is not
        safe to repeat; each one creates another organization.

        Args:
            name: The name of the organization.
            domain: The domain of its mail addresses.

        Returns:
            The membership of the user in the new organization.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /organizations`
        """
        return self._shell.perform(operations.create_organization(name, domain=domain))

    def get_current_plan(self) -> CurrentPlanResponse:
        """Read the plan of the organization.

        Returns what the organization has booked, for which period, and whether anything
        about it will change.

        Returns:
            The plan.

        Raises:
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/billing/current-plan`
        """
        return self._shell.perform(operations.get_current_plan())

    def list_projects(self) -> list[Project]:
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
        return self._shell.perform(operations.list_projects())

    def create_project(self, name: str) -> Project:
        """Create a project.

        Creates an empty project in the organization. The call is not safe to repeat;
        each one creates another project.

        Args:
            name: The name of the project.

        Returns:
            The new project.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/projects`
        """
        return self._shell.perform(operations.create_project(name))

    def delete_project(self, project_id: str) -> None:
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
        return self._shell.perform(operations.delete_project(project_id))

    def rename_project(self, project_id: str, name: str) -> Project:
        """Rename a project.

        Gives a project another name. Its identifier and its memories stay the same.

        Args:
            project_id: The project.
            name: The new name.

        Returns:
            The project with its new name.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PATCH /org/projects/{project_id}`
        """
        return self._shell.perform(operations.rename_project(project_id, name))

    def archive_project(self, project_id: str) -> Project:
        """Put a project away.

        Takes a project out of use and keeps its memories; `unarchive_project` brings it
        back.

        Args:
            project_id: The project.

        Returns:
            The archived project.

        Raises:
            ValidationError: the server answers 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/projects/{project_id}/archive`
        """
        return self._shell.perform(operations.archive_project(project_id))

    def unarchive_project(self, project_id: str) -> Project:
        """Bring a project back.

        Takes an archived project into use again.

        Args:
            project_id: The project.

        Returns:
            The project.

        Raises:
            ValidationError: the server answers 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/projects/{project_id}/unarchive`
        """
        return self._shell.perform(operations.unarchive_project(project_id))

    def bulk_revoke_api_keys(
        self, key_ids: Iterable[int], *, project_id: str | None = None
    ) -> BulkRevokeResponse:
        """Revoke API keys.

        Makes up to a hundred API keys useless, at once and for good. The answer says
        for each of them what became of it.

        Args:
            key_ids: The keys to revoke, by their numbers.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            What became of the keys.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/api-keys/bulk-revoke`
        """
        return self._shell.perform(
            operations.bulk_revoke_api_keys(key_ids, project_id=project_id)
        )

    def test_api_key(
        self, key_id: int, *, project_id: str | None = None
    ) -> ApiKeyTestResponse:
        """Check an API key.

        Tells whether an API key works at present, what it may do, and when it was used
        last. The key itself is not needed.

        Args:
            key_id: The API key, by its number.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The state of the key.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/api-keys/{key_id}/test`
        """
        return self._shell.perform(
            operations.test_api_key(key_id, project_id=project_id)
        )

    def list_webhooks(self, *, project_id: str | None = None) -> WebhooksResponse:
        """List the webhooks.

        Returns the webhooks with numbers about all of them together.

        Args:
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The webhooks.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks`
        """
        return self._shell.perform(operations.list_webhooks(project_id=project_id))

    def create_webhook(
        self,
        name: str,
        url: str,
        events: Iterable[str],
        *,
        description: str | None | Null = None,
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
        return self._shell.perform(
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

    def get_webhook_event_types(
        self, *, project_id: str | None = None
    ) -> WebhookEventTypesResponse:
        """List the events that can be reported.

        Returns the names of all events, plain and by category.

        Args:
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The names of the events.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/event-types`
        """
        return self._shell.perform(
            operations.get_webhook_event_types(project_id=project_id)
        )

    def get_webhook_health(self, *, project_id: str | None = None) -> WebhookHealth:
        """See how deliveries go on the whole.

        Returns numbers about the deliveries of all webhooks, to find out whether one of
        them needs attention.

        Args:
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The numbers.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/health`
        """
        return self._shell.perform(operations.get_webhook_health(project_id=project_id))

    def get_webhook(
        self, endpoint_id: int, *, project_id: str | None = None
    ) -> Webhook:
        """Look at a webhook.

        Returns a webhook with its settings and the numbers of its deliveries. Of the
        signing secret only the beginning is shown.

        Args:
            endpoint_id: The webhook.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The webhook.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/{endpoint_id}`
        """
        return self._shell.perform(
            operations.get_webhook(endpoint_id, project_id=project_id)
        )

    def delete_webhook(
        self, endpoint_id: int, *, project_id: str | None = None
    ) -> None:
        """Delete a webhook.

        Removes a webhook for good. To silence it for a while, pause it.

        Args:
            endpoint_id: The webhook.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /org/webhooks/{endpoint_id}`
        """
        return self._shell.perform(
            operations.delete_webhook(endpoint_id, project_id=project_id)
        )

    def update_webhook(
        self,
        endpoint_id: int,
        *,
        name: str | None = None,
        url: str | None = None,
        description: str | None | Null = None,
        events: Iterable[str] | None = None,
        retry_config: RetryConfig | Mapping[str, Any] | None = None,
        signature_config: SignatureConfig | Mapping[str, Any] | None = None,
        project_id: str | None = None,
    ) -> Webhook:
        """Change a webhook.

        Changes what is given and leaves the rest alone. Name at least one thing to
        change.

        Args:
            endpoint_id: The webhook.
            name: The name to show.
            url: The absolute HTTP or HTTPS address to call, without user name or
                password.
            description: A note for people.
            events: The events to report, such as `memory.created`, `memory.deleted`
                or `api_key.revoked`.
            retry_config: How deliveries that failed are repeated.
            signature_config: How deliveries are signed, so that your server can
                tell them from forgeries.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The webhook as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PATCH /org/webhooks/{endpoint_id}`
        """
        return self._shell.perform(
            operations.update_webhook(
                endpoint_id,
                name=name,
                url=url,
                description=description,
                events=events,
                retry_config=retry_config,
                signature_config=signature_config,
                project_id=project_id,
            )
        )

    def pause_webhook(
        self, endpoint_id: int, *, project_id: str | None = None
    ) -> Webhook:
        """Silence a webhook.

        Stops reporting events to this address until the webhook is resumed.

        Args:
            endpoint_id: The webhook.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The webhook as it is now.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks/{endpoint_id}/pause`
        """
        return self._shell.perform(
            operations.pause_webhook(endpoint_id, project_id=project_id)
        )

    def resume_webhook(
        self, endpoint_id: int, *, project_id: str | None = None
    ) -> Webhook:
        """Report to a webhook again.

        Ends a pause. Events that happened in between are not reported;
        `replay_webhook_deliveries` repeats earlier deliveries.

        Args:
            endpoint_id: The webhook.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The webhook as it is now.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks/{endpoint_id}/resume`
        """
        return self._shell.perform(
            operations.resume_webhook(endpoint_id, project_id=project_id)
        )

    def rotate_webhook_secret(
        self, endpoint_id: int, *, project_id: str | None = None
    ) -> CreatedWebhook:
        """Replace the signing secret.

        Makes a new signing secret. The answer is the only place where it appears in
        full: store it, and have your server accept it. The call is not safe to repeat;
        each one makes another secret.

        Args:
            endpoint_id: The webhook.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The webhook, with its new secret.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks/{endpoint_id}/rotate-secret`
        """
        return self._shell.perform(
            operations.rotate_webhook_secret(endpoint_id, project_id=project_id)
        )

    def test_webhook(
        self,
        endpoint_id: int,
        *,
        event_type: str = "memory.created",
        project_id: str | None = None,
    ) -> WebhookTestResponse:
        """Send a trial event.

        Sends an invented event to the address, signed like a real one. The answer says
        that it is on its way; the log of deliveries shows what became of it. Each call
        sends another event.

        Args:
            endpoint_id: The webhook.
            event_type: The event to pretend.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The event that is on its way.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks/{endpoint_id}/test`
        """
        return self._shell.perform(
            operations.test_webhook(
                endpoint_id, event_type=event_type, project_id=project_id
            )
        )

    def replay_webhook_deliveries(
        self,
        endpoint_id: int,
        *,
        since_minutes: int = 60,
        statuses: Iterable[str] = ("failed", "dead_letter"),
        limit: int = 100,
        project_id: str | None = None,
    ) -> WebhookReplayResponse:
        """Repeat deliveries that failed.

        Delivers events of the last minutes once more, for example after your server was
        out of order. By default these are deliveries of the last hour that failed or
        were given up. Each call delivers again, so your server should recognise events
        by their id.

        Args:
            endpoint_id: The webhook.
            since_minutes: How far to go back, in minutes; seven days at most.
            statuses: Deliveries in one of these states are repeated.
            limit: How many deliveries to repeat at most.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            What was repeated.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks/{endpoint_id}/replay`
        """
        return self._shell.perform(
            operations.replay_webhook_deliveries(
                endpoint_id,
                since_minutes=since_minutes,
                statuses=statuses,
                limit=limit,
                project_id=project_id,
            )
        )

    def list_webhook_deliveries(
        self,
        endpoint_id: int,
        *,
        page: int = 1,
        page_size: int = 20,
        status: str | None = None,
        project_id: str | None = None,
    ) -> WebhookDeliveriesResponse:
        """List the deliveries of a webhook.

        Returns what was sent to the address of a webhook and what came back.

        Args:
            endpoint_id: The webhook.
            page: The page, counted from 1.
            page_size: How many deliveries a page has.
            status: Only deliveries in this state.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            One page of deliveries and their total number.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/{endpoint_id}/deliveries`
        """
        return self._shell.perform(
            operations.list_webhook_deliveries(
                endpoint_id,
                page=page,
                page_size=page_size,
                status=status,
                project_id=project_id,
            )
        )

    def get_latest_webhook_delivery(
        self, endpoint_id: int, *, project_id: str | None = None
    ) -> WebhookDelivery | None:
        """Look at the last delivery of a webhook.

        Returns the delivery that was tried last. A webhook that was never called has
        none; the answer is then null.

        Args:
            endpoint_id: The webhook.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The delivery, or null.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/{endpoint_id}/deliveries/latest`
        """
        return self._shell.perform(
            operations.get_latest_webhook_delivery(endpoint_id, project_id=project_id)
        )

    def list_recent_webhook_deliveries(
        self,
        *,
        page: int = 1,
        page_size: int = 20,
        endpoint_id: int | None = None,
        status: str | None = None,
        project_id: str | None = None,
    ) -> WebhookDeliveriesResponse:
        """List the deliveries of all webhooks.

        Returns what was sent lately, whichever webhook it was for.

        Args:
            page: The page, counted from 1.
            page_size: How many deliveries a page has.
            endpoint_id: Only deliveries of this webhook.
            status: Only deliveries in this state.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            One page of deliveries and their total number.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/deliveries/recent`
        """
        return self._shell.perform(
            operations.list_recent_webhook_deliveries(
                page=page,
                page_size=page_size,
                endpoint_id=endpoint_id,
                status=status,
                project_id=project_id,
            )
        )

    def get_webhook_delivery(
        self, delivery_id: int, *, project_id: str | None = None
    ) -> WebhookDelivery:
        """Look at a delivery.

        Returns a delivery with what was sent and what your server answered.

        Args:
            delivery_id: The delivery.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The delivery.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /org/webhooks/deliveries/{delivery_id}`
        """
        return self._shell.perform(
            operations.get_webhook_delivery(delivery_id, project_id=project_id)
        )

    def retry_webhook_delivery(
        self, delivery_id: int, *, project_id: str | None = None
    ) -> WebhookDelivery:
        """Try a delivery again.

        Delivers the same event once more, at once. Each call delivers again.

        Args:
            delivery_id: The delivery.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The delivery, which is on its way again.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /org/webhooks/deliveries/{delivery_id}/retry`
        """
        return self._shell.perform(
            operations.retry_webhook_delivery(delivery_id, project_id=project_id)
        )

    def list_exports(
        self, *, limit: int = 20, project_id: str | None = None
    ) -> ExportJobListResponse:
        """List the exports.

        Returns the exports with their progress.

        Args:
            limit: How many exports to return at most.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The exports and their number.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /exports`
        """
        return self._shell.perform(
            operations.list_exports(limit=limit, project_id=project_id)
        )

    def create_export(
        self,
        *,
        format: Literal["csv", "jsonl"] = "csv",
        scope: Literal["filtered", "all", "date_range"] = "filtered",
        filters: ExportFilters | Mapping[str, Any] | None = None,
        project_id: str | None = None,
    ) -> CreateExportResponse:
        """Start an export.

        Starts a job that writes memories into a file: those that match the filters,
        those of a range of dates, or all. Follow it with `get_export`; when it is
        completed, `get_export_download_url` says where the file is. The call is not
        safe to repeat; each one starts another job.

        Args:
            format: How the file is written: as a table or as JSON Lines.
            scope: Which memories it holds.
            filters: Which memories to export.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The job that was started.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /exports`
        """
        return self._shell.perform(
            operations.create_export(
                format=format, scope=scope, filters=filters, project_id=project_id
            )
        )

    def get_export(self, job_id: str, *, project_id: str | None = None) -> ExportJob:
        """Look at an export.

        Returns an export with its progress.

        Args:
            job_id: The export.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The export.

        Raises:
            ValidationError: the server answers 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /exports/{job_id}`
        """
        return self._shell.perform(operations.get_export(job_id, project_id=project_id))

    def cancel_export(self, job_id: str, *, project_id: str | None = None) -> ExportJob:
        """Stop an export.

        Stops an export that is not finished yet. The call may be repeated.

        Args:
            job_id: The export.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The export as it is now.

        Raises:
            ValidationError: the server answers 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /exports/{job_id}/cancel`
        """
        return self._shell.perform(
            operations.cancel_export(job_id, project_id=project_id)
        )

    def retry_export(
        self, job_id: str, *, project_id: str | None = None
    ) -> CreateExportResponse:
        """Start a failed export again.

        Starts an export that failed once more, with the same settings. Each call starts
        the work again.

        Args:
            job_id: The export.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            The job that was started.

        Raises:
            ValidationError: the server answers 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /exports/{job_id}/retry`
        """
        return self._shell.perform(
            operations.retry_export(job_id, project_id=project_id)
        )

    def get_export_download_url(
        self, job_id: str, *, project_id: str | None = None
    ) -> ExportDownloadUrl:
        """Get the address of the file.

        Returns an address from which the finished file can be fetched for a while,
        without any credential: treat it as a secret. An export that is not finished is
        answered with 409.

        Args:
            job_id: The export.
            project_id: The project to work in, for this call instead of the one of
                the client.

        Returns:
            Where the file is.

        Raises:
            ValidationError: the server answers 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /exports/{job_id}/download-url`
        """
        return self._shell.perform(
            operations.get_export_download_url(job_id, project_id=project_id)
        )
