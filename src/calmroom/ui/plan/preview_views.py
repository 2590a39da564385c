"""What stands on the page of a routine file, as values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.ui.library.detail_state import Chapter


@dataclass(frozen=True, slots=True)
class ItemView:
    """One practice of it, to be ticked or left.

    Attributes:
        spoken: Its tick as it is read out.
        note: Why it is closed, or cannot be begun here.
        is_here: Whether there is such a practice; one that is not cannot be ticked.
        is_ticked: How its box stands at first.
    """

    id: str
    title: str
    about: str
    spoken: str
    note: str = ""
    is_here: bool = True
    is_ticked: bool = True


@dataclass(frozen=True, slots=True)
class PartView:
    """Some days of it."""

    title: str
    dates: str
    sentence: str = field(repr=False)
    items: tuple[ItemView, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnView:
    """A practice that the file brings along, and its words."""

    id: str
    title: str
    about: str
    cautions: str
    chapters: tuple[Chapter, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FromView:
    """Whom it is from.

    Attributes:
        who: ``From Maya Berg``.
        standing: How that key is known.
        hint: What to do where it is to be doubted.
        is_doubtful: Whether it is.
        words: The code in words, to be compared.
    """

    who: str = field(repr=False)
    standing: str
    hint: str = ""
    is_doubtful: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewState:
    """All of it.

    Attributes:
        changes: Of an update, what is other than before.
        arrival: What is to be said where it is here already.
        problems: What of it cannot be used.
        agree: What the button says; empty where there is nothing to take in.
        leave: What the way out says: where nothing can be agreed to, it says what stays.
    """

    title: str = field(repr=False)
    greeting: str = field(repr=False)
    sender: FromView
    facts: str
    changes: tuple[str, ...] = field(repr=False)
    arrival: str
    parts: tuple[PartView, ...]
    own: tuple[OwnView, ...]
    recordings: str
    aftercare: str = field(repr=False)
    quiet: str
    rules: tuple[str, ...]
    problems: tuple[str, ...]
    agree: str
    leave: str

    @property
    def items(self) -> tuple[ItemView, ...]:
        """Every practice, in order."""
        return tuple(item for part in self.parts for item in part.items)
