"""Ground me: back to the room, in large print, from anywhere."""
