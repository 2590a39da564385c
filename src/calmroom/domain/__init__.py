"""What is true: values, rules, events, errors and ports. Standard library only."""
