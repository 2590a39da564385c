"""After a practice: how it is now, and what there is to say."""
