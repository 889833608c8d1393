"""Classes with the methods of `control_plane` that return replies."""

from __future__ import annotations

from .._runtime.raw import sync_streamed
from .._runtime.views import described
from .control_plane import ControlPlaneClient
from .responses import StreamedCalls
from .stream import StreamedResponse


class ControlPlaneClientWithStreamingResponse:
    """The methods of `ControlPlaneClient`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list_integrations = sync_streamed(
        ControlPlaneClient.list_integrations, StreamedResponse
    )
    signup = sync_streamed(ControlPlaneClient.signup, StreamedResponse)
    login = sync_streamed(ControlPlaneClient.login, StreamedResponse)
    refresh = sync_streamed(ControlPlaneClient.refresh, StreamedResponse)
    logout = sync_streamed(ControlPlaneClient.logout, StreamedResponse)
    logout_all = sync_streamed(ControlPlaneClient.logout_all, StreamedResponse)
    me = sync_streamed(ControlPlaneClient.me, StreamedResponse)
    list_sessions = sync_streamed(ControlPlaneClient.list_sessions, StreamedResponse)
    revoke_session = sync_streamed(ControlPlaneClient.revoke_session, StreamedResponse)
    list_organizations = sync_streamed(
        ControlPlaneClient.list_organizations, StreamedResponse
    )
    create_organization = sync_streamed(
        ControlPlaneClient.create_organization, StreamedResponse
    )
    get_current_plan = sync_streamed(
        ControlPlaneClient.get_current_plan, StreamedResponse
    )
    list_projects = sync_streamed(ControlPlaneClient.list_projects, StreamedResponse)
    create_project = sync_streamed(ControlPlaneClient.create_project, StreamedResponse)
    delete_project = sync_streamed(ControlPlaneClient.delete_project, StreamedResponse)
    rename_project = sync_streamed(ControlPlaneClient.rename_project, StreamedResponse)
    archive_project = sync_streamed(
        ControlPlaneClient.archive_project, StreamedResponse
    )
    unarchive_project = sync_streamed(
        ControlPlaneClient.unarchive_project, StreamedResponse
    )
    bulk_revoke_api_keys = sync_streamed(
        ControlPlaneClient.bulk_revoke_api_keys, StreamedResponse
    )
    test_api_key = sync_streamed(ControlPlaneClient.test_api_key, StreamedResponse)
    list_webhooks = sync_streamed(ControlPlaneClient.list_webhooks, StreamedResponse)
    create_webhook = sync_streamed(ControlPlaneClient.create_webhook, StreamedResponse)
    get_webhook_event_types = sync_streamed(
        ControlPlaneClient.get_webhook_event_types, StreamedResponse
    )
    get_webhook_health = sync_streamed(
        ControlPlaneClient.get_webhook_health, StreamedResponse
    )
    get_webhook = sync_streamed(ControlPlaneClient.get_webhook, StreamedResponse)
    delete_webhook = sync_streamed(ControlPlaneClient.delete_webhook, StreamedResponse)
    update_webhook = sync_streamed(ControlPlaneClient.update_webhook, StreamedResponse)
    pause_webhook = sync_streamed(ControlPlaneClient.pause_webhook, StreamedResponse)
    resume_webhook = sync_streamed(ControlPlaneClient.resume_webhook, StreamedResponse)
    rotate_webhook_secret = sync_streamed(
        ControlPlaneClient.rotate_webhook_secret, StreamedResponse
    )
    test_webhook = sync_streamed(ControlPlaneClient.test_webhook, StreamedResponse)
    replay_webhook_deliveries = sync_streamed(
        ControlPlaneClient.replay_webhook_deliveries, StreamedResponse
    )
    list_webhook_deliveries = sync_streamed(
        ControlPlaneClient.list_webhook_deliveries, StreamedResponse
    )
    get_latest_webhook_delivery = sync_streamed(
        ControlPlaneClient.get_latest_webhook_delivery, StreamedResponse
    )
    list_recent_webhook_deliveries = sync_streamed(
        ControlPlaneClient.list_recent_webhook_deliveries, StreamedResponse
    )
    get_webhook_delivery = sync_streamed(
        ControlPlaneClient.get_webhook_delivery, StreamedResponse
    )
    retry_webhook_delivery = sync_streamed(
        ControlPlaneClient.retry_webhook_delivery, StreamedResponse
    )
    list_exports = sync_streamed(ControlPlaneClient.list_exports, StreamedResponse)
    create_export = sync_streamed(ControlPlaneClient.create_export, StreamedResponse)
    get_export = sync_streamed(ControlPlaneClient.get_export, StreamedResponse)
    cancel_export = sync_streamed(ControlPlaneClient.cancel_export, StreamedResponse)
    retry_export = sync_streamed(ControlPlaneClient.retry_export, StreamedResponse)
    get_export_download_url = sync_streamed(
        ControlPlaneClient.get_export_download_url, StreamedResponse
    )
