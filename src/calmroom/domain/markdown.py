"""What a line of Markdown looks like while it is typed: headings, lists, quotes, bold and leaning words.

The words stay as they were typed; only how they look changes. The marks are CommonMark's (0.31), those of one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line as it is read on paper, without its marks.

    Attributes:
        text: The words.
        ink: A heading's, a list's or a quotation's; ``None`` for plain words.
        bullet: What stands before an item of a list, such as ``12.``.
        depth: How far in an item stands, from 0.
        runs: Bold and leaning words within ``text``.
    """

    text: str
    ink: Ink | None = None
    bullet: str = ""
    depth: int = 0
    runs: tuple[Span, ...] = ()


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A page line by line; what is empty only parts the others."""
    return tuple(_read(line) for line in text.splitlines() if line.strip())


def plain(text: str) -> str:
    """The words of a page without any mark, in one line."""
    return " ".join(paragraph.text for paragraph in paragraphs(text))


def _read(line: str) -> Paragraph:
    heading, quote, item = _HEADING.match(line), _QUOTE.match(line), _ITEM.match(line)
    if heading is not None:
        return _set(line[heading.end() :], Ink.TITLE if len(heading[1]) == 1 else Ink.HEADING)
    if quote is not None:
        return _set(line[quote.end() :], Ink.QUOTE)
    if item is not None:
        bullet = "\u2022" if item[3] is None else item[2]
        return _set(line[item.end() :], Ink.BULLET, bullet, len(item[1].expandtabs(2)) // 2)
    return _set(line.strip())


def _set(line: str, ink: Ink | None = None, bullet: str = "", depth: int = 0) -> Paragraph:
    inked = _within(line, 0)
    gone = {at for span in inked if span.ink is Ink.MARK for at in range(span.start, span.start + span.count)}
    places = list(accumulate((at not in gone for at in range(len(line))), initial=0))
    runs = tuple(
        Span(places[span.start], places[span.start + span.count] - places[span.start], span.ink)
        for span in inked
        if span.ink is not Ink.MARK
    )
    return Paragraph("".join(letter for at, letter in enumerate(line) if at not in gone), ink, bullet, depth, runs)
