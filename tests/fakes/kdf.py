"""Argon2id at the least that a key file may ask for, so that tests do not wait."""

from __future__ import annotations

from calmroom.storage.kdf import LEAST_MEMORY, Cost


def cheap() -> Cost:
    """19 MiB, one pass, one lane: some 20 ms."""
    return Cost(LEAST_MEMORY, 1, 1)
