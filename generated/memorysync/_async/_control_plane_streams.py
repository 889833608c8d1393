"""Classes with the methods of `control_plane` that return replies."""

from __future__ import annotations

from .._runtime.raw import async_streamed
from .._runtime.views import described
from .control_plane import AsyncControlPlaneClient
from .responses import AsyncStreamedCalls
from .stream import AsyncStreamedResponse


class AsyncControlPlaneClientWithStreamingResponse:
    """The methods of `AsyncControlPlaneClient`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list_integrations = async_streamed(
        AsyncControlPlaneClient.list_integrations, AsyncStreamedResponse
    )
    signup = async_streamed(AsyncControlPlaneClient.signup, AsyncStreamedResponse)
    login = async_streamed(AsyncControlPlaneClient.login, AsyncStreamedResponse)
    refresh = async_streamed(AsyncControlPlaneClient.refresh, AsyncStreamedResponse)
    logout = async_streamed(AsyncControlPlaneClient.logout, AsyncStreamedResponse)
    logout_all = async_streamed(
        AsyncControlPlaneClient.logout_all, AsyncStreamedResponse
    )
    me = async_streamed(AsyncControlPlaneClient.me, AsyncStreamedResponse)
    list_sessions = async_streamed(
        AsyncControlPlaneClient.list_sessions, AsyncStreamedResponse
    )
    revoke_session = async_streamed(
        AsyncControlPlaneClient.revoke_session, AsyncStreamedResponse
    )
    list_organizations = async_streamed(
        AsyncControlPlaneClient.list_organizations, AsyncStreamedResponse
    )
    create_organization = async_streamed(
        AsyncControlPlaneClient.create_organization, AsyncStreamedResponse
    )
    get_current_plan = async_streamed(
        AsyncControlPlaneClient.get_current_plan, AsyncStreamedResponse
    )
    list_projects = async_streamed(
        AsyncControlPlaneClient.list_projects, AsyncStreamedResponse
    )
    create_project = async_streamed(
        AsyncControlPlaneClient.create_project, AsyncStreamedResponse
    )
    delete_project = async_streamed(
        AsyncControlPlaneClient.delete_project, AsyncStreamedResponse
    )
    rename_project = async_streamed(
        AsyncControlPlaneClient.rename_project, AsyncStreamedResponse
    )
    archive_project = async_streamed(
        AsyncControlPlaneClient.archive_project, AsyncStreamedResponse
    )
    unarchive_project = async_streamed(
        AsyncControlPlaneClient.unarchive_project, AsyncStreamedResponse
    )
    bulk_revoke_api_keys = async_streamed(
        AsyncControlPlaneClient.bulk_revoke_api_keys, AsyncStreamedResponse
    )
    test_api_key = async_streamed(
        AsyncControlPlaneClient.test_api_key, AsyncStreamedResponse
    )
    list_webhooks = async_streamed(
        AsyncControlPlaneClient.list_webhooks, AsyncStreamedResponse
    )
    create_webhook = async_streamed(
        AsyncControlPlaneClient.create_webhook, AsyncStreamedResponse
    )
    get_webhook_event_types = async_streamed(
        AsyncControlPlaneClient.get_webhook_event_types, AsyncStreamedResponse
    )
    get_webhook_health = async_streamed(
        AsyncControlPlaneClient.get_webhook_health, AsyncStreamedResponse
    )
    get_webhook = async_streamed(
        AsyncControlPlaneClient.get_webhook, AsyncStreamedResponse
    )
    delete_webhook = async_streamed(
        AsyncControlPlaneClient.delete_webhook, AsyncStreamedResponse
    )
    update_webhook = async_streamed(
        AsyncControlPlaneClient.update_webhook, AsyncStreamedResponse
    )
    pause_webhook = async_streamed(
        AsyncControlPlaneClient.pause_webhook, AsyncStreamedResponse
    )
    resume_webhook = async_streamed(
        AsyncControlPlaneClient.resume_webhook, AsyncStreamedResponse
    )
    rotate_webhook_secret = async_streamed(
        AsyncControlPlaneClient.rotate_webhook_secret, AsyncStreamedResponse
    )
    test_webhook = async_streamed(
        AsyncControlPlaneClient.test_webhook, AsyncStreamedResponse
    )
    replay_webhook_deliveries = async_streamed(
        AsyncControlPlaneClient.replay_webhook_deliveries, AsyncStreamedResponse
    )
    list_webhook_deliveries = async_streamed(
        AsyncControlPlaneClient.list_webhook_deliveries, AsyncStreamedResponse
    )
    get_latest_webhook_delivery = async_streamed(
        AsyncControlPlaneClient.get_latest_webhook_delivery, AsyncStreamedResponse
    )
    list_recent_webhook_deliveries = async_streamed(
        AsyncControlPlaneClient.list_recent_webhook_deliveries, AsyncStreamedResponse
    )
    get_webhook_delivery = async_streamed(
        AsyncControlPlaneClient.get_webhook_delivery, AsyncStreamedResponse
    )
    retry_webhook_delivery = async_streamed(
        AsyncControlPlaneClient.retry_webhook_delivery, AsyncStreamedResponse
    )
    list_exports = async_streamed(
        AsyncControlPlaneClient.list_exports, AsyncStreamedResponse
    )
    create_export = async_streamed(
        AsyncControlPlaneClient.create_export, AsyncStreamedResponse
    )
    get_export = async_streamed(
        AsyncControlPlaneClient.get_export, AsyncStreamedResponse
    )
    cancel_export = async_streamed(
        AsyncControlPlaneClient.cancel_export, AsyncStreamedResponse
    )
    retry_export = async_streamed(
        AsyncControlPlaneClient.retry_export, AsyncStreamedResponse
    )
    get_export_download_url = async_streamed(
        AsyncControlPlaneClient.get_export_download_url, AsyncStreamedResponse
    )
