"""The classes of one flavour; both flavours have the same, method for method."""
