"""Small clips and timelines for tests of the sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from calmroom.audio.engine.transport import Loaded
from calmroom.audio.frames import Mono
from calmroom.audio.mix.mixer import Mixer
from calmroom.domain.timeline import BedCue, BellCue, Cue, NarrationCue, Timeline
from calmroom.domain.units import RATE, Frames


def tone(frames: int, hertz: float = 220.0, level: float = 0.3) -> Mono:
    """A sine that swells and goes, so that it begins and ends in silence."""
    places = np.arange(frames)
    sound = level * np.sin(2.0 * np.pi * hertz * places / RATE) * np.hanning(frames)
    return np.asarray(sound, dtype=np.float32)


def timeline(frames: int, *cues: Cue) -> Timeline:
    return Timeline(RATE, Frames(frames), tuple(sorted(cues, key=lambda cue: (cue.start, cue.kind, cue.end))))


def line(start: int, end: int, clip: str = "a.wav") -> NarrationCue:
    return NarrationCue(Frames(start), Frames(end), clip)


def bed(end: int, name: str = "room", fade: int = 2_000) -> BedCue:
    return BedCue(Frames(0), Frames(end), name, Frames(fade), Frames(fade))


def bell(start: int, end: int) -> BellCue:
    return BellCue(Frames(start), Frames(end), soft=False)


CLIPS: Mapping[str, Mono] = {"a.wav": tone(9_000), "b.wav": tone(7_000, 330.0), "loud.wav": tone(9_000, 220.0, 1.0)}


def clip(name: str) -> Mono:
    return CLIPS.get(name, np.zeros(0, dtype=np.float32))


LENGTH = 60_000
PRACTICE = timeline(
    LENGTH, bed(LENGTH), line(4_000, 13_000), line(20_000, 27_000, "b.wav"), bell(30_000, 38_000), line(45_000, 54_000)
)
EXIT = timeline(40_000, bed(40_000, fade=4_000), line(5_000, 12_000, "b.wav"))


def mixer(of: Timeline = PRACTICE) -> Mixer:
    return Mixer(of, clip)


def loaded(practice: Timeline = PRACTICE, way_out: Timeline | None = EXIT) -> Loaded:
    return Loaded(mixer(practice), mixer(way_out) if way_out else None)


def bursts(total: int, sizes: Sequence[int]) -> list[int]:
    """``total`` split into pieces of these sizes, over and over."""
    pieces: list[int] = []
    while sum(pieces) < total:
        pieces.append(min(sizes[len(pieces) % len(sizes)], total - sum(pieces)))
    return pieces
