"""A journal entry: a person's own words, on that computer alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.care.check_in import CheckIn

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.journal.questions import Answer

NOT_ASKED = CheckIn()


class EntryKind(StrEnum):
    """What a page is for."""

    PAGE = "page"
    NOTE = "note for my therapist"
    TWO_HANDS = "two hands"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the journal.

    Attributes:
        id: 32 hexadecimal digits, random.
        written: When it was begun, with its zone; a person may put it on another day.
        changed: When it was last saved.
        text: Markdown; a person's own words. In two hands as ``domain.journal.two_hands`` says.
        prompt: The question it answers; empty where there was none.
        practice_id: The practice it follows, if any.
        tags: Words for it; a person's own.
        kind: What it is for.
        check_in: How settled and present one was, where that was said on the page itself.
        asked: Which question it answers, by its key; empty where none was asked.
        answer: What was said to it in one word, if anything.
    """

    id: str
    written: datetime
    changed: datetime
    text: str = field(default="", repr=False)
    prompt: str = ""
    practice_id: str | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)
    kind: EntryKind = EntryKind.PAGE
    check_in: CheckIn = field(default=NOT_ASKED, repr=False)
    asked: str = ""
    answer: Answer | None = field(default=None, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        is_said = self.check_in.is_answered or self.answer is not None
        return not self.text.strip() and not self.tags and not is_said


@dataclass(frozen=True, slots=True)
class Attached:
    """What belongs to a page beside its words.

    Attributes:
        maps: Ids of its body maps, oldest first.
        voices: How many voice notes it has.
    """

    maps: tuple[str, ...] = ()
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for in the journal; all of it holds together.

    Attributes:
        words: Each has to occur, whole or as a beginning, in the page or in the words of its body maps.
        script_id: Only pages that follow a practice of that script.
        tag: Only pages with that tag, whatever its capitals.
        region: Only pages with a body map that marks a place of it (``body.is_region``).
        first: Only pages begun at that moment or later.
        end: Only pages begun before that moment.
        kind: Only pages of that kind.
    """

    words: str = field(default="", repr=False)
    script_id: str = ""
    tag: str = field(default="", repr=False)
    region: str = field(default="", repr=False)
    first: datetime | None = None
    end: datetime | None = None
    kind: EntryKind | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words is asked for."""
        others = (self.script_id, self.tag, self.region, self.first, self.end, self.kind)
        return any(each for each in others)
