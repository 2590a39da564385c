"""Locked, hidden, and the ways back: passphrase, recovery key, recovery sheet."""
