"""Measures what a call costs its caller, beside published packages."""
