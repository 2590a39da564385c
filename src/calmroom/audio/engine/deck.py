"""A mixer with a place in it: what is turning now, or is on its way out."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from calmroom.audio.frames import Mono, Ramp, Stereo, scaled

if TYPE_CHECKING:
    from calmroom.audio.mix.mixer import Mixer

Sounds = tuple[Mono | None, Stereo | None]
"""Voice, the same on both sides, of shape (frames, 1), and bed, of shape (frames, 2); ``None`` for silence."""


def _nothing() -> Ramp:
    return Ramp(0.0)


@dataclass(slots=True)
class Deck:
    """A place in a timeline, with the gains of its voice and its bed.

    Attributes:
        mixer: What it plays.
        frame: The next frame of the timeline; past its end where the bed goes on.
        bed_frame: The next frame of the bed's own clock.
        delay: Frames of quiet before it moves.
        frozen: Whether the timeline stands while the bed goes on.
        serial: Which deck it is, so that a heard frame can be told from one of an earlier deck.
        lasting: From 0, the bed goes as the timeline says, to 1, it goes on after it.
    """

    mixer: Mixer
    frame: int = 0
    bed_frame: int = 0
    delay: int = 0
    frozen: bool = False
    serial: int = 0
    voice: Ramp = field(default_factory=Ramp)
    bed: Ramp = field(default_factory=Ramp)
    lasting: Ramp = field(default_factory=_nothing)

    def __deepcopy__(self, memo: dict[int, object]) -> Deck:
        """One that turns by itself from here."""
        voice, bed, lasting = (deepcopy(ramp, memo) for ramp in (self.voice, self.bed, self.lasting))
        return replace(self, voice=voice, bed=bed, lasting=lasting)

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

    def come_in(self, voice: int, bed: int) -> None:
        """Rise from silence: the voice and the bed within so many frames."""
        for ramp, length in ((self.voice, voice), (self.bed, bed)):
            ramp.to(0.0, 0)
            ramp.to(1.0, length)

    def fade(self, voice: int, bed: int) -> None:
        """Go out: the voice and the bed within so many frames."""
        self.voice.to(0.0, voice)
        self.bed.to(0.0, bed)

    def turn(self, count: int) -> Sounds:
        """Voice and bed of the next ``count`` frames, on which the deck moves on.

        A delay must not end within them.
        """
        if self.delay:
            self.delay -= count
            return None, None
        voice_gain, bed_gain = self.voice.take(count), self.bed.take(count)
        bed = scaled(self._bed(count), bed_gain)
        voice = None
        if not self.frozen:
            spoken = self.mixer.spoken(self.frame, count)
            voice = None if spoken is None else scaled(spoken, voice_gain)
            self.frame += count
        self.bed_frame += count
        return voice, bed

    def _bed(self, count: int) -> Stereo:
        make = self.mixer.still if self.frozen else self.mixer.bed
        part = self.lasting.take(count)
        if isinstance(part, np.float32) and part in {0.0, 1.0}:
            return make(self.frame, count, self.bed_frame, lasting=bool(part))
        ends, lasts = (make(self.frame, count, self.bed_frame, lasting=lasting) for lasting in (False, True))
        return np.asarray(ends + (lasts - ends) * part, dtype=np.float32)
