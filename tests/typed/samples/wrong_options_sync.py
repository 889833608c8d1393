"""Mistakes with options and nulls of the sync clients."""

from memorysync import NULL, ControlPlaneClient, MemorySyncClient


def options(client: MemorySyncClient) -> None:
    # wrong: arg-type / reportArgumentType
    client.with_options(timeout="1")
    # wrong: arg-type / reportArgumentType
    client.with_options(max_retries=None)
    # wrong: dict-item / reportArgumentType
    client.with_options(extra_headers={"X-Trace": 1})
    # wrong: call-arg / reportCallIssue
    client.with_options(base_url="https://a.test")
    # wrong: call-arg+arg-type / reportCallIssue
    client.with_options(1.0)
    # wrong: call-arg / reportCallIssue
    MemorySyncClient.from_env(api_key="key")


def nulls(client: MemorySyncClient, plane: ControlPlaneClient) -> None:
    # wrong: arg-type / reportArgumentType
    client.query(NULL)
    # wrong: arg-type / reportArgumentType
    client.query("tea", k=NULL)
    # wrong: arg-type / reportArgumentType
    plane.update_webhook(7, name=NULL)
