"""What both flavours share."""
