"""The gains that all sound goes through, each a ramp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.engine.decks import added
from calmroom.audio.frames import Ramp, Stereo, scaled, silence
from calmroom.domain.units import to_frames, to_ratio

if TYPE_CHECKING:
    from calmroom.audio.engine.deck import Sounds
    from calmroom.domain.player import Levels

LEVEL: Final = to_frames(0.15)


class Gains:
    """Voice and bed as they are set, and the whole.

    Attributes:
        whole: Down for a pause and for a stop.
        drowse: Down as the sleep timer lets everything go.
    """

    def __init__(self) -> None:
        self.whole = Ramp()
        self.drowse = Ramp()
        self._voice = Ramp()
        self._bed = Ramp()

    @property
    def value(self) -> float:
        """What the whole is multiplied by."""
        return self.whole.value * self.drowse.value

    def set_levels(self, levels: Levels, *, at_once: bool) -> None:
        """Move to these gains."""
        length = 0 if at_once else LEVEL
        self._voice.to(to_ratio(levels.voice), length)
        self._bed.to(to_ratio(levels.bed), length)

    def mixed(self, sounds: Sounds, count: int, *, turning: bool) -> Stereo:
        """Voice and bed as one, through all gains; what the sleep timer does stands still without ``turning``."""
        levels = self._voice.take(count), self._bed.take(count)
        leveled = [scaled(sound, level) for sound, level in zip(sounds, levels, strict=True) if sound is not None]
        drowse = self.drowse.take(count) if turning else np.float32(self.drowse.value)
        mixed, whole = added(leveled), self.whole.take(count)
        if mixed is None:
            return silence(count)
        heard = scaled(scaled(mixed, whole), drowse)
        return heard if heard.shape[1] == 2 else np.repeat(heard, 2, axis=1)
