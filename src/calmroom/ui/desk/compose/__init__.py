"""The composer: practices on the time between two appointments."""
