"""Hand-written pure hooks that the API document names."""
