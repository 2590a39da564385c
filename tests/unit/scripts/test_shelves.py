from __future__ import annotations

from dataclasses import replace

from fakes.library import FakeLibrary
from fakes.personal import MemoryAgreements, MemoryPersonal
from unit.scripts.sample import TEXT, script_of

from calmroom.domain.ports import Library
from calmroom.domain.script import Script
from calmroom.scripts.shelves import Shelves

FIRST, LAST = (script_of(TEXT.replace("id: t01", f"id: {name}")) for name in ("a01", "z01"))
MINE = "mine.calm.md"


def _shelves(scripts: MemoryPersonal, agreements: MemoryAgreements) -> Shelves:
    return Shelves(FakeLibrary(FIRST, LAST), scripts, agreements)


def test_what_was_agreed_to_stands_among_the_others_by_its_id() -> None:
    scripts = MemoryPersonal({MINE: TEXT})
    library: Library = _shelves(scripts, MemoryAgreements({MINE: scripts.look()[0].mark}))
    assert [script.id for script in library.scripts()] == ["a01", "t01", "z01"]


def test_what_was_not_agreed_to_is_not_there() -> None:
    assert _shelves(MemoryPersonal({MINE: TEXT}), MemoryAgreements()).scripts() == (FIRST, LAST)


def test_what_is_refused_is_told() -> None:
    shelves = _shelves(MemoryPersonal({MINE: TEXT.replace("[at jaw]", "[at jow]")}), MemoryAgreements())
    assert all("jow" in problem.message for problem in shelves.problems())
    assert shelves.problems()


def test_a_file_that_is_changed_counts_once_it_is_read_again() -> None:
    scripts = MemoryPersonal({MINE: TEXT})
    shelves = _shelves(scripts, MemoryAgreements({MINE: scripts.look()[0].mark}))
    seen = shelves.scripts()
    scripts.files[MINE] = TEXT.replace("It can wait", "It will not wait")
    assert shelves.scripts() == seen
    assert shelves.refresh()
    assert shelves.scripts() == (FIRST, LAST)
    assert not shelves.refresh()


def test_the_first_reading_is_no_change() -> None:
    assert not _shelves(MemoryPersonal({MINE: TEXT}), MemoryAgreements()).refresh()


class Brought:
    """What routines brought."""

    def __init__(self, *scripts: Script) -> None:
        self.found = scripts

    def scripts(self) -> tuple[Script, ...]:
        return self.found

    def refresh(self) -> None:
        """Nothing is kept."""


def test_what_a_routine_brought_stands_among_the_others_while_it_is_there() -> None:
    brought = Brought(script_of(TEXT))
    shelves = Shelves(FakeLibrary(FIRST, LAST), MemoryPersonal(), MemoryAgreements(), brought)
    assert [script.id for script in shelves.scripts()] == ["a01", "t01", "z01"]
    brought.found = ()
    assert shelves.refresh()
    assert shelves.scripts() == (FIRST, LAST)


def test_a_routine_takes_the_place_of_no_bundled_practice_and_nobodys_own_the_place_of_a_routines() -> None:
    scripts = MemoryPersonal({MINE: TEXT})
    other = replace(script_of(TEXT), title="The therapist's")
    brought = Brought(replace(FIRST, title="Another"), other)
    agreed = MemoryAgreements({MINE: scripts.look()[0].mark})
    assert Shelves(FakeLibrary(FIRST, LAST), scripts, agreed, brought).scripts() == (FIRST, other, LAST)
