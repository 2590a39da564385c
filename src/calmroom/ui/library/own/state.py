"""What is said of scripts of one's own. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import Severity
from calmroom.domain.library.personal import Standing
from calmroom.domain.library.shelves import LEVELS
from calmroom.ui.library.cautions import cautions_of
from calmroom.ui.library.detail_state import Chapter, chapters_of, made_words
from calmroom.ui.library.state import length_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.errors import Problem
    from calmroom.domain.library.personal import PersonalScript, Preview
    from calmroom.domain.script import Script

MOST_PROBLEMS: Final = 40
"""So many are told one by one."""
ORDER: Final = (Standing.CHANGED, Standing.NEW, Standing.REFUSED, Standing.AGREED)
HEADINGS: Final = {
    Standing.CHANGED: "Changed since you agreed",
    Standing.NEW: "New here",
    Standing.REFUSED: "Not taken in",
    Standing.AGREED: "In your library",
}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One script in the list.

    Attributes:
        name: Its file's name, which tells it from the others.
        look: What the button that opens its preview says; empty where there is nothing to see.
        is_in: Whether it can be taken out of the library again.
    """

    name: str
    title: str
    message: str
    hint: str
    problems: tuple[str, ...]
    look: str
    is_in: bool


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A heading, and the scripts that stand so."""

    title: str
    rows: tuple[OwnRow, ...]


@dataclass(frozen=True, slots=True)
class OwnPreview:
    """Everything that is shown before anybody agrees.

    Attributes:
        mark: Of what was seen.
        facts: Level, lengths, position.
        agree: What the button says; empty where it is in the library as it is.
    """

    name: str
    mark: str
    title: str
    facts: str
    note: str
    cautions: str
    made: str
    warning: str
    problems: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    agree: str


def own_words(found: Sequence[PersonalScript]) -> tuple[str, str]:
    """The quiet line in the Library about them, and its link; both empty where there is nothing to say."""
    waiting = sum(one.standing in {Standing.NEW, Standing.CHANGED} for one in found)
    refused = sum(one.standing is Standing.REFUSED for one in found)
    if waiting:
        many = "1 script of your own waits" if waiting == 1 else f"{waiting} scripts of your own wait"
        return f"{many} to be looked at.", "Look at it" if waiting == 1 else "Look at them"
    if refused:
        return ("1 script" if refused == 1 else f"{refused} scripts") + " of your own could not be taken in.", "See why"
    return ("", "Your own scripts") if found else ("", "")


def groups_of(found: Sequence[PersonalScript]) -> tuple[OwnGroup, ...]:
    """The list, what waits first."""
    groups = (OwnGroup(HEADINGS[kind], tuple(_row(one) for one in found if one.standing is kind)) for kind in ORDER)
    return tuple(group for group in groups if group.rows)


def preview_of(seen: Preview) -> OwnPreview | None:
    """What is shown of a script; ``None`` where it is refused by now."""
    script, found = seen.found.script, seen.found
    if script is None:
        return None
    cautions = cautions_of(script)
    leave = f"Leave it for another day if {cautions.leave_if}\n" if cautions.leave_if else ""
    return OwnPreview(
        name=found.name,
        mark=found.mark,
        title=script.title,
        facts=_facts(script),
        note=f"{script.purpose} {script.content_note}".strip(),
        cautions=leave + "\n".join(cautions.advice),
        made=made_words(script),
        warning=seen.warning,
        problems=problem_words(seen.problems),
        chapters=chapters_of(seen.programme.practice) if seen.programme is not None else (),
        agree="" if found.standing is Standing.AGREED else "Add to my library",
    )


def problem_words(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Each in one line, what matters first; of very many the first ones and how many more."""
    said = tuple(f"Row {one.line}: {_told(one)}" for one in problems[:MOST_PROBLEMS])
    more = len(problems) - MOST_PROBLEMS
    return (*said, f"And {more} more.") if more > 0 else said


def _told(problem: Problem) -> str:
    words = problem.message[:1].upper() + problem.message[1:]
    return f"{words}." if problem.severity is Severity.ERROR else f"{words}. (A hint.)"


def _facts(script: Script) -> str:
    level = LEVELS[min(script.level, len(LEVELS) - 1)]
    posture = f", {script.posture.strip().rstrip('.')}" if script.posture.strip() else ""
    return f"{level}, {length_words(script)}{posture}"


def _row(one: PersonalScript) -> OwnRow:
    is_refused = one.standing is Standing.REFUSED
    return OwnRow(
        name=one.name,
        title=one.script.title if one.script is not None else one.name,
        message=one.told.message,
        hint=one.told.hint,
        problems=problem_words(one.problems) if is_refused else (),
        look="" if is_refused else "Look at it",
        is_in=one.standing is Standing.AGREED,
    )
