"""A journal entry: a person's own words, on that computer alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the journal.

    Attributes:
        id: 32 hexadecimal digits, random.
        written: When it was begun, with its zone.
        changed: When it was last saved.
        text: Markdown; a person's own words.
        prompt: The question it answers; empty where there was none.
        practice_id: The practice it follows, if any.
        tags: Words for it; a person's own.
    """

    id: str
    written: datetime
    changed: datetime
    text: str = field(default="", repr=False)
    prompt: str = ""
    practice_id: str | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        return not self.text.strip() and not self.tags
