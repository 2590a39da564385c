"""What the three buttons of the player say, and whether they do something now. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from calmroom.domain.player import Playhead, PlayState
from calmroom.ui.player.asides import is_resting, is_waiting

HOLD, RELEASE = "Hold here", "Go on from here"
PAUSE, GO_ON, BEGIN = "Pause", "Go on", "Begin now"
EASE_OFF, END = "Ease off", "End now"


@dataclass(frozen=True, slots=True)
class Transport:
    """The three buttons: their words, and whether they do something now."""

    pause: str
    playing: bool
    hold: str
    can_hold: bool
    ease: str
    can_ease: bool
    can_pause: bool = True


def transport_of(head: Playhead, *, over: bool) -> Transport:
    """What the buttons say and can do.

    Args:
        head: Where the heard sound is.
        over: Whether all sound has come to its end, and the page waits for a key.
    """
    resting = is_resting(head)
    sounding = {PlayState.PLAYING, PlayState.EASING, PlayState.RESTING}
    playing = head.state in sounding and not head.stopping
    held = head.state is PlayState.HELD or head.hold_asked
    under_way = head.state in {PlayState.PLAYING, PlayState.HELD, PlayState.PAUSED, PlayState.RESTING}
    return Transport(
        pause=BEGIN if is_waiting(head) else PAUSE if playing else GO_ON,
        playing=playing,
        hold=RELEASE if held else HOLD,
        can_hold=held or (head.state is PlayState.PLAYING and not head.stopping),
        ease=END if resting else EASE_OFF,
        can_ease=under_way and not head.stopping and not is_waiting(head),
        can_pause=not over,
    )
