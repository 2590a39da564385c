"""Text becomes a script, or all of its faults at once. The text may come from anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from calmroom.domain.script import Phase, PhaseName, Place, Script
from calmroom.scripts.assembly import Assembly
from calmroom.scripts.blocks import Paragraph, read_blocks
from calmroom.scripts.faults import FRONT, GRAMMAR, NEWER, TEXT, Faults
from calmroom.scripts.front_matter import read_front_matter
from calmroom.scripts.source import Source, examine, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calmroom.domain.errors import Problem
    from calmroom.scripts.blocks import Block

WITHOUT_RETURN: Final = "s28"
"""The one practice that leads into sleep and so does not come back."""
MOST_LINES: Final = 600
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A script, or ``None`` and the problems that speak against it."""

    script: Script | None
    problems: tuple[Problem, ...]


def parse_file(path: Path) -> Parsed:
    """Read the script in a file.

    Raises:
        CalmroomError: If there is no such file or it cannot be opened.
    """
    return parse_source(read(path))


def parse(text: str, path: str) -> Parsed:
    """Read the script in a text; ``path`` is what the problems call it."""
    return parse_source(examine(text, path))


def parse_source(source: Source) -> Parsed:
    """Read the script in what was read of a file."""
    faults = source.faults
    if source.text is None:
        return Parsed(None, faults.sorted())
    front, body, first_row = _divide(source.text, faults)
    if front is None and not body:
        return Parsed(None, faults.sorted())
    values = read_front_matter(front, 2, faults) if front is not None else None
    if any(each.rule == NEWER for each in faults.sorted()):
        return Parsed(None, faults.sorted())
    assembly = Assembly(faults)
    _feed(assembly, read_blocks(body, first_row, faults), faults)
    phases = assembly.finish()
    _check_phases(phases, values, faults)
    if len(faults) or values is None:
        return Parsed(None, faults.sorted())
    ease_off = phases.pop(PhaseName.EASE_OFF)
    return Parsed(Script(**values, phases=tuple(phases.values()), ease_off=ease_off), ())


def _divide(text: str, faults: Faults) -> tuple[str | None, str, int]:
    rows = text.split("\n")
    if rows[0].rstrip(" ") != _FENCE:
        faults.add(Place(1, 1), FRONT, "a script begins with --- and its front matter; write both above the phases")
        return None, text, 1
    ends = next((index for index, row in enumerate(rows[1:], start=1) if row.rstrip(" ") == _FENCE), None)
    if ends is None:
        faults.add(Place(1, 1), FRONT, "the front matter is not closed; write --- below its last key")
        return None, "", 1
    return "\n".join(rows[1:ends]), "\n".join(rows[ends + 1 :]), ends + 2


def _feed(assembly: Assembly, blocks: Iterator[Block], faults: Faults) -> None:
    lines = 0
    for block in blocks:
        lines += isinstance(block, Paragraph)
        if lines > MOST_LINES:
            message = f"there are more than {MOST_LINES} lines to speak; an hour has hardly as many, so divide it"
            faults.add(block.place, TEXT, message)
            return
        assembly.feed(block)


def _check_phases(phases: dict[PhaseName, Phase], values: dict[str, Any] | None, faults: Faults) -> None:
    wanted = [name for name in PhaseName if name is not PhaseName.RETURN or not _is_night(values)]
    missing = [name for name in wanted if name not in phases]
    if missing:
        last = max((phase.place for phase in phases.values()), key=lambda place: place.line, default=Place(1, 1))
        faults.add(last, GRAMMAR, f"missing: {', '.join(f'# {name}' for name in missing)}; each wants a line at least")


def _is_night(values: dict[str, Any] | None) -> bool:
    return values is not None and values["id"] == WITHOUT_RETURN
