"""Data types of the MemorySync API."""

from typing import Any, Literal, TypeAlias, TypedDict

from ._runtime.compatibility import NotRequired

__all__ = [
    "ApiKeyTestResponse",
    "BulkRevokeRequest",
    "BulkRevokeResponse",
    "BulkRevokeResult",
    "CreateExportRequest",
    "CreateExportResponse",
    "CreateOrganizationRequest",
    "CreateProjectRequest",
    "CreateWebhookRequest",
    "CreatedWebhook",
    "CurrentPlanResponse",
    "CurrentUserResponse",
    "ExportDownloadUrl",
    "ExportFilters",
    "ExportJob",
    "ExportJobListResponse",
    "Integration",
    "JsonObject",
    "LoginRequest",
    "LoginResponse",
    "LoginSession",
    "LoginTokens",
    "OrganizationMembership",
    "Project",
    "RefreshRequest",
    "RenameProjectRequest",
    "ReplayWebhookDeliveriesRequest",
    "RetryConfig",
    "Session",
    "SessionsResponse",
    "SignatureConfig",
    "SignupRequest",
    "SignupResponse",
    "TestWebhookRequest",
    "TokenPair",
    "UpdateWebhookRequest",
    "Webhook",
    "WebhookDeliveriesResponse",
    "WebhookDelivery",
    "WebhookEventTypesResponse",
    "WebhookHealth",
    "WebhookReplayResponse",
    "WebhookTestResponse",
    "WebhooksResponse",
]


class Integration(TypedDict, total=False):
    """A service that MemorySync can be connected to.

    Keys:
        id: Identifies the integration.
        name: The name to show.
        description: What the integration does.
        category: The kind of service.
        features: What the integration can read.
        auth_type: How it is connected.
        is_configured: Whether everything is set up to connect it.
        is_connected: Whether it is connected.
        coming_soon: Whether it cannot be used yet.
    """

    id: str
    name: str
    description: str
    category: str
    features: list[str]
    auth_type: str
    is_configured: bool
    is_connected: bool
    coming_soon: bool


JsonObject: TypeAlias = dict[str, Any]
"""A JSON object of any content."""


class SignupRequest(TypedDict):
    """The account to create.

    Keys:
        email: The address of the account.
        password: The password to sign in with.
        organization_name: The name of the new organization.
        full_name: The name of the person.
    """

    email: str
    password: str
    organization_name: str
    full_name: NotRequired[str]


class SignupResponse(TypedDict):
    """The account that was created.

    Keys:
        message: What to do next, for people.
        email: The address of the account.
        requires_verification: Whether the address has to be confirmed before the
            account can be used.
    """

    message: str
    email: str
    requires_verification: bool


class LoginRequest(TypedDict):
    """Who signs in.

    Keys:
        email: The address of the account.
        password: The password of the account.
    """

    email: str
    password: str


class TokenPair(TypedDict):
    """An access token and the means to renew it.

    Keys:
        access_token: Authorises the calls of the control plane.
        refresh_token: Buys a new access token when the present one has expired.
        token_type: How the access token is sent.
    """

    access_token: str
    refresh_token: str
    token_type: str


class LoginTokens(TypedDict):
    """The tokens of a session.

    Keys:
        access_token: Authorises the calls of the control plane.
        refresh_token: Buys a new access token when the present one has expired.
        token_type: How the access token is sent.
    """

    access_token: str
    refresh_token: str
    token_type: str


class LoginSession(TypedDict, total=False):
    """Whom the session belongs to.

    Keys:
        user_id: The user who signed in.
        organization_id: The organization that the session works in.
        role: What the user is in that organization.
    """

    user_id: int
    organization_id: int | None
    role: str


class LoginResponse(TypedDict, total=False):
    """The result of a sign-in.

    The tokens are missing as long as a second factor is needed. The wire may spell the
    members of all control-plane answers in camelCase; the SDK shows them in snake_case,
    as they are written here.

    Keys:
        tokens: The tokens of a session.
        session: Whom the session belongs to.
        mfa_required: Whether a second factor is needed to finish the sign-in.
        mfa_setup_required: Whether the user has to set up a second factor first.
    """

    tokens: LoginTokens
    session: LoginSession
    mfa_required: bool
    mfa_setup_required: bool


