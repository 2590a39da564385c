"""What is spoken into the microphone: encoded in memory, told in pieces, kept nowhere here."""
