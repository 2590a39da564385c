"""The room check: half a minute by ear."""
