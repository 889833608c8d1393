"""Data types of the MemorySync API."""

from typing import Literal, TypedDict

from ._runtime.compatibility import NotRequired

__all__ = [
    "CreateWebhookRequest",
    "CreatedWebhook",
    "LoginRequest",
    "LoginResponse",
    "LoginSession",
    "LoginTokens",
    "Project",
    "RetryConfig",
    "SignatureConfig",
    "Webhook",
]


class LoginRequest(TypedDict):
    """Who signs in.

    Keys:
        email: The address of the account.
        password: The password of the account.
    """

    email: str
    password: str


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
