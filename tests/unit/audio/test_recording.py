"""From a microphone to pieces of Opus, and the lines that tell of them."""

from __future__ import annotations

import io
import json
import threading

import numpy as np
import pytest
import soundfile
from fakes.microphone import GoneMicrophone, NoMicrophones, ShyMicrophones, TalkingMicrophones
from fakes.recorder import HUM, hum

from calmroom.audio.devices.microphone import Microphones
from calmroom.audio.recording.capture import level_of, record
from calmroom.audio.recording.opus import OpusPieces
from calmroom.audio.recording.process import serve
from calmroom.audio.recording.talk import read_event, write_event
from calmroom.audio.talk.wire import NotUnderstood
from calmroom.domain.journal.recording import (
    NOTHING_HEARD,
    LevelHeard,
    MicrophoneOpened,
    PieceRecorded,
    RecorderEvent,
    RecordingEnd,
    RecordingOver,
)
from calmroom.domain.spoken import length_of
from calmroom.domain.units import RATE, Frames

EVENTS: tuple[RecorderEvent, ...] = (
    MicrophoneOpened(),
    LevelHeard(Frames(4800), -41.5),
    PieceRecorded(b"OggS\x00\xff"),
    RecordingOver(RecordingEnd.GONE, Frames(48_000)),
)


def told(microphones: Microphones, after: int = 10**9, longest: int = 600 * RATE) -> list[RecorderEvent]:
    """What is told by a recording that is stopped after so many levels."""
    events: list[RecorderEvent] = []

    def is_stopping() -> bool:
        return sum(isinstance(event, LevelHeard) for event in events) >= after

    record(microphones, events.append, is_stopping, longest)
    return events


def sound_of(events: list[RecorderEvent]) -> bytes:
    return b"".join(event.content for event in events if isinstance(event, PieceRecorded))


def decoded(sound: bytes) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    samples, rate = soundfile.read(io.BytesIO(sound), dtype="float32")
    assert rate == RATE
    return np.asarray(samples, dtype=np.float32)


def pitch(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * RATE / samples.size)


def test_what_is_said_is_told_in_pieces_that_make_one_stream() -> None:
    events = told(TalkingMicrophones(), after=75)
    pieces = [event for event in events if isinstance(event, PieceRecorded)]
    samples = decoded(sound_of(events))
    assert len(pieces) == 8
    assert (events[0], events[-1]) == (MicrophoneOpened(), RecordingOver(RecordingEnd.STOPPED, Frames(samples.size)))
    assert pitch(samples) == pytest.approx(HUM, abs=1.0)


def test_no_more_than_two_seconds_are_ever_untold() -> None:
    events = told(TalkingMicrophones(), after=75)
    sound, frames = b"", 0
    for event in events[:-2]:
        if isinstance(event, PieceRecorded):
            sound += event.content
        elif isinstance(event, LevelHeard):
            frames = event.frames
        assert frames / RATE - length_of(sound) <= 2.05


def test_a_stream_that_breaks_off_after_any_piece_can_be_heard_to_there() -> None:
    pieces = [event.content for event in told(TalkingMicrophones(), after=75) if isinstance(event, PieceRecorded)]
    lengths = [decoded(b"".join(pieces[:count])).size for count in range(1, len(pieces) + 1)]
    assert lengths == sorted(set(lengths))
    assert all(length > 0 for length in lengths)


def test_it_ends_by_itself_when_it_is_long_enough() -> None:
    longest = 2 * RATE + 1_234
    events = told(TalkingMicrophones(), longest=longest)
    assert events[-1] == RecordingOver(RecordingEnd.LONGEST, Frames(longest))
    assert decoded(sound_of(events)).size == longest


def test_what_was_said_before_the_microphone_went_away_is_kept_to_the_last_frame() -> None:
    events = told(TalkingMicrophones(GoneMicrophone(after=13)))
    assert events[-1] == RecordingOver(RecordingEnd.GONE, Frames(13 * RATE // 10))
    assert decoded(sound_of(events)).size == 13 * RATE // 10


@pytest.mark.parametrize(
    ("microphones", "end"),
    [
        (NoMicrophones(), RecordingEnd.ABSENT),
        (ShyMicrophones(), RecordingEnd.REFUSED),
        (TalkingMicrophones(GoneMicrophone(after=0)), RecordingEnd.REFUSED),
    ],
)
def test_a_microphone_that_gives_nothing_leaves_no_sound(microphones: Microphones, end: RecordingEnd) -> None:
    events = told(microphones)
    assert events[-1] == RecordingOver(end, Frames(0))
    assert sound_of(events) == b""


def test_what_is_no_number_is_silence_and_what_is_too_loud_stays_within_bounds() -> None:
    pieces = OpusPieces()
    pieces.add(np.array([np.nan, np.inf, -np.inf, 7.0] * RATE, dtype=np.float32))
    assert np.isfinite(decoded(pieces.close())).all()


@pytest.mark.parametrize(
    ("sound", "level"),
    [(hum(1.0, gain=1.0), -3.0), (np.zeros(480, np.float32), NOTHING_HEARD), (hum(0), NOTHING_HEARD)],
)
def test_a_level_is_the_power_of_what_is_heard(
    sound: np.ndarray[tuple[int], np.dtype[np.float32]], level: float
) -> None:
    assert level_of(sound) == pytest.approx(level, abs=0.1)


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_comes_through_as_it_went(event: RecorderEvent) -> None:
    assert read_event(write_event(event)) == event


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'{"tell": "open"}',
        b'{"tell": "opened", "device": "x"}',
        b'{"tell": "level", "frames": -1, "level": 0}',
        b'{"tell": "level", "frames": 1, "level": 90}',
        b'{"tell": "piece", "content": "%"}',
        b'{"tell": "piece", "content": ""}',
        b'{"tell": "piece", "content": null}',
        b'{"tell": "over", "end": "bored", "frames": 1}',
    ],
)
def test_a_line_that_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read_event(line)


def test_what_was_said_stays_out_of_a_representation() -> None:
    assert "secret" not in repr(PieceRecorded(b"secret"))


@pytest.mark.parametrize("asked", [b"stop\n", b""])
def test_a_word_or_the_end_of_its_input_ends_the_process_with_all_it_has(asked: bytes) -> None:
    out = io.BytesIO()
    serve(io.BytesIO(asked), out, TalkingMicrophones())
    *_, last = [json.loads(line) for line in out.getvalue().splitlines()]
    assert (last["tell"], last["end"]) == ("over", "stopped")


class Deaf(io.BytesIO):
    """A pipe that nobody reads any more."""

    def write(self, _content: object, /) -> int:
        raise BrokenPipeError


class Wordless(io.BytesIO):
    """An input that says nothing, and does not end before the test does."""

    def __init__(self) -> None:
        super().__init__()
        self.end = threading.Event()

    def readline(self, _size: int | None = -1, /) -> bytes:
        self.end.wait()
        return b""


def test_when_nobody_hears_it_any_more_it_lets_the_microphone_go() -> None:
    microphones, wordless = TalkingMicrophones(), Wordless()
    serve(wordless, Deaf(), microphones)
    wordless.end.set()
    assert microphones.opened.is_closed
