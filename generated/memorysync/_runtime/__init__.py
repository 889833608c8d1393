"""What every client of this package shares; nothing here does I/O but `http`."""
