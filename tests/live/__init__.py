"""The generated package at work: one test body for both flavours."""