class RefreshRequest(TypedDict):
    """The session to renew or to end.

    Keys:
        refresh_token: The refresh token of the session.
    """

    refresh_token: str


class CurrentUserResponse(TypedDict, total=False):
    """Who is signed in.

    Keys:
        user_id: The signed-in user.
        role: What the user is in the organization.
        org: The organization that the session works in.
        sid: The session.
        oauth_scopes: What an application that acts for the user may do.
        oauth_app_id: The application that acts for the user, if there is one.
    """

    user_id: str
    role: str | None
    org: Any
    sid: int | None
    oauth_scopes: list[str]
    oauth_app_id: str | None


class Session(TypedDict, total=False):
    """A place where the user is signed in.

    Keys:
        id: Identifies the session.
        is_current: Whether it is the session of this call.
        session_type: How the user signed in.
        session_name: The name to show.
        user_agent: The program that signed in.
        ip: The network address that it came from.
        location: The place that the address belongs to.
        geo: More about that place.
        created_at: When the user signed in.
        last_activity_at: When the session was used last.
        expires_at: When the session ends by itself.
    """

    id: int
    is_current: bool
    session_type: str
    session_name: str
    user_agent: str
    ip: str
    location: str | None
    geo: JsonObject | None
    created_at: str
    last_activity_at: str
    expires_at: str


class SessionsResponse(TypedDict):
    """The sessions of a user.

    Keys:
        sessions: The sessions.
        current_session_id: The session of this call.
    """

    sessions: list[Session]
    current_session_id: int | None


class CreateOrganizationRequest(TypedDict, total=False):
    """The organization to create. It needs a name.

    Keys:
        name: The name of the organization.
        domain: The domain of its mail addresses.
    """

    name: str
    domain: str


class OrganizationMembership(TypedDict):
    """A user as a member of an organization.

    Keys:
        user_id: The user.
        organization_id: The organization.
        role: What the user is in the organization.
    """

    user_id: int
    organization_id: int
    role: str


class CurrentPlanResponse(TypedDict, total=False):
    """The plan of an organization.

    Keys:
        plan: The plan with its limits.
        status: Whether the plan is in force.
        billing_period_start: When the present period began.
        billing_period_end: When the present period ends.
        payment_failed: Whether the last payment failed.
        scheduled_plan_id: The plan that follows this one, if a change is planned.
        cancel_at_period_end: Whether the plan ends with the present period.
    """

    plan: JsonObject
    status: str
    billing_period_start: str
    billing_period_end: str
    payment_failed: bool
    scheduled_plan_id: str | None
    cancel_at_period_end: bool


class Project(TypedDict, total=False):
    """A room for memories within an organization.

    The wire may spell the members in camelCase.

    Keys:
        id: Identifies the project.
        name: The name to show.
        tenant_id: The tenant of the project, as the routes under `/v1` ask for it.
        is_default: Whether this is the default project of the organization.
        memory_count: How many memories the project holds.
        archived_at: When the project was archived; null if it was not.
        created_at: When the project was created.
        updated_at: When the project was changed last.
    """

    id: str
    name: str
    tenant_id: str
    is_default: bool
    memory_count: int
    archived_at: str | None
    created_at: str
    updated_at: str


class CreateProjectRequest(TypedDict):
    """The project to create.

    Keys:
        name: The name of the project.
    """

    name: str


class RenameProjectRequest(TypedDict):
    """The new name of a project.

    Keys:
        name: The new name.
    """

    name: str


class BulkRevokeRequest(TypedDict):
    """The API keys to revoke.

    Keys:
        key_ids: The keys to revoke, by their numbers.
    """

    key_ids: list[int]


class BulkRevokeResult(TypedDict):
    """What became of one API key.

    Keys:
        key_id: The key.
        status: What became of it.
    """

    key_id: int
    status: str


