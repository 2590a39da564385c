"""The player that plays in a process of its own, and starts it anew where it was when it dies."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from calmroom.audio.commands import (
    AskDevices,
    Command,
    Devices,
    EaseOff,
    Hold,
    Load,
    Pause,
    Play,
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
from calmroom.audio.pipe import Pipe, engine_command
from calmroom.audio.place import carried
from calmroom.domain.events import EngineRestarted, PlayerEnded, PlayerEvent, SoundMissing
from calmroom.domain.ports import Levels, Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from calmroom.domain.timeline import Programme

_ACTIVE: Final = frozenset({PlayState.PLAYING, PlayState.EASING, PlayState.HELD})
_DEATHS: Final = 3
_WITHIN: Final = 10.0
"""An engine that ends so many times within so many seconds is not started again until somebody presses Play."""


class RemotePlayer:
    """Plays through the engine process, which it starts with the first programme or by ``warm``.

    Args:
        folders: Where clips lie; the first wins.
        seed: Which bed of each name; the same seed gives the same frames as a render with it.
        command: How to start the engine; this program itself by default.
        clock: Seconds that never jump, the same in every process.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        seed: int = 0,
        command: Sequence[str] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = tuple(folders)
        self._seed = seed
        self._command = tuple(command or engine_command())
        self._clock = clock
        self._lock = threading.RLock()
        self._pipe: Pipe | None = None
        self._listeners: list[Callable[[PlayerEvent], None]] = []
        self._programme: Programme | None = None
        self._levels: Levels | None = None
        self._device = ""
        self._devices: tuple[str, ...] = ()
        self._last = Report(Playhead())
        self._loads = 0
        self._heard_before = 0
        self._holds_before = 0
        self._was_paused = False
        self._deaths: deque[float] = deque(maxlen=_DEATHS)

    @property
    def pid(self) -> int | None:
        """The id of the engine's process, where it runs."""
        with self._lock:
            return self._pipe.pid if self._pipe else None

    def warm(self) -> None:
        """Start the engine, so that the first practice begins at once."""
        with self._lock:
            self._running()

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on."""
        with self._lock:
            self._listeners.append(hear)

    def load(self, programme: Programme) -> None:
        """Make a programme ready at its start."""
        with self._lock:
            pipe = self._running()
            self._programme = programme
            self._heard_before = self._holds_before = 0
            self._was_paused = False
            self._last = Report(
                Playhead(state=PlayState.READY, at=self._clock(), silent=self._last.playhead.silent), load=self._loads
            )
            if pipe is not None:
                self._send_load(pipe, Frames(0), easing=False)

    def play(self) -> None:
        """Begin, or go on after a pause."""
        with self._lock:
            if self._running() is not None:
                self._send(Play())

    def pause(self) -> None:
        """Fade out and stay there."""
        self._send(Pause())

    def seek(self, frame: Frames) -> None:
        """Go to a frame of the timeline."""
        self._send(Seek(max(0, frame)))

    def hold(self) -> None:
        """Let the present or the next silence go on."""
        self._send(Hold())

    def release(self) -> None:
        """Go on from a hold."""
        self._send(Release())

    def ease_off(self) -> None:
        """Fade the voice and play the exit."""
        self._send(EaseOff())

    def stop(self) -> None:
        """Fade out and end."""
        self._send(Stop())

    def set_levels(self, levels: Levels) -> None:
        """Ramp to these gains."""
        with self._lock:
            self._levels = levels
            self._send(SetLevels(levels))

    def set_device(self, name: str) -> None:
        """Sound from now on at the named device."""
        with self._lock:
            self._device = name
            self._send(SetDevice(name))

    def devices(self) -> tuple[str, ...]:
        """The names of the devices as last seen; a new look is taken for the next time."""
        self._send(AskDevices())
        with self._lock:
            return self._devices

    def playhead(self) -> Playhead:
        """Where the heard sound is at this moment."""
        with self._lock:
            return carried(self._last, self._clock(), self._length)

    def close(self) -> None:
        """Fade out and end the engine."""
        with self._lock:
            pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()

    @property
    def _length(self) -> Frames:
        if self._programme is None:
            return Frames(0)
        way_out = self._programme.exit
        if self._last.easing and way_out is not None:
            return way_out.frames
        return self._programme.practice.frames

    # To the engine

    def _send(self, command: Command) -> None:
        with self._lock:
            if self._pipe is not None:
                self._pipe.send(command)

    def _running(self) -> Pipe | None:
        """The pipe, started where there is none and told what the last one knew; ``None`` where it does not start."""
        if self._pipe is None:
            try:
                self._pipe = Pipe(self._command, self._hear, self._ended)
            except OSError:
                self._announce(SoundMissing("The sound engine could not be started."))
                return None
            self._loads = 0
            if self._levels is not None:
                self._pipe.send(SetLevels(self._levels))
            if self._device:
                self._pipe.send(SetDevice(self._device))
            self._resume(self._pipe)
        return self._pipe

    def _resume(self, pipe: Pipe) -> None:
        """Have the programme stand where it was last heard."""
        place = self._last.playhead
        if self._programme is None or place.state in {PlayState.EMPTY, PlayState.ENDED}:
            return
        self._heard_before, self._holds_before = place.heard, place.holds
        self._was_paused = place.state is not PlayState.READY
        self._send_load(pipe, place.frame, easing=self._last.easing)

    def _send_load(self, pipe: Pipe, frame: Frames, *, easing: bool) -> None:
        if self._programme is not None:
            self._loads += 1
            self._last = replace(self._last, load=self._loads)
            pipe.send(Load(self._programme, self._folders, self._seed, frame, easing=easing))

    # From the engine

    def _hear(self, telling: Telling) -> None:
        match telling:
            case Report():
                with self._lock:
                    self._take(telling)
            case Devices(names):
                with self._lock:
                    self._devices = names
            case PlayerEnded():
                with self._lock:
                    is_ours = self._last.playhead.state is PlayState.ENDED
                if is_ours:
                    self._announce(telling)
            case Ready() | Refused():
                return
            case _:
                self._announce(telling)

    def _take(self, report: Report) -> None:
        if report.load != self._loads or self._programme is None:
            return
        place = report.playhead
        if place.state is PlayState.READY and self._was_paused:
            place = replace(place, state=PlayState.PAUSED)
        heard, holds = Frames(place.heard + self._heard_before), place.holds + self._holds_before
        self._last = replace(report, playhead=replace(place, heard=heard, holds=holds))

    def _announce(self, event: PlayerEvent) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for hear in listeners:
            hear(event)

    # When it dies

    def _ended(self, pipe: Pipe) -> None:
        with self._lock:
            if pipe is not self._pipe:
                return
            self._pipe = None
            now = self._clock()
            was = carried(self._last, now, self._length)
            event = self._start_again(was, now)
        if event is not None:
            self._announce(event)

    def _start_again(self, was: Playhead, now: float) -> PlayerEvent | None:
        """Play on where it was, unless it keeps dying; what the person has to know of it."""
        self._deaths.append(now)
        still = PlayState.PAUSED if was.state in _ACTIVE else was.state
        self._last = replace(self._last, playhead=replace(was, at=now), moving=False, sounding=False)
        if was.stopping:
            self._last = replace(self._last, playhead=replace(was, state=PlayState.ENDED, stopping=False))
            return PlayerEnded(Outcome.STOPPED)
        if len(self._deaths) == _DEATHS and now - self._deaths[0] < _WITHIN:
            self._deaths.clear()
            self._last = replace(self._last, playhead=replace(was, state=still, at=now))
            return SoundMissing("The sound engine ended several times.")
        if was.state in {PlayState.EMPTY, PlayState.ENDED} or self._running() is None:
            return None
        if was.state in _ACTIVE:
            self._send(Play())
            if was.state is PlayState.HELD or was.hold_asked:
                self._send(Hold())
        return EngineRestarted()
