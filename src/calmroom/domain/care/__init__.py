"""How people are looked after: gates, falls, what is offered, whom to call."""
