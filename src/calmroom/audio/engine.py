"""The engine: takes commands, feeds a device, tells where the heard sound is.

One thread calls ``run`` (or a test calls ``step``); commands come from any thread and are applied between two blocks.
"""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from calmroom.audio.clips import Shelf
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
    Release,
    Seek,
    SetDevice,
    SetLevels,
    Stop,
    Telling,
)
from calmroom.audio.devices.port import DeviceGone, Outputs
from calmroom.audio.marks import Heard, Marks
from calmroom.audio.mixer import Mixer
from calmroom.audio.speaker import Speaker
from calmroom.audio.transport import Loaded, Transport
from calmroom.domain.events import ClipSkipped, DeviceLost, PlayerEnded, SoundMissing
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

BLOCK: Final = RATE // 50
"""Frames a write."""
_LINGER: Final = 3 * RATE
"""Frames of silence written before the device is let go."""
_FLUSH: Final = RATE // 4
"""Frames of silence after which a fade has left the device whole."""
_REPORT: Final = 0.1
"""Seconds between two reports while something moves."""
_LOOK_AHEAD: Final = 25
"""Blocks between two looks for the next clips."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A programme made ready outside the feeding thread."""

    load: Load
    loaded: Loaded
    shelf: Shelf


class Engine:
    """Plays programmes on a device.

    Args:
        outputs: The devices there are.
        tell: Called with everything that is told, from the feeding thread or the one that decodes; must not wait.
        clock: Seconds that never jump, the same in every process.
    """

    def __init__(
        self, outputs: Outputs, tell: Callable[[Telling], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._outputs = outputs
        self._tell = tell
        self._clock = clock
        self._asked: queue.SimpleQueue[Command | _Prepared] = queue.SimpleQueue()
        self._transport = Transport()
        self._marks = Marks()
        self._speaker = Speaker(outputs, clock, lambda reason: tell(SoundMissing(reason)))
        self._shelf: Shelf | None = None
        self._leaving: list[Shelf] = []
        self._is_changing_device = False
        self._idle = 0
        self._until_look = 0
        self._is_quitting = False
        self._last_state: tuple[object, ...] = ()
        self._last_at = 0.0
        self._has_told_outcome = True
        self._loads = 0
        self._plain: dict[type, Callable[[], None]] = {
            Play: self._play,
            Pause: self._transport.pause,
            Hold: self._transport.hold,
            Release: self._transport.release,
            EaseOff: self._ease_off,
            Stop: self._transport.stop,
            AskDevices: self._tell_devices,
            Quit: self._quit,
        }

    def ask(self, command: Command) -> None:
        """Take a command; from any thread. Making a programme ready happens here, beside the feeding thread."""
        self._asked.put(self._prepared(command) if isinstance(command, Load) else command)

    def run(self) -> None:
        """Feed the device until asked to quit."""
        while self.step(wait=True):
            pass

    def step(self, *, wait: bool = False) -> bool:
        """Apply what was asked and feed one block, if there is one.

        Args:
            wait: Whether to wait for a command while there is nothing to do.

        Returns:
            Whether to go on; ``False`` once it has quit.
        """
        self._take_commands(wait=wait and not (self._speaker.is_open or self._transport.is_sounding))
        if self._transport.is_sounding or self._speaker.is_open:
            self._feed()
        self._report()
        is_done = self._is_quitting and not (self._speaker.is_open or self._transport.is_sounding)
        if is_done and self._shelf is not None:
            self._leaving.append(self._shelf)
        if not self._transport.is_leaving:
            while self._leaving:
                self._leaving.pop().close()
        return not is_done

    def _prepared(self, load: Load) -> _Prepared:
        shelf = Shelf(load.folders, lambda clip: self._tell(ClipSkipped(clip)))
        practice = Mixer(load.programme.practice, shelf.get, load.seed)
        way_out = Mixer(load.programme.exit, shelf.get, load.seed) if load.programme.exit else None
        shelf.want((way_out if way_out and load.easing else practice).soon(load.frame))
        return _Prepared(load, Loaded(practice, way_out), shelf)

    # What is asked

    def _take_commands(self, *, wait: bool) -> None:
        while True:
            try:
                asked = self._asked.get(block=wait)
            except queue.Empty:
                return
            self._apply(asked)
            wait = False

    def _apply(self, asked: Command | _Prepared) -> None:
        match asked:
            case _Prepared():
                self._load(asked)
            case Seek(frame):
                self._transport.seek(frame)
                self._marks.forget()
            case SetLevels(levels):
                self._transport.set_levels(levels)
            case SetDevice(name):
                self._change_device(name)
            case _:
                self._plain[type(asked)]()
        self._until_look = 0

    def _load(self, prepared: _Prepared) -> None:
        if self._shelf is not None:
            self._shelf.want(())
            self._leaving.append(self._shelf)
        self._shelf = prepared.shelf
        self._transport.load(prepared.loaded, prepared.load.frame, easing=prepared.load.easing)
        self._marks.forget()
        self._has_told_outcome = False
        self._loads += 1

    def _play(self) -> None:
        if self._speaker.is_silent and not self._transport.is_sounding:
            self._let_go()
        self._transport.play()

    def _ease_off(self) -> None:
        self._transport.ease_off()
        self._marks.forget()

    def _change_device(self, name: str) -> None:
        self._speaker.wanted = name
        if self._transport.is_going and self._speaker.is_open:
            self._is_changing_device = True
            self._transport.pause()
        elif not self._transport.is_sounding:
            self._let_go()

    def _tell_devices(self) -> None:
        self._tell(Devices(self._outputs.names()))

    def _quit(self) -> None:
        self._is_quitting = True
        self._transport.quiet()

    # What is heard

    def _feed(self) -> None:
        heard = self._speaker.heard
        self._marks.note(self._speaker.written, self._transport)
        is_sounding = self._transport.is_sounding
        block = self._transport.pull(BLOCK)
        try:
            self._speaker.write(block)
        except DeviceGone as fault:
            self._lose(heard, str(fault), was_sounding=is_sounding)
            return
        self._idle = 0 if is_sounding else self._idle + len(block)
        self._until_look -= 1
        if self._until_look <= 0 and self._shelf is not None:
            self._until_look = _LOOK_AHEAD
            self._shelf.want(self._transport.soon)
        if self._is_changing_device and self._idle >= _FLUSH:
            self._let_go()
            self._transport.play()
        elif self._idle >= (_FLUSH if self._is_quitting else _LINGER):
            self._let_go()

    def _let_go(self) -> None:
        self._speaker.close()
        self._marks.forget()
        self._idle = 0
        self._is_changing_device = False

    def _lose(self, frames: int, device: str, *, was_sounding: bool) -> None:
        heard = self._marks.heard(frames, self._transport)
        self._let_go()
        if was_sounding:
            playhead = heard.report.playhead
            is_here = heard.serial == self._transport.serial
            self._transport.lose(playhead.frame if is_here else 0, playhead.heard)
            self._tell(DeviceLost(device))

    # What is told

    def _report(self) -> None:
        if self._is_changing_device:
            return
        heard = self._marks.heard(self._speaker.heard, self._transport)
        report, now = heard.report, self._clock()
        state = (self._speaker.is_silent, self._loads, *_state(heard))
        if state != self._last_state or (report.sounding and now - self._last_at >= _REPORT):
            self._last_state, self._last_at = state, now
            playhead = replace(report.playhead, at=now, silent=self._speaker.is_silent)
            self._tell(replace(report, playhead=playhead, load=self._loads))
        if heard.outcome is not None and not self._has_told_outcome:
            self._has_told_outcome = True
            self._tell(PlayerEnded(heard.outcome))


def _state(heard: Heard) -> tuple[object, ...]:
    """What a listener has to know at once: everything but the passing of time."""
    report, place = heard.report, heard.report.playhead
    stands_at = None if report.moving else place.frame
    changing = place.state, place.holds, place.stopping, place.hold_asked
    return heard.serial, report.moving, report.sounding, stands_at, *changing
