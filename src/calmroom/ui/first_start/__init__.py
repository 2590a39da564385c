"""The first page a person ever sees: purpose, limits, one consent."""
