"""Formats that libsndfile does not know, through pydub and ffmpeg, a stretch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.audio.frames import Mono


def stretch_of(path: Path, kind: str, start: int, length: int) -> tuple[Mono, int]:
    """The frames from a second on, and their rate; none behind the end.

    Args:
        path: The recording.
        kind: What ffmpeg calls its format; nothing else is tried.
        start: Seconds.
        length: Seconds, at the most.

    Raises:
        CalmroomError: If ffmpeg is missing, or reads nothing of it.
    """
    from pydub import AudioSegment  # noqa: PLC0415 - only who brings in such a recording pays for it
    from pydub.exceptions import CouldntDecodeError  # noqa: PLC0415

    try:
        found = AudioSegment.from_file(str(path.absolute()), format=kind, start_second=start, duration=length)
    except (CouldntDecodeError, IndexError, KeyError) as fault:
        if start:
            return np.zeros(0, dtype=np.float32), RATE
        raise CalmroomError(
            "That file cannot be read as sound, so it was left where it is.", "Save it as WAV, and bring that in."
        ) from fault
    except FileNotFoundError as fault:
        raise CalmroomError(
            "Recordings of that kind need ffmpeg, which is not on this machine.",
            "Install ffmpeg, or save the recording as WAV, FLAC or MP3 and bring that in.",
        ) from fault
    whole = np.array(found.get_array_of_samples(), dtype=np.float32).reshape(-1, found.channels)
    sound: Mono = whole.mean(axis=1, dtype=np.float32) / np.float32(found.max_possible_amplitude)
    return sound, int(found.frame_rate)
