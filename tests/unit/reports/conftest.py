from __future__ import annotations

from hypothesis import HealthCheck, settings

# A shared machine is slow at times; that says nothing about the code.
settings.register_profile("unhurried", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
