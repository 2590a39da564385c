"""An exporter that writes a few bytes, as far as a test lets it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import Format, Piece


class FakeExporter:
    """Writes in four steps.

    Attributes:
        lacking: Formats that cannot be written, with the line that installs what they need.
        fault: Raised by every writing while it is set.
        gate: While it is cleared, writing stays at a quarter.
        written: What was written, and where.
    """

    def __init__(self) -> None:
        self.lacking: dict[Format, str] = {}
        self.fault: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.written: list[tuple[Piece, Path]] = []

    def missing(self, form: Format) -> str:
        """What it lacks."""
        return self.lacking.get(form, "")

    def write(self, piece: Piece, path: Path, go_on: Callable[[float], bool]) -> bool:
        """Write, unless it was told to fail or is cancelled on the way."""
        if self.fault is not None:
            raise self.fault
        if line := self.lacking.get(Format(path.suffix[1:])):
            raise CalmroomError("Something is missing.", line)
        for step in (0.25, 0.5, 0.75, 1.0):
            if not go_on(step):
                return False
            while not self.gate.wait(0.01):
                if not go_on(step):
                    return False
        path.write_bytes(b"sound")
        self.written.append((piece, path))
        return True
