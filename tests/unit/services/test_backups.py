"""When a copy is due, and what comes before a copy is put back."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.house import House

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import NoticeRaised
from calmroom.domain.timeline import Choices
from calmroom.domain.vault.backups import BackupCopy, BackupEnded, Concern, VaultDamaged, VaultRestored, Why
from calmroom.services.at_once import AtOnce
from calmroom.services.practice import Beginning
from calmroom.services.rooms import Rooms


@pytest.fixture
def house() -> House:
    return House()


def live(house: House) -> Rooms:
    rooms = house.rooms(AtOnce(house.bus))
    _ = rooms.access.vault
    return rooms


def wait() -> None:
    for thread in threading.enumerate():
        if thread.name == "backup":
            thread.join(5)


def write(rooms: Rooms) -> None:
    rooms.journal.save(replace(rooms.journal.begin(), text="a word"))
    wait()


def old_copy(days: float) -> BackupCopy:
    return BackupCopy(Path("/old.db"), EVENING - timedelta(days=days), 1000)


def test_one_is_made_at_the_start_of_a_day(house: House) -> None:
    live(house).backups.watch()
    wait()
    assert house.backups.steps == ["make day"]


def test_no_second_one_the_same_day(house: House) -> None:
    rooms = live(house)
    rooms.backups.watch()
    wait()
    house.backups.changed = True
    write(rooms)
    assert house.backups.steps == ["make day"]


def test_one_of_today_is_enough(house: House) -> None:
    house.backups.here.append(old_copy(0.2))
    live(house).backups.watch()
    wait()
    assert house.backups.steps == []


def test_after_midnight_the_next_word_brings_the_next_one(house: House) -> None:
    rooms = live(house)
    rooms.backups.watch()
    wait()
    house.backups.changed = True
    house.clock.set(house.clock.now() + timedelta(hours=5))
    write(rooms)
    assert house.backups.steps == ["make day", "make day"]


def test_nothing_new_makes_none(house: House) -> None:
    house.backups.changed = False
    live(house).backups.watch()
    wait()
    assert house.backups.steps == []


def test_the_first_minute_of_a_practice_is_left_in_peace(house: House) -> None:
    rooms = live(house)
    rooms.practice.begin(Beginning("s01", Choices(5, "bf_emma")))
    rooms.backups.watch()
    wait()
    assert house.backups.steps == []
    house.player.hear(61.0)
    rooms.practice.keep()
    wait()
    assert house.backups.steps == ["make day"]


def test_a_locked_or_shut_vault_is_not_opened_for_it(house: House) -> None:
    rooms = house.rooms(AtOnce(house.bus))
    rooms.backups.watch()
    assert not rooms.access.is_open
    assert house.backups.steps == []


def test_a_fault_is_told_once_and_one_that_was_asked_for_in_its_place(house: House) -> None:
    told: list[NoticeRaised] = []
    ended: list[BackupEnded] = []
    house.bus.subscribe(NoticeRaised, told.append)
    house.bus.subscribe(BackupEnded, ended.append)
    house.backups.fault = CalmroomError("The disk is full.", "Free some space.")
    rooms = live(house)
    rooms.backups.make_now()
    wait()
    assert not told
    for hours in (0, 24):
        house.clock.set(house.clock.now() + timedelta(hours=hours))
        rooms.backups.wake()
        wait()
    assert told == [NoticeRaised("The disk is full.", "Free some space.")]
    assert [one.fault for one in ended] == [house.backups.fault] * 3


def test_the_folder_of_ones_choice_gets_it_too(house: House, tmp_path: Path) -> None:
    rooms = live(house)
    rooms.backups.choose_folder(tmp_path)
    made = rooms.backups.back_up()
    assert (made.away, house.backups.steps) == (None, ["make asked", "send"])


def test_a_folder_that_is_away_costs_nothing_here(house: House, tmp_path: Path) -> None:
    rooms = live(house)
    rooms.backups.choose_folder(tmp_path / "unplugged")
    made = rooms.backups.back_up()
    assert made.copy is not None
    assert made.away is not None


def test_the_end_makes_one_where_it_is_quick(house: House) -> None:
    live(house).backups.close()
    assert house.backups.steps == ["make close"]


@pytest.mark.parametrize("why_not", ["large", "nothing new", "shut"])
def test_the_end_does_not_wait_for_one(house: House, why_not: str) -> None:
    rooms = house.rooms(AtOnce(house.bus))
    if why_not != "shut":
        _ = rooms.access.vault
    house.backups.changed = why_not != "nothing new"
    house.backups.bytes = 10**9 if why_not == "large" else 1000
    rooms.backups.close()
    assert house.backups.steps == []


def test_before_a_copy_is_put_back_there_is_one_of_now(house: House) -> None:
    restored: list[VaultRestored] = []
    house.bus.subscribe(VaultRestored, restored.append)
    rooms = live(house)
    rooms.backups.restore(old_copy(3))
    assert house.backups.steps == ["make restore", "stage"]
    assert house.vault.is_closed
    assert rooms.access.is_open
    assert restored == [VaultRestored(old_copy(3))]


def test_a_copy_that_could_not_be_made_of_now_keeps_the_vault(house: House) -> None:
    rooms = live(house)
    house.backups.fault = CalmroomError("The disk is full.")
    with pytest.raises(CalmroomError, match="full"):
        rooms.backups.restore(old_copy(3))
    assert not house.vault.is_closed


def test_the_newest_that_is_whole_is_offered(house: House) -> None:
    broken, whole = replace(old_copy(1), path=Path("/broken.db"), is_whole=False), old_copy(2)
    aside = replace(old_copy(0), path=Path("/aside.db"), why=Why.ASIDE)
    house.backups.here.extend((broken, whole, aside))
    house.shut = VaultDamaged("Part of the vault cannot be read.")
    rooms = house.rooms(AtOnce(house.bus))
    found = rooms.backups.offer()
    assert found is not None
    assert found[0] == whole
    assert rooms.backups.trouble() is house.shut


def test_what_was_found_as_the_vault_was_opened_is_told_once(house: House) -> None:
    house.backups.found = (Concern("A log was put aside.", "Keep it."),)
    told: list[NoticeRaised] = []
    house.bus.subscribe(NoticeRaised, told.append)
    rooms = live(house)
    rooms.backups.watch()
    wait()
    write(rooms)
    assert told == [NoticeRaised("A log was put aside.", "Keep it.")]
