"""The player: every wish becomes a command to the engine, by default one in a process of its own."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from calmroom.audio.processes import engine_command
from calmroom.audio.remote.keeper import Keeper
from calmroom.audio.remote.pipe import Pipe
from calmroom.audio.talk import commands
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from calmroom.audio.remote.link import Start
    from calmroom.domain.events import PlayerEvent
    from calmroom.domain.player import DeviceWish, Levels, Playhead, Rest, Tone
    from calmroom.domain.timeline import Programme


class RemotePlayer:
    """Plays through an engine, which it starts with the first programme or by ``warm``.

    Args:
        folders: Where clips lie; the first wins.
        seed: Which bed of each name; the same seed gives the same frames as a render with it.
        start: Starts an engine; this program itself in another process by default.
        clock: Seconds that never jump, the same in every process.
        has_spare: Whether another engine waits while one sounds, so that a practice goes on at once if that ends.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        seed: int = 0,
        start: Start | None = None,
        clock: Callable[[], float] = time.monotonic,
        has_spare: bool = True,
    ) -> None:
        self._listeners: list[Callable[[PlayerEvent], None]] = []
        starts = start or partial(Pipe, engine_command())
        self._keeper = Keeper(starts, clock, self._tell, folders=tuple(folders), seed=seed)
        self._keeper.has_spare = has_spare

    @property
    def pid(self) -> int | None:
        """The id of the engine's process, where it runs in another."""
        with self._keeper.lock:
            return self._keeper.link.pid if self._keeper.link else None

    def warm(self) -> None:
        """Start the engine, so that the first practice begins at once."""
        self._keeper.run()

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on."""
        with self._keeper.lock:
            self._listeners.append(hear)

    def load(self, programme: Programme) -> int:
        """Make a programme ready at its start."""
        return self._keeper.load(programme)

    def play(self, delay: Frames = Frames(0)) -> None:
        """Begin, go on, or begin at once."""
        self._keeper.try_again()
        with self._keeper.lock:
            self._keeper.run()
            self._keeper.send(commands.Play(delay))

    def pause(self) -> None:
        """Fade out and stay there."""
        self._keeper.send(commands.Pause())

    def seek(self, frame: Frames) -> None:
        """Go to a frame of the timeline."""
        self._keeper.send(commands.Seek(max(0, frame)))

    def hold(self) -> None:
        """Let the present or the next silence go on."""
        self._keeper.send(commands.Hold())

    def release(self) -> None:
        """Go on from a hold."""
        self._keeper.send(commands.Release())

    def ease_off(self) -> None:
        """Fade the voice and play the exit."""
        self._keeper.send(commands.EaseOff())

    def stop(self) -> None:
        """Fade out and end."""
        self._keeper.send(commands.Stop())

    def set_levels(self, levels: Levels) -> None:
        """Ramp to these gains."""
        self._keeper.send(commands.SetLevels(levels))

    def set_tone(self, tone: Tone) -> None:
        """Ramp to this tone."""
        self._keeper.send(commands.SetTone(tone))

    def set_rest(self, rest: Rest) -> None:
        """What goes on after the last word."""
        self._keeper.send(commands.SetRest(rest))

    def set_sleep(self, after: Frames | None) -> None:
        """Fade out slowly after so many more heard frames."""
        self._keeper.send(commands.SetSleep(after))

    def set_device(self, wish: DeviceWish) -> None:
        """Sound from now on where it is wished."""
        self._keeper.send(commands.SetDevice(wish))

    def devices(self) -> tuple[str, ...]:
        """The names of the devices as last seen; a new look is taken for the next time."""
        self._keeper.send(commands.AskDevices())
        return self._keeper.devices

    def playhead(self) -> Playhead:
        """Where the heard sound is at this moment."""
        return self._keeper.playhead

    def close(self) -> None:
        """Fade out and end the engine."""
        self._keeper.close()

    def _tell(self, event: PlayerEvent) -> None:
        with self._keeper.lock:
            listeners = tuple(self._listeners)
        for hear in listeners:
            hear(event)
