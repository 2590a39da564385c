"""Colour, letters, icons and style: how the window looks."""
