"""Fixtures of the live tests that the compatibility tests use as well."""

from tests.live.conftest import document, mock, running_mock

__all__ = ["document", "mock", "running_mock"]
