"""The mock server: what it refuses, what it remembers, what it answers."""
