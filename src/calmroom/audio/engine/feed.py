"""From the transport to the ear: makes what the device takes, and knows what of it has been heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.audio.engine.ahead import Ahead
from calmroom.audio.engine.marks import Heard, Marks
from calmroom.domain.units import RATE, to_frames

if TYPE_CHECKING:
    from calmroom.audio.engine.speaker import Speaker
    from calmroom.audio.engine.transport import Transport
    from calmroom.domain.player import Tone

BLOCK: Final = to_frames(0.06)
"""Frames that a device is begun with; from then on it takes what it has room for."""
REPORT: Final = 0.2
"""Seconds that a wait takes at most, and from one report to the next."""


class Feed:
    """Hands a transport's frames to the speaker.

    Args:
        transport: Where they come from.
        speaker: Where they go.
    """

    def __init__(self, transport: Transport, speaker: Speaker) -> None:
        self._transport = transport
        self._speaker = speaker
        self._ahead = Ahead(transport)
        self._marks = Marks()
        self._silent = 0

    @property
    def quiet(self) -> int:
        """Frames of silence that have been heard since something sounded."""
        return self._silent - (self._speaker.written - self._speaker.heard)

    @property
    def soon(self) -> list[str]:
        """The clips that are needed next."""
        return self._ahead.soon

    @property
    def is_leaving(self) -> bool:
        """Whether something that was replaced may still be wanted."""
        return self._ahead.is_leaving

    @property
    def has_turned(self) -> bool:
        """Whether more may be new at the ear than that time has passed."""
        return self._marks.has_turned(self._speaker.heard)

    def heard(self, frames: int | None = None) -> Heard:
        """What is so at the ear; or after so many of all written frames."""
        return self._marks.heard(self._speaker.heard if frames is None else frames, self._transport.course)

    def give(self) -> int:
        """Hand over what there is room for, and wait until there may be more; how many frames were given.

        Raises:
            DeviceGone: If the device went away.
        """
        count = 0
        if (room := self._speaker.room) != 0:
            block = self._ahead.frames(room or BLOCK, self._note)
            count = len(block)
            self._speaker.write(block)
            self._silent = 0 if self._ahead.is_sounding else self._silent + count
        self._speaker.wait(self._marks.until_turn(self._speaker.heard, to_frames(REPORT)) / RATE)
        return count

    def take_back(self) -> None:
        """Stand where the sound can still be changed, which is close to where it is heard."""
        taken = self._speaker.recall(self._ahead.behind)
        ahead = self._ahead.take_back(taken)
        self._marks.take_back(self._speaker.written + ahead)
        self._silent = max(0, self._silent - taken)

    def turn_away(self) -> None:
        """What comes belongs to something else; until it is heard the play head stands."""
        self._marks.forget()

    def set_tone(self, tone: Tone) -> None:
        """Move to this tone."""
        self._ahead.set_tone(tone)

    def let_go(self) -> None:
        """Leave the device, with all that waits in it."""
        self._speaker.close()
        self._ahead.reset()
        self._marks.forget()
        self._silent = 0

    def _note(self, frames: int) -> None:
        self._marks.note(self._speaker.written + frames, self._transport.course)
