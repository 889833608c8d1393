"""Request builders, the same for both flavours."""
