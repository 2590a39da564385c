"""Pages to read: what is known, side effects, words and questions, privacy."""
