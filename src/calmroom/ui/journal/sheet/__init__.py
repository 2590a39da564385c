"""The open page: its day, what it belongs to, its words."""
