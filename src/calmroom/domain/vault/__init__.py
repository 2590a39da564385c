"""What opens the vault, what of it is private, and how everything is taken along."""
