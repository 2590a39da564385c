"""Words from somebody else: what hides, turns a line around or cannot be seen is no part of them.

All of it is shown by plain-text widgets, so markup stays what it is: signs on the screen.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from calmroom.domain.errors import CalmroomError

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
"""Letters and signs that show nothing."""
_MOST_MARKS: Final = 3
"""Accents on one letter; every language does with as many."""


def cleaned(text: str, *, rows: bool = False) -> str:
    """The words without what nobody sees, as they go into a file.

    Args:
        text: As it was typed.
        rows: Whether it may have several rows.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if not rows:
        text = " ".join(text.split())
    kept: list[str] = []
    pile = 0
    for sign in text:
        pile = pile + 1 if _is_mark(sign) else 0
        if not _is_hidden(sign) and pile <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept).strip()


def fault_of(text: str, longest: int, *, rows: bool = False) -> str:
    """What speaks against words that came in a file; empty where nothing does.

    Args:
        text: As it came.
        longest: Characters it may have.
        rows: Whether it may have several rows.
    """
    if len(text) > longest:
        return f"a text in it is longer than {longest} characters"
    if any(_is_hidden(sign) and not (rows and sign == "\n") for sign in text):
        return "a text in it holds signs that cannot be seen"
    return "" if cleaned(text, rows=rows) == text else "a text in it is not written plainly"


def held(text: str, longest: int, *, rows: bool = False) -> str:
    """The words as they go into a file.

    Raises:
        CalmroomError: If there are too many; the sentence does not say them.
    """
    kept = cleaned(text, rows=rows)
    if len(kept) > longest:
        raise CalmroomError(
            f"One of the texts is longer than {longest} characters, so nothing was written.", "Shorten it."
        )
    return kept


def _is_hidden(sign: str) -> bool:
    if sign == "\n" or " " <= sign <= "~":
        return False
    return sign in _BLANK or unicodedata.category(sign) in _UNSEEN


def _is_mark(sign: str) -> bool:
    return sign > "~" and (unicodedata.combining(sign) > 0 or unicodedata.category(sign) == "Mn")
