"""The vault: one encrypted file, and the settings beside it."""
