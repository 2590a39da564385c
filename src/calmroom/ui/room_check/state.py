"""What the room check shows. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.moment import Follower
from calmroom.domain.player import Playhead, PlayState

if TYPE_CHECKING:
    from calmroom.domain.timeline import Programme

TITLE = "Does it sound right here?"
WHAT = "Half a minute of voice and bed. Move what you like while it sounds."
VOICE = "Can you hear every word without effort?"
BED = "Does the bed stay behind the words?"
NO_BED = "No bed is chosen, so there is the voice alone."
BALANCE = "Does the voice come from the middle?"
BEGIN, AGAIN, STOP = "Hear it", "Hear it once more", "Stop"
SILENT = "There is no sound device now, so nothing can be heard. The levels can be found another time."


@dataclass(frozen=True, slots=True)
class RoomCheckState:
    """Everything that changes on the page.

    Attributes:
        line: The words that are spoken now.
        play: What the button says.
        fault: Why nothing is heard, where that is so.
    """

    line: str
    play: str
    fault: str


def room_check_state(programme: Programme | None, head: Playhead | None, *, heard: bool) -> RoomCheckState:
    """What is shown now.

    Args:
        programme: What sounds, if it does.
        head: Where it is heard, while it sounds.
        heard: Whether it has been heard on this page before.
    """
    if programme is None or head is None or head.state is PlayState.ENDED:
        return RoomCheckState("", AGAIN if heard else BEGIN, "")
    caption = Follower(programme.practice).at(head.frame).caption
    return RoomCheckState("" if caption is None else caption.text, STOP, SILENT if head.silent else "")
