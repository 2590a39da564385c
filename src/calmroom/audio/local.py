"""The player that plays in this very process: for tests and for tools that need no second process."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.audio.commands import (
    AskDevices,
    Command,
    Devices,
    EaseOff,
    Hold,
    Load,
    Pause,
    Play,
    Quit,
    Ready,
    Refused,
    Release,
    Report,
    Seek,
    SetDevice,
    SetLevels,
    Stop,
    Telling,
)
from calmroom.audio.engine import Engine
from calmroom.audio.place import carried
from calmroom.domain.ports import Levels, Playhead, PlayState
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from calmroom.audio.devices.port import Outputs
    from calmroom.domain.events import PlayerEvent
    from calmroom.domain.timeline import Programme


class LocalPlayer:
    """An engine in a thread of this process.

    Args:
        outputs: The devices there are.
        folders: Where clips lie.
        seed: Which bed of each name.
        clock: Seconds that never jump.
    """

    def __init__(
        self,
        outputs: Outputs,
        folders: Sequence[Path],
        *,
        seed: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = tuple(folders)
        self._seed = seed
        self._clock = clock
        self._lock = threading.Lock()
        self._listeners: list[Callable[[PlayerEvent], None]] = []
        self._last = Report(Playhead())
        self._length = Frames(0)
        self._loads = 0
        self._devices: tuple[str, ...] = ()
        self._engine = Engine(outputs, self._hear, clock)
        self._thread = threading.Thread(target=self._engine.run, name="feeder", daemon=True)
        self._thread.start()
        self._engine.ask(AskDevices())

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on, from the feeding thread."""
        self._listeners.append(hear)

    def load(self, programme: Programme) -> None:
        """Make a programme ready at its start."""
        with self._lock:
            self._loads += 1
            self._length = max(programme.practice.frames, programme.exit.frames if programme.exit else Frames(0))
            self._last = Report(Playhead(state=PlayState.READY, at=self._clock()), load=self._loads)
        self._ask(Load(programme, self._folders, self._seed))

    def play(self) -> None:
        """Begin, or go on after a pause."""
        self._ask(Play())

    def pause(self) -> None:
        """Fade out and stay there."""
        self._ask(Pause())

    def seek(self, frame: Frames) -> None:
        """Go to a frame of the timeline."""
        self._ask(Seek(max(0, frame)))

    def hold(self) -> None:
        """Let the present or the next silence go on."""
        self._ask(Hold())

    def release(self) -> None:
        """Go on from a hold."""
        self._ask(Release())

    def ease_off(self) -> None:
        """Fade the voice and play the exit."""
        self._ask(EaseOff())

    def stop(self) -> None:
        """Fade out and end."""
        self._ask(Stop())

    def set_levels(self, levels: Levels) -> None:
        """Ramp to these gains."""
        self._ask(SetLevels(levels))

    def set_device(self, name: str) -> None:
        """Sound from now on at the named device."""
        self._ask(SetDevice(name))

    def devices(self) -> tuple[str, ...]:
        """The names of the devices as last seen."""
        self._ask(AskDevices())
        return self._devices

    def playhead(self) -> Playhead:
        """Where the heard sound is at this moment."""
        with self._lock:
            return carried(self._last, self._clock(), self._length)

    def close(self) -> None:
        """Fade out and end."""
        self._ask(Quit())
        self._thread.join()

    def _ask(self, command: Command) -> None:
        self._engine.ask(command)

    def _hear(self, telling: Telling) -> None:
        match telling:
            case Report(load=load) if load == self._loads:
                with self._lock:
                    self._last = replace(telling)
            case Devices(names):
                self._devices = names
            case Report() | Ready() | Refused():
                return
            case _:
                for hear in tuple(self._listeners):
                    hear(telling)
