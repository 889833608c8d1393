"""The errors of the package."""

__all__ = ["AcmeError", "ClosedError", "ForbiddenError"]


class AcmeError(Exception):
    """The base of all errors."""


class ClosedError(AcmeError):
    """A client was used after it was closed."""


class ForbiddenError(AcmeError):
    """A method may not be called."""
