"""Looking for words as the vault's index does: whole or as beginnings, without capitals and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def holds_all(fields: Iterable[str], words: str) -> bool:
    """Whether every word occurs in one of the fields; a word may be several parts in a row. Not where there is none."""
    wanted = [parts for parts in (_parts(word) for word in words.split()) if parts]
    held = [_parts(field) for field in fields]
    return bool(wanted) and all(any(_follows(parts, ask) for parts in held) for ask in wanted)


def _follows(parts: list[str], wanted: list[str]) -> bool:
    count = len(wanted)
    rows = (parts[start : start + count] for start in range(len(parts) - count + 1))
    return any(row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1]) for row in rows)


def _parts(text: str) -> list[str]:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+", bare.casefold())
