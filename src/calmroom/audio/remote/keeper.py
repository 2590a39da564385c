"""Keeps an engine running that stands where the last one was heard, and knows all that it knew."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from calmroom.audio.remote.asked import Asked
from calmroom.audio.talk.commands import AskDevices, Command, Devices, Hold, Load, Play, Ready, Refused, Report, Telling
from calmroom.audio.talk.place import START, Place, carried, place_of, steadied
from calmroom.domain.events import EngineRestarted, PlayerEnded, PlayerEvent, SoundMissing
from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.audio.remote.link import Link, Start
    from calmroom.domain.timeline import Programme

_ACTIVE: Final = frozenset({PlayState.WAITING, PlayState.PLAYING, PlayState.HELD, PlayState.EASING, PlayState.RESTING})
_OVER: Final = frozenset({PlayState.EMPTY, PlayState.ENDED})
_DEATHS: Final = 3
_WITHIN: Final = 10.0
"""Where so many engines end by themselves within so many seconds, the practice goes on without sound."""

_SETTLED: Final = 3.0
"""Seconds after its start in which an engine has the processor for itself."""


def silently(hear: Callable[[Telling], None], ended: Callable[[Link], None]) -> Link:
    """An engine without sound in this process; what it is made of is read only where it is needed."""
    from calmroom.audio.remote.local import silent_engine  # noqa: PLC0415 - it reads numpy

    return silent_engine(hear, ended)


class Keeper:
    """Talks to the one engine there is.

    Args:
        start: Starts an engine.
        clock: Seconds that never jump.
        tell: Called with every event, from any thread, never under a lock.
        folders: Where clips lie.
        seed: Which bed of each name.

    Attributes:
        lock: Held around everything that has to happen together.
        link: The engine, where one runs.
        last: What was reported last of the programme that was loaded last.
        devices: The names of the devices as last seen.
        has_spare: Whether another engine is to wait while one sounds.
    """

    def __init__(
        self,
        start: Start,
        clock: Callable[[], float],
        tell: Callable[[PlayerEvent], None],
        *,
        folders: tuple[Path, ...],
        seed: int,
    ) -> None:
        self._start = start
        self._clock = clock
        self._tell = tell
        self._folders = folders
        self._seed = seed
        self.lock = threading.RLock()
        self.link: Link | None = None
        self.last = Report(Playhead())
        self._told = self.last.playhead
        self.devices: tuple[str, ...] = ()
        self.has_spare = True
        self._spare: Link | None = None
        self._asked = Asked()
        self._programme: Programme | None = None
        self._loads = 0
        self._deaths: deque[float] = deque(maxlen=_DEATHS)
        self._since = 0.0
        self._is_given_up = False
        self._has_said_missing = False

    @property
    def playhead(self) -> Playhead:
        """Where the heard sound is at this moment."""
        with self.lock:
            self._told = steadied(carried(self.last, self._clock(), self._length), self._told)
            return self._told

    def send(self, command: Command) -> None:
        """Ask the engine, and whichever follows it before it has taken the command."""
        with self.lock:
            self._asked.note(command)
            if self.link is not None:
                self.link.send(command)

    def load(self, programme: Programme) -> int:
        """Have a programme ready at its start; its number."""
        self.try_again()
        with self.lock:
            self._loads += 1
            self._programme = programme
            head = Playhead(PlayState.READY, at=self._clock(), silent=self.last.playhead.silent)
            self.last = Report(head, load=self._loads)
            self._told = head
            if self.link is None:
                self.run()
            else:
                self._send_load(START)
            return self._loads

    def try_again(self) -> None:
        """Where nothing sounds, give an engine that was given up another chance."""
        with self.lock:
            if not self._is_given_up or self.last.playhead.state not in {PlayState.PAUSED, *_OVER}:
                return
            self._is_given_up = False
        self.close()

    def run(self) -> None:
        """Have an engine run, where none does, that knows all that the last one knew."""
        with self.lock:
            if self.link is not None:
                return
            again = self._asked.again()
            self.link = self._started()
            self._since = self._clock()
            self.send(AskDevices())
            for wish in self._asked.wishes():
                self.send(wish)
            was = self.last.playhead
            if was.state in _OVER:
                return
            self._send_load(place_of(self.last))
            if was.state in _ACTIVE:
                self.send(Play())
            if was.hold_asked:
                self.send(Hold())
            for command in again:
                self.send(command)

    def close(self) -> None:
        """Let the engine fade out and end, and the spare one with it."""
        with self.lock:
            links, self.link, self._spare = (self.link, self._spare), None, None
        for link in links:
            if link is not None:
                link.close()

    @property
    def _length(self) -> Frames:
        if self._programme is None:
            return Frames(0)
        way_out = self._programme.exit
        return way_out.frames if self.last.easing and way_out is not None else self._programme.practice.frames

    def _send_load(self, place: Place) -> None:
        if self._programme is not None:
            self.send(Load(self._programme, self._folders, self._seed, self._loads, place))

    def _started(self) -> Link:
        spare, self._spare = self._spare, None
        if not self._is_given_up:
            try:
                return spare or self._start(self._hear, self._ended)
            except OSError:
                self._is_given_up = True
        return silently(self._hear, self._ended)

    def _have_spare(self) -> None:
        """Have a process wait that has read all it needs: reading takes half a second, too long for a break."""
        is_process = self.link is not None and self.link.pid is not None
        if self.has_spare and self._spare is None and is_process and self._clock() - self._since > _SETTLED:
            with contextlib.suppress(OSError):
                self._spare = self._start(self._hear, self._ended)

    # What it tells

    def _hear(self, telling: Telling) -> None:
        match telling:
            case Report():
                with self.lock:
                    self._take(telling)
            case Devices(names):
                with self.lock:
                    self.devices = names
            case SoundMissing():
                with self.lock:
                    is_news, self._has_said_missing = not self._has_said_missing, True
                if is_news:
                    self._tell(telling)
            case PlayerEnded(load=load) if load != self._loads:
                return
            case Ready() | Refused():
                return
            case _:
                self._tell(telling)

    def _take(self, report: Report) -> None:
        if report.load == self._loads and self._programme is not None:
            self.last = report
            self._asked.taken(report.taken)
            if report.sounding:
                self._have_spare()
            if report.sounding and not report.playhead.silent:
                self._has_said_missing = False

    # When it ends by itself

    def _ended(self, link: Link) -> None:
        with self.lock:
            if link is self._spare:
                self._spare = None
            if link is not self.link:
                return
            self.link = None
            event = self._go_on(self._clock())
        if event is not None:
            self._tell(event)

    def _go_on(self, now: float) -> PlayerEvent | None:
        """Have another engine play on where it was; what the person has to know of it."""
        was = carried(self.last, now, self._length)
        self.last = replace(self.last, playhead=replace(was, at=now), moving=False, sounding=False)
        self._deaths.append(now)
        if len(self._deaths) == _DEATHS and now - self._deaths[0] < _WITHIN:
            self._deaths.clear()
            self._is_given_up = True
        if was.stopping:
            over = replace(was, state=PlayState.ENDED, stopping=False, rest=Frames(0), sleep=None)
            self.last = replace(self.last, playhead=over)
            return PlayerEnded(Outcome.FINISHED if was.rest else Outcome.STOPPED, self._loads)
        if was.state in _OVER:
            return None
        self.run()
        return None if self._is_given_up or was.state is PlayState.READY else EngineRestarted()
