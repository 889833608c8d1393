"""Documents of others: what the generator makes of them, and how that behaves."""
