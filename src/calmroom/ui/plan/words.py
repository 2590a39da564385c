"""What the pages of a plan call days, practices and people, on top of ``domain.routine.words``. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import name_of
from calmroom.domain.routine.words import listed, minutes_of, remarks_of, title_of, weeks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.routine.routine import Item, Part, Routine
    from calmroom.domain.script import Script

GONE: Final = "A practice that is not here"


def titles_of(routine: Routine, by_id: Mapping[str, Script]) -> dict[str, str]:
    """What each item's practice is called, by the item's id."""
    return {item.id: practice_title(item, by_id) for item in routine.items}


def practice_title(item: Item, by_id: Mapping[str, Script]) -> str:
    """What a practice is called; one that is not here has no name."""
    script = by_id.get(item.practice)
    return script.title if script is not None else GONE


def about_item(item: Item, titles: Mapping[str, str]) -> str:
    """``5 minutes, an extra, leaving out jaw``."""
    left = (f"leaving out {regions_words(item.left_out)}",) if item.left_out else ()
    return ", ".join((minutes_of(item), *remarks_of(item, titles), *left))


def regions_words(regions: tuple[str, ...]) -> str:
    """``jaw and throat``."""
    return listed([name_of(region) or region for region in regions])


def spoken_part(part: Part) -> str:
    """A part as it is read out: ``Days 1 to 3``, ``Mondays, weeks 1 to 3``."""
    weeks = weeks_of(part.when)
    return f"{title_of(part.when)}, {weeks}" if weeks else title_of(part.when)


def in_a_sentence(words: str) -> str:
    """Days as they stand within a sentence: ``the day before``, but ``Mondays``."""
    return f"{words[:1].lower()}{words[1:]}" if words.startswith(("The ", "That ", "Day", "Any ")) else words
