"""Classes with the methods of `control_plane` that return replies."""

from __future__ import annotations

from .._runtime.raw import async_raw
from .._runtime.views import described
from .control_plane import AsyncControlPlaneClient
from .responses import AsyncRawCalls


class AsyncControlPlaneClientWithRawResponse:
    """The methods of `AsyncControlPlaneClient`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list_integrations = async_raw(AsyncControlPlaneClient.list_integrations)
    signup = async_raw(AsyncControlPlaneClient.signup)
    login = async_raw(AsyncControlPlaneClient.login)
    refresh = async_raw(AsyncControlPlaneClient.refresh)
    logout = async_raw(AsyncControlPlaneClient.logout)
    logout_all = async_raw(AsyncControlPlaneClient.logout_all)
    me = async_raw(AsyncControlPlaneClient.me)
    list_sessions = async_raw(AsyncControlPlaneClient.list_sessions)
    revoke_session = async_raw(AsyncControlPlaneClient.revoke_session)
    list_organizations = async_raw(AsyncControlPlaneClient.list_organizations)
    create_organization = async_raw(AsyncControlPlaneClient.create_organization)
    get_current_plan = async_raw(AsyncControlPlaneClient.get_current_plan)
    list_projects = async_raw(AsyncControlPlaneClient.list_projects)
    create_project = async_raw(AsyncControlPlaneClient.create_project)
    delete_project = async_raw(AsyncControlPlaneClient.delete_project)
    rename_project = async_raw(AsyncControlPlaneClient.rename_project)
    archive_project = async_raw(AsyncControlPlaneClient.archive_project)
    unarchive_project = async_raw(AsyncControlPlaneClient.unarchive_project)
    bulk_revoke_api_keys = async_raw(AsyncControlPlaneClient.bulk_revoke_api_keys)
    test_api_key = async_raw(AsyncControlPlaneClient.test_api_key)
    list_webhooks = async_raw(AsyncControlPlaneClient.list_webhooks)
    create_webhook = async_raw(AsyncControlPlaneClient.create_webhook)
    get_webhook_event_types = async_raw(AsyncControlPlaneClient.get_webhook_event_types)
    get_webhook_health = async_raw(AsyncControlPlaneClient.get_webhook_health)
    get_webhook = async_raw(AsyncControlPlaneClient.get_webhook)
    delete_webhook = async_raw(AsyncControlPlaneClient.delete_webhook)
    update_webhook = async_raw(AsyncControlPlaneClient.update_webhook)
    pause_webhook = async_raw(AsyncControlPlaneClient.pause_webhook)
    resume_webhook = async_raw(AsyncControlPlaneClient.resume_webhook)
    rotate_webhook_secret = async_raw(AsyncControlPlaneClient.rotate_webhook_secret)
    test_webhook = async_raw(AsyncControlPlaneClient.test_webhook)
    replay_webhook_deliveries = async_raw(
        AsyncControlPlaneClient.replay_webhook_deliveries
    )
    list_webhook_deliveries = async_raw(AsyncControlPlaneClient.list_webhook_deliveries)
    get_latest_webhook_delivery = async_raw(
        AsyncControlPlaneClient.get_latest_webhook_delivery
    )
    list_recent_webhook_deliveries = async_raw(
        AsyncControlPlaneClient.list_recent_webhook_deliveries
    )
    get_webhook_delivery = async_raw(AsyncControlPlaneClient.get_webhook_delivery)
    retry_webhook_delivery = async_raw(AsyncControlPlaneClient.retry_webhook_delivery)
    list_exports = async_raw(AsyncControlPlaneClient.list_exports)
    create_export = async_raw(AsyncControlPlaneClient.create_export)
    get_export = async_raw(AsyncControlPlaneClient.get_export)
    cancel_export = async_raw(AsyncControlPlaneClient.cancel_export)
    retry_export = async_raw(AsyncControlPlaneClient.retry_export)
    get_export_download_url = async_raw(AsyncControlPlaneClient.get_export_download_url)
