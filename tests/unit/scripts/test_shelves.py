from __future__ import annotations

from fakes.library import FakeLibrary
from fakes.personal import MemoryAgreements, MemoryPersonal
from unit.scripts.sample import TEXT, script_of

from calmroom.domain.ports import Library
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
