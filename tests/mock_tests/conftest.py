"""The mock of the document of this project."""

from __future__ import annotations

import pytest

from tests.mock import (
    MockApi,
    RawDocument,
)
from tests.mock_tests.asking import (
    SPEC,
    Service,
)


@pytest.fixture(scope="session")
def document() -> RawDocument:
    return RawDocument.load(SPEC)


@pytest.fixture
def memorysync(document: RawDocument) -> MockApi:
    return MockApi(document)


@pytest.fixture
def service(memorysync: MockApi) -> Service:
    return Service(memorysync)
