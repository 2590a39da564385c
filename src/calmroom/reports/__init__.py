"""Documents: what the vault holds, in forms that other programs read. No Qt."""
