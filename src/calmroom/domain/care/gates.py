"""Which practices are closed, and why (content/3-safety.md 3.2 and 3.7). Levels 0 and 1 never are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calmroom.domain.care.conditions import Asks, good_to_know, spares_the_head, ticked
from calmroom.domain.care.consent import NOT_ALONE, NOTHING, Agreed, deep_items

if TYPE_CHECKING:
    from calmroom.domain.script import Script

GENTLE = 1
"""The highest level that is always open."""
DEEPEST = 3
HANDS_ON_HEAD = "H"
"""The caution of a practice in which a hand may rest on the head or the neck."""
NOT_KNOWN = "Closed while your journal is locked. What you ticked and agreed to lies in it."
NEEDS_CLINICIAN = (
    "Closed, because of what you ticked under who should ask a doctor first. Levels 2 and 3 are for when a clinician "
    "who knows about it is beside you. You can change what you ticked in Settings."
)
NOT_FIRST = "Level 3 is never the first practice of a day. Something gentle first, and then it opens."
ASKS_MORE = "Level 3 asks for one more yes."
WITHDRAWN = "You took back what you agreed to, so level 3 is closed. It asks again here."
HANDS_OFF = (
    "No hand rests on your head here: the words without touch are used. Ask your doctor and your therapist first."
)


@dataclass(frozen=True, slots=True)
class Listener:
    """What is known of a person that closes or changes a practice.

    Attributes:
        conditions: What was ticked, by id.
        agreed: What was agreed to and holds.
        has_practised_today: Whether there was a practice of level 0 or 1 today.
        is_unsafe_today: Whether somebody said today that they may not be safe.
        is_known: Whether all this could be read; else nothing beyond level 1 is open.
    """

    conditions: tuple[str, ...] = field(default=(), repr=False)
    agreed: Agreed = field(default=NOTHING, repr=False)
    has_practised_today: bool = False
    is_unsafe_today: bool = False
    is_known: bool = True


NOBODY_KNOWN = Listener(is_known=False)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a practice can be begun, and what is said beside it.

    Attributes:
        why: Why it is closed; empty where it is open.
        either: Boxes, one of which opens it; none where nothing that is ticked here would.
        besides: Boxes that may be ticked with them.
        hands: Why the words without touch are used; empty where nothing is taken out.
        notes: What is good to know with what was ticked.
    """

    why: str = ""
    either: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    hands: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it can be begun."""
        return not self.why


def gate_of(script: Script, listener: Listener) -> Gate:
    """The gate of one practice for one listener."""
    hands = HANDS_ON_HEAD in script.cautions and spares_the_head(listener.conditions)
    return replace(
        gate_of_level(script.level, listener),
        hands=HANDS_OFF if hands else "",
        notes=good_to_know(listener.conditions, script.cautions),
    )


def gate_of_level(level: int, listener: Listener) -> Gate:
    """The gate of anything of a level, such as a page in two hands, which is of the deepest."""
    why = _why_closed(level, listener)
    asks = why in {ASKS_MORE, WITHDRAWN}
    return Gate(
        why=why,
        either=deep_items(is_young=listener.agreed.is_young) if asks else (),
        besides=(NOT_ALONE,) if asks else (),
    )


def _why_closed(level: int, listener: Listener) -> str:
    if level <= GENTLE:
        return ""
    if not listener.is_known:
        return NOT_KNOWN
    if ticked(listener.conditions, Asks.CLINICIAN):
        return NEEDS_CLINICIAN
    return _why_deepest_closed(listener) if level >= DEEPEST else ""


def _why_deepest_closed(listener: Listener) -> str:
    if listener.agreed.level_3 is None:
        return WITHDRAWN if listener.agreed.withdrawn is not None else ASKS_MORE
    return "" if listener.has_practised_today else NOT_FIRST
