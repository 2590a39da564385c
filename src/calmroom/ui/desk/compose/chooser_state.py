"""Which practices can be put on the line, and why others can't. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.library.finding import Finder, words_in
from calmroom.domain.library.shelves import LEVELS
from calmroom.domain.routine.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calmroom.domain.library.catalogue import Plannable
    from calmroom.domain.script import Script
    from calmroom.ui.desk.compose.state import Known

ANY: Final = "any"
OWN: Final = "own"
LEVEL_CHOICES: Final = (
    (ANY, "any level"),
    *((str(level), words) for level, words in enumerate(LEVELS)),
    (OWN, "your own"),
)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A practice in the chooser.

    Attributes:
        line: What it is for; where it can't be chosen, why.
        facts: Level and lengths.
    """

    practice: str
    title: str
    line: str
    facts: str
    can_be_chosen: bool

    @property
    def spoken(self) -> str:
        """All of it, as it is read out."""
        return f"{self.title}, {self.facts}" if self.can_be_chosen else f"{self.title}, can't be chosen. {self.line}"


def chooser_rows(
    known: Known, scripts: Sequence[Script], text: str = "", level: str = ANY, why: Mapping[str, str] | None = None
) -> tuple[ChoiceRow, ...]:
    """The rows of the chooser.

    Args:
        known: What can be planned.
        scripts: Those of the library, which are found by plain words.
        text: What is looked for.
        level: A level's number, ``ANY`` or ``OWN``.
        why: Why a practice can't be chosen here, by its id.
    """
    reasons = why or {}
    found = [one for one in known.practices if _fits(one, level)]
    if words_in(text):
        meant = [hit.script_id for hit in Finder(scripts).find(text).hits]
        found = [one for one in found if one.id in meant or _carries(one, text)]
        found.sort(key=lambda one: meant.index(one.id) if one.id in meant else len(meant))
    return tuple(_row(one, reasons.get(one.id, "")) for one in found)


def facts_of(practice: Plannable) -> str:
    """``Listening inward, 5, 12 or 20 minutes``."""
    level = LEVELS[min(practice.level, len(LEVELS) - 1)]
    lengths = listed([str(length) for length in practice.lengths]).replace(" and ", " or ")
    said = [level, f"{lengths} minutes"]
    if practice.is_own:
        said.insert(0, "your own")
    return ", ".join(said)


def _fits(practice: Plannable, level: str) -> bool:
    if level == OWN:
        return practice.is_own
    return level == ANY or practice.level == int(level)


def _carries(practice: Plannable, text: str) -> bool:
    shown = words_in(f"{practice.title} {practice.purpose} {practice.id}")
    return all(any(word.startswith(each) for word in shown) for each in words_in(text))


def _row(practice: Plannable, why: str) -> ChoiceRow:
    return ChoiceRow(practice.id, practice.title, why or practice.purpose, facts_of(practice), not why)
