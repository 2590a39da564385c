"""What a routine brings of the therapist's own: scripts and recordings."""
