"""A practice as a file of its own: sound, chapters, title, cover and words."""