class BulkRevokeResponse(TypedDict):
    """What became of the API keys.

    Keys:
        revoked: How many keys were revoked.
        already_revoked: How many had been revoked before.
        not_found: How many do not exist.
        results: One entry per key.
    """

    revoked: int
    already_revoked: int
    not_found: int
    results: list[BulkRevokeResult]


class ApiKeyTestResponse(TypedDict, total=False):
    """The state of an API key.

    Keys:
        key_id: The key.
        valid: Whether the key works.
        status: The state of the key.
        environment: The environment that the key belongs to.
        rate_limit_tier: The plan whose limits apply to the key.
        scopes: What the key may do.
        project_id: The project that the key is bound to, if there is one.
        last_used_at: When the key was used last.
        expires_at: When the key stops working; null if it does not.
        expired: Whether it has stopped working.
        server_time: The clock of the server.
    """

    key_id: int
    valid: bool
    status: str
    environment: str
    rate_limit_tier: str
    scopes: list[str]
    project_id: str | None
    last_used_at: str | None
    expires_at: str | None
    expired: bool
    server_time: str


class RetryConfig(TypedDict, total=False):
    """How deliveries that failed are repeated.

    Keys:
        enabled: Whether they are repeated at all.
        max_retries: How often a delivery is repeated at most.
        initial_delay_seconds: Seconds before the first repetition.
        max_delay_seconds: Seconds between two repetitions at most.
        backoff_multiplier: By how much the delay grows with each repetition.
        retry_status_codes: The answers of your server that lead to a repetition,
            single or as a class.
    """

    enabled: bool
    max_retries: int
    initial_delay_seconds: int
    max_delay_seconds: int
    backoff_multiplier: float
    retry_status_codes: list[str]


class SignatureConfig(TypedDict, total=False):
    """How deliveries are signed, so that your server can tell them from forgeries.

    Keys:
        algorithm: The keyed hash that makes the signature.
        header_name: The header that carries the signature.
        timestamp_header: The header that carries the time of signing.
        tolerance_seconds: How old a signature may be, in seconds.
    """

    algorithm: Literal["hmac-sha256", "hmac-sha512"]
    header_name: str
    timestamp_header: str
    tolerance_seconds: int


class CreateWebhookRequest(TypedDict):
    """The webhook to create.

    Keys:
        name: The name to show.
        url: The absolute HTTP or HTTPS address to call, without user name or
            password.
        events: The events to report, such as `memory.created`, `memory.deleted` or
            `api_key.revoked`.
        description: A note for people.
        retry_config: How deliveries that failed are repeated.
        signature_config: How deliveries are signed, so that your server can tell
            them from forgeries.
        project_id: The project whose events are reported. It is sent as the header
            `X-Project-ID` as well.
    """

    name: str
    url: str
    events: list[str]
    description: NotRequired[str | None]
    retry_config: NotRequired[RetryConfig]
    signature_config: NotRequired[SignatureConfig]
    project_id: NotRequired[str]


class UpdateWebhookRequest(TypedDict, total=False):
    """What to change of a webhook; at least one member is given.

    Keys:
        name: The name to show.
        url: The absolute HTTP or HTTPS address to call, without user name or
            password.
        description: A note for people.
        events: The events to report, such as `memory.created`, `memory.deleted` or
            `api_key.revoked`.
        retry_config: How deliveries that failed are repeated.
        signature_config: How deliveries are signed, so that your server can tell
            them from forgeries.
    """

    name: str
    url: str
    description: str | None
    events: list[str]
    retry_config: RetryConfig
    signature_config: SignatureConfig


class TestWebhookRequest(TypedDict):
    """The trial event to send.

    Keys:
        event_type: The event to pretend.
    """

    event_type: str


class ReplayWebhookDeliveriesRequest(TypedDict):
    """The deliveries to repeat.

    Keys:
        since_minutes: How far to go back, in minutes; seven days at most.
        statuses: Deliveries in one of these states are repeated.
        limit: How many deliveries to repeat at most.
    """

    since_minutes: int
    statuses: list[str]
    limit: int


