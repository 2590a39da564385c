"""A recording as a person made it, block by block: mono, at the engine's rate, never all of it in memory.

libsndfile reads what it knows. Everything else goes through pydub, with the format forced that the first bytes show: a
file is never guessed at, so that no list of other files is followed. These are files of the person who chose them; what
others send is looked at by ``clips.received`` alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from calmroom.audio.clips.resample import resample
from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calmroom.audio.frames import Mono

LONGEST: Final = 4 * 3600
"""Seconds."""
_BLOCK: Final = 10
"""Seconds that are held at once."""
_STRETCH: Final = 60
"""Seconds that pydub is asked for at once."""
_AROUND: Final = 256
"""Frames on either side that a frame of another rate depends on, at the most."""
_KINDS: Final = (
    (4, b"ftyp", "mp4"),
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "asf"),
    (0, b"#!AMR", "amr"),
    (0, b"caff", "caf"),
    (0, b"\xff\xf1", "aac"),
    (0, b"\xff\xf9", "aac"),
)
"""By what stands where in the first bytes: what the format is called when it is forced."""
_KNOWN: Final = (b"RIFF", b"RF64", b"FORM", b"fLaC", b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
"""How files begin that libsndfile is asked to read: WAV, AIFF, FLAC, Ogg, MP3."""
NO_SOUND: Final = CalmroomError(
    "That file cannot be read as sound, so it was left where it is.",
    "Save the recording as WAV, FLAC, MP3, M4A or Opus, and bring that in.",
)


def blocks_of(path: Path) -> Iterator[tuple[float, Mono]]:
    """The share that is read with the next frames at the engine's rate, some ten seconds at a time.

    Raises:
        CalmroomError: If it cannot be read, is longer than four hours, or needs ffmpeg, which is not there.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as fault:
        raise CalmroomError("That recording cannot be read.", "Look whether it is still there.") from fault
    kind = next((kind for place, mark, kind in _KINDS if head[place : place + len(mark)] == mark), "")
    if not kind and not head.startswith(_KNOWN):
        raise NO_SOUND
    yield from _through_pydub(path, kind) if kind else _through_sndfile(path)


def _through_sndfile(path: Path) -> Iterator[tuple[float, Mono]]:
    try:
        with soundfile.SoundFile(path) as file:
            rate, frames = int(file.samplerate), max(1, int(file.frames))
            if rate not in range(8_000, 192_001) or frames > LONGEST * rate:
                raise NO_SOUND
            done = 0
            for block in _at_engine_rate(_mono_blocks(file, rate), rate):
                done += len(block)
                yield min(1.0, done * rate / RATE / frames), block
    except (soundfile.LibsndfileError, RuntimeError, ValueError, TypeError) as fault:
        raise NO_SOUND from fault


def _mono_blocks(file: soundfile.SoundFile, rate: int) -> Iterator[Mono]:
    while (block := file.read(_BLOCK * rate, dtype="float32", always_2d=True)).size:
        np.nan_to_num(block, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        yield np.clip(block.mean(axis=1, dtype=np.float32), -1.0, 1.0)


def _through_pydub(path: Path, kind: str) -> Iterator[tuple[float, Mono]]:
    from calmroom.audio.bring.foreign import stretch_of  # noqa: PLC0415 - read only where it is needed

    for number in range(-(-LONGEST // _STRETCH)):
        sound, rate = stretch_of(path, kind, number * _STRETCH, _STRETCH)
        # How long it is, nobody says before the end.
        yield from ((1.0 - 0.5 ** (number + 1), block) for block in _at_engine_rate(iter((sound,)), rate))
        if sound.size < (_STRETCH - 0.5) * rate:
            return
    raise NO_SOUND


def _at_engine_rate(blocks: Iterator[Mono], rate: int) -> Iterator[Mono]:
    """The same sound at the engine's rate, as if it were resampled in one piece."""
    if rate == RATE:
        yield from blocks
        return
    common = math.gcd(rate, RATE)
    up, down = RATE // common, rate // common
    around = down * -(-_AROUND // down)
    size = down * -(-_BLOCK * rate // down)
    held = np.zeros(around, dtype=np.float32)
    for block in blocks:
        held = np.concatenate((held, block))
        while held.size >= size + 2 * around:
            yield resample(held[: size + 2 * around], rate, RATE)[around * up // down : (around + size) * up // down]
            held = held[size:]
    rest = held.size - around
    if rest > 0:
        whole = resample(np.concatenate((held, np.zeros(around, dtype=np.float32))), rate, RATE)
        begin = around * up // down
        yield whole[begin : begin + -(-rest * up // down)]
