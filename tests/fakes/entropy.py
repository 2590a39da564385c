"""Randomness that is the same in every run."""

from __future__ import annotations

import hashlib


class CountedEntropy:
    """Tokens that differ from each other, and from those of another seed."""

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._count = 0

    def token(self, count: int) -> bytes:
        """So many bytes, never twice the same."""
        self._count += 1
        return hashlib.shake_256(f"{self._seed}:{self._count}".encode()).digest(count)
