"""The engine: takes commands, feeds a device, tells where the heard sound is.

One thread calls ``run`` (or a test calls ``step``); commands come from any thread and are applied between two blocks.
"""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.audio.clips.shelf import Shelf
from calmroom.audio.devices.port import DeviceGone, Outputs
from calmroom.audio.engine.feed import Feed
from calmroom.audio.engine.speaker import Speaker
from calmroom.audio.engine.teller import Teller
from calmroom.audio.engine.transport import Loaded, Transport
from calmroom.audio.engine.wake import Wake
from calmroom.audio.engine.whereabouts import Turn
from calmroom.audio.mix.mixer import Mixer
from calmroom.audio.talk import commands
from calmroom.audio.talk.place import place_of
from calmroom.domain.events import (
    ClipSkipped,
    DeviceBack,
    DeviceFollowed,
    DeviceLost,
    MachineSlept,
    SoundMissing,
)
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.player import DeviceWish

_LINGER: Final = 3 * RATE
"""Frames of silence that are heard before the device is let go."""
_FLUSH: Final = RATE // 8
"""Frames of silence that are heard before a device is left: the fade has left it whole."""
_MISSING: Final = 1.0
"""Seconds between two questions after a device that is missed, while there is nothing else to do."""
_AGAIN: Final = 10.0
"""Seconds; where the system's own device goes away as well within them, it pauses."""
_LOOK_AHEAD: Final = RATE
"""Frames between two looks for the next clips."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A programme made ready outside the feeding thread."""

    load: commands.Load
    loaded: Loaded
    shelf: Shelf


