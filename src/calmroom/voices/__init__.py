"""Who speaks: a line and its clip."""
