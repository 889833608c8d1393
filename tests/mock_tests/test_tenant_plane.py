"""The routes under /v1/memory."""

from __future__ import annotations

from tests.mock_tests.asking import (
    Service,
)


def test_the_tenant_plane_lists_newest_first(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here", "gamma fact here"):
        service.add(text)
    listing = service.result("GET", "/v1/memory/acme/user_42/list?limit=2&offset=0")
    assert listing["total"] == 3
    assert [item["memory_id"] for item in listing["memories"]] == ["m_3", "m_2"]
    everything = service.result("GET", "/v1/memory/acme/user_42/list?limit=0")
    assert len(everything["memories"]) == 3
    assert service.result("GET", "/v1/memory/acme/user%2F42/list")["total"] == 0
