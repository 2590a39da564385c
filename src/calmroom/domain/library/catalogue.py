"""The thirty practices that there are to be (content/4-library.md 4.2): what a routine can name before all are heard.

What is said here holds for a practice whose script is not in the library yet; where there is a script, it is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.script import Script

LENGTHS: Final = (2, 3, 5, 12, 20, 30)
"""Minutes in which practices are written."""


@dataclass(frozen=True, slots=True)
class Plannable:
    """A practice that a routine may name.

    Attributes:
        id: Its script's id.
        level: 0 to 3 (content/3-safety.md 3.4).
        purpose: In one line.
        lengths: Minutes that can be chosen, the shortest first.
        is_waiting: Whether its narration is still to be made: it can be planned, and is not heard yet.
        is_own: Whether the routine brings it along.
    """

    id: str
    title: str
    level: int
    purpose: str
    lengths: tuple[int, ...]
    is_waiting: bool = False
    is_own: bool = False
    regions: tuple[str, ...] = ()

    @property
    def usual(self) -> int:
        """The length it begins with: the second shortest, where there are two."""
        return self.lengths[1] if len(self.lengths) > 1 and self.lengths[0] < _SHORT else self.lengths[0]


_SHORT: Final = 5

WRITTEN: Final = tuple(
    Plannable(key, title, level, purpose, lengths, is_waiting=True)
    for key, title, level, purpose, lengths in (
        ("s01", "Arriving Here", 0, "Land in the room and in the chair before anything else.", (5, 12)),
        ("s02", "Three Places of Support", 0, "Feel three points that carry you.", (5, 12, 20)),
        ("s03", "Ground Me", 0, "Two minutes back to here, eyes open.", (2, 3, 5)),
        ("s04", "Looking Around", 0, "Let eyes and ears find what is all right enough.", (5, 12)),
        ("s05", "A Breath at Your Own Pace", 1, "A longer, easier out-breath, if welcome.", (5, 12, 20)),
        ("s06", "The Slow Tide", 1, "Wait to see whether any slow rhythm shows itself.", (12, 20, 30)),
        ("s07", "From Crown to Tailbone", 1, "Travel the long line at an easy pace.", (5, 12, 20, 30)),
        ("s08", "A Place to Rest Your Head", 1, "Light attention to the head as it rests.", (5, 12, 20)),
        ("s09", "The Quiet Base", 1, "Light attention to sacrum and seat.", (5, 12, 20)),
        ("s10", "Along the Spine", 1, "Bones as support, inside as a long soft sleeve.", (12, 20, 30)),
        ("s11", "Stillness Between Waves", 1, "The pause between one breath and the next.", (5, 12, 20, 30)),
        ("s12", "The Weight of a Nickel", 1, "Feather-light self-contact, or the idea of it.", (5, 12)),
        ("s13", "Soft Jaw, Easy Face", 1, "Notice jaw, tongue, lips, eyes.", (5, 12)),
        ("s14", "Room for the Neck and Shoulders", 1, "Tiny comfortable turns led by the eyes.", (5, 12, 20)),
        ("s15", "A Quieter Head", 1, "Dim, slow, few words, for a busy head.", (5, 12, 20)),
        ("s16", "Low Back at Rest", 1, "Find the position that asks least.", (12, 20)),
        ("s17", "Small Unwinding", 2, "Follow one tiny pleasant movement, then rest.", (12, 20)),
        ("s18", "Whole-Body Listening", 2, "A wide, kind body scan with room for nothing.", (5, 12, 20, 30)),
        ("s19", "Finding Ease First", 2, "Between a place of ease and a place that is busy.", (5, 12, 20)),
        ("s20", "Where Does It Sit?", 2, "A place of holding: size, edge, texture.", (12, 20)),
        ("s21", "A Conversation with Sensation", 3, "Sensation, image, feeling, word: ask and wait.", (12, 20)),
        ("s22", "Letting a Movement Finish", 3, "One slow push, turn or reach, eyes open, then rest.", (12, 20)),
        ("s23", "Feelings Pass Through", 2, "Room for a feeling as a wave, then an anchor.", (5, 12, 20)),
        ("s24", "Both Hands", 2, "Two sides of something, one in each hand, then both.", (12, 20)),
        ("s25", "Before Your Session", 0, "Settle; an intention, and your limits.", (5, 12)),
        ("s26", "After Your Session", 0, "Rest in the hours after; nothing to work on.", (5, 12, 20)),
        ("s27", "The Next Day", 1, "What is the same, different, unsure.", (5, 12)),
        ("s28", "Night Settling", 1, "Wind down; the voice fades out.", (12, 20, 30)),
        ("s29", "Carrying Gently", 1, "Side-lying or propped rest in pregnancy or after birth.", (5, 12, 20)),
        ("s30", "Low-Energy Day", 0, "The smallest useful rest, lying, few words.", (2, 5, 12)),
    )
)
"""All of them, in the order of the library."""


def plannable(scripts: Iterable[Script], own: Iterable[Script] = ()) -> tuple[Plannable, ...]:
    """What a routine can name: the library, what waits for its narration, and what the routine brings along.

    Args:
        scripts: The practices of the library.
        own: Those of the routine; one with the id of another stands in its place.
    """
    found = {one.id: one for one in WRITTEN}
    found |= {script.id: _of(script, is_own=False) for script in scripts}
    found |= {script.id: _of(script, is_own=True) for script in own}
    return tuple(found.values())


def _of(script: Script, *, is_own: bool) -> Plannable:
    least, greatest = script.minutes.least, script.minutes.greatest
    among = {round(least), round(script.minutes.usual), round(greatest)}
    among |= {length for length in LENGTHS if least <= length <= greatest}
    lengths = tuple(sorted(length for length in among if length > 0)) or (1,)
    return Plannable(
        script.id, script.title, script.level, script.purpose, lengths, is_own=is_own, regions=script.regions
    )
