"""What a clip is known by."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from calmroom.voices.normalise import normalise

if TYPE_CHECKING:
    from calmroom.domain.script import Line

RENDERER: Final = "1"
"""Raised when clips come out differently from the same words; every clip is then made again."""

_DIGITS: Final = 16


def clip_key(line: Line, language: str, voice: str) -> str:
    """16 hexadecimal digits of a SHA-256 over everything that decides how the line sounds.

    The place in the script, its pause and its tags do not count, so two scripts share a sentence.

    Args:
        line: Its ``text`` and ``rate`` count.
        language: As the script names it, such as ``en``.
        voice: The narrator's id.
    """
    parts = (normalise(line.text), language, voice, f"{line.rate:g}", RENDERER)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
