"""Names for files that every system, every stick and every phone takes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever ending follows
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
_LONGEST: Final = 120
"""Bytes of a name without its ending; some encrypted folders take no more than 143 of the whole."""
NAMELESS: Final = "practice"


def file_name(words: str, suffix: str) -> str:
    """A file's name that says the words, as far as a file's name can.

    Args:
        words: Any text, such as a title a stranger gave.
        suffix: The ending with its dot.
    """
    kept = unicodedata.normalize("NFC", words)
    kept = "".join(" " if each in _FORBIDDEN or unicodedata.category(each)[0] == "C" else each for each in kept)
    kept = _cut(" ".join(kept.split()).lstrip(".-~ ")).rstrip(". ")
    if kept.partition(".")[0].rstrip().casefold() in _RESERVED:
        kept = f"_{kept}"
    return f"{kept or NAMELESS}{suffix}"


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or the first of ``name 2``, ``name 3`` and so on that is not taken."""
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while is_taken(free):
        number += 1
        free = f"{stem} {number}{dot}{ending}"
    return free


def _cut(words: str) -> str:
    return words.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore")
