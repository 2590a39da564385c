"""Scripts of one's own: looked at, and taken into the Library or not."""
