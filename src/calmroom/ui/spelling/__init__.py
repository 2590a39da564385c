"""Words that no dictionary knows, wherever a person writes."""
