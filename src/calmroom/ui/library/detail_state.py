"""What the Library says about one practice at one length. No Qt."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.domain.body.body import lit_places
from calmroom.domain.care.gates import Gate
from calmroom.domain.dates import in_minutes
from calmroom.domain.library.shelves import LEVELS
from calmroom.domain.moment import Follower
from calmroom.domain.timeline import Choices, Programme, Timeline, chapters
from calmroom.domain.units import to_seconds
from calmroom.ui.library.cautions import cautions_of
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
    """A small heading and a paragraph; ``more`` is shown when asked for, and ``ask`` asks for it."""

    key: str
    title: str
    words: str
    more: str = ""
    ask: str = "More"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the words: its heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a practice, and where that is to be read."""

    words: str = ""
    sources: tuple[str, ...] = ()


OPEN = Gate()


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said beside a script: its gate, and what is known."""

    gate: Gate = OPEN
    known: Known = Known()


@dataclass(frozen=True, slots=True)
class Detail:
    """All that stands in the panel.

    Attributes:
        places: Lit on the figure; empty for window light.
        shape: ``Four parts, longest quiet 40 s``; empty where the practice could not be arranged.
        manner: Its level, and how one sits or lies for it.
        begin: What Begin says; empty where no length can be played, or the gate is closed.
        minutes: What Begin plays.
        fault: Why the wished length cannot be played.
    """

    script_id: str
    title: str
    places: tuple[str, ...]
    parts: tuple[Part, ...]
    shape: str
    manner: str
    sections: tuple[Section, ...]
    begin: str
    minutes: float
    gate: Gate = OPEN
    fault: CalmroomError | None = None


def detail_of(script: Script, choices: Choices, beside: Beside, programme: Programme) -> Detail:
    """The panel for a practice that could be arranged."""
    follower = Follower(programme.practice)
    parts = _parts(follower)
    count = NUMBERS[len(parts)] if len(parts) < len(NUMBERS) else str(len(parts))
    quiet = math.ceil(follower.longest_silence() / QUIET_STEP) * QUIET_STEP
    word = "part" if len(parts) == 1 else "parts"
    shape = f"{count} {word}, {choices.minutes:g} min, longest quiet {quiet} s"
    return replace(_detail(script, choices, beside), parts=parts, shape=shape)


def refused(script: Script, choices: Choices, beside: Beside, fault: CalmroomError) -> Detail:
    """The panel for a practice that has no length with these choices."""
    return replace(_detail(script, choices, beside), begin="", fault=fault)


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


def _detail(script: Script, choices: Choices, beside: Beside) -> Detail:
    return Detail(
        script_id=script.id,
        title=script.title,
        places=lit_places(script, choices.left_out),
        parts=(),
        shape="",
        manner=_manner(script),
        sections=_sections(script, beside),
        begin=minutes_label(choices.minutes) if beside.gate.is_open else "",
        minutes=choices.minutes,
        gate=beside.gate,
    )


def _manner(script: Script) -> str:
    level = LEVELS[min(script.level, len(LEVELS) - 1)]
    posture = script.posture.strip().rstrip(".")
    return f"{level}. {posture[:1].upper()}{posture[1:]}." if posture else f"{level}."


def _sections(script: Script, beside: Beside) -> tuple[Section, ...]:
    note = _SENTENCE.split(script.content_note.strip(), maxsplit=1)
    about = Section("about", "What it is", f"{script.purpose} {note[0]}", note[1] if len(note) > 1 else "")
    known = beside.known
    return (
        about,
        _leave(script, beside.gate),
        Section("known", "What is known", known.words, "\n".join(known.sources), "Sources"),
        Section("made", "Where it comes from", made_words(script), from_words(script)),
    )


def _leave(script: Script, gate: Gate) -> Section:
    cautions = cautions_of(script)
    own = tuple(words for words in (gate.hands, *gate.notes) if words)
    advice = "\n".join((*cautions.advice, *(words for words in own if words not in cautions.advice)))
    if cautions.leave_if:
        return Section("leave", "Leave it for another day if", cautions.leave_if, advice)
    return Section("leave", "Good to know", advice)


def made_words(script: Script) -> str:
    """Who wrote it, and who has looked at it: nobody, where nobody has."""
    by = script.author.strip() or "somebody"
    if script.reviewer.strip().casefold() in {"", "none"}:
        return f"Written by {by}. Not yet reviewed by a therapist or a doctor."
    on = f" on {script.reviewed_on}" if script.reviewed_on else ""
    return f"Written by {by}. Reviewed by {script.reviewer}{on}."


def from_words(script: Script) -> str:
    """What it was written after, and which writing of it this is."""
    after = f"Written after: {', '.join(script.sources)}.\n" if script.sources else ""
    return f"{after}Version {script.version}."


def _parts(follower: Follower) -> tuple[Part, ...]:
    whole = max(1, follower.timeline.frames)
    lengths = ((cue, cue.end - cue.start) for cue in follower.parts if cue.end > cue.start)
    return tuple(Part(cue.words, length / whole, to_seconds(length) / 60) for cue, length in lengths)


def _about(minutes: float) -> str:
    return "under a minute" if minutes < 1 else f"about {in_minutes(round(minutes))}"
