"""The whole library: what comes with the program, and of a person's own only what was seen and agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.personal import Standing, standing_of

if TYPE_CHECKING:
    from calmroom.domain.errors import Problem
    from calmroom.domain.personal import Agreements, PersonalScripts
    from calmroom.domain.ports import Library
    from calmroom.domain.script import Script


@dataclass(frozen=True, slots=True)
class _Own:
    marks: tuple[str, ...]
    scripts: tuple[Script, ...]
    problems: tuple[Problem, ...]


class Shelves:
    """Both kinds of practices, read at the first question and again when asked to.

    What was agreed to is what is played: a file that is changed meanwhile counts from the next reading on.
    """

    def __init__(self, bundled: Library, personal: PersonalScripts, agreements: Agreements) -> None:
        self._bundled = bundled
        self._personal = personal
        self._agreements = agreements
        self._own: _Own | None = None

    def scripts(self) -> tuple[Script, ...]:
        """Every practice that may be played, in the order of their ids."""
        bundled, own = self._bundled.scripts(), self._read().scripts
        return tuple(sorted((*bundled, *own), key=lambda script: script.id)) if own else bundled

    def problems(self) -> tuple[Problem, ...]:
        """What kept scripts out of the library."""
        return (*self._bundled.problems(), *self._read().problems)

    def refresh(self) -> bool:
        """Read the personal folder anew; whether other practices are there now than before."""
        before = self._own
        self._own = own = self._look()
        return before is not None and before.marks != own.marks

    def _read(self) -> _Own:
        if self._own is None:
            self._own = self._look()
        return self._own

    def _look(self) -> _Own:
        agreed = self._agreements.load()
        found = self._personal.look()
        scripts = {each.mark: each.script for each in found if standing_of(each, agreed) is Standing.AGREED}
        problems = tuple(problem for each in found for problem in each.problems)
        return _Own(tuple(scripts), tuple(each for each in scripts.values() if each is not None), problems)
