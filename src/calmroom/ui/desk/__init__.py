"""The therapist's side: clients by initials, their routines, and the pages that come back."""
