"""Scripts of a person's own: held against the rules, and in the library only once they were seen and agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from calmroom.domain.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Programme

TOO_NEW: Final = "G6"
"""The rule that a script for a newer program breaks."""
UNSAFE_TEXT: Final = "G1"
"""The rule that text breaks which hides what it says, or which is far too much."""
NOTHING_PLAYED: Final = "Nothing of it was played, and your other practices are as they were."


class Standing(StrEnum):
    """Where a script of one's own stands."""

    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of it: what happened and what is safe, and what to do."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FoundScript:
    """One file of the personal folder, as it was read.

    Attributes:
        name: The file's name, safe to print.
        mark: SHA-256 of the file in hexadecimal digits; empty where it was not read.
        script: What it holds; ``None`` where problems speak against it.
        problems: Why it is refused.
    """

    name: str
    mark: str
    script: Script | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonalScript:
    """A script of one's own, and where it stands. Attributes as in ``FoundScript``."""

    name: str
    mark: str
    standing: Standing
    script: Script | None
    problems: tuple[Problem, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Preview:
    """All that there is to see of a script before anybody agrees to it.

    Attributes:
        problems: What the rules say against it, errors first.
        programme: The practice at its usual length, to be read; ``None`` where it cannot be arranged.
        warning: One sentence where it breaks rules that matter; empty otherwise.
    """

    found: PersonalScript
    problems: tuple[Problem, ...]
    programme: Programme | None
    warning: str = ""


class PersonalScripts(Protocol):
    """The personal folder."""

    @property
    def folder(self) -> Path:
        """Where it is."""
        ...

    def look(self) -> tuple[FoundScript, ...]:
        """Every script in it, by name, read anew. A folder that is not there is empty."""
        ...

    def bring(self, path: Path) -> str:
        """Copy a file into it, beside what is there; the name it has there. Nothing of it is read as a practice.

        Raises:
            CalmroomError: If it is no script, or cannot be copied.
        """
        ...

    def lint(self, found: FoundScript) -> tuple[Problem, ...]:
        """What the rules say against a script that could be read."""
        ...


class Agreements(Protocol):
    """What was agreed to: the mark of each file as it was seen, by the file's name."""

    def load(self) -> Mapping[str, str]:
        """All of it; what cannot be read was not agreed to."""
        ...

    def save(self, agreed: Mapping[str, str]) -> None:
        """Keep it.

        Raises:
            CalmroomError: If it cannot be written; what was kept before holds.
        """
        ...


class Shelf(Protocol):
    """The library, which can be read again."""

    def refresh(self) -> bool:
        """Read the folders anew; whether other practices are there now than before."""
        ...


def standing_of(found: FoundScript, agreed: Mapping[str, str]) -> Standing:
    """Where a script stands: agreed by what the file holds, whatever its name is now."""
    if found.script is None or not found.mark:
        return Standing.REFUSED
    if found.mark in agreed.values():
        return Standing.AGREED
    return Standing.CHANGED if found.name in agreed else Standing.NEW


def placed(found: FoundScript, agreed: Mapping[str, str]) -> PersonalScript:
    """A script with its standing, and what is said of it."""
    standing = standing_of(found, agreed)
    told = _refusal(found) if standing is Standing.REFUSED else _told(found, standing)
    return PersonalScript(found.name, found.mark, standing, found.script, found.problems, told)


def warning_of(problems: tuple[Problem, ...]) -> str:
    """What is said beside the button that agrees, where rules that matter are broken."""
    errors = sum(each.severity is Severity.ERROR for each in problems)
    if not errors:
        return ""
    rules = "One rule" if errors == 1 else f"{errors} rules"
    verb = "is" if errors == 1 else "are"
    return f"{rules} for a safe practice {verb} not kept here. Read them first, then decide."


def _told(found: FoundScript, standing: Standing) -> Told:
    title = found.script.title if found.script else found.name
    sentences = {
        Standing.NEW: Told(f"“{title}” is new here. It is in your library once you have seen it.", "Look at it first."),
        Standing.CHANGED: Told(
            f"“{title}” was changed since you agreed to it, so it has left your library.", "Look at what it says now."
        ),
        Standing.AGREED: Told(f"“{title}” is in your library."),
    }
    return sentences[standing]


def _refusal(found: FoundScript) -> Told:
    first = found.problems[0] if found.problems else None
    if first is None:
        return Told(f"“{found.name}” could not be read. {NOTHING_PLAYED}", "Look at who may read the file.")
    newer = next((each for each in found.problems if each.rule == TOO_NEW), None)
    if newer is not None:
        message = f"“{found.name}” was not taken in: {newer.message}. {NOTHING_PLAYED}"
        return Told(message, "Bring calmroom up to date, or ask for a version that this one can read.")
    unsafe = next((each for each in found.problems if each.rule == UNSAFE_TEXT), None)
    if unsafe is not None:
        message = f"“{found.name}” was not taken in: {unsafe.message}. {NOTHING_PLAYED}"
        return Told(message, f"It is in row {unsafe.line}. Ask whoever wrote the file for a clean copy, or mend it.")
    count = len(found.problems)
    places = "one place wants" if count == 1 else f"{count} places want"
    message = f"“{found.name}” cannot be read as a practice yet: {places} mending. {NOTHING_PLAYED}"
    reason = first.message.partition("; ")[0]
    return Told(message, f"Open it in a text editor. In row {first.line}: {reason}.")
