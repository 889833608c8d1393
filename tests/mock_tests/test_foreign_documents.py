"""Documents of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mock import (
    DocumentError,
    MockApi,
    RawDocument,
)
from tests.mock_tests.asking import (
    PETSTORE,
    problems,
    send,
)


def test_a_foreign_document(tmp_path: Path) -> None:
    path = tmp_path / "petstore.yaml"
    path.write_text(PETSTORE)
    api = MockApi(RawDocument.load(path))
    response = send(api, "GET", "/v1/pets?limit=100")
    assert response.json() == [
        {"id": 1, "alive": True, "status": "no", "born": "2026-05-05"}
    ]
    assert response.header("x-next") == "string"
    assert problems(send(api, "GET", "/pets?limit=101")) == [
        ("/limit", "less_than_equal")
    ]
    assert {each.template for each in api.operations()} == {"/pets", "/memory/add"}


@pytest.mark.parametrize("text", ["openapi: 2.0", "a: [", "swagger: '2.0'", "[]"])
def test_documents_that_cannot_be_served(tmp_path: Path, text: str) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(text)
    with pytest.raises(DocumentError):
        RawDocument.load(path)
