"""A person at a terminal: reads what is written there, and presses keys."""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from e2e.program import PATIENCE
from e2e.pulse import Ear

SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@dataclass
class Hand:
    """Sits at a terminal. ``seen`` is all that was written since it last looked for something."""

    process: subprocess.Popen[bytes]
    terminal: int
    seen: str = field(default="", repr=False)

    def see(self, words: str, patience: float = PATIENCE) -> str:
        """Wait for words and give what was written up to them; what comes after is kept for the next look."""
        end = time.monotonic() + patience
        while words not in self.seen:
            left = end - time.monotonic()
            assert left > 0, f"not written in {patience:.0f} s: {words!r}; written was {self.seen!r}"
            if select.select([self.terminal], [], [], left)[0]:
                self.seen += os.read(self.terminal, 65536).decode()
        before, _, self.seen = self.seen.partition(words)
        return before

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self.terminal, key.encode())


def at_home(ear: Ear, folder: Path) -> dict[str, str]:
    """The surroundings of a person who sits at a terminal without a screen, in an empty home."""
    kept = {name: value for name, value in ear.environment.items() if name not in SCREENS}
    return kept | {"CALMROOM_HOME": str(folder / "home"), "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}


@contextmanager
def at_a_terminal(command: list[str], environment: dict[str, str]) -> Iterator[Hand]:
    """Start a command in a terminal of its own."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        yield Hand(process, ours)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(ours)
