"""The player: the practice as it is heard."""
