"""A stream is given what it has room for; one that stops pulling is noticed."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from calmroom.audio.devices.port import DeviceGone
from calmroom.audio.devices.stream import PortAudioDevice, Watch
from calmroom.audio.frames import Stereo, silence
from calmroom.domain.units import RATE

ROOM = 4_800


class LibraryError(Exception):
    """What the library raises."""


class FakeStream:
    """Pulls its frames in pieces while time passes, as a sound server does."""

    def __init__(self, *, piece: int = 960, late: float = 0.0, delay: float = 0.0) -> None:
        self.latency = 0.08
        self.piece = piece
        self.now = 0.0
        self.begins = late
        self.delay = delay
        self.rooms: list[int] = []
        self.pulls = True
        self.is_broken = False
        self.waits = 0
        self.held = 0
        self.owed = 0.0
        self.given: list[bytes] = []
        self.let_go = threading.Event()
        self.let_go.set()
        self.is_closed = False

    def wait(self, seconds: float) -> None:
        self.now += seconds + self.delay
        self.waits += 1
        seconds += self.delay
        if self.pulls and self.now >= self.begins:
            self.owed += seconds * RATE
            while self.owed >= self.piece and self.held:
                self.owed -= self.piece
                self.held = max(0, self.held - self.piece)

    @property
    def write_available(self) -> int:
        if self.is_broken:
            raise LibraryError("unplugged")
        return ROOM - self.held

    def write(self, sound: bytes) -> None:
        assert len(sound) // 8 <= self.write_available, "a write would wait"
        self.rooms.append(self.write_available)
        self.held += len(sound) // 8
        self.given.append(sound)

    def abort(self) -> None:
        self.let_go.wait()

    def close(self) -> None:
        self.is_closed = True


def device(stream: FakeStream, lead: int = 0) -> PortAudioDevice:
    return PortAudioDevice("headset", stream, LibraryError, lead=lead, watch=Watch(stream.wait, lambda: stream.now))


def give(playing: PortAudioDevice, block: Stereo) -> None:
    playing.write(block)
    playing.wait(1.0)


def play(playing: PortAudioDevice) -> None:
    for _ in range(10):
        give(playing, silence(1_920))


def test_all_that_is_written_comes_in_order_and_no_write_ever_waits() -> None:
    stream = FakeStream()
    sound: Stereo = np.arange(2 * RATE, dtype=np.float32).reshape(-1, 2)
    playing = device(stream)
    for start in range(0, len(sound), 1_920):
        give(playing, sound[start : start + 1_920])
    assert b"".join(stream.given) == sound.tobytes()


def test_after_a_write_there_is_room_for_the_next_at_once() -> None:
    stream = FakeStream()
    playing = device(stream)
    for _ in range(20):
        give(playing, silence(1_920))
        assert stream.write_available >= 1_920


def test_a_block_larger_than_the_device_goes_in_pieces() -> None:
    stream = FakeStream()
    device(stream).write(silence(3 * ROOM + 7))
    assert sum(map(len, stream.given)) == (3 * ROOM + 7) * 8


def test_it_wakes_seldom() -> None:
    stream = FakeStream()
    playing = device(stream)
    for _ in range(250):
        give(playing, silence(1_920))
    assert stream.waits / stream.now < 60


def test_on_a_machine_that_wakes_it_late_it_leaves_more_in_the_device() -> None:
    calm, busy = FakeStream(), FakeStream(delay=0.01)
    for stream in (calm, busy):
        playing = device(stream)
        for _ in range(50):
            give(playing, silence(playing.room))
    assert max(calm.rooms[5:]) > max(busy.rooms[5:])
    busy.delay = 0.0
    for _ in range(500):
        give(playing, silence(playing.room))
    assert busy.rooms[-1] == calm.rooms[-1]


def test_one_that_stops_pulling_is_gone_within_two_seconds() -> None:
    stream = FakeStream()
    playing = device(stream)
    play(playing)
    stream.pulls, stopped = False, stream.now
    with pytest.raises(DeviceGone):
        play(playing)
    assert 1.0 < stream.now - stopped < 2.0


def test_one_that_begins_late_is_waited_for() -> None:
    stream = FakeStream(late=2.0)
    playing = device(stream)
    play(playing)
    assert stream.now > 2.0


def test_one_that_never_begins_is_gone() -> None:
    stream = FakeStream(late=1e9)
    playing = device(stream)
    with pytest.raises(DeviceGone):
        play(playing)
    assert stream.now < 3.0


def test_a_program_that_was_stopped_does_not_blame_its_device() -> None:
    stream = FakeStream()
    playing = device(stream)
    play(playing)
    stream.now += 60.0
    give(playing, silence(1_920))


def test_what_waits_in_it_is_not_heard_yet() -> None:
    stream = FakeStream()
    playing = device(stream, lead=1_000)
    assert playing.waiting() == 1_000


def test_one_that_the_library_gives_up_is_gone() -> None:
    stream = FakeStream()
    playing = device(stream)
    stream.is_broken = True
    with pytest.raises(DeviceGone, match="unplugged"):
        give(playing, silence(100))


def test_closing_one_that_hangs_holds_up_nobody_and_is_known() -> None:
    stream = FakeStream()
    playing = device(stream)
    stream.let_go.clear()
    playing.close()
    assert not playing.is_closed
    stream.let_go.set()
    playing.close()
    for _ in range(1_000):
        if playing.is_closed:
            break
        threading.Event().wait(0.002)
    assert playing.is_closed
    assert stream.is_closed


def test_closing_waits_for_one_that_does_not_hang() -> None:
    stream = FakeStream()
    playing = device(stream)
    stream.let_go.clear()
    soon = threading.Timer(0.02, stream.let_go.set)
    soon.start()
    playing.close()
    soon.join()
    assert playing.is_closed
    assert stream.is_closed
