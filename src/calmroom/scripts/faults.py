"""Collects the faults of one script while it is read to its end."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import Problem, Severity

if TYPE_CHECKING:
    from calmroom.domain.script import Place

TEXT: Final = "G1"
"""The rule about bytes, characters and sizes."""
FRONT: Final = "G2"
"""The rule about the front matter."""
GRAMMAR: Final = "G3"
"""The rule about phases, lines, pauses and marks in square brackets."""
NEWER: Final = "G6"
"""The rule that a script is not made for a program that is newer than this one."""

MOST_FAULTS: Final = 100
"""More faults than this say no more; a noisy file would fill the screen with them."""
_LONGEST_QUOTE = 40
_LONGEST_GUESS = 40


class Faults:
    """The faults of one script so far."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[Problem] = []
        self._left_off = 0

    def add(self, place: Place, rule: str, message: str) -> None:
        """Note an error; past ``MOST_FAULTS`` they are counted only."""
        if len(self._found) >= MOST_FAULTS:
            self._left_off += 1
            return
        self._found.append(Problem(self._path, place.line, place.column, rule, Severity.ERROR, message))

    def __len__(self) -> int:
        return len(self._found) + self._left_off

    def sorted(self) -> tuple[Problem, ...]:
        """All of them by place; the last one tells how many were left off."""
        found = sorted(self._found, key=lambda each: (each.line, each.column))
        if self._left_off:
            last = found[-1]
            message = f"and {self._left_off} more; mend the ones above first"
            found.append(Problem(self._path, last.line, last.column, last.rule, Severity.ERROR, message))
        return tuple(found)


def quoted(found: str) -> str:
    """What was found, short enough for a message and safe to print."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in found[:_LONGEST_QUOTE])
    return f"“{shown}”" if len(found) <= _LONGEST_QUOTE else f"“{shown}…”"


def nearest(found: str, known: tuple[str, ...]) -> str:
    """``; did you mean …?`` with the nearest known word, or the known words where none is near."""
    close = get_close_matches(found, known, n=1, cutoff=0.6) if len(found) <= _LONGEST_GUESS else []
    return f"; did you mean {close[0]}?" if close else f"; use one of: {', '.join(known)}"
