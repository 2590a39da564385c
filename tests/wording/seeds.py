"""What was said elsewhere and must not be said here, kept as fingerprints so that it does not stand here either.

``tests/data/seed-prints.txt`` holds a fingerprint of every eight words in a row of the texts that calmroom
began with. They are made by ``prints_of``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

WORDS = 8
DIGITS = 12
PRINTS = Path(__file__).parents[1] / "data" / "seed-prints.txt"


def kept() -> frozenset[str]:
    """The fingerprints."""
    return frozenset(line for line in PRINTS.read_text("ascii").split() if line)


def windows_of(text: str) -> Iterator[str]:
    """Every eight words in a row, in small letters without signs."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    for start in range(len(words) - WORDS + 1):
        yield " ".join(words[start : start + WORDS])


def print_of(window: str) -> str:
    """The fingerprint of eight words."""
    return hashlib.sha256(window.encode()).hexdigest()[:DIGITS]


def prints_of(text: str) -> frozenset[str]:
    """All fingerprints of a text."""
    return frozenset(print_of(window) for window in windows_of(text))


def copied(text: str, prints: frozenset[str]) -> list[str]:
    """The rows of eight words of a text that stand in the other texts too."""
    return [window for window in windows_of(text) if print_of(window) in prints]
