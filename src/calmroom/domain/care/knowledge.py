"""What is known: pages of plain words, a paragraph for each practice, and the sources that they name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

STAR = "*"
"""After a source whose abstract was not read."""


class PageId(StrEnum):
    """The pages there are, in the order in which they are offered."""

    EVIDENCE = "evidence"
    EFFECTS = "effects"
    WORDS = "words"
    PRIVACY = "privacy"


class Form(StrEnum):
    """How a passage stands on its page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Source:
    """A paper.

    Attributes:
        who: Its writers.
        where: Where it was published, so that it can be found.
        about: What it looked at.
        is_seen: Whether its abstract was read, at least; what is said of the others still has to be checked.
    """

    key: str
    who: str
    year: int
    where: str
    about: str
    is_seen: bool

    @property
    def short(self) -> str:
        """As it is named in the text: ``Gan 2022``, and with a letter where the key has one."""
        first = self.who.removesuffix(" and others").split(",")[0].split(" and ")[0]
        return f"{first} {self._dated}{'' if self.is_seen else STAR}"

    @property
    def words(self) -> str:
        """The whole reference, in one line."""
        where = self.where[0].upper() + self.where[1:]
        return f"{self.who}, {self._dated}. {self.about}. {where}.{'' if self.is_seen else ' ' + STAR}"

    @property
    def _dated(self) -> str:
        letter = self.key[-1] if self.key[-1:].isalpha() and self.key[-2:-1].isdigit() else ""
        return f"{self.year}{letter}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or an item of a list; ``**`` marks what stands out, sources are named in brackets."""

    form: Form
    words: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownChapter:
    """A heading and its passages; the first chapter of a page has no heading."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page.

    Attributes:
        line: What it is about, in one line.
        checked: The day on which it was last gone over.
    """

    id: str
    title: str
    line: str
    checked: date
    chapters: tuple[KnownChapter, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source it names, by the first name and the year."""
        named = {
            source.key: source for part in self.chapters for passage in part.passages for source in passage.sources
        }
        return tuple(sorted(named.values(), key=lambda source: (source.short.casefold(), source.key)))


class PageShelf(Protocol):
    """Where the pages lie."""

    def pages(self) -> tuple[KnownPage, ...]:
        """Every page.

        Raises:
            CalmroomError: If one cannot be read.
        """
        ...

    def paragraphs(self) -> Mapping[str, tuple[Passage, ...]]:
        """What is known about each practice, by its id.

        Raises:
            CalmroomError: If they cannot be read.
        """
        ...
