"""Journal: pages in a person's own words."""
