"""The whole library: what comes with the program, what routines brought, and of a person's own what was agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.library.personal import Standing, standing_of

if TYPE_CHECKING:
    from calmroom.domain.errors import Problem
    from calmroom.domain.library.personal import Agreements, PersonalScripts
    from calmroom.domain.ports import Library
    from calmroom.domain.script import Script


class Received(Protocol):
    """What routines brought."""

    def scripts(self) -> tuple[Script, ...]:
        """The practices."""
        ...

    def refresh(self) -> None:
        """Read them anew when next asked for."""
        ...


@dataclass(frozen=True, slots=True)
class _Own:
    marks: tuple[str, ...]
    scripts: tuple[Script, ...]
    problems: tuple[Problem, ...]


class Shelves:
    """Both kinds of practices, read at the first question and again when asked to.

    What was agreed to is what is played: a file that is changed meanwhile counts from the next reading on. A practice
    of a routine never takes the place of a bundled one, and a person's own never that of a routine's.

    Args:
        bundled: What comes with the program.
        personal: What the person has put into the personal folder.
        agreements: What of that was agreed to.
        received: What routines brought.
    """

    def __init__(
        self,
        bundled: Library,
        personal: PersonalScripts,
        agreements: Agreements,
        received: Received | None = None,
    ) -> None:
        self._bundled = bundled
        self._personal = personal
        self._agreements = agreements
        self._received = received
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
        taken = {each.id for each in self._bundled.scripts()}
        all_own: list[Script] = []
        marks = [*scripts]
        for each in (*self._brought(), *(one for one in scripts.values() if one is not None)):
            if each.id not in taken:
                taken.add(each.id)
                all_own.append(each)
                marks.append(f"{each.id} {each.version}")
        return _Own(tuple(marks), tuple(all_own), problems)

    def _brought(self) -> tuple[Script, ...]:
        if self._received is None:
            return ()
        self._received.refresh()
        return self._received.scripts()
