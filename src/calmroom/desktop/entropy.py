"""Randomness from the system, fit for keys."""

from __future__ import annotations

import secrets


class SystemEntropy:
    """What the system gives."""

    def token(self, count: int) -> bytes:
        """So many random bytes."""
        return secrets.token_bytes(count)
