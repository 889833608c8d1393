"""Classes with the methods of `control_plane` that return replies."""

from __future__ import annotations

from .._runtime.raw import sync_raw
from .._runtime.views import described
from .control_plane import ControlPlaneClient
from .responses import RawCalls


class ControlPlaneClientWithRawResponse:
    """The methods of `ControlPlaneClient`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list_integrations = sync_raw(ControlPlaneClient.list_integrations)
    signup = sync_raw(ControlPlaneClient.signup)
    login = sync_raw(ControlPlaneClient.login)
    refresh = sync_raw(ControlPlaneClient.refresh)
    logout = sync_raw(ControlPlaneClient.logout)
    logout_all = sync_raw(ControlPlaneClient.logout_all)
    me = sync_raw(ControlPlaneClient.me)
    list_sessions = sync_raw(ControlPlaneClient.list_sessions)
    revoke_session = sync_raw(ControlPlaneClient.revoke_session)
    list_organizations = sync_raw(ControlPlaneClient.list_organizations)
    create_organization = sync_raw(ControlPlaneClient.create_organization)
    get_current_plan = sync_raw(ControlPlaneClient.get_current_plan)
    list_projects = sync_raw(ControlPlaneClient.list_projects)
    create_project = sync_raw(ControlPlaneClient.create_project)
    delete_project = sync_raw(ControlPlaneClient.delete_project)
    rename_project = sync_raw(ControlPlaneClient.rename_project)
    archive_project = sync_raw(ControlPlaneClient.archive_project)
    unarchive_project = sync_raw(ControlPlaneClient.unarchive_project)
    bulk_revoke_api_keys = sync_raw(ControlPlaneClient.bulk_revoke_api_keys)
    test_api_key = sync_raw(ControlPlaneClient.test_api_key)
    list_webhooks = sync_raw(ControlPlaneClient.list_webhooks)
    create_webhook = sync_raw(ControlPlaneClient.create_webhook)
    get_webhook_event_types = sync_raw(ControlPlaneClient.get_webhook_event_types)
    get_webhook_health = sync_raw(ControlPlaneClient.get_webhook_health)
    get_webhook = sync_raw(ControlPlaneClient.get_webhook)
    delete_webhook = sync_raw(ControlPlaneClient.delete_webhook)
    update_webhook = sync_raw(ControlPlaneClient.update_webhook)
    pause_webhook = sync_raw(ControlPlaneClient.pause_webhook)
    resume_webhook = sync_raw(ControlPlaneClient.resume_webhook)
    rotate_webhook_secret = sync_raw(ControlPlaneClient.rotate_webhook_secret)
    test_webhook = sync_raw(ControlPlaneClient.test_webhook)
    replay_webhook_deliveries = sync_raw(ControlPlaneClient.replay_webhook_deliveries)
    list_webhook_deliveries = sync_raw(ControlPlaneClient.list_webhook_deliveries)
    get_latest_webhook_delivery = sync_raw(
        ControlPlaneClient.get_latest_webhook_delivery
    )
    list_recent_webhook_deliveries = sync_raw(
        ControlPlaneClient.list_recent_webhook_deliveries
    )
    get_webhook_delivery = sync_raw(ControlPlaneClient.get_webhook_delivery)
    retry_webhook_delivery = sync_raw(ControlPlaneClient.retry_webhook_delivery)
    list_exports = sync_raw(ControlPlaneClient.list_exports)
    create_export = sync_raw(ControlPlaneClient.create_export)
    get_export = sync_raw(ControlPlaneClient.get_export)
    cancel_export = sync_raw(ControlPlaneClient.cancel_export)
    retry_export = sync_raw(ControlPlaneClient.retry_export)
    get_export_download_url = sync_raw(ControlPlaneClient.get_export_download_url)
