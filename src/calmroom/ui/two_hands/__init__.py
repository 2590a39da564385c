"""A page in two hands: one's own, and that of an image or a sensation."""
