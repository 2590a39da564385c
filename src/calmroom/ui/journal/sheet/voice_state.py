"""What a page says of voice notes: how long, where in them, and what becomes of a recording. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import clock_time
from calmroom.domain.journal.recording import LONGEST_RECORDING, NEAR_THE_END, RecordingEnd, RecordingState

if TYPE_CHECKING:
    from calmroom.domain.journal.recording import Recording
    from calmroom.domain.journal.voice_note import VoiceNote

RECORD: Final = "Record a voice note"
STOP: Final = "Stop recording"
AGAIN: Final = "Try again"
SOFTEST: Final = -60.0
LOUDEST: Final = -6.0
"""dB under full scale, between which the meter moves: a room's own noise, and a voice close by."""
KEPT_NOTHING: Final = "The recording could not begin. Everything written is safe."
MUTE: Final = "Nothing reaches the microphone. It may be muted, or the system may not let calmroom hear it."
ENDS: Final[dict[RecordingEnd, str]] = {
    RecordingEnd.STOPPED: "",
    RecordingEnd.LONGEST: "Ten minutes are kept. What comes next can be another note.",
    RecordingEnd.GONE: "The microphone went away. What was recorded is kept.",
    RecordingEnd.ABSENT: "No microphone was found. One can be plugged in at any time.",
    RecordingEnd.REFUSED: (
        "The microphone could not be opened. It may be in use, or the system may not let calmroom hear it."
    ),
    RecordingEnd.BROKEN: "The recording stopped by itself. What was recorded is kept.",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """What the row of the recording shows.

    Attributes:
        button: What its button does.
        words: What becomes of it, in a sentence; empty where there is nothing to say.
        length: How much was recorded, as figures; empty while nothing is.
        meter: From 0 to 1; ``None`` while nothing is measured.
        is_care: Whether the sentence asks for something.
    """

    button: str = RECORD
    words: str = ""
    length: str = ""
    meter: float | None = None
    is_care: bool = False


def saying_of(recording: Recording, entry_id: str) -> Saying:
    """What a page shows of the recording, its own or another page's."""
    if recording.entry_id != entry_id:
        return Saying()
    if recording.state is RecordingState.OPENING:
        return Saying(STOP, words="Opening the microphone.")
    if recording.state is RecordingState.RECORDING:
        level = (recording.level - SOFTEST) / (LOUDEST - SOFTEST)
        meter = max(0.0, min(1.0, level))
        words, length = _while_recording(recording), figures(recording.length)
        return Saying(STOP, words=words, length=length, meter=meter, is_care=recording.is_mute)
    if recording.state is RecordingState.ENDING:
        return Saying(STOP, words="Keeping what was said.", length=figures(recording.length))
    if recording.fault is not None:
        held = "What was said is held here."
        return Saying(AGAIN, words=f"{recording.fault.message} {recording.fault.hint} {held}", is_care=True)
    return Saying(words=_at_the_end(recording), is_care=recording.end is not RecordingEnd.LONGEST)


def _while_recording(recording: Recording) -> str:
    if recording.fault is not None:
        return f"{recording.fault.message} What is said is held here, and tried again."
    if recording.is_mute:
        return MUTE
    if recording.length >= LONGEST_RECORDING - NEAR_THE_END:
        return "Less than a minute is left in this note."
    if recording.has_paused:
        return "Recording. The practice is paused meanwhile."
    return "Recording. It stays on this computer."


def _at_the_end(recording: Recording) -> str:
    if recording.end is None:
        return ""
    if recording.end is RecordingEnd.BROKEN and not recording.length:
        return KEPT_NOTHING
    return ENDS[recording.end]


def figures(seconds: float) -> str:
    """``1:24``."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def spoken_length(seconds: float) -> str:
    """``1 minute 24 seconds``."""
    minutes, rest = divmod(max(1, int(seconds)), 60)
    parts = [f"{count} {unit}{'s' * (count != 1)}" for count, unit in ((minutes, "minute"), (rest, "second")) if count]
    return " ".join(parts)


def title_of(note: VoiceNote) -> str:
    """``Voice note, 21:14``."""
    return f"Voice note, {clock_time(note.made)}"


def spoken_place(at: float, length: float) -> str:
    """``12 seconds of 1 minute 24 seconds``."""
    return f"{spoken_length(min(at, length)) if at >= 1.0 else 'the beginning'} of {spoken_length(length)}"


def place_words(at: float, length: float) -> str:
    """``0:12 of 1:24``."""
    return f"{figures(min(at, length))} of {figures(length)}"