class Webhook(TypedDict, total=False):
    """An address that is called when something happens.

    The wire may spell the members in camelCase.

    Keys:
        id: Identifies the webhook.
        name: The name to show.
        url: The address that is called.
        description: A note for people.
        secret_prefix: The beginning of the signing secret, to recognise it by.
        events: The events that are reported.
        enabled: Whether events are reported at present.
        signature_algorithm: The keyed hash that makes the signature.
        signature_header: The header that carries the signature.
        timestamp_header: The header that carries the time of signing.
        signature_tolerance: How old a signature may be, in seconds.
        retry_enabled: Whether deliveries that failed are repeated.
        max_retries: How often a delivery is repeated at most.
        initial_delay_seconds: Seconds before the first repetition.
        max_delay_seconds: Seconds between two repetitions at most.
        backoff_multiplier: By how much the delay grows with each repetition.
        retry_status_codes: The answers of your server that lead to a repetition.
        total_deliveries: How many deliveries there were.
        successful_deliveries: How many of them succeeded.
        failed_deliveries: How many of them failed.
        consecutive_failures: How many failed since the last success.
        success_rate: The share of deliveries that succeeded.
        last_triggered_at: When the webhook was called last.
        last_success_at: When a delivery succeeded last.
        last_failure_at: When a delivery failed last.
        last_error: What went wrong with the last failure.
        last_status_code: What your server answered last.
        created_at: When the webhook was created.
        updated_at: When the webhook was changed last.
        created_by_name: Who created the webhook.
        project_id: The project whose events are reported, if there is one.
    """

    id: int
    name: str
    url: str
    description: str | None
    secret_prefix: str
    events: list[str]
    enabled: bool
    signature_algorithm: str
    signature_header: str
    timestamp_header: str
    signature_tolerance: int
    retry_enabled: bool
    max_retries: int
    initial_delay_seconds: int
    max_delay_seconds: int
    backoff_multiplier: float
    retry_status_codes: list[str]
    total_deliveries: int
    successful_deliveries: int
    failed_deliveries: int
    consecutive_failures: int
    success_rate: float
    last_triggered_at: str | None
    last_success_at: str | None
    last_failure_at: str | None
    last_error: str | None
    last_status_code: int | None
    created_at: str
    updated_at: str
    created_by_name: str | None
    project_id: str | None


class CreatedWebhook(TypedDict):
    """A new webhook together with its signing secret, which is shown only once.

    Keys:
        id: Identifies the webhook.
        name: The name to show.
        url: The address that is called.
        description: A note for people.
        secret_prefix: The beginning of the signing secret, to recognise it by.
        events: The events that are reported.
        enabled: Whether events are reported at present.
        signature_algorithm: The keyed hash that makes the signature.
        signature_header: The header that carries the signature.
        timestamp_header: The header that carries the time of signing.
        signature_tolerance: How old a signature may be, in seconds.
        retry_enabled: Whether deliveries that failed are repeated.
        max_retries: How often a delivery is repeated at most.
        initial_delay_seconds: Seconds before the first repetition.
        max_delay_seconds: Seconds between two repetitions at most.
        backoff_multiplier: By how much the delay grows with each repetition.
        retry_status_codes: The answers of your server that lead to a repetition.
        total_deliveries: How many deliveries there were.
        successful_deliveries: How many of them succeeded.
        failed_deliveries: How many of them failed.
        consecutive_failures: How many failed since the last success.
        success_rate: The share of deliveries that succeeded.
        last_triggered_at: When the webhook was called last.
        last_success_at: When a delivery succeeded last.
        last_failure_at: When a delivery failed last.
        last_error: What went wrong with the last failure.
        last_status_code: What your server answered last.
        created_at: When the webhook was created.
        updated_at: When the webhook was changed last.
        created_by_name: Who created the webhook.
        project_id: The project whose events are reported, if there is one.
        secret: The key that signatures are made with.
    """

    id: NotRequired[int]
    name: NotRequired[str]
    url: NotRequired[str]
    description: NotRequired[str | None]
    secret_prefix: NotRequired[str]
    events: NotRequired[list[str]]
    enabled: NotRequired[bool]
    signature_algorithm: NotRequired[str]
    signature_header: NotRequired[str]
    timestamp_header: NotRequired[str]
    signature_tolerance: NotRequired[int]
    retry_enabled: NotRequired[bool]
    max_retries: NotRequired[int]
    initial_delay_seconds: NotRequired[int]
    max_delay_seconds: NotRequired[int]
    backoff_multiplier: NotRequired[float]
    retry_status_codes: NotRequired[list[str]]
    total_deliveries: NotRequired[int]
    successful_deliveries: NotRequired[int]
    failed_deliveries: NotRequired[int]
    consecutive_failures: NotRequired[int]
    success_rate: NotRequired[float]
    last_triggered_at: NotRequired[str | None]
    last_success_at: NotRequired[str | None]
    last_failure_at: NotRequired[str | None]
    last_error: NotRequired[str | None]
    last_status_code: NotRequired[int | None]
    created_at: NotRequired[str]
    updated_at: NotRequired[str]
    created_by_name: NotRequired[str | None]
    project_id: NotRequired[str | None]
    secret: str


