"""The clients of one flavour."""
