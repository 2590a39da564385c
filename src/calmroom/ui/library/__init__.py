"""Library: every practice, chosen by the time there is and the places that are welcome."""
