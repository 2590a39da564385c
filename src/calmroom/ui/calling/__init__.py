"""Who to call: the list wherever it is needed, and the page where it is kept."""
