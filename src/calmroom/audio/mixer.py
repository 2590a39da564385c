"""Cues to frames. The same frames asked give the same bytes, in blocks of any size and in any order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import Final, Generic, Protocol, TypeVar

import numpy as np

from calmroom.audio.beds import BEDS, Segments
from calmroom.audio.bells import bell
from calmroom.audio.envelope import Ducking, bed_gain
from calmroom.audio.frames import Gain, Mono, Stereo, silence
from calmroom.domain.timeline import BedCue, BellCue, NarrationCue, Timeline
from calmroom.domain.units import Frames, to_frames

_MIDDLE: Final = np.float32(2.0**-0.5)
"""A mono clip on both sides: with this it is as loud as it was alone (BS.1770 adds the power of the sides)."""
_CUT: Final = to_frames(0.005)
"""Where a clip is longer than its cue, it fades within this instead of breaking off."""
_AHEAD: Final = to_frames(15.0)

Sound = Callable[[str], Mono]
"""Gives the frames of a clip; none where it cannot be read."""


class _Span(Protocol):
    @property
    def start(self) -> Frames: ...
    @property
    def end(self) -> Frames: ...


_S = TypeVar("_S", bound=_Span)


class _Track(Generic[_S]):
    """Cues of one kind, found by the frames they cover."""

    def __init__(self, cues: Sequence[_S]) -> None:
        self.cues = sorted(cues, key=lambda cue: (cue.start, cue.end))
        self._starts = [cue.start for cue in self.cues]
        self._reach: list[int] = []
        for cue in self.cues:
            self._reach.append(max(cue.end, self._reach[-1] if self._reach else 0))

    def within(self, start: int, end: int) -> Iterator[_S]:
        """The cues that sound somewhere from ``start`` to before ``end``."""
        for cue in self.cues[bisect_right(self._reach, start) : bisect_left(self._starts, end)]:
            if cue.end > start:
                yield cue


class Mixer:
    """What a timeline sounds like.

    Args:
        timeline: At the engine's rate.
        clip: Where the clips' frames come from.
        seed: Which of all possible beds of that name it is.
    """

    def __init__(self, timeline: Timeline, clip: Sound, seed: int = 0) -> None:
        self.frames = timeline.frames
        self._clip = clip
        self._lines = _Track([cue for cue in timeline.cues if isinstance(cue, NarrationCue)])
        self._bells = _Track([cue for cue in timeline.cues if isinstance(cue, BellCue)])
        self._bed_cues = _Track([cue for cue in timeline.cues if isinstance(cue, BedCue)])
        self._ducking = Ducking([(cue.start, cue.end) for cue in self._lines.cues])
        names = {cue.bed for cue in self._bed_cues.cues}
        self._beds: dict[str, Segments] = {name: BEDS[name](seed) for name in names if name in BEDS}

    @property
    def has_bed(self) -> bool:
        """Whether any bed sounds in it."""
        return bool(self._beds)

    def block(self, start: int, count: int, bed_start: int) -> tuple[Stereo, Stereo]:
        """Voice (with bells) and bed from ``start`` on, each of shape (count, 2).

        Args:
            start: Frame of the timeline.
            count: How many frames; past the end there is silence.
            bed_start: Frame of the bed's own clock, which runs on while the timeline is held.
        """
        return self.voice(start, count), self.bed(start, count, bed_start)

    def voice(self, start: int, count: int) -> Stereo:
        """The lines and bells."""
        mono = np.zeros(count, dtype=np.float32)
        for line in self._lines.within(start, start + count):
            _add(mono, start, line.start, _fitted(self._clip(line.clip), line.end - line.start))
        for stroke in self._bells.within(start, start + count):
            _add(mono, start, stroke.start, bell(stroke.end - stroke.start, soft=stroke.soft))
        mono *= _MIDDLE
        return np.repeat(mono[:, np.newaxis], 2, axis=1)

    def bed(self, start: int, count: int, bed_start: int) -> Stereo:
        """The bed, faded and ducked; not to be written to."""
        sounds = [
            _scaled(self._beds[cue.bed].frames(bed_start, count), bed_gain(cue, start, count))
            for cue in self._bed_cues.within(start, start + count)
            if cue.bed in self._beds
        ]
        if not sounds:
            return silence(count)
        return _scaled(reduce(np.add, sounds), self._ducking.gain(start, count))

    def still(self, frame: int, count: int, bed_start: int) -> Stereo:
        """The bed as loud as it is at ``frame``, while its own clock runs on."""
        out = silence(count)
        for cue in self._bed_cues.within(frame, frame + 1):
            if cue.bed in self._beds:
                out += _scaled(self._beds[cue.bed].frames(bed_start, count), bed_gain(cue, frame, 1))
        return _scaled(out, self._ducking.gain(frame, 1))

    def speaks(self, start: int, count: int) -> bool:
        """Whether any line or bell sounds in these frames."""
        tracks: tuple[_Track[NarrationCue], _Track[BellCue]] = (self._lines, self._bells)
        return any(True for track in tracks for _ in track.within(start, start + count))

    def quiet_from(self, frame: int) -> int:
        """The first frame from ``frame`` on at which no line and no bell sounds."""
        at = frame
        while ends := [cue.end for track in (self._lines, self._bells) for cue in track.within(at, at + 1)]:
            at = max(ends)
        return at

    def soon(self, frame: int) -> list[str]:
        """The clips that sound at ``frame`` or within some seconds after it, and at least the next one."""
        near = [line.clip for line in self._lines.within(frame, frame + _AHEAD)]
        if near:
            return near
        return [line.clip for line in self._lines.cues if line.start >= frame][:1]


def _scaled(sound: Stereo, gain: Gain | np.float32 | None) -> Stereo:
    return sound if gain is None else np.asarray(sound * gain, dtype=np.float32)


def _fitted(clip: Mono, frames: int) -> Mono:
    if clip.size <= frames:
        return clip
    fitted = clip[:frames].copy()
    cut = min(_CUT, frames)
    fitted[frames - cut :] *= np.linspace(1.0, 0.0, cut, dtype=np.float32)
    return fitted


def _add(out: Mono, start: int, at: int, sound: Mono) -> None:
    """Add what of ``sound``, which begins at frame ``at``, lies in ``out``, which begins at ``start``."""
    first, last = max(start, at), min(start + out.size, at + sound.size)
    if first < last:
        out[first - start : last - start] += sound[first - at : last - at]
