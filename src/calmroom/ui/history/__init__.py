"""History: what was done, without counting up."""
