"""What the recording process tells, as lines: ``{"tell": "level", "frames": 4800, "level": -41.5}``."""

from __future__ import annotations

import base64
from typing import Final

from calmroom.audio.talk.wire import Known, NotUnderstood, Values, number, read_told, text, to_line, whole
from calmroom.domain.journal.recording import (
    NOTHING_HEARD,
    LevelHeard,
    MicrophoneOpened,
    PieceRecorded,
    RecorderEvent,
    RecordingEnd,
    RecordingOver,
)
from calmroom.domain.journal.voice_note import PIECE
from calmroom.domain.units import Frames

_MOST: Final = 2**53
_LOUDEST: Final = 12.0
STOP: Final = b"stop\n"
"""What it is asked: to let the microphone go. The end of its input says the same."""


def write_event(event: RecorderEvent) -> bytes:
    """The line of an event."""
    match event:
        case MicrophoneOpened():
            return to_line({"tell": "opened"})
        case LevelHeard(frames, level):
            return to_line({"tell": "level", "frames": frames, "level": round(level, 1)})
        case PieceRecorded(content):
            return to_line({"tell": "piece", "content": base64.b64encode(content).decode("ascii")})
        case RecordingOver(end, frames):
            return to_line({"tell": "over", "end": end, "frames": frames})


def read_event(line: bytes) -> RecorderEvent:
    """The event of a line.

    Raises:
        NotUnderstood: If it is none.
    """
    return read_told(line, _EVENTS)


def _level(values: Values) -> LevelHeard:
    return LevelHeard(_frames(values), number(values, "level", (NOTHING_HEARD, _LOUDEST)))


def _piece(values: Values) -> PieceRecorded:
    try:
        content = base64.b64decode(text(values, "content"), validate=True)
    except ValueError as fault:
        raise NotUnderstood("content is not base64") from fault
    if not 0 < len(content) <= PIECE:
        raise NotUnderstood("a piece is empty, or too large")
    return PieceRecorded(content)


def _over(values: Values) -> RecordingOver:
    try:
        return RecordingOver(RecordingEnd(text(values, "end")), _frames(values))
    except ValueError as fault:
        raise NotUnderstood("there is no such end") from fault


def _frames(values: Values) -> Frames:
    return Frames(whole(values, "frames", _MOST))


_EVENTS: Final[Known[RecorderEvent]] = {
    "opened": (set(), lambda _: MicrophoneOpened()),
    "level": ({"frames", "level"}, _level),
    "piece": ({"content"}, _piece),
    "over": ({"end", "frames"}, _over),
}
