"""Leaving: what is refused, and what follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.house import House

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import SettingsChanged
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.leaving import CopyBroughtIn, CopyRead, CopyWritten, Erased, Left
from calmroom.services.at_once import AtOnce
from calmroom.services.leaving import LeavingService
from calmroom.services.rooms import Rooms


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(documents=tmp_path, keeps_private=True)
    made.vault.journal.save(Entry("a" * 32, EVENING, EVENING, "heliotrope"))
    return made


@pytest.fixture
def rooms(house: House) -> Rooms:
    return house.rooms(AtOnce(house.bus))


@pytest.fixture
def leaving(rooms: Rooms) -> LeavingService:
    return rooms.leaving


def ended(leaving: LeavingService) -> None:
    thread = leaving._errand._thread
    assert thread is not None
    thread.join()


def told(house: House, kind: type) -> list[object]:
    events: list[object] = []
    house.bus.subscribe(kind, events.append)
    return events


def test_a_copy_is_called_by_its_day_and_never_as_one_that_is_there(leaving: LeavingService, tmp_path: Path) -> None:
    first = leaving.name(tmp_path, is_zip=True)
    (tmp_path / first).write_text("mine")
    assert (first.startswith("calmroom-20"), leaving.name(tmp_path, is_zip=True)) == (
        True,
        first.replace(".zip", " 2.zip"),
    )


def test_a_copy_is_written_and_told(house: House, leaving: LeavingService, tmp_path: Path) -> None:
    events = told(house, CopyWritten)
    leaving.write(tmp_path / "copy.zip")
    ended(leaving)
    assert [getattr(event, "path", None) for event in events] == [tmp_path / "copy.zip"]


def test_a_fault_is_told_as_well(house: House, leaving: LeavingService, tmp_path: Path) -> None:
    written, read, brought = (told(house, kind) for kind in (CopyWritten, CopyRead, CopyBroughtIn))
    for begin in (leaving.write, leaving.look, leaving.bring_in):
        begin(tmp_path / "no" / "copy.zip")
        ended(leaving)
    faults = [getattr(event, "fault", None) for event in (*written, *read, *brought)]
    assert [isinstance(fault, CalmroomError) for fault in faults] == [True, True, True]


def test_a_backup_comes_before_anything_is_brought_in(house: House, leaving: LeavingService, tmp_path: Path) -> None:
    leaving.write_now(tmp_path / "copy.zip")
    house.vault.journal.remove("a" * 32)
    before = len(house.backups.copies(None))
    added = leaving.bring_in_now(tmp_path / "copy.zip")
    assert added is not None
    assert (added.added.entries, len(house.backups.copies(None))) == (1, before + 1)


def test_private_settings_of_a_copy_hold_at_once(house: House, rooms: Rooms, tmp_path: Path) -> None:
    house.vault.private_settings.save({"left_out": ("hands",)})
    rooms.leaving.write_now(tmp_path / "copy.zip")
    house.vault.private_settings.values = {}
    rooms.settings.read_private()
    rooms.leaving.bring_in_now(tmp_path / "copy.zip")
    assert rooms.settings.current.left_out == ("hands",)


@pytest.mark.parametrize("typed", ["", "delete", "DELETED"])
def test_nothing_is_erased_for_another_word(house: House, leaving: LeavingService, typed: str) -> None:
    with pytest.raises(CalmroomError, match="Nothing was erased"):
        leaving.erase(typed, away_too=False)
    assert house.eraser.erased == []


def test_everything_is_erased_while_the_vault_is_closed_and_told(house: House, rooms: Rooms) -> None:
    events, changes = told(house, Erased), told(house, SettingsChanged)
    rooms.settings.read_private()
    assert rooms.leaving.erase("DELETE", away_too=False) == Left()
    assert (house.eraser.erased, house.vault.is_closed, events) == ([()], True, [Erased(Left())])
    assert (rooms.settings.current.name, len(changes)) == ("", 2)


def test_nothing_is_erased_while_a_practice_is_under_way(house: House, rooms: Rooms) -> None:
    rooms.practice.ground("bf_emma")
    with pytest.raises(CalmroomError, match="under way"):
        rooms.leaving.erase("DELETE", away_too=False)
    assert house.eraser.erased == []
