"""What takes the whole room of the journal: two hands, what opens them, and paper."""
