"""What can be chosen, where the files lie, and what this program is made of."""
