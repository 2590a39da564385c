"""Frames into ffmpeg and a file out of it, in constant memory."""

from __future__ import annotations

import contextlib
import errno
import subprocess
import tempfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from calmroom.audio.processes import QUIET
from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import KILOBITS, Format
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calmroom.audio.frames import Stereo

ENCODERS: Final = {Format.MP3: "libmp3lame", Format.M4A: "aac"}
_CONTAINER: Final = {
    # 2.3 is read by phones and cars that do not know 2.4.
    Format.MP3: ("-id3v2_version", "3", "-f", "mp3"),
    Format.M4A: ("-movflags", "+faststart", "-f", "ipod"),
}
_SOUND: Final = ("-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "pipe:0")
_FULL: Final = "No space left"
_LAST_WORDS: Final = 4_000


@dataclass(frozen=True, slots=True)
class Encoding:
    """What ffmpeg is given beside the sound.

    Attributes:
        converter: The path of ffmpeg.
        notes: The file with title and chapters.
        cover: A PNG.
        target: The file to write.
    """

    converter: str
    form: Format
    notes: Path
    cover: Path | None
    target: Path

    def arguments(self) -> list[str]:
        """The command line of ffmpeg."""
        picture = [] if self.cover is None else ["-f", "image2", "-i", str(self.cover)]
        shown = [] if self.cover is None else ["-map", "2:v", "-c:v", "copy", "-disposition:v", "attached_pic"]
        return [
            *(self.converter, "-nostdin", "-hide_banner", "-loglevel", "error", "-y"),
            *_SOUND,
            *("-f", "ffmetadata", "-i", str(self.notes)),
            *picture,
            *("-map", "0:a", *shown, "-map_metadata", "1", "-map_chapters", "1"),
            *("-c:a", ENCODERS[self.form], "-b:a", f"{KILOBITS[self.form]}k"),
            *(*_CONTAINER[self.form], str(self.target)),
        ]


def encode(encoding: Encoding, blocks: Iterator[Stereo], frames: int) -> bool:
    """Give all blocks to ffmpeg.

    Args:
        encoding: What it is given beside them.
        blocks: Float32, shape (frames, 2).
        frames: How many there are when none is held back.

    Returns:
        Whether all came; otherwise ffmpeg was ended, and its file is of no use.

    Raises:
        CalmroomError: If ffmpeg fails.
        OSError: If it cannot be started, or the disk is full.
    """
    command = encoding.arguments()
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(  # noqa: S603 - words of ours, and paths as whole arguments
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=told,
            # Ctrl+C is for calmroom, which then ends it and clears up.
            start_new_session=True,
            creationflags=QUIET,
        ) as process,
    ):
        assert process.stdin is not None  # noqa: S101 - asked for above
        try:
            given = _feed(process.stdin, blocks)
            if given is not None and given < frames:
                return False
            with contextlib.suppress(OSError):
                process.stdin.close()
            status = process.wait()
        finally:
            _end(process, process.stdin)
        if status != 0:
            told.seek(0)
            raise _fault(told.read(_LAST_WORDS).decode("utf-8", "replace"), encoding.form)
    return True


def _feed(stdin: IO[bytes], blocks: Iterator[Stereo]) -> int | None:
    """How many frames there were; none where ffmpeg went before the last of them."""
    given = 0
    for block in blocks:
        try:
            stdin.write(block.tobytes())
        except OSError:
            return None
        given += len(block)
    return given


def _end(process: subprocess.Popen[bytes], stdin: IO[bytes]) -> None:
    """Leave no process behind, and no write that would fail later."""
    if process.poll() is None:
        process.kill()
    with contextlib.suppress(OSError):
        stdin.close()


def _fault(words: str, form: Format) -> CalmroomError | OSError:
    if _FULL in words:
        return OSError(errno.ENOSPC, _FULL)
    if "Unknown encoder" in words:
        return CalmroomError(
            f"This ffmpeg cannot write {form.upper()}.",
            f"Install one that has {ENCODERS[form]}, or choose Opus or FLAC.",
        )
    return CalmroomError("ffmpeg could not write the sound.", "Choose Opus or FLAC, which need no ffmpeg.")
