"""The practices in some folders. One with a fault is left out; the others work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.scripts.faults import FRONT, TEXT
from calmroom.scripts.parser import Parsed, parse_file
from calmroom.scripts.source import ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from calmroom.domain.script import Script

PATTERN = f"*{ENDING}"


@dataclass(frozen=True, slots=True)
class _Shelf:
    scripts: tuple[Script, ...]
    problems: tuple[Problem, ...]


class ScriptLibrary:
    """The scripts in ``folders``, read once, at the first question. A folder that is not there is empty."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def scripts(self) -> tuple[Script, ...]:
        """Every practice without a fault, in the order of their ids."""
        return self._shelf.scripts

    def problems(self) -> tuple[Problem, ...]:
        """What kept scripts out of the library."""
        return self._shelf.problems

    @cached_property
    def _shelf(self) -> _Shelf:
        found: dict[str, Script] = {}
        problems: list[Problem] = []
        for path in (path for folder in self._folders for path in sorted(folder.glob(PATTERN))):
            parsed = _read(path)
            problems += parsed.problems
            script = parsed.script
            if script is not None and script.id in found:
                problems.append(_problem(path, FRONT, f"another script has the id {script.id}; give this one its own"))
            elif script is not None:
                found[script.id] = script
        return _Shelf(tuple(found[key] for key in sorted(found)), tuple(problems))


def _read(path: Path) -> Parsed:
    try:
        return parse_file(path)
    except CalmroomError as error:
        return Parsed(None, (_problem(path, TEXT, error.message),))


def _problem(path: Path, rule: str, message: str) -> Problem:
    return Problem(str(path), 1, 1, rule, Severity.ERROR, message)
