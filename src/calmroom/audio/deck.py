"""A mixer with a place in it: what is turning now, or is on its way out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.audio.frames import Ramp, Stereo, scaled

if TYPE_CHECKING:
    from calmroom.audio.mixer import Mixer


@dataclass(slots=True)
class Deck:
    """A place in a timeline, with the gains of its voice and its bed.

    Attributes:
        mixer: What it plays.
        frame: The next frame of the timeline.
        bed_frame: The next frame of the bed's own clock.
        delay: Frames of quiet before it moves.
        frozen: Whether the timeline stands while the bed goes on.
        serial: Which deck it is, so that a heard frame can be told from one of an earlier deck.
    """

    mixer: Mixer
    frame: int = 0
    bed_frame: int = 0
    delay: int = 0
    frozen: bool = False
    serial: int = 0
    voice: Ramp = field(default_factory=Ramp)
    bed: Ramp = field(default_factory=Ramp)

    @property
    def moves(self) -> bool:
        """Whether its timeline advances with the next frame."""
        return not (self.frozen or self.delay)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it will be heard any more."""
        return self.voice.aim == self.bed.aim == 0.0 and not (self.voice.left or self.bed.left)

    def place(self, frame: int) -> None:
        """Stand at a frame of the timeline, the bed in step with it."""
        self.frame = self.bed_frame = frame

    def fade(self, voice: int, bed: int) -> None:
        """Go out: the voice and the bed within so many frames."""
        self.voice.to(0.0, voice)
        self.bed.to(0.0, bed)

    def turn(self, count: int) -> tuple[Stereo | None, Stereo | None]:
        """Voice and bed of the next ``count`` frames, ``None`` for silence, on which the deck moves on.

        A delay must not end within them.
        """
        if self.delay:
            self.delay -= count
            return None, None
        voice_gain, bed_gain = self.voice.take(count), self.bed.take(count)
        voice = None
        if self.frozen:
            bed = self.mixer.still(self.frame, count, self.bed_frame)
        else:
            bed = self.mixer.bed(self.frame, count, self.bed_frame)
            if self.mixer.speaks(self.frame, count):
                voice = scaled(self.mixer.voice(self.frame, count), voice_gain)
            self.frame += count
        self.bed_frame += count
        return voice, scaled(bed, bed_gain)
