"""Practices to files: whole or not at all, and nothing left behind."""

from __future__ import annotations

import errno
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calmroom.audio.export.converter import find_converter, install_line
from calmroom.audio.export.encode import ENCODERS, Encoding, encode
from calmroom.audio.export.ffmetadata import to_ffmetadata
from calmroom.audio.export.flac import tag_flac
from calmroom.audio.export.ogg import tag_opus
from calmroom.audio.export.wav import tag_wav
from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from calmroom.domain.exporting import Piece

COVER_OF_ALL: Final = "calmroom"
_LITTLE: Final = 2**20
"""Bytes; with less than this a disk is full."""


class FileExporter:
    """Writes practices as FLAC, Opus and WAV by itself, as MP3 and M4A through ffmpeg.

    Args:
        clips: Where clips lie; the first folder wins.
        covers: Where the covers lie, ``s01.png`` and so on.
    """

    def __init__(self, clips: Sequence[Path], covers: Path) -> None:
        self._clips = clips
        self._covers = covers

    def missing(self, form: Format) -> str:
        """The line that installs what this format needs; empty where it can be written."""
        return install_line() if form in ENCODERS and find_converter() is None else ""

    def write(self, piece: Piece, path: Path, go_on: Callable[[float], bool]) -> bool:
        """Write a practice; see the port ``Exporter``."""
        form = format_of(path.suffix)
        if form is None:
            endings = ", ".join(each.suffix for each in Format)
            raise CalmroomError("A practice is not written as that.", f"It can be written as {endings}.")
        self._require(form)
        # Absolute, so that no folder's name is taken for an option of ffmpeg.
        folder = path.absolute().parent
        try:
            # Beside the file, so that what a practice says lies nowhere else, and the last step is a rename.
            with tempfile.TemporaryDirectory(prefix=".calmroom-", dir=folder, ignore_cleanup_errors=True) as desk:
                made = self._make(piece, form, Path(desk), go_on)
                if made is not None:
                    made.replace(path)
        except OSError as fault:
            raise _explained(fault, folder) from fault
        return made is not None

    def _require(self, form: Format) -> None:
        if line := self.missing(form):
            raise CalmroomError(
                f"{form.upper()} needs ffmpeg, which is not on this machine.",
                f"Install it with: {line}\nOr choose .opus or .flac, which need nothing more.",
            )

    def _make(self, piece: Piece, form: Format, desk: Path, go_on: Callable[[float], bool]) -> Path | None:
        """The whole file on the desk; none where it was cancelled."""
        return (self._convert if form in ENCODERS else self._render)(piece, form, desk, go_on)

    def _render(self, piece: Piece, form: Format, desk: Path, go_on: Callable[[float], bool]) -> Path | None:
        from soundfile import LibsndfileError  # noqa: PLC0415 - the sound libraries are read only to sound

        from calmroom.audio.mix.render import counted, frames_of, write_sound  # noqa: PLC0415 - as above

        sound, tagged = desk / f"sound{form.suffix}", desk / f"tagged{form.suffix}"
        frames = piece.programme.practice.frames
        try:
            if write_sound(sound, counted(frames_of(piece.programme, self._clips), frames, go_on)) < frames:
                return None
        except LibsndfileError as fault:
            raise OSError(str(fault)) from fault
        cover = self._cover(piece)
        picture = None if cover is None else cover.read_bytes()
        if form is Format.WAV:
            tag_wav(sound, piece)
            return sound
        (tag_flac if form is Format.FLAC else tag_opus)(sound, tagged, piece, picture)
        return tagged

    def _convert(self, piece: Piece, form: Format, desk: Path, go_on: Callable[[float], bool]) -> Path | None:
        from calmroom.audio.mix.render import counted, frames_of  # noqa: PLC0415 - as above

        notes, target = desk / "notes.txt", desk / f"sound{form.suffix}"
        notes.write_text(to_ffmetadata(piece), encoding="utf-8", newline="\n")
        frames = piece.programme.practice.frames
        blocks = counted(frames_of(piece.programme, self._clips), frames, go_on)
        encoding = Encoding(find_converter() or "", form, notes, self._cover(piece), target)
        return target if encode(encoding, blocks, frames) else None

    def _cover(self, piece: Piece) -> Path | None:
        names = (f"{piece.cover}.png", f"{COVER_OF_ALL}.png")
        found = (self._covers / name for name in names if Path(name).name == name)
        return next((path for path in found if path.is_file()), None)


def _explained(fault: OSError, folder: Path) -> CalmroomError:
    message = "The sound could not be written."
    if isinstance(fault, FileNotFoundError | NotADirectoryError) or not folder.is_dir():
        return CalmroomError(message, f"There is no folder {folder}.")
    if fault.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return CalmroomError(message, f"Nothing may be written to {folder}. Choose another folder.")
    if fault.errno in {errno.ENOSPC, errno.EDQUOT} or shutil.disk_usage(folder).free < _LITTLE:
        return CalmroomError(message, "The disk is full. Free some room on it, or choose another folder.")
    return CalmroomError(message, f"Check {folder}, or choose another folder.")
