"""Through ffmpeg to Opus, for authors. Listeners' machines read clips without it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from calmroom.audio.clips.resample import resample
from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import RATE

SPEECH_BITRATE: Final = "20k"
"""For a narrator, as ffmpeg reads it. Beside 24k DNSMOS falls by 0.01 in six lines (by 0.03 at 16k), and thirty
practices in two voices stay a good deal under 120 MB."""
_BITS: Final = 2.0**31 - 1.0
_OPTIONS: Final = ["-ar", str(RATE), "-ac", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]


def encode_opus(samples: npt.NDArray[np.float32], rate: int, path: Path, *, bitrate: str = SPEECH_BITRATE) -> None:
    """Write a mono sound as Opus at the engine's rate; the same samples give the same bytes.

    The sound is brought to the engine's rate here, so that not a frame is lost or added on the way.

    Args:
        samples: Shape (frames,), within -1 to 1.
        rate: Frames a second of ``samples``.
        path: The file to write; it appears only once it is whole.
        bitrate: As ffmpeg reads it.

    Raises:
        CalmroomError: If ffmpeg is missing or fails, or the file cannot be written.
    """
    from pydub import AudioSegment  # noqa: PLC0415 - only authors pay for it
    from pydub.exceptions import CouldntEncodeError  # noqa: PLC0415

    if shutil.which(AudioSegment.converter) is None:
        raise CalmroomError("The sound could not be encoded: ffmpeg was not found.", "Install ffmpeg.")
    whole = np.clip(resample(samples, rate, RATE), -1.0, 1.0).astype(np.float64) * _BITS
    sound = AudioSegment(whole.astype("<i4").tobytes(), sample_width=4, frame_rate=RATE, channels=1)
    try:
        handle, name = tempfile.mkstemp(suffix=".opus", prefix=".", dir=path.parent)
        os.close(handle)
        written = Path(name)
        try:
            sound.export(name, format="opus", codec="libopus", bitrate=bitrate, parameters=_OPTIONS).close()
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
    except CouldntEncodeError as fault:
        raise CalmroomError("The sound could not be encoded by ffmpeg.", "Check that it has libopus.") from fault
    except OSError as fault:
        raise CalmroomError("The encoded sound could not be written.", "Check the folder and the disk.") from fault
