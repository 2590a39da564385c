"""Finding a practice."""
