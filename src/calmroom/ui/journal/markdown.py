"""What a line of Markdown looks like while it is typed: headings, lists, quotes, bold and leaning words.

The words stay as they were typed; only how they look changes. The marks are CommonMark's (0.31), those of one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"(#{1,3})(\s+)(?=\S)")
_ITEM = re.compile(r"(\s*)([-*+]|(\d{1,3})([.)]))(\s+)")
_QUOTE = re.compile(r"\s*>\s?")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)")
_LEANING = re.compile(r"(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<words>.+?)(?<=[^\s*_])(?P=mark)(?![\w*])")


class Ink(StrEnum):
    """How letters look."""

    MARK = "mark"
    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    QUOTE = "quote"
    BOLD = "bold"
    LEANING = "leaning"


@dataclass(frozen=True, slots=True)
class Span:
    """Letters that look alike.

    Attributes:
        start: The first of them in its line.
        count: How many.
        ink: How they look; several may lie on one letter.
    """

    start: int
    count: int
    ink: Ink


def spans(line: str) -> tuple[Span, ...]:
    """What of a line looks different; what comes later lies over what came before."""
    heading = _HEADING.match(line)
    if heading is not None:
        size = Ink.TITLE if len(heading[1]) == 1 else Ink.HEADING
        return Span(0, len(line), size), Span(0, heading.end(), Ink.MARK), *_within(line, heading.end())
    quote = _QUOTE.match(line)
    if quote is not None:
        return Span(0, len(line), Ink.QUOTE), Span(0, quote.end(), Ink.MARK), *_within(line, quote.end())
    item = _ITEM.match(line)
    if item is not None:
        return Span(item.start(2), len(item[2]), Ink.BULLET), *_within(line, item.end())
    return _within(line, 0)


def _within(line: str, start: int) -> tuple[Span, ...]:
    found: list[Span] = []
    for pattern, ink in ((_BOLD, Ink.BOLD), (_LEANING, Ink.LEANING)):
        for each in pattern.finditer(line, start):
            found += (
                Span(each.start("words"), len(each["words"]), ink),
                Span(each.start(), len(each["mark"]), Ink.MARK),
                Span(each.end() - len(each["mark"]), len(each["mark"]), Ink.MARK),
            )
    return tuple(found)


def goes_on(line: str) -> str | None:
    """What the line after a list's or a quote's begins with; empty where an empty item ends it, ``None`` elsewhere."""
    item = _ITEM.match(line)
    if item is not None:
        if not line[item.end() :].strip():
            return ""
        mark = f"{int(item[3]) + 1}{item[4]}" if item[3] else item[2]
        return f"{item[1]}{mark}{item[5]}"
    quote = _QUOTE.match(line)
    if quote is not None:
        return quote[0] if line[quote.end() :].strip() else ""
    return None


def marked(words: str, mark: str) -> str:
    """The words between two marks, or without them where they have them already; blanks stay outside."""
    inner = words.strip()
    lead, rest = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if len(inner) > 2 * len(mark) and inner.startswith(mark) and inner.endswith(mark):
        return f"{lead}{inner[len(mark) : -len(mark)]}{rest}"
    return f"{lead}{mark}{inner}{mark}{rest}" if inner else words
