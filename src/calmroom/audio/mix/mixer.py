"""Cues to frames. The same frames asked give the same bytes, in blocks of any size and in any order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import Final, Generic, Protocol, TypeVar

import numpy as np

from calmroom.audio.beds import BEDS, Segments
from calmroom.audio.frames import Gain, Mono, Single, Stereo, on_both, scaled, silence
from calmroom.audio.mix.bells import bell
from calmroom.audio.mix.envelope import Ducking, bed_gain
from calmroom.domain.timeline import BedCue, BellCue, NarrationCue, Timeline
from calmroom.domain.units import Frames, to_frames, to_ratio

_MIDDLE: Final = np.float32(2.0**-0.5)
"""A mono clip on both sides: with this it is as loud as it was alone (BS.1770 adds the power of the sides)."""
_BELOW: Final = np.float32(to_ratio(-2.0))
"""Beds are made at -40 LUFS and swing by up to 1.5 dB: so much lower, their loudest lies 20 dB under the voice."""
_CUT: Final = to_frames(0.005)
"""Where a clip is longer than its cue, it fades within this instead of breaking off."""
_AHEAD: Final = to_frames(15.0)
_ENDLESS: Final = Frames(2**48)

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
        self._lasting_cues = _Track([_lasting(cue, timeline.frames) for cue in self._bed_cues.cues])
        self._ducking = Ducking([(cue.start, cue.end) for cue in self._lines.cues])
        names = {cue.bed for cue in self._bed_cues.cues}
        self._beds: dict[str, Segments] = {name: BEDS[name](seed) for name in names if name in BEDS}

    def __deepcopy__(self, memo: object) -> Mixer:
        """The same one: it knows all frames and stands at none."""
        return self

    @property
    def has_bed(self) -> bool:
        """Whether any bed sounds in it."""
        return bool(self._beds)

    @property
    def has_last_bed(self) -> bool:
        """Whether a bed sounds to its very end, and so can go on after it."""
        return any(cue.end == _ENDLESS and cue.bed in self._beds for cue in self._lasting_cues.cues)

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
        spoken = self.spoken(start, count)
        return silence(count) if spoken is None else on_both(spoken)

    def spoken(self, start: int, count: int) -> Single | None:
        """The lines and bells, which are the same on both sides: shape (count, 1); ``None`` where none sounds."""
        if not self.speaks(start, count):
            return None
        mono = np.zeros(count, dtype=np.float32)
        for line in self._lines.within(start, start + count):
            _add(mono, start, line.start, _fitted(self._clip(line.clip), line.end - line.start))
        for stroke in self._bells.within(start, start + count):
            _add(mono, start, stroke.start, bell(stroke.end - stroke.start, soft=stroke.soft))
        mono *= _MIDDLE
        return mono[:, np.newaxis]

    def bed(self, start: int, count: int, bed_start: int, *, lasting: bool = False) -> Stereo:
        """The bed, faded and ducked; not to be written to. Where it is ``lasting`` it goes on after the end."""
        sounds = [
            _scaled(self._beds[cue.bed].frames(bed_start, count), bed_gain(cue, start, count))
            for cue in (self._lasting_cues if lasting else self._bed_cues).within(start, start + count)
            if cue.bed in self._beds
        ]
        if not sounds:
            return silence(count)
        return scaled(reduce(np.add, sounds), self._under(start, count))

    def still(self, frame: int, count: int, bed_start: int, *, lasting: bool = False) -> Stereo:
        """The bed as loud as it is at ``frame``, while its own clock runs on."""
        out = silence(count)
        for cue in (self._lasting_cues if lasting else self._bed_cues).within(frame, frame + 1):
            if cue.bed in self._beds:
                out += _scaled(self._beds[cue.bed].frames(bed_start, count), bed_gain(cue, frame, 1))
        return scaled(out, self._under(frame, 1))

    def _under(self, start: int, count: int) -> Gain | np.float32:
        """The gain of every bed."""
        duck = self._ducking.gain(start, count)
        return _BELOW if duck is None else duck * _BELOW

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

    def soon(self, frame: int, ahead: int = _AHEAD) -> list[str]:
        """The clips that sound at ``frame`` or within some seconds after it, and at least the next one."""
        near = [line.clip for line in self._lines.within(frame, frame + ahead)]
        if near:
            return near
        return [line.clip for line in self._lines.cues if line.start >= frame][:1]


def _lasting(cue: BedCue, end: int) -> BedCue:
    return replace(cue, end=_ENDLESS, fade_out=Frames(0)) if cue.end >= end else cue


def _scaled(sound: Stereo, gain: Gain | None) -> Stereo:
    return sound if gain is None else scaled(sound, gain)


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
