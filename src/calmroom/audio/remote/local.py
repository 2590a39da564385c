"""An engine in a thread of this very process: for tests and tools, and for a window whose engine does not start."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from calmroom.audio.devices.port import Device, DeviceGone, Outputs, Seen
from calmroom.audio.engine.engine import Engine
from calmroom.audio.talk.commands import Command, Quit, Telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.remote.link import Link


class Nowhere:
    """Outputs of a machine whose engine does not start: none."""

    def names(self) -> tuple[str, ...]:
        """No device."""
        return ()

    def open(self, name: str) -> Device:
        """No device.

        Raises:
            DeviceGone: Always.
        """
        raise DeviceGone(name or "The sound engine could not be started.")

    def seen(self) -> Seen | None:
        """Nothing."""
        return None

    def look(self) -> None:
        """Nothing to see."""


class LocalEngine:
    """Feeds a device from a thread.

    Args:
        outputs: The devices there are.
        hear: Called with each telling, from that thread.
        ended: Never called; it ends when it is closed.
    """

    pid = None

    def __init__(self, outputs: Outputs, hear: Callable[[Telling], None], ended: Callable[[Link], None]) -> None:
        del ended
        self._engine = Engine(outputs, hear)
        self._thread = threading.Thread(target=self._engine.run, name="feeder", daemon=True)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Hand over a command."""
        self._engine.ask(command)

    def close(self) -> None:
        """Fade out and end."""
        self._engine.ask(Quit())
        self._thread.join()


def silent_engine(hear: Callable[[Telling], None], ended: Callable[[Link], None]) -> Link:
    """An engine without any device: captions and pacer go on."""
    return LocalEngine(Nowhere(), hear, ended)
