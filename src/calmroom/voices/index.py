"""What is known of each clip, beside the clips themselves."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calmroom.domain.timeline import Clip
from calmroom.domain.units import Frames
from calmroom.voices.key import clip_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.script import Line

INDEX: Final = "index.json"
SUFFIX: Final = ".opus"


@dataclass(frozen=True, slots=True)
class ClipNote:
    """One clip as it was measured when read back from its file.

    Attributes:
        text: The normalised words.
        frames: Length at the engine's rate, to the frame.
        loudness: LUFS, gated.
        true_peak: dBTP.
        words_per_minute: From the first to the last sound, inner pauses included.
        speed: What the voice was asked for.
    """

    text: str
    frames: int
    loudness: float
    true_peak: float
    words_per_minute: float
    speed: float


class ClipIndex:
    """Finds clips in folders that each hold one folder a voice; the first that knows a line wins.

    Args:
        folders: Such as the bundled ``audio/narration`` and an author's own. Each index is read when first asked for.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._notes: dict[str, dict[str, ClipNote]] = {}

    def find(self, line: Line, language: str, voice: str) -> Clip | None:
        """The clip, or ``None`` where the line has not been spoken by that voice."""
        if voice not in self._notes:
            self._notes[voice] = self._read(voice)
        key = clip_key(line, language, voice)
        note = self._notes[voice].get(key)
        return None if note is None else Clip(f"{voice}/{key}{SUFFIX}", Frames(note.frames), note.words_per_minute)

    def _read(self, voice: str) -> dict[str, ClipNote]:
        found: dict[str, ClipNote] = {}
        for folder in reversed(self._folders):
            found |= read_index(folder / voice)
        return found


def read_index(folder: Path) -> dict[str, ClipNote]:
    """The notes in a voice's folder, by key; none where the index is missing or cannot be read.

    A practice is never stopped by this: lines without a clip are shown as captions.
    """
    import msgspec  # noqa: PLC0415 - 16 ms that only a practice being arranged pays

    try:
        raw = msgspec.json.decode((folder / INDEX).read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, ValueError):
        return {}
    notes: dict[str, ClipNote] = {}
    for key, value in raw.items():
        with contextlib.suppress(msgspec.ValidationError):
            notes[key] = msgspec.json.decode(value, type=ClipNote)
    return notes


def write_index(folder: Path, notes: Mapping[str, ClipNote]) -> None:
    """Write the notes in the order of their keys, whole or not at all."""
    text = json.dumps({key: asdict(notes[key]) for key in sorted(notes)}, indent=1, ensure_ascii=False) + "\n"
    handle, name = tempfile.mkstemp(prefix=".index", dir=folder)
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        written.chmod(0o644)
        written.replace(folder / INDEX)
    finally:
        written.unlink(missing_ok=True)
