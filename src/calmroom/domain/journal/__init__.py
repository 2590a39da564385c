"""Pages: written, spoken, and in two hands."""
