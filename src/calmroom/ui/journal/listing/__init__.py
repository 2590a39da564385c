"""The pages of the journal: found, narrowed down, and listed."""
