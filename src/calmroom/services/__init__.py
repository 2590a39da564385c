"""What a person can do: one use case a file."""
