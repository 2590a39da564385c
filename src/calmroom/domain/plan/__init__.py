"""What of a routine is put forward on a day, and how it is agreed to."""
