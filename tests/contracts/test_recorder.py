"""What every recorder does, in this process or in one of its own."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fakes.recorder import FakeRecorder

from calmroom.audio.remote.recorder import RemoteRecorder
from calmroom.domain.journal.recording import (
    LevelHeard,
    MicrophoneOpened,
    PieceRecorded,
    Recorder,
    RecorderEvent,
    RecordingEnd,
    RecordingOver,
)
from calmroom.domain.spoken import length_of
from calmroom.domain.units import RATE

PATIENCE = 20.0
PROGRAM = """
import sys, threading
sys.path.insert(0, {tests!r})
from fakes.microphone import GoneMicrophone, NoMicrophones, ShyMicrophones, TalkingMicrophone, TalkingMicrophones
from calmroom.audio.recording.process import serve
class Paced(TalkingMicrophone):
    def read(self, seconds):
        threading.Event().wait(0.01)
        return super().read(seconds)
serve(sys.stdin.buffer, sys.stdout.buffer, {microphones})
"""
TESTS = str(Path(__file__).parents[1])


@dataclass
class Hearer:
    """Hears a recorder."""

    events: list[RecorderEvent] = field(default_factory=list)
    change: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, event: RecorderEvent) -> None:
        with self.change:
            self.events.append(event)
            self.change.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        with self.change:
            assert self.change.wait_for(true, PATIENCE), self.events

    def until_said(self, seconds: float) -> None:
        self.until(lambda: any(isinstance(one, LevelHeard) and one.frames >= seconds * RATE for one in self.events))

    def until_over(self) -> RecordingOver:
        self.until(lambda: bool(self.events) and isinstance(self.events[-1], RecordingOver))
        last = self.events[-1]
        assert isinstance(last, RecordingOver)
        return last

    @property
    def sound(self) -> bytes:
        return b"".join(event.content for event in self.events if isinstance(event, PieceRecorded))


@dataclass(frozen=True)
class Desk:
    """A recorder, and somebody who speaks into it."""

    recorder: Recorder
    speak: Callable[[Hearer], None]


def remote(microphones: str = "TalkingMicrophones(Paced())") -> RemoteRecorder:
    return RemoteRecorder((sys.executable, "-c", PROGRAM.format(tests=TESTS, microphones=microphones)))


@contextmanager
def in_memory() -> Iterator[Desk]:
    fake = FakeRecorder()

    def speak(_hearer: Hearer) -> None:
        for _ in range(8):
            fake.say(0.5)

    yield Desk(fake, speak)


@contextmanager
def in_a_process() -> Iterator[Desk]:
    recorder = remote()
    yield Desk(recorder, lambda hearer: hearer.until_said(4.0))
    recorder.stop()


@pytest.fixture(params=[in_memory, in_a_process])
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    with request.param() as made:
        yield made


def spoken(desk: Desk) -> Hearer:
    """What is told of somebody who speaks and stops."""
    hearer = Hearer()
    desk.recorder.start(hearer)
    desk.speak(hearer)
    desk.recorder.stop()
    hearer.until_over()
    return hearer


def test_it_opens_then_tells_levels_and_pieces_and_last_that_it_is_over(desk: Desk) -> None:
    events = spoken(desk).events
    assert isinstance(events[0], MicrophoneOpened)
    assert {type(event) for event in events[1:-1]} == {LevelHeard, PieceRecorded}


def test_the_pieces_are_as_long_as_is_told_at_the_end(desk: Desk) -> None:
    hearer = spoken(desk)
    over = hearer.until_over()
    assert over.end is RecordingEnd.STOPPED
    assert over.frames >= 4 * RATE
    assert length_of(hearer.sound) == pytest.approx(over.frames / RATE)


def test_it_records_again_after_that(desk: Desk) -> None:
    first, second = spoken(desk), spoken(desk)
    assert length_of(first.sound) >= 4.0
    assert length_of(second.sound) >= 4.0


def test_to_stop_what_never_began_does_nothing(desk: Desk) -> None:
    desk.recorder.stop()
    assert length_of(spoken(desk).sound) >= 4.0


@pytest.mark.parametrize(
    ("microphones", "end"), [("NoMicrophones()", RecordingEnd.ABSENT), ("ShyMicrophones()", RecordingEnd.REFUSED)]
)
def test_without_a_microphone_only_that_is_told(microphones: str, end: RecordingEnd) -> None:
    fake, hearers = FakeRecorder(), (Hearer(), Hearer())
    fake.refuses = end
    recorders: tuple[Recorder, ...] = (fake, remote(microphones))
    for recorder, hearer in zip(recorders, hearers, strict=True):
        recorder.start(hearer)
        hearer.until_over()
    assert hearers[0].events == hearers[1].events == [RecordingOver(end, hearers[0].until_over().frames)]


def test_when_the_microphone_goes_away_what_was_said_was_told() -> None:
    fake, hearers = FakeRecorder(), (Hearer(), Hearer())
    fake.start(hearers[0])
    fake.say(1.3)
    fake.end(RecordingEnd.GONE)
    remote("TalkingMicrophones(GoneMicrophone(13))").start(hearers[1])
    for hearer in hearers:
        over = hearer.until_over()
        assert over.end is RecordingEnd.GONE
        assert length_of(hearer.sound) == pytest.approx(1.3)


def test_a_process_that_is_killed_leaves_all_but_the_last_seconds() -> None:
    recorder, hearer = remote(), Hearer()
    recorder.start(hearer)
    hearer.until_said(7.0)
    pid = recorder.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    over = hearer.until_over()
    assert over.end is RecordingEnd.BROKEN
    assert over.frames / RATE - length_of(hearer.sound) <= 2.2
    assert recorder.pid is None


def test_a_process_that_does_not_start_is_told_as_one_that_broke() -> None:
    recorder, hearer = RemoteRecorder(("/nowhere/calmroom",)), Hearer()
    recorder.start(hearer)
    assert hearer.until_over().end is RecordingEnd.BROKEN


def test_a_process_that_does_not_heed_is_ended_all_the_same() -> None:
    deaf = 'import sys, threading; print(\'{"tell": "opened"}\', flush=True); threading.Event().wait(60)'
    recorder, hearer = RemoteRecorder((sys.executable, "-c", deaf)), Hearer()
    recorder.start(hearer)
    hearer.until(lambda: bool(hearer.events))
    recorder.stop()
    assert hearer.until_over().end is RecordingEnd.BROKEN
