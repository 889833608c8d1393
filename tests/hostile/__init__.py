"""Documents written to break a generator, or to get code into what it writes."""
