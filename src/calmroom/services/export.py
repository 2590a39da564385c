"""A practice to take along: what it can be written as here, and the one that is being written."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import ExportEnded, Exporter, ExportMoved, Format, piece_of
from calmroom.domain.file_names import free_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from calmroom.domain.exporting import Piece
    from calmroom.domain.ports import Arranger, Voice
    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices
    from calmroom.services.bus import EventBus

STEPS = 200
"""How often, at most, it is told how far one is."""
BUG = CalmroomError("The sound could not be written.", "Settings shows where the log lies.")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A format, and the line that installs what it needs; empty where it can be written here."""

    form: Format
    install: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written, as what, and in which folder."""

    script: Script
    choices: Choices
    form: Format
    folder: Path


class ExportService:
    """Writes one practice at a time, on a thread of its own: a page that is being saved never waits for it.

    Args:
        exporter: Writes files.
        arrange: Makes programmes.
        narrators: Whose names are known.
        bus: Told how far it is, and how it ended.
        usual: Says where files go unless another folder is chosen.
    """

    def __init__(
        self,
        exporter: Exporter,
        arrange: Arranger,
        narrators: Sequence[Voice],
        bus: EventBus,
        usual: Callable[[], Path],
    ) -> None:
        self._exporter = exporter
        self._arrange = arrange
        self._names = {voice.id: voice.name for voice in narrators}
        self._bus = bus
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_busy = False
        self._usual = usual
        self._chosen: Path | None = None

    @property
    def is_busy(self) -> bool:
        """Whether one is being written."""
        return self._is_busy

    @property
    def folder(self) -> Path:
        """Where files go: where the last one went, else the usual place."""
        return self._usual() if self._chosen is None else self._chosen

    def offers(self) -> tuple[Offer, ...]:
        """Every format, in the order in which they are offered."""
        return tuple(Offer(form, self._exporter.missing(form)) for form in Format)

    def name(self, wish: Wish) -> str:
        """What its file will be called; never that of a file that is there."""
        return free_name(self._piece(wish).name(wish.form), lambda name: (wish.folder / name).exists())

    def begin(self, wish: Wish) -> Path:
        """Begin to write; events tell how far it is and how it ended.

        Returns:
            The path that the file will have.

        Raises:
            CalmroomError: If another is being written, or the practice cannot be arranged.
        """
        if self._is_busy:
            raise CalmroomError("Another practice is being written.", "Wait for it, or cancel it.")
        piece, path = self._piece(wish), wish.folder / self.name(wish)
        self._chosen = wish.folder
        self._cancelled.clear()
        self._is_busy = True
        self._thread = threading.Thread(target=self._run, args=(piece, path), name="export")
        self._thread.start()
        return path

    def cancel(self) -> None:
        """Give up what is being written; nothing of it stays."""
        self._cancelled.set()

    def close(self) -> None:
        """Give up what is being written, and wait until it is cleared away."""
        self.cancel()
        if self._thread is not None:
            self._thread.join()

    def _piece(self, wish: Wish) -> Piece:
        programme = self._arrange(wish.script, wish.choices)
        voice = self._names.get(wish.choices.voice, wish.choices.voice)
        return piece_of(wish.script, wish.choices, programme, voice)

    def _run(self, piece: Piece, path: Path) -> None:
        ended = self._write(piece, path)
        self._is_busy = False
        self._bus.publish(ended)

    def _write(self, piece: Piece, path: Path) -> ExportEnded:
        told = 0

        def go_on(share: float) -> bool:
            nonlocal told
            if share * STEPS >= told + 1:
                told = int(share * STEPS)
                self._bus.publish(ExportMoved(share))
            return not self._cancelled.is_set()

        try:
            return ExportEnded(path if self._exporter.write(piece, path, go_on) else None)
        except CalmroomError as fault:
            return ExportEnded(fault=fault)
        except Exception:  # noqa: BLE001 - whatever it was, the person is told and can try once more
            _log.exception("A practice could not be written.")
            return ExportEnded(fault=BUG)
