"""What the contract tests of players share: programmes, and somebody who listens."""

from __future__ import annotations

import threading
from collections.abc import Callable

from fakes.player import FakePlayer
from fakes.sounds import bed, line, timeline

from calmroom.audio.devices.port import Device, Seen
from calmroom.audio.devices.silent import SilentDevice
from calmroom.domain.events import PlayerEvent
from calmroom.domain.player import Player, Playhead, PlayState
from calmroom.domain.timeline import Programme

WITHOUT_SOUND = """
import sys
from calmroom.audio.remote.local import Nowhere
from calmroom.audio.engine.process import serve
Nowhere.names = lambda self: ("headset",)
serve(sys.stdin.buffer, sys.stdout.buffer, Nowhere())
"""
SHORT = Programme(timeline(24_000, bed(24_000), line(1_000, 10_000)), timeline(9_000, line(1_000, 8_000, "b.wav")))
LONG = Programme(timeline(480_000, bed(480_000), line(1_000, 10_000)), timeline(9_000, line(1_000, 8_000, "b.wav")))
LONGEST_WAIT = 2_000


class Silence:
    """Outputs whose only device passes the time."""

    def names(self) -> tuple[str, ...]:
        return ("headset",)

    def open(self, _name: str) -> Device:
        return SilentDevice()

    def seen(self) -> Seen | None:
        return None

    def look(self) -> None:
        return


class Listener:
    """Hears a player, and waits for what it says."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.events: list[PlayerEvent] = []
        player.listen(self.events.append)

    def wait(self, until: Callable[[Playhead], bool]) -> Playhead:
        pause = threading.Event()
        for _ in range(LONGEST_WAIT):
            playhead = self.player.playhead()
            if until(playhead):
                return playhead
            if isinstance(self.player, FakePlayer):
                self.player.hear(0.005)
            else:
                pause.wait(0.005)
        raise AssertionError(f"it did not come to that: {self.player.playhead()}")

    def wait_for(self, event: PlayerEvent) -> None:
        self.wait(lambda _: event in self.events)


def begin(player: Player, programme: Programme = LONG) -> None:
    player.load(programme)
    player.play()


def is_past(frame: int) -> Callable[[Playhead], bool]:
    return lambda playhead: playhead.frame > frame and playhead.state is PlayState.PLAYING
