"""What ``python -m calmroom engine`` does: lines in, lines out, sound between. Knows neither Qt nor the vault."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections import deque
from typing import TYPE_CHECKING, BinaryIO, Final

from calmroom.audio.beds import BEDS
from calmroom.audio.devices.portaudio import PortAudioOutputs
from calmroom.audio.engine.engine import Engine
from calmroom.audio.mix.bells import bell
from calmroom.audio.talk.commands import Command, Load, Quit, Ready, Refused, Report, Telling
from calmroom.audio.talk.protocol import PROTOCOL, read_command
from calmroom.audio.talk.tellings import write_telling
from calmroom.audio.talk.wire import LONGEST_LINE, NotUnderstood
from calmroom.domain.timeline import BELL_LENGTH
from calmroom.domain.units import to_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.audio.devices.port import Outputs

_CALM: Final = 0.3
"""Seconds without a programme after which there is time to prepare for one."""
_PATIENCE: Final = 5.0
"""Seconds for the last fade and for a listener to take the last lines; a device that hangs is left behind."""


class Outlet:
    """Writes tellings to a stream from a thread of its own, so that a reader that stands still holds up nothing.

    Where they pile up, only the newest report is kept.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: deque[Telling] = deque()
        self._change = threading.Condition()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="outlet", daemon=True)
        self._thread.start()

    def tell(self, telling: Telling) -> None:
        """Write it as soon as there is room; never waits."""
        with self._change:
            if isinstance(telling, Report):
                self._waiting = deque(each for each in self._waiting if not isinstance(each, Report))
            self._waiting.append(telling)
            self._change.notify_all()

    def close(self) -> None:
        """Write what waits, then end."""
        with self._change:
            self._open = False
            self._change.notify_all()
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while True:
            with self._change:
                while self._open and not self._waiting:
                    self._change.wait()
                if not self._waiting:
                    return
                telling = self._waiting.popleft()
            try:
                self._stream.write(write_telling(telling))
                self._stream.flush()
            except (OSError, ValueError):
                return


def serve(
    stdin: BinaryIO,
    stdout: BinaryIO,
    outputs: Outputs | None = None,
    come_first: Callable[[], None] = lambda: None,
) -> None:
    """Play what the lines of ``stdin`` ask for and tell of it on ``stdout``; at its end, fade out and return.

    Until the first line it only waits, as a spare engine does, and takes nothing from one that plays; then
    ``come_first`` is called, before any thread is started that feeds a device.
    """
    outlet = Outlet(stdout)
    engine = Engine(outputs or PortAudioOutputs(), outlet.tell)
    feeder = threading.Thread(target=engine.run, name="feeder", daemon=True)
    is_busy = threading.Event()
    outlet.tell(Ready(PROTOCOL))
    with contextlib.suppress(KeyboardInterrupt):
        for command in _commands(stdin, outlet):
            if isinstance(command, Load):
                is_busy.set()
            if feeder.ident is None:
                # What is there by now stays; the collector need not look through it while sound is made.
                gc.freeze()
                threading.Thread(target=_rehearse, args=(is_busy,), name="rehearsal", daemon=True).start()
                come_first()
                feeder.start()
            engine.ask(command)
    if feeder.ident is not None:
        engine.ask(Quit())
        feeder.join(_PATIENCE)
    outlet.close()


def _rehearse(is_busy: threading.Event) -> None:
    """Make once what a practice begins with: a bell kept from now on is one the first frame need not wait for.

    An engine that takes over from another has to sound at once, and has no time for that.
    """
    if is_busy.wait(_CALM):
        return
    for soft in (False, True):
        bell(to_frames(BELL_LENGTH), soft=soft)
    for bed in BEDS.values():
        if not is_busy.is_set():
            bed(0).frames(0, 1)


def _commands(stdin: BinaryIO, outlet: Outlet) -> Iterator[Command]:
    """What the lines ask for; what cannot be understood is answered."""
    while line := stdin.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            if not _skip_line(stdin):
                return
            outlet.tell(Refused("a line that is too long"))
            continue
        if line.isspace():
            continue
        command: Command
        try:
            command = read_command(line)
        except NotUnderstood as fault:
            outlet.tell(Refused(str(fault)))
            continue
        if isinstance(command, Quit):
            return
        yield command


def _skip_line(stdin: BinaryIO) -> bool:
    """Read on to the end of a line; whether there was one."""
    while rest := stdin.readline(LONGEST_LINE):
        if rest.endswith(b"\n"):
            return True
    return False
