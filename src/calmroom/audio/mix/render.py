"""The same sound into a file: block by block, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from calmroom.audio.beds.segments import SEGMENT
from calmroom.audio.clips.shelf import Shelf
from calmroom.audio.frames import Stereo, scaled, with_middle
from calmroom.audio.mix.finish import finished
from calmroom.audio.mix.mixer import Mixer
from calmroom.domain.errors import CalmroomError
from calmroom.domain.player import Levels
from calmroom.domain.units import RATE, Decibels, to_frames, to_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from calmroom.domain.timeline import Programme

FORMATS: Final = {".flac": ("FLAC", "PCM_24"), ".wav": ("WAV", "FLOAT"), ".opus": ("OGG", "OPUS")}
"""By suffix. 24 bits need no dither: their step lies 100 dB under the bed."""
_OPUS_LEVEL: Final = 0.9
"""libsndfile's compression level that comes to 64 kbit/s in stereo; without it, it takes twice as much."""
_BLOCK: Final = 2 * SEGMENT
"""Frames made at a time: few enough for the processor's nearest memory, and as the beds are made."""
_AHEAD: Final = to_frames(60.0)
_PLAIN: Final = Levels(Decibels(0.0), Decibels(0.0))


def frames_of(
    programme: Programme,
    folders: Sequence[Path],
    *,
    seed: int = 0,
    levels: Levels = _PLAIN,
    skipped: Callable[[str], None] | None = None,
) -> Iterator[Stereo]:
    """The frames of a practice from its first to its last, as playing it straight through gives them.

    Args:
        programme: Its practice is what sounds.
        folders: Where its clips lie; the first wins.
        seed: Which bed of that name.
        levels: Gains of voice and bed.
        skipped: Called with each clip that could not be read.

    Yields:
        Blocks of less than a second, float32, shape (frames, 2).
    """
    shelf = Shelf(folders, skipped or (lambda _: None))
    try:
        yield from finished(_mixed(Mixer(programme.practice, shelf.get, seed), levels, shelf))
    finally:
        shelf.close()


def _mixed(mixer: Mixer, levels: Levels, shelf: Shelf) -> Iterator[Stereo]:
    """Voice and bed together, the next clips being decoded beside it."""
    voice_gain, bed_gain = np.float32(to_ratio(levels.voice)), np.float32(to_ratio(levels.bed))
    for start in range(0, mixer.frames, _BLOCK):
        count = min(_BLOCK, mixer.frames - start)
        shelf.want(mixer.soon(start, _AHEAD))
        bed, voice = scaled(mixer.bed(start, count, start), bed_gain), mixer.spoken(start, count)
        yield bed if voice is None else with_middle(bed, voice * voice_gain)


def render(
    programme: Programme,
    folders: Sequence[Path],
    path: Path,
    go_on: Callable[[float], bool] | None = None,
    *,
    seed: int = 0,
) -> bool:
    """Write a practice to a FLAC (24 bit), WAV (float32) or Opus file, in constant memory.

    Args:
        programme: Its practice is written.
        folders: Where its clips lie; the first wins.
        path: The file; the suffix chooses the format. It appears, or is replaced, only once it is whole.
        go_on: Told the share that is done, from 0 to 1, after each second of sound; ``False`` cancels.
        seed: Which bed of that name.

    Returns:
        Whether the file was written; ``False`` where it was cancelled.

    Raises:
        CalmroomError: If the suffix is of no known format or the file cannot be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise CalmroomError(f"Sound is written as {' or '.join(FORMATS)}.", "Give the file one of these endings.")
    blocks = counted(frames_of(programme, folders, seed=seed), programme.practice.frames, go_on)
    try:
        handle, name = tempfile.mkstemp(suffix=path.suffix.lower(), prefix=".", dir=path.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            if write_sound(unfinished, blocks) < programme.practice.frames:
                return False
            unfinished.chmod(0o666 & ~_mask())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, soundfile.LibsndfileError) as fault:
        raise CalmroomError("The sound could not be written.", "Check the folder and the room on the disk.") from fault
    return True


def counted(blocks: Iterator[Stereo], frames: int, go_on: Callable[[float], bool] | None) -> Iterator[Stereo]:
    """The blocks, until ``go_on`` says no."""
    done = 0
    for block in blocks:
        done += len(block)
        yield block
        if go_on is not None and not go_on(done / frames) and done < frames:
            return


def write_sound(path: Path, blocks: Iterator[Stereo]) -> int:
    """Write all blocks to a file whose ending is one of ``FORMATS``.

    Returns:
        How many frames there were.

    Raises:
        OSError: If it cannot be made.
        soundfile.LibsndfileError: If it cannot be written to its end.
    """
    form, subtype = FORMATS[path.suffix]
    level = _OPUS_LEVEL if subtype == "OPUS" else None
    with soundfile.SoundFile(path, "w", RATE, 2, subtype=subtype, format=form, compression_level=level) as file:
        for block in blocks:
            file.write(block)
        return int(file.frames)


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
