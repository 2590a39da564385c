"""How easily the program's own pages read: consent, safety, what is known (rule L4 of content/3-safety.md 3.6)."""

from __future__ import annotations

import re
from typing import Final

from calmroom.domain.errors import Problem
from calmroom.scripts.rules import OF_PAGES
from calmroom.scripts.words import readability, words_of

HIGHEST_GRADE: Final = 8.0
"""Flesch-Kincaid."""
RULE: Final = "L4"
_LEAST_WORDS = 8
"""Fewer than these are a label, of which a grade says nothing."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|doi:|10\.\d{4,}/)\S+", re.IGNORECASE)
_CITATION = re.compile(r"\[[^\]]*\]|\((?:[^()]*\b(?:1[89]|20)\d\d\b[^()]*)\)")
"""A number or a source in square brackets, or whatever stands in round ones with a year."""
_MARKS = re.compile(r"[*_`~|]|^\s*(?:[-+>]|\d+[.)])\s+", re.MULTILINE)
_TABLE_OR_HEADING = re.compile(r"^\s*(?:#|\|)")
_ITEM = re.compile(r"^\s*(?:[-+*>]|\d+[.)])\s")
_BEFORE_A_SIGN = re.compile(r"\s+([.,;:!?])")


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of a page; 0 where there is hardly a word."""
    paragraphs = paragraphs_of(text)
    if sum(len(words_of(each)) for each in paragraphs) < _LEAST_WORDS:
        return 0.0
    return readability(paragraphs).grade


def check_page(text: str, path: str) -> tuple[Problem, ...]:
    """L4: what speaks against a page; empty where it keeps the rule.

    Args:
        text: The page, as plain text or Markdown. Rows that follow one another are one paragraph.
        path: What the problem calls it.
    """
    found = grade_of(text)
    if found <= HIGHEST_GRADE:
        return ()
    hardest = max(paragraphs_of(text), key=_hardness)
    opening = " ".join(words_of(hardest)[:_LEAST_WORDS])
    message = (
        f"reading grade {found:.1f}; {HIGHEST_GRADE:g} is the most, so use shorter words and sentences, "
        f"first where it says “{opening}”"
    )
    return (Problem(path, _row_of(text, hardest), 1, RULE, OF_PAGES[RULE], message),)


def paragraphs_of(text: str) -> list[str]:
    """What is read as sentences: no headings, tables, addresses or sources, and each item of a list by itself."""
    text = _FRONT.sub("", _COMMENT.sub("", text.replace("\r\n", "\n")))
    found: list[str] = []
    is_open = False
    for row in text.split("\n"):
        is_prose = bool(row.strip()) and not _TABLE_OR_HEADING.match(row)
        words = _bare(row) if is_prose else ""
        if words and is_open and not _ITEM.match(row):
            found[-1] = f"{found[-1]} {words}"
        elif words:
            found.append(words)
        is_open = is_prose and bool(found)
    return [each for each in found if words_of(each)]


def _hardness(paragraph: str) -> float:
    return readability([paragraph]).grade if len(words_of(paragraph)) >= _LEAST_WORDS else 0.0


def _bare(row: str) -> str:
    words = _CITATION.sub(" ", _ADDRESS.sub(" ", _LINK.sub(r"\1", row)))
    return _BEFORE_A_SIGN.sub(r"\1", " ".join(_MARKS.sub(" ", words).split()))


def _row_of(text: str, paragraph: str) -> int:
    opening = words_of(paragraph)[:2]
    rows = text.split("\n")
    return next((number for number, row in enumerate(rows, start=1) if words_of(_bare(row))[:2] == opening), 1)
