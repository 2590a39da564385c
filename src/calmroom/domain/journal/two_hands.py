"""A page in two hands: one's own, and that of an image or a sensation. It is kept as plain Markdown.

The first line may be a heading with the name of the other; its lines are quotations, one's own are plain paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

QUOTE, HEADING = ">", "# "
_MARKED = re.compile(r"\\*(?:>|# )")


class Hand(StrEnum):
    """Whose line it is."""

    ME = "me"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one hand wrote before the other went on."""

    hand: Hand
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TwoHands:
    """A whole page.

    Attributes:
        other: What the other hand is called, such as ``a grey stone``.
    """

    other: str = field(default="", repr=False)
    turns: tuple[Turn, ...] = field(default=(), repr=False)


def to_markdown(page: TwoHands) -> str:
    """The page as Markdown."""
    parts = [f"{HEADING}{' '.join(page.other.split())}"] if page.other.strip() else []
    parts += [_spell(turn) for turn in page.turns if turn.text.strip()]
    return "\n\n".join(parts)


def from_markdown(text: str) -> TwoHands:
    """The page in some Markdown, whoever wrote it."""
    lines = text.splitlines()
    other = ""
    if lines and lines[0].startswith(HEADING):
        other, lines = lines[0].removeprefix(HEADING).strip(), lines[1:]
    turns: list[Turn] = []
    for block in _blocks(lines):
        hand = Hand.OTHER if block[0].startswith(QUOTE) else Hand.ME
        said = "\n".join(_unquoted(line) if hand is Hand.OTHER else _plain(line) for line in block)
        if said.strip():
            turns.append(Turn(hand, said.strip("\n")))
    return TwoHands(other, tuple(turns))


def _spell(turn: Turn) -> str:
    lines = turn.text.strip("\n").splitlines()
    if turn.hand is Hand.OTHER:
        return "\n".join(f"{QUOTE} {line}".rstrip() for line in lines)
    # A line of one's own that begins as a quotation does would change hands.
    return "\n".join(f"\\{line}" if _MARKED.match(line) else line for line in lines)


def _blocks(lines: list[str]) -> list[list[str]]:
    """Paragraphs; a quotation ends where a line is none."""
    found: list[list[str]] = []
    for is_said, group in groupby(lines, key=lambda line: bool(line.strip())):
        if is_said:
            found += [list(each) for _, each in groupby(group, key=lambda line: line.startswith(QUOTE))]
    return found


def _plain(line: str) -> str:
    return line[1:] if line.startswith("\\") and _MARKED.match(line) else line


def _unquoted(line: str) -> str:
    return line.removeprefix(QUOTE).removeprefix(" ")
