"""Clips from files: checked, cleaned, decoded ahead, and no more of them in memory than a few lines.

Files may come from strangers. They are opened by libsndfile alone, read in pieces until they end (so that a header
that claims gigabytes gets nothing), and refused where they are cut short or go on past two minutes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from calmroom.audio.clips.resample import resample
from calmroom.audio.clips.spoken import NoteRefused, read_stretch
from calmroom.audio.clips.wholeness import is_whole
from calmroom.domain.spoken import stretch_number
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from calmroom.audio.frames import Mono

_SUFFIXES: Final = frozenset({".opus", ".wav", ".flac"})
_LONGEST: Final = 120
"""Seconds of a clip."""
_MOST: Final = _LONGEST * RATE
"""Frames of a clip, at whatever rate it was made."""
_RATES: Final = range(8_000, 192_001)
_CHANNELS: Final = range(1, 9)
_KEPT_BYTES: Final = 8 * 2**20
"""Some 40 seconds of narration; the one clip that sounds is kept even if it is longer."""


class ClipRefused(Exception):  # noqa: N818 - refused, not an error of the program
    """The file is no clip; the message says why and names no content of it."""


def read_clip(path: Path) -> Mono:
    """The frames of a clip at the engine's rate, finite and within -1 to 1.

    Raises:
        ClipRefused: If it is missing, no sound, empty, cut short, too long or of an unlikely form.
    """
    if path.suffix.lower() not in _SUFFIXES or not path.is_file():
        raise ClipRefused("not a file of a kind that is read")
    try:
        if not is_whole(path):
            raise ClipRefused("cut short")
        with soundfile.SoundFile(path) as file:
            rate, samples = int(file.samplerate), _folded(file)
            if len(samples) < min(int(file.frames), _MOST):
                raise ClipRefused("cut short")
    except (OSError, RuntimeError, ValueError, TypeError, MemoryError) as fault:
        raise ClipRefused("cannot be read as sound") from fault
    return samples if rate == RATE else np.clip(resample(samples, rate, RATE), -1.0, 1.0)


def _folded(file: soundfile.SoundFile) -> Mono:
    if file.samplerate not in _RATES or file.channels not in _CHANNELS:
        raise ClipRefused("an unlikely rate or number of channels")
    pieces: list[Mono] = []
    total = 0
    while (piece := file.read(file.samplerate, dtype="float32", always_2d=True)).size:
        total += len(piece)
        if total > min(_MOST, _LONGEST * file.samplerate):
            raise ClipRefused("longer than two minutes")
        np.nan_to_num(piece, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        np.clip(piece, -1.0, 1.0, out=piece)
        pieces.append(piece[:, 0] if file.channels == 1 else piece.mean(axis=1, dtype=np.float32))
    if not pieces:
        raise ClipRefused("empty")
    return np.concatenate(pieces)


class Shelf:
    """Clips by path below any of some folders; the folder named first wins.

    ``get`` may be called from one thread and ``want`` from the same; decoding ahead happens in a thread of its own.

    Args:
        folders: Where to look.
        skipped: Called with the path of a clip that could not be read, once for each, from any thread.
        spoken: A voice note, whose stretches are clips too.
    """

    def __init__(self, folders: Sequence[Path], skipped: Callable[[str], None], spoken: bytes = b"") -> None:
        self._folders = [folder.resolve() for folder in folders]
        self._skipped = skipped
        self._spoken = spoken
        self._kept: OrderedDict[str, Mono] = OrderedDict()
        self._soon: frozenset[str] = frozenset()
        self._wanted: list[str] = []
        self._reading: set[str] = set()
        self._missing: set[str] = set()
        self._open = True
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None

    def get(self, clip: str) -> Mono:
        """The frames of a clip, decoded now if nobody did before; no frames where it cannot be read."""
        with self._change:
            while clip in self._reading:
                self._change.wait()
            if clip in self._kept:
                self._kept.move_to_end(clip)
                return self._kept[clip]
            self._reading.add(clip)
        return self._fetch(clip)

    def want(self, clips: Sequence[str]) -> None:
        """Decode these ahead, in this order, as far as there is room; forget what was wanted before."""
        with self._change:
            self._soon = frozenset(clips)
            self._wanted = [clip for clip in dict.fromkeys(clips) if clip not in self._kept]
            if self._wanted and self._open and self._thread is None:
                self._thread = threading.Thread(target=self._read_ahead, name="clips", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def close(self) -> None:
        """Stop decoding and let all go."""
        with self._change:
            self._open = False
            self._wanted.clear()
            self._kept.clear()
            self._spoken = b""
            self._change.notify_all()

    def _read_ahead(self) -> None:
        while True:
            with self._change:
                while self._open and not (self._wanted and self._has_room()):
                    self._change.wait()
                if not self._open:
                    return
                clip = self._wanted.pop(0)
                if clip in self._kept or clip in self._reading:
                    continue
                self._reading.add(clip)
            self._fetch(clip)

    def _has_room(self) -> bool:
        return sum(each.nbytes for clip, each in self._kept.items() if clip in self._soon) < _KEPT_BYTES // 2

    def _fetch(self, clip: str) -> Mono:
        """Read a clip that is noted as being read."""
        samples = self._read(clip)
        with self._change:
            self._reading.discard(clip)
            if self._open:
                self._kept[clip] = samples
                self._kept.move_to_end(clip)
            self._let_go()
            self._change.notify_all()
        return samples

    def _let_go(self) -> None:
        """Forget the longest unused clips, those that are soon needed last, until the rest is small enough."""
        order = sorted(self._kept, key=lambda clip: clip in self._soon)
        total = sum(each.nbytes for each in self._kept.values())
        for clip in order[:-1]:
            if total <= _KEPT_BYTES:
                return
            total -= self._kept.pop(clip).nbytes

    def _read(self, clip: str) -> Mono:
        try:
            stretch = stretch_number(clip) if self._spoken else None
            return read_clip(self._find(clip)) if stretch is None else read_stretch(self._spoken, stretch)
        except (ClipRefused, NoteRefused):
            with self._change:
                told = clip in self._missing
                self._missing.add(clip)
            if not told:
                self._skipped(clip)
            return np.zeros(0, dtype=np.float32)

    def _find(self, clip: str) -> Path:
        for folder in self._folders:
            path = (folder / clip).resolve()
            if path.is_relative_to(folder) and path.is_file():
                return path
        raise ClipRefused("not in any clip folder")
