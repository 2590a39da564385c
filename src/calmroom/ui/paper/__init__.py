"""Paper: what is printed, saved as a PDF and shown before, by one and the same painter."""
