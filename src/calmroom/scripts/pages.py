"""Reads the pages of plain words: Markdown with headings, paragraphs and lists, and sources named in brackets.

``[gan-2022]`` after a sentence names a row of ``sources.csv``; ``(Gan 2022)`` is shown before its full stop.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from calmroom.domain.care.knowledge import Form, KnownChapter, KnownPage, PageId, Passage, Source
from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PRACTICES = "practices"
SOURCES = "sources.csv"
SEEN = "abstract"
"""In the column ``seen``: its abstract was read, at least."""
_CITED = re.compile(r"\[([a-z0-9-]+)\]")
_ROW_OF_CITED = re.compile(r"([.:]?)\s*(\[[a-z0-9-]+\](?:\s*\[[a-z0-9-]+\])*)")
_HEADING, _ITEM, _FENCE = "## ", "- ", "---"


class PageFiles:
    """The pages in a folder, read once, at the first question."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pages(self) -> tuple[KnownPage, ...]:
        """Every page, in the order of ``PageId``."""
        return self._pages

    def paragraphs(self) -> Mapping[str, tuple[Passage, ...]]:
        """What is known about each practice, by its id."""
        return self._paragraphs

    @cached_property
    def _sources(self) -> dict[str, Source]:
        rows = csv.DictReader(_read(self._folder / SOURCES).splitlines())
        try:
            found = [
                Source(row["key"], row["who"], int(row["year"]), row["where"], row["about"], row["seen"] == SEEN)
                for row in rows
            ]
        except (KeyError, ValueError, TypeError) as fault:
            raise _fault(SOURCES, "a row is not whole") from fault
        return {source.key: source for source in found}

    @cached_property
    def _pages(self) -> tuple[KnownPage, ...]:
        return tuple(self._page(page.value) for page in PageId)

    @cached_property
    def _paragraphs(self) -> Mapping[str, tuple[Passage, ...]]:
        return {chapter.title: chapter.passages for chapter in self._page(PRACTICES).chapters if chapter.title}

    def _page(self, page_id: str) -> KnownPage:
        return read_page(page_id, _read(self._folder / f"{page_id}.md"), self._sources)


def read_page(page_id: str, text: str, sources: Mapping[str, Source]) -> KnownPage:
    """One page.

    Raises:
        CalmroomError: If its head is not whole, or it names a source that there is not.
    """
    head, body = _parted(page_id, text)
    try:
        checked = date.fromisoformat(head["checked"])
        title, line = head["title"], head["line"]
    except (KeyError, ValueError) as fault:
        raise _fault(page_id, "its head wants a title, a line and the day it was checked") from fault
    parts = re.split(rf"^{_HEADING}", body, flags=re.MULTILINE)
    chapters = [KnownChapter("", _passages(page_id, parts[0], sources))]
    for part in parts[1:]:
        heading, _, rest = part.partition("\n")
        chapters.append(KnownChapter(heading.strip(), _passages(page_id, rest, sources)))
    return KnownPage(page_id, title, line, checked, tuple(each for each in chapters if each.title or each.passages))


def _parted(page_id: str, text: str) -> tuple[dict[str, str], str]:
    parts = text.split(f"{_FENCE}\n", 2)
    if len(parts) != 3 or parts[0]:
        raise _fault(page_id, "it begins with a head between two lines of ---")
    pairs = (row.partition(":") for row in parts[1].splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}, parts[2]


def _passages(page_id: str, text: str, sources: Mapping[str, Source]) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for block in (block.strip() for block in re.split(r"\n\s*\n", text)):
        if block.startswith(_ITEM):
            rows = re.split(rf"^{_ITEM}", block, flags=re.MULTILINE)[1:]
            found += [_passage(page_id, Form.ITEM, row, sources) for row in rows]
        elif block:
            found.append(_passage(page_id, Form.PARAGRAPH, block, sources))
    return tuple(found)


def _passage(page_id: str, form: Form, text: str, sources: Mapping[str, Source]) -> Passage:
    unknown = [key for key in _CITED.findall(text) if key not in sources]
    if unknown:
        raise _fault(page_id, f"it names a source that there is not: {unknown[0]}")
    words = _ROW_OF_CITED.sub(
        lambda row: f" ({', '.join(sources[key].short for key in _CITED.findall(row[2]))}){row[1]}",
        " ".join(text.split()),
    )
    named = dict.fromkeys(_CITED.findall(text))
    return Passage(form, words, tuple(sources[key] for key in named))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeError) as fault:
        raise _fault(path.name, "the file cannot be read") from fault


def _fault(page: str, why: str) -> CalmroomError:
    return CalmroomError(
        f"A page that comes with calmroom cannot be shown ({page}: {why}).",
        "Install calmroom again; your journal and your history stay as they are.",
    )
