"""The recorded lines: found, read with care, and there before they are needed."""
