"""What a client gives back."""
