"""Scripts that somebody writes for another: what speaks against one while it is written, and the text to begin from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.scripts.parser import parse_source
from calmroom.scripts.source import ENDING, decode

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.script import Line
    from calmroom.domain.timeline import Clip


def problems_of(name: str, text: str) -> tuple[Problem, ...]:
    """Why a text cannot be read as a practice, or what the rules say against it at three of its lengths; errors first.

    Args:
        name: Of its file.
        text: As it stands now.
    """
    from calmroom.scripts.checker import check  # noqa: PLC0415 - the lint is read only to lint

    try:
        parsed = parse_source(decode(text.encode("utf-8", "replace"), name))
    except (CalmroomError, RecursionError):
        return (Problem(name, 1, 1, "F1", Severity.ERROR, "it cannot be read as a practice"),)
    script = parsed.script
    if script is None:
        return parsed.problems
    minutes = script.minutes
    found = check(script, name, _no_clip, (minutes.least, minutes.usual, minutes.greatest))
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))


def source_of(folder: Path, practice: str) -> str:
    """The text of a bundled practice; empty where there is none of that id."""
    path = folder / f"{practice}{ENDING}"
    return path.read_text(encoding="utf-8") if practice.isalnum() and path.is_file() else ""


def _no_clip(_line: Line) -> Clip | None:
    return None