class WebhooksResponse(TypedDict, total=False):
    """The webhooks, and numbers about all of them.

    Keys:
        endpoints: The webhooks.
        total_endpoints: How many webhooks there are.
        active_endpoints: How many of them report at present.
        total_deliveries: How many deliveries there were.
        avg_success_rate: The share of deliveries that succeeded, on average.
        failing_endpoints: How many webhooks fail at present.
    """

    endpoints: list[Webhook]
    total_endpoints: int
    active_endpoints: int
    total_deliveries: int
    avg_success_rate: float
    failing_endpoints: int


class WebhookTestResponse(TypedDict, total=False):
    """A trial event on its way.

    Keys:
        delivery_id: The delivery that carries the event.
        event_id: Identifies the event.
        event_type: The event.
        endpoint_id: The webhook.
        status: The state of the delivery.
        payload: What is sent.
        message: What happens next, for people.
    """

    delivery_id: int
    event_id: str
    event_type: str
    endpoint_id: int
    status: str
    payload: JsonObject
    message: str


class WebhookReplayResponse(TypedDict):
    """What a replay does.

    Keys:
        endpoint_id: The webhook.
        eligible: How many deliveries fit the criteria.
        replayed: How many are delivered again.
        skipped: How many are not.
        delivery_ids: The deliveries that are repeated.
    """

    endpoint_id: int
    eligible: int
    replayed: int
    skipped: int
    delivery_ids: list[int]


class WebhookDelivery(TypedDict, total=False):
    """One event on its way to a webhook, and what became of it.

    Keys:
        id: Identifies the delivery.
        endpoint_id: The webhook.
        event_type: The event.
        event_id: Identifies the event; a repeated delivery has the same.
        status: The state of the delivery.
        payload: What is sent.
        payload_hash: The checksum of what is sent.
        signature: The signature that is sent with it.
        status_code: The status that your server answered with.
        response_body: What your server answered.
        error_message: Why there is no answer.
        latency_ms: How long the answer took, in milliseconds.
        attempt_number: How often the delivery was tried.
        max_attempts: How often it is tried at most.
        next_retry_at: When it is tried again.
        created_at: When the event was put on its way.
        completed_at: When the delivery succeeded or was given up.
    """

    id: int
    endpoint_id: int
    event_type: str
    event_id: str
    status: str
    payload: JsonObject
    payload_hash: str
    signature: str | None
    status_code: int | None
    response_body: str | None
    error_message: str | None
    latency_ms: int | None
    attempt_number: int
    max_attempts: int
    next_retry_at: str | None
    created_at: str
    completed_at: str | None


class WebhookDeliveriesResponse(TypedDict):
    """Deliveries, or one page of them.

    Keys:
        deliveries: The deliveries of this page.
        total: How many deliveries there are in all.
        page: The page, counted from 1.
        page_size: How many deliveries a page has.
    """

    deliveries: list[WebhookDelivery]
    total: int
    page: int
    page_size: int


