"""What is said of the scripts and recordings that a routine brings. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import Severity
from calmroom.domain.script import Line
from calmroom.ui.desk.compose.state import file_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.errors import Problem
    from calmroom.domain.routine.desk import Brought, Draft
    from calmroom.domain.script import Script

WHOLE: Final = ""
MOST_SHOWN: Final = 30
LONGEST_LINE: Final = 64
SOUND_FILES: Final = "Sound (*.wav *.flac *.mp3 *.m4a *.ogg *.opus *.aac *.aiff *.wma)"
SCRIPT_FILES: Final = "Scripts (*.calm.md *.md *.txt)"
_ID: Final = re.compile(r"^(\s*id:\s*)(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """A script of the routine."""

    name: str
    title: str = field(repr=False)
    line: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SoundRow:
    """A recording of the routine."""

    file: str
    title: str = field(repr=False)
    line: str = field(repr=False)


def script_rows(draft: Draft, own: Sequence[Script]) -> tuple[ScriptRow, ...]:
    """The scripts, by their names."""
    by_name = {f"{script.id}.calm.md": script for script in own}
    rows = []
    for name, text in draft.scripts:
        script = by_name.get(name)
        title = script.title if script is not None else name
        line = f"{name}, {script.minutes.least:g} to {script.minutes.greatest:g} minutes" if script else name
        rows.append(ScriptRow(name, title, line, text))
    return tuple(rows)


def sound_rows(draft: Draft, scripts: Sequence[Script]) -> tuple[SoundRow, ...]:
    """The recordings, in the order in which they came."""
    titles = {script.id: script.title for script in scripts}
    return tuple(_sound(one, titles.get(one.recording.practice, one.recording.practice)) for one in draft.recordings)


def length_words(seconds: float) -> str:
    """``0:12``, ``17:05``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def line_choices(script: Script | None) -> tuple[tuple[str, str], ...]:
    """What a recording can be of: the whole practice, or one of its lines."""
    whole = ((WHOLE, "the whole practice"),)
    if script is None:
        return whole
    lines = dict.fromkeys(item.text for phase in script.phases for item in phase.items if isinstance(item, Line))
    return (*whole, *((text, f"{at}. {shortened(text)}") for at, text in enumerate(lines, start=1)))


def shortened(text: str) -> str:
    """The beginning of a line that is long."""
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE].rsplit(' ', 1)[0]} \N{HORIZONTAL ELLIPSIS}"


def problem_lines(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Each problem in a line, what matters first; of very many the first ones."""
    ordered = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
    said = tuple(_said(one) for one in ordered[:MOST_SHOWN])
    more = len(ordered) - MOST_SHOWN
    return (*said, f"And {more} more.") if more > 0 else said


def summary(problems: Sequence[Problem]) -> str:
    """``Nothing speaks against it.``, ``2 things to mend, 3 to look at.``."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    hints = len(problems) - errors
    if not problems:
        return "Nothing speaks against it."
    said = []
    if errors:
        said.append("1 thing to mend" if errors == 1 else f"{errors} things to mend")
    if hints:
        said.append(f"{hints} to look at")
    return f"{', '.join(said)}."


def as_own(text: str, practice: str) -> str:
    """The text of a practice of the library with an id of its own, so that it stands beside it."""
    return _ID.sub(rf"\g<1>own-{practice}", text, count=1)


def brought_words(brought: Brought) -> str:
    """What is said of a recording that has come in."""
    recording = brought.recording
    return f"Brought in: {length_words(recording.seconds)} long, {file_size(recording.bytes)}. {TRIMMED}"


TRIMMED: Final = "The quiet before and after it was trimmed, and its loudness matched to the other voices."


def _sound(brought: Brought, title: str) -> SoundRow:
    recording = brought.recording
    what = f"\N{LEFT DOUBLE QUOTATION MARK}{shortened(recording.line)}\N{RIGHT DOUBLE QUOTATION MARK}"
    what = what if recording.line else "the whole practice"
    said = f"{what}, {length_words(recording.seconds)}, {file_size(recording.bytes)}"
    return SoundRow(recording.file, title, f"{said[:1].upper()}{said[1:]}")


def _said(problem: Problem) -> str:
    words = f"{problem.message[:1].upper()}{problem.message[1:]}"
    return f"Row {problem.line}: {words}." + ("" if problem.severity is Severity.ERROR else " (A hint.)")
