"""Programs of others that judge the mock server."""
