"""What a page to read says below its words. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.care.knowledge import STAR
from calmroom.domain.dates import dated

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from calmroom.domain.care.knowledge import KnownPage

FOLDERS = "Where the files lie"
SOURCES = "Sources"
NOT_SEEN = f"{STAR} Its abstract was not read. What is said of it still has to be checked."


def checked_words(day: date) -> str:
    """When the page was last gone over."""
    return f"Last checked: {dated(day)}."


def folder_words(folders: tuple[tuple[str, Path], ...]) -> tuple[str, ...]:
    """What lies where."""
    return tuple(f"{name}: {folder}" for name, folder in folders)


def source_words(page: KnownPage) -> tuple[str, ...]:
    """Every source of a page; what a star means stands at the end."""
    named = tuple(source.words for source in page.sources)
    return (*named, NOT_SEEN) if any(not source.is_seen for source in page.sources) else named
