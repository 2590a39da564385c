"""The body: its places, and maps of what was felt there."""
