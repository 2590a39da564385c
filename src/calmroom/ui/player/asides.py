"""What the player says itself where nobody speaks: before the first word, after the last, and of a part left out.

No Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.units import Frames, to_frames, to_seconds

if TYPE_CHECKING:
    from calmroom.domain.moment import Moment

LIE_DOWN = "Time to lie down."
RESTING = "Resting"
OVER = "The sound has ended"
ANY_KEY = "Any key goes on, whenever you like."
MINUTE = 45.0
"""From so many seconds on, what is left is said in whole minutes."""
WAY_BACK: Frames = to_frames(12.0)
"""So long after a part was left out, a step back leads to where it was left."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A few words of the app's own in the place of the caption; ``spoken`` is told to a screen reader, once."""

    words: str
    more: str
    spoken: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that was left out.

    Attributes:
        name: How the part is called.
        back: The frame at which it was left.
        heard: How much had been heard by then.
    """

    name: str
    back: Frames
    heard: Frames

    @property
    def words(self) -> str:
        """The quiet line."""
        return f"{self.name[:1].upper()}{self.name[1:]} was left out. The left arrow key brings it back."

    def is_fresh(self, head: Playhead) -> bool:
        """Whether a step back still means the way back."""
        return head.state is not PlayState.EASING and 0 <= head.heard - self.heard < WAY_BACK


def is_waiting(head: Playhead) -> bool:
    """Whether the quiet before the beginning runs, or is paused."""
    return head.state is PlayState.WAITING or (head.state is PlayState.PAUSED and head.until > 0)


def is_resting(head: Playhead) -> bool:
    """Whether the bed goes on after the last word, or is paused in that."""
    return head.state is PlayState.RESTING or (head.state is PlayState.PAUSED and head.rest > 0)


def aside_of(head: Playhead, *, over: bool) -> Aside | None:
    """What the player says itself now.

    Args:
        head: Where the heard sound is.
        over: Whether all sound has come to its end, and a person may be asleep.
    """
    if over:
        return Aside(OVER, ANY_KEY, f"{OVER}. {ANY_KEY}")
    if is_waiting(head):
        return _waiting(head)
    return _resting(head) if is_resting(head) else None


def about(seconds: float) -> str:
    """Such as ``about a minute`` and ``about 12 minutes``."""
    if seconds < MINUTE:
        return "less than a minute"
    minutes = round(seconds / 60)
    return "about a minute" if minutes <= 1 else f"about {minutes} minutes"


def to_go_words(moment: Moment, head: Playhead, *, stays: int) -> str:
    """How long there is still to go, and what comes then.

    Args:
        moment: What is true now.
        head: Where the heard sound is.
        stays: For how many minutes the bed is to go on after the last word.
    """
    if head.stopping:
        return "coming to an end"
    if head.sleep == 0:
        return "fading out slowly"
    if is_resting(head):
        return ""
    if head.state is PlayState.EASING:
        return "ending gently"
    left = "nearly there" if moment.to_go < MINUTE else f"{about(moment.to_go)} to go"
    if head.sleep is not None:
        return f"{left}, fading out in {about(to_seconds(head.sleep))}"
    minutes = "1 minute" if stays == 1 else f"{stays} minutes"
    return f"{left}, then the bed for {minutes}" if stays else left


def _waiting(head: Playhead) -> Aside:
    seconds = -(-head.until // to_frames(1.0))
    words = f"Beginning in {seconds // 60}:{seconds % 60:02}"
    return Aside(words, LIE_DOWN, f"Beginning soon. {LIE_DOWN} Space begins now.")


def _resting(head: Playhead) -> Aside:
    left = about(to_seconds(head.rest))
    if head.state is PlayState.PAUSED:
        return Aside("Paused", f"The bed had {left} left.", "Paused")
    more = "It fades out slowly now." if head.sleep == 0 else f"The bed goes on for {left}."
    return Aside(RESTING, more, f"{RESTING}. The bed goes on.")
