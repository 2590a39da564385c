"""Today: what is offered first, what was left, and how it is in you."""
