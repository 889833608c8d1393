"""Tests of the parity judge."""
