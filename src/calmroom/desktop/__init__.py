"""The machine, without Qt."""
