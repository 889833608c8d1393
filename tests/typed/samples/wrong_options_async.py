"""Mistakes with options and nulls of the async clients."""

from memorysync import NULL, AsyncControlPlaneClient, AsyncMemorySyncClient


def options(client: AsyncMemorySyncClient) -> None:
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
    AsyncMemorySyncClient.from_env(api_key="key")


async def nulls(client: AsyncMemorySyncClient, plane: AsyncControlPlaneClient) -> None:
    # wrong: arg-type / reportArgumentType
    await client.query(NULL)
    # wrong: arg-type / reportArgumentType
    await client.query("tea", k=NULL)
    # wrong: arg-type / reportArgumentType
    await plane.update_webhook(7, name=NULL)
