"""What the Library says about one practice at one length. No Qt."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.body import lit_places
from calmroom.domain.dates import in_minutes
from calmroom.domain.moment import Follower
from calmroom.domain.timeline import Choices, Programme, Timeline, chapters
from calmroom.domain.units import to_seconds
from calmroom.ui.library.cautions import cautions_of, what_is_known
from calmroom.ui.library.state import minutes_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.script import Script

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven")
QUIET_STEP = 5
_SENTENCE = re.compile(r"(?<=[.?])\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the practice: its name, and its share of the whole, 0 to 1."""

    name: str
    share: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Section:
    """A small heading and a paragraph; ``more`` is shown when asked for."""

    key: str
    title: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the words: its heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """All that stands in the panel.

    Attributes:
        places: Lit on the figure; empty for window light.
        shape: ``Four parts, longest quiet 40 s``; empty where the practice could not be arranged.
        begin: What Begin says; empty where no length can be played.
        minutes: What Begin plays.
        fault: Why the wished length cannot be played.
    """

    script_id: str
    title: str
    places: tuple[str, ...]
    parts: tuple[Part, ...]
    shape: str
    sections: tuple[Section, ...]
    begin: str
    minutes: float
    fault: CalmroomError | None = None


def detail_of(script: Script, choices: Choices, programme: Programme) -> Detail:
    """The panel for a practice that could be arranged."""
    follower = Follower(programme.practice)
    parts = _parts(follower)
    count = NUMBERS[len(parts)] if len(parts) < len(NUMBERS) else str(len(parts))
    quiet = math.ceil(follower.longest_silence() / QUIET_STEP) * QUIET_STEP
    word = "part" if len(parts) == 1 else "parts"
    shape = f"{count} {word}, longest quiet {quiet} s"
    return _detail(script, choices, parts, shape)


def refused(script: Script, choices: Choices, fault: CalmroomError) -> Detail:
    """The panel for a practice that has no length with these choices."""
    made = _detail(script, choices, (), "")
    return Detail(made.script_id, made.title, made.places, (), "", made.sections, "", choices.minutes, fault)


def nearest_minutes(script: Script, minutes: float, can_play: Callable[[float], bool]) -> float | None:
    """The whole number of minutes nearest to a length that can be played, shorter first; ``None`` if there is none."""
    offered = range(math.ceil(script.minutes.least), math.floor(script.minutes.greatest) + 1)
    nearest_first = sorted(offered, key=lambda whole: (abs(whole - minutes), whole))
    return next((float(whole) for whole in nearest_first if can_play(float(whole))), None)


def chapters_of(timeline: Timeline) -> tuple[Chapter, ...]:
    """Every line that will be spoken, by part."""
    return tuple(Chapter(part.words, tuple(cue.text for cue in lines)) for part, lines in chapters(timeline))


def spoken_parts(parts: tuple[Part, ...]) -> str:
    """The parts as they are read out."""
    return "Parts: " + ", ".join(f"{part.name} {_about(part.minutes)}" for part in parts)


def _detail(script: Script, choices: Choices, parts: tuple[Part, ...], shape: str) -> Detail:
    return Detail(
        script_id=script.id,
        title=script.title,
        places=lit_places(script, choices.left_out),
        parts=parts,
        shape=shape,
        sections=_sections(script),
        begin=minutes_label(choices.minutes),
        minutes=choices.minutes,
    )


def _sections(script: Script) -> tuple[Section, ...]:
    note = _SENTENCE.split(script.content_note.strip(), maxsplit=1)
    cautions = cautions_of(script)
    about = Section("about", "What it is", f"{script.purpose} {note[0]}", note[1] if len(note) > 1 else "")
    if cautions.leave_if:
        leave = Section("leave", "Leave it for another day if", cautions.leave_if, "\n".join(cautions.advice))
    else:
        leave = Section("leave", "Good to know", "\n".join(cautions.advice))
    return (about, leave, Section("known", "What is known", what_is_known(script)))


def _parts(follower: Follower) -> tuple[Part, ...]:
    whole = max(1, follower.timeline.frames)
    lengths = ((cue, cue.end - cue.start) for cue in follower.parts if cue.end > cue.start)
    return tuple(Part(cue.words, length / whole, to_seconds(length) / 60) for cue, length in lengths)


def _about(minutes: float) -> str:
    return "under a minute" if minutes < 1 else f"about {in_minutes(round(minutes))}"
