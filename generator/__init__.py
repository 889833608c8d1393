"""Generator of Python SDKs from OpenAPI documents."""