class WebhookEventTypesResponse(TypedDict):
    """The events that can be reported.

    Keys:
        event_types: The names of all events.
        categories: The names by category.
    """

    event_types: list[str]
    categories: dict[str, list[str]]


class WebhookHealth(TypedDict):
    """How deliveries go on the whole.

    Keys:
        active_webhooks: How many webhooks report at present.
        total_webhooks: How many webhooks there are.
        total_deliveries_all_time: How many deliveries there were in all.
        total_deliveries_24h: How many there were in the last 24 hours.
        success_rate_7d: The share of deliveries of the last seven days that
            succeeded.
        failing_endpoints: How many webhooks fail at present.
        pending_retries: How many deliveries wait to be tried again.
        dead_letter_count: How many deliveries were given up.
    """

    active_webhooks: int
    total_webhooks: int
    total_deliveries_all_time: int
    total_deliveries_24h: int
    success_rate_7d: float
    failing_endpoints: int
    pending_retries: int
    dead_letter_count: int


class ExportFilters(TypedDict, total=False):
    """Which memories to export.

    Keys:
        q: Words that the text must contain.
        user_id: Only memories of this user.
        is_summary: Only summaries, or none of them.
        tier: Only memories kept this close at hand: `hot`, `warm` or `cold`.
        source: Only memories from this source.
        time_range: How far back to go.
        date_from: Only memories from this day on.
        date_to: Only memories up to this day.
        include_soft_deleted: Whether deleted memories that can still be restored
            are included.
    """

    q: str
    user_id: str
    is_summary: bool
    tier: str
    source: str
    time_range: str
    date_from: str
    date_to: str
    include_soft_deleted: bool


class CreateExportRequest(TypedDict, total=False):
    """The export to start.

    Keys:
        format: How the file is written: as a table or as JSON Lines.
        scope: Which memories it holds.
        filters: Which memories to export.
    """

    format: Literal["csv", "jsonl"]
    scope: Literal["filtered", "all", "date_range"]
    filters: ExportFilters


class ExportJob(TypedDict, total=False):
    """An export, and how far it is.

    Keys:
        id: Identifies the export.
        project_id: The project whose memories are exported.
        environment: The environment that they belong to.
        format: How the file is written.
        scope: Which memories it holds.
        filters: The filters of the export.
        status: How far the export is.
        error_message: Why the export failed.
        retry_count: How often it was started again.
        total_rows: How many memories there are to export.
        processed_rows: How many were written.
        progress_percentage: How much is done, from 0 to 100.
        file_size_bytes: The size of the file.
        sha256_hash: The checksum of the file.
        download_count: How often the file was fetched.
        created_at: When the export was asked for.
        started_at: When the work began.
        completed_at: When the file was finished.
        expires_at: When the file is deleted.
        download_url: Where the file is; `get_export_download_url` makes a fresh
            address.
    """

    id: str
    project_id: str | None
    environment: str
    format: str
    scope: str
    filters: JsonObject
    status: str
    error_message: str | None
    retry_count: int
    total_rows: int | None
    processed_rows: int
    progress_percentage: float
    file_size_bytes: int | None
    sha256_hash: str | None
    download_count: int
    created_at: str | None
    started_at: str | None
    completed_at: str | None
    expires_at: str | None
    download_url: str | None


class ExportJobListResponse(TypedDict):
    """The exports.

    Keys:
        jobs: The exports.
        total: How many there are in all.
    """

    jobs: list[ExportJob]
    total: int


class CreateExportResponse(TypedDict):
    """An export that was started.

    Keys:
        job: An export, and how far it is.
        estimated_total: How many memories the file will hold, roughly.
    """

    job: ExportJob
    estimated_total: int | None


class ExportDownloadUrl(TypedDict):
    """Where the file of an export is.

    Keys:
        download_url: Where the file is.
        expires_at: Until when the address works.
        file_size_bytes: The size of the file.
        filename: The name to save it under.
    """

    download_url: str
    expires_at: str | None
    file_size_bytes: int | None
    filename: str
