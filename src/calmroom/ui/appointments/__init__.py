"""Sessions with the therapist: when they were, when the next one is, and how they come again."""
