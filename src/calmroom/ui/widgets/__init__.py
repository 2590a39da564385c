"""The parts a pane is put together from."""
