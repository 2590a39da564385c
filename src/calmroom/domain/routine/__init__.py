"""What a therapist puts together and hands over."""
