"""A voice note as sound: how long it is, and what a player is given of it."""

from __future__ import annotations

from typing import Final

from calmroom.domain.timeline import NarrationCue, Programme, Timeline
from calmroom.domain.units import RATE, Frames, Seconds, to_frames

STRETCH: Final = to_frames(10.0)
"""A note is read in stretches of this length: a player holds two of them instead of ten minutes."""
MOST: Final = 5 * 2**20
"""Bytes of a note that a player takes: twice what ten minutes need, and within what goes through its pipe at once."""
_PAGE: Final = b"OggS"
_HEAD: Final = b"OpusHead"
_SKIP: Final = slice(10, 12)
_GRANULE: Final = slice(6, 14)


def stretch_name(number: int) -> str:
    """What the clip of a stretch is called, counted from 0; no file is called so."""
    return f"spoken:{number}"


def stretch_number(clip: str) -> int | None:
    """Which stretch that is; ``None`` for the path of a clip."""
    name, _, number = clip.partition(":")
    return int(number) if name == "spoken" and number.isdecimal() and number.isascii() else None


def programme_of(sound: bytes, length: Seconds) -> Programme:
    """What a player plays: the stretches of the sound one after the other, as a voice."""
    frames = max(Frames(1), to_frames(length))
    cues = tuple(
        NarrationCue(Frames(start), Frames(min(start + STRETCH, frames)), stretch_name(start // STRETCH))
        for start in range(0, frames, STRETCH)
    )
    return Programme(Timeline(RATE, frames, cues), spoken=sound)


def length_of(sound: bytes) -> Seconds:
    """How long an Ogg Opus stream sounds, by the last page that has an end (RFC 7845, 4): 0 where there is none."""
    head = sound.find(_HEAD)
    if head < 0:
        return Seconds(0.0)
    skipped = int.from_bytes(sound[head : head + _SKIP.stop][_SKIP], "little")
    at = len(sound)
    while (at := sound.rfind(_PAGE, 0, at)) > head:
        granule = int.from_bytes(sound[at : at + _GRANULE.stop][_GRANULE], "little", signed=True)
        if granule > skipped:
            return Seconds((granule - skipped) / RATE)
    return Seconds(0.0)
