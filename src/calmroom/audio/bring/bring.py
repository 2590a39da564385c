"""A recording of the therapist's own voice, made ready: cut to its sound, brought to the level of the narration.

The recording is read once into a file beside its target, which is measured on the way, and from there written again: so
an hour takes no more memory than a minute.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import soundfile

from calmroom.audio.bring.source import blocks_of
from calmroom.audio.mix.limiter import DELAY, Limiter
from calmroom.audio.mix.loudness import Meter
from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import RATE, to_frames, to_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.audio.frames import Mono

LOUDNESS: Final = -20.0
"""LUFS, as every line of the narration has."""
_MOST_GAIN: Final = 36.0
"""dB; what is quieter than that is no voice near a microphone."""
_WINDOW: Final = to_frames(0.010)
_AUDIBLE, _RINGING = -45.0, -55.0
"""dB under the loudest moment: where sound begins, and where it has rung out."""
_LEAD, _TRAIL, _FADE = to_frames(0.05), to_frames(0.15), to_frames(0.005)
_FORMS: Final = {".opus": ("OGG", "OPUS", 0.832), ".flac": ("FLAC", "PCM_16", None)}
"""By the ending; Opus at some 48 kbit/s, which is more than a voice needs."""
_BLOCK: Final = 10 * RATE


@dataclass(slots=True)
class _Heard:
    """What is known of a recording once it was read through."""

    frames: int = 0
    moments: list[npt.NDArray[np.float64]] = field(default_factory=list)
    windows: list[npt.NDArray[np.float32]] = field(default_factory=list)

    def add(self, block: Mono) -> None:
        """Measure the next frames."""
        self.frames += len(block)
        self.moments.append(Meter(block, RATE).momentary())
        whole = np.pad(block, (0, -len(block) % _WINDOW)).reshape(-1, _WINDOW)
        self.windows.append(np.sqrt(np.square(whole).mean(axis=1)))

    def gain(self) -> float:
        """The dB that bring it to its level (gates of BS.1770-4)."""
        power = 10.0 ** (np.concatenate([np.zeros(0), *self.moments]) / 10.0)
        loud = power[power > 10.0**-7.0]
        if loud.size == 0:
            raise _SILENT
        loud = loud[loud > loud.mean() / 10.0]
        gain = LOUDNESS - 10.0 * float(np.log10(loud.mean()))
        if gain > _MOST_GAIN:
            raise _SILENT
        return gain

    def span(self) -> tuple[int, int]:
        """From the first frame to behind the last that is heard."""
        levels = np.concatenate(self.windows)
        top = float(levels.max())
        first = int(np.flatnonzero(levels > top * to_ratio(_AUDIBLE))[0])
        last = int(np.flatnonzero(levels > top * to_ratio(_RINGING))[-1]) + 1
        return max(0, first * _WINDOW - _LEAD), min(self.frames, last * _WINDOW + _TRAIL)


_SILENT: Final = CalmroomError(
    "Nothing can be heard in that recording, so it was not brought in.", "Record it once more, nearer to you."
)


def bring_in(path: Path, into: Path, go_on: Callable[[float], bool]) -> bool:
    """Make a recording ready.

    Args:
        path: As a person made it, in any format that is read.
        into: What is made of it, Opus or FLAC by its ending; it appears only once it is whole.
        go_on: Told the share that is done, from 0 to 1; ``False`` cancels.

    Returns:
        Whether it was made; ``False`` where it was cancelled, and nothing is left.

    Raises:
        CalmroomError: If it cannot be read, nothing is heard in it, or it cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".calmroom-", dir=into.absolute().parent) as desk:
            read, made = Path(desk) / "read.flac", Path(desk) / f"made{into.suffix}"
            heard = _read(path, read, lambda share: go_on(0.7 * share))
            if heard is None or not _write(read, made, heard, lambda share: go_on(0.7 + 0.3 * share)):
                return False
            made.replace(into)
    except (OSError, soundfile.LibsndfileError) as fault:
        raise CalmroomError(
            "The recording could not be written.", "Check that there is room on the disk, then try again."
        ) from fault
    return True


def _read(path: Path, read: Path, go_on: Callable[[float], bool]) -> _Heard | None:
    heard = _Heard()
    with soundfile.SoundFile(read, "w", RATE, 1, format="FLAC", subtype="PCM_24") as file:
        for share, block in blocks_of(path):
            for start in range(0, len(block), _BLOCK):
                heard.add(block[start : start + _BLOCK])
            file.write(block)
            if not go_on(share):
                return None
    if not heard.frames:
        raise _SILENT
    return heard


def _write(read: Path, made: Path, heard: _Heard, go_on: Callable[[float], bool]) -> bool:
    gain, (first, end) = np.float32(to_ratio(heard.gain())), heard.span()
    form, subtype, level = _FORMS[made.suffix]
    with (
        soundfile.SoundFile(read) as source,
        soundfile.SoundFile(made, "w", RATE, 1, format=form, subtype=subtype, compression_level=level) as file,
    ):
        done = 0
        for block in _limited(_cut(source, first, end, gain)):
            file.write(block)
            done += len(block)
            if not go_on(done / (end - first)):
                return False
    return True


def _cut(source: soundfile.SoundFile, first: int, end: int, gain: np.float32) -> Iterator[Mono]:
    """The part that is heard, at its level, its edges faded."""
    fade = min(_FADE, (end - first) // 2)
    ramp = np.sin(np.linspace(0.0, np.pi / 2, fade, endpoint=False, dtype=np.float32)) ** 2
    source.seek(first)
    for start in range(first, end, _BLOCK):
        block: Mono = source.read(min(_BLOCK, end - start), dtype="float32") * gain
        if start == first:
            block[:fade] *= ramp[: len(block)]
        if start + len(block) >= end:
            block[max(0, len(block) - fade) :] *= ramp[::-1][-len(block) :]
        yield block


def _limited(blocks: Iterator[Mono]) -> Iterator[Mono]:
    """The same under the ceiling, and not later than it was."""
    limiter = Limiter()
    late: int = DELAY
    for block in blocks:
        out = limiter.take(np.repeat(block[:, np.newaxis], 2, axis=1))[late:, 0]
        late = max(0, late - len(block))
        yield np.ascontiguousarray(out)
    yield np.ascontiguousarray(limiter.take(np.zeros((DELAY, 2), dtype=np.float32))[late:, 0])
