"""The player that the program has: an engine in another process, kept alive, or one in its own without sound."""
