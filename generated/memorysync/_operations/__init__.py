"""Pure functions that turn arguments into calls, shared by both flavours."""
