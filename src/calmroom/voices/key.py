"""What a clip is known by."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from calmroom.voices.normalise import normalise

if TYPE_CHECKING:
    from calmroom.domain.script import Line

RENDERER: Final = "1"
"""Raised when clips come out differently from the same words; every clip is then made again."""

_DIGITS: Final = 16
_MOST_KEPT: Final = 8192
"""Keys kept in memory: a library of thirty practices in two voices, several times over."""


def clip_key(line: Line, language: str, voice: str) -> str:
    """16 hexadecimal digits of a SHA-256 over everything that decides how the line sounds.

    The place in the script, its pause and its tags do not count, so two scripts share a sentence.

    Args:
        line: Its ``text`` and ``rate`` count.
        language: As the script names it, such as ``en``.
        voice: The narrator's id.
    """
    return _digest(line.text, line.rate, language, voice)


@lru_cache(maxsize=_MOST_KEPT)
def _digest(text: str, rate: float, language: str, voice: str) -> str:
    parts = (normalise(text), language, voice, f"{rate:g}", RENDERER)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
