"""A sentence -> who says what stands in it."""
