"""What a client gives back, line by line, and what a therapist reads of it."""
