"""The plan: a routine that came, what is taken in of it, and what becomes of it."""
