"""Sessions with the therapist, and the time between two of them."""
