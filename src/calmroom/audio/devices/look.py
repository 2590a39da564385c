"""A look at the devices that disturbs nothing: PortAudio finds new ones only as it starts, so another process does.

A process of its own is much for a look, so this is for machines without a sound server that tells, and is asked for
only while a device is missed.
"""

from __future__ import annotations

import json
import subprocess
import threading
from typing import TYPE_CHECKING, Final

from calmroom.audio.devices.port import Seen
from calmroom.audio.processes import QUIET, engine_command

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOK: Final = "--devices"
"""Said to the engine's command, it tells the devices and ends."""
_PATIENCE: Final = 10.0
_MOST: Final = 65_536


def write_names(names: Sequence[str]) -> str:
    """What the other process says."""
    return json.dumps(list(names))


def read_names(line: str | bytes) -> Seen | None:
    """What it saw; ``None`` where that is not to be understood."""
    try:
        names = json.loads(line)
    except ValueError:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return Seen(tuple((name, name) for name in names), "", frozenset(names))


class Look:
    """Looks in a process of its own, one at a time.

    Args:
        command: What to start; by default this very program.
    """

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = tuple(command)
        self._thread: threading.Thread | None = None
        self._seen: Seen | None = None

    def seen(self) -> Seen | None:
        """What the last look saw; ``None`` before the first."""
        return self._seen

    def start(self) -> None:
        """Look once more, unless a look is under way. Never waits."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="look", daemon=True)
            self._thread.start()

    def forget(self) -> None:
        """What was seen is no longer so."""
        self._seen = None

    def _run(self) -> None:
        try:
            done = subprocess.run(  # noqa: S603 - the program itself
                self._command or engine_command(LOOK),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=False,
                creationflags=QUIET,
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        self._seen = read_names(done.stdout[:_MOST])
