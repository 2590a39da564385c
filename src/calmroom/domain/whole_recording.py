"""A practice that somebody recorded from its first word to its last: that sounds, and the captions go with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.spoken import programme_of
from calmroom.domain.timeline import BedCue, BellCue, BreathCue, NarrationCue, Timeline, order_of
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from calmroom.domain.timeline import Cue, Programme
    from calmroom.domain.units import Seconds


def whole(programme: Programme, sound: bytes, length: Seconds) -> Programme:
    """The same practice with one recording in the stead of its narration, as long as that is.

    Captions, regions and parts lie where they would lie in a practice of that length; whoever spoke may be a little
    before or behind them. Nothing paces a breath, and no bell is struck into the words.

    Args:
        programme: As a narrator would speak it, near to that length.
        sound: Ogg Opus.
        length: How long it sounds.
    """
    spoken = programme_of(sound, length)
    old, frames = programme.practice, spoken.practice.frames
    kept = [cue for cue in old.cues if not isinstance(cue, (NarrationCue, BellCue, BreathCue))]
    cues = [_moved(cue, frames / old.frames, frames) for cue in kept]
    ordered = tuple(sorted((*cues, *spoken.practice.cues), key=order_of))
    return replace(programme, practice=Timeline(old.rate, frames, ordered), spoken=sound)


def _moved(cue: Cue, by: float, frames: Frames) -> Cue:
    start = min(Frames(round(cue.start * by)), frames)
    end = min(max(start, Frames(round(cue.end * by))), frames)
    if isinstance(cue, BedCue):
        fades = [Frames(min(fade, (end - start) // 2)) for fade in (cue.fade_in, cue.fade_out)]
        return replace(cue, start=start, end=end, fade_in=fades[0], fade_out=fades[1])
    return replace(cue, start=start, end=end)