class Engine:
    """Plays programmes on a device.

    Args:
        outputs: The devices there are.
        tell: Called with everything that is told, from the feeding thread or the one that decodes; must not wait.
        clock: Seconds that never jump, the same in every process.
        wake: Knows when the machine has slept.
    """

    def __init__(
        self,
        outputs: Outputs,
        tell: Callable[[commands.Telling], None],
        clock: Callable[[], float] = time.monotonic,
        wake: Wake | None = None,
    ) -> None:
        self._outputs = outputs
        self._tell = tell
        self._clock = clock
        self._asked: queue.SimpleQueue[commands.Command | _Prepared] = queue.SimpleQueue()
        self._transport = Transport()
        self._teller = Teller(tell, clock)
        self._speaker = Speaker(
            outputs, clock, lambda reason: tell(SoundMissing(reason)), lambda device: tell(DeviceBack(device))
        )
        self._feed = Feed(self._transport, self._speaker)
        self._wake = wake or Wake()
        self._shelf: Shelf | None = None
        self._leaving: list[Shelf] = []
        self._is_changing_device = False
        self._plays_on = False
        self._followed_at = -_AGAIN
        self._until_look = 0
        self._is_quitting = False
        self._plain: dict[type, Callable[[], None]] = {
            commands.Pause: self._pause,
            commands.Hold: self._transport.hold,
            commands.Release: self._transport.release,
            commands.EaseOff: self._ease_off,
            commands.Stop: self._transport.stop,
            commands.AskDevices: self._tell_devices,
            commands.Quit: self._quit,
        }

    def ask(self, command: commands.Command) -> None:
        """Take a command; from any thread. Making a programme ready happens here, beside the feeding thread."""
        self._asked.put(self._prepared(command) if isinstance(command, commands.Load) else command)
        self._speaker.wake()

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
        self._mind_devices()
        if self._transport.is_sounding or self._speaker.is_open:
            self._play_on()
        if not self._is_changing_device:
            self._teller.report(self._feed, is_silent=self._speaker.is_silent)
        is_done = self._is_quitting and not (self._speaker.is_open or self._transport.is_sounding)
        if is_done and self._shelf is not None:
            self._leaving.append(self._shelf)
        if not self._feed.is_leaving:
            while self._leaving:
                self._leaving.pop().close()
        return not is_done

    def _prepared(self, load: commands.Load) -> _Prepared:
        shelf = Shelf(load.folders, lambda clip: self._tell(ClipSkipped(clip)), load.programme.spoken)
        practice = Mixer(load.programme.practice, shelf.get, load.seed)
        way_out = Mixer(load.programme.exit, shelf.get, load.seed) if load.programme.exit else None
        shelf.want((way_out if way_out and load.place.easing else practice).soon(load.place.frame))
        return _Prepared(load, Loaded(practice, way_out), shelf)

    # What is asked

    def _take_commands(self, *, wait: bool) -> None:
        while True:
            try:
                asked = self._asked.get(block=wait, timeout=_MISSING if self._speaker.is_missing else None)
            except queue.Empty:
                return
            if wait:
                self._wake.has_slept()  # nothing sounded meanwhile, so nobody needs to know
            self._apply(asked)
            wait = False

    def _apply(self, asked: commands.Command | _Prepared) -> None:
        if not isinstance(asked, commands.AskDevices):
            self._feed.take_back()
            self._teller.taken += 1
            self._teller.look()
        match asked:
            case _Prepared():
                self._load(asked)
            case commands.Seek(frame):
                self._transport.seek(frame)
                self._feed.turn_away()
            case commands.Play(delay):
                self._play(delay)
            case commands.SetDevice(wish):
                self._change_device(wish)
            case commands.SetLevels() | commands.SetTone() | commands.SetRest() | commands.SetSleep():
                self._set(asked)
            case _:
                self._plain[type(asked)]()
        self._until_look = 0

    def _set(self, asked: commands.SetLevels | commands.SetTone | commands.SetRest | commands.SetSleep) -> None:
        match asked:
            case commands.SetLevels(levels):
                self._transport.set_levels(levels)
            case commands.SetTone(tone):
                self._feed.set_tone(tone)
            case commands.SetRest(rest):
                self._transport.set_rest(rest)
            case commands.SetSleep(after):
                self._transport.set_sleep(after)

    def _load(self, prepared: _Prepared) -> None:
        if self._shelf is not None:
            self._shelf.want(())
            self._leaving.append(self._shelf)
        self._shelf = prepared.shelf
        self._transport.load(prepared.loaded, prepared.load.place)
        self._feed.turn_away()
        self._plays_on = False
        self._teller.begin(prepared.load.number)

    def _play(self, delay: int) -> None:
        self._plays_on = True
        if self._speaker.is_silent and not self._transport.is_sounding:
            self._let_go()
        if not self._is_changing_device:
            self._transport.play(delay)

    def _pause(self) -> None:
        self._plays_on = False
        self._transport.pause()

    def _ease_off(self) -> None:
        self._transport.ease_off()
        self._feed.turn_away()
        if self._is_changing_device:
            self._transport.pause()

    def _change_device(self, wish: DeviceWish) -> None:
        if self._speaker.set_wish(wish):
            self._go_over()

    def _go_over(self) -> None:
        """Reach the wished device through silence."""
        self._feed.take_back()
        if self._transport.is_going and self._speaker.is_open:
            self._is_changing_device = self._plays_on = True
            self._transport.pause()
        elif not self._transport.is_sounding:
            self._let_go()

    def _tell_devices(self) -> None:
        self._tell(commands.Devices(self._outputs.names()))

    def _quit(self) -> None:
        self._is_quitting = True
        self._transport.quiet()

    # What is heard

    def _play_on(self) -> None:
        heard = self._speaker.heard
        try:
            self._until_look -= self._feed.give()
        except DeviceGone as fault:
            self._lose(heard, MachineSlept() if self._wake.has_slept() else DeviceLost(str(fault)))
            return
        if self._wake.has_slept():
            self._lose(heard, MachineSlept())
            return
        if self._until_look <= 0 and self._shelf is not None:
            self._until_look = _LOOK_AHEAD
            self._shelf.want(self._feed.soon)
        quiet = self._feed.quiet
        if self._is_changing_device and quiet >= _FLUSH:
            self._let_go()
            if self._plays_on:
                self._transport.play()
        elif quiet >= (_FLUSH if self._is_quitting else _LINGER):
            self._let_go()

    def _let_go(self) -> None:
        self._feed.let_go()
        self._teller.look()
        self._is_changing_device = False

    def _mind_devices(self) -> None:
        if self._is_changing_device:
            return
        match self._speaker.turn():
            case Turn.GONE:
                heard, lost = self._speaker.heard, DeviceLost(self._speaker.title)
                self._speaker.lose()
                self._lose(heard, lost)
            case Turn.BACK:
                self._tell(DeviceBack(self._speaker.wish.name))
                self._go_over()
            case Turn.STRAYED | Turn.TRY:
                self._go_over()
            case Turn.NOTHING:
                return

    def _lose(self, frames: int, event: DeviceLost | MachineSlept) -> None:
        """Stand where it was heard last, and go on at the system's own device if that is wished."""
        heard = self._feed.heard(frames)
        was_sounding, plays_on = self._transport.course.is_turning, self._transport.is_going or self._is_changing_device
        self._let_go()
        if not was_sounding:
            return
        self._transport.lose(place_of(heard.report))
        now = self._clock()
        may_follow = isinstance(event, DeviceLost) and plays_on and self._speaker.wish.follow
        if may_follow and now - self._followed_at >= _AGAIN and self._speaker.open_own():
            self._followed_at = now
            self._transport.play()
            self._tell(DeviceFollowed(self._speaker.title))
        else:
            self._tell(event)
