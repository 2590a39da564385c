"""The practices in some folders. One with a fault is left out; the others work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.scripts.compiled import from_data, mark_of, read_compiled
from calmroom.scripts.faults import FRONT, TEXT
from calmroom.scripts.parser import Parsed, parse_file
from calmroom.scripts.source import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from calmroom.domain.script import Script
    from calmroom.scripts.compiled import Data

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
        for path, known in _paths(self._folders):
            parsed = _read(path, known)
            problems += parsed.problems
            script = parsed.script
            if script is not None and script.id in found:
                problems.append(_problem(path, FRONT, f"another script has the id {script.id}; give this one its own"))
            elif script is not None:
                found[script.id] = script
        return _Shelf(tuple(found[key] for key in sorted(found)), tuple(problems))


def _paths(folders: Sequence[Path]) -> Iterator[tuple[Path, Mapping[str, Data]]]:
    for folder in folders:
        known = read_compiled(folder)
        yield from ((path, known) for path in sorted(folder.glob(PATTERN)))


def _read(path: Path, known: Mapping[str, Data]) -> Parsed:
    try:
        script = _known(path, known) if known else None
        return parse_file(path) if script is None else Parsed(script, ())
    except CalmroomError as error:
        return Parsed(None, (_problem(path, TEXT, error.message),))


def _known(path: Path, known: Mapping[str, Data]) -> Script | None:
    """What was parsed before of this very file; one that cannot be read is told of by the parser."""
    try:
        data = known.get(mark_of(path.read_bytes()))
    except OSError:
        return None
    return None if data is None else from_data(data)


def _problem(path: Path, rule: str, message: str) -> Problem:
    return Problem(str(path), 1, 1, rule, Severity.ERROR, message)
