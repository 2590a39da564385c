"""What a timeline sounds like: lines, bells and bed as one, under the ceiling. Knows no clock and no device."""
