"""The body map: what was felt where, front, back and around."""
