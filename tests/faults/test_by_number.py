"""Damage, logs, clocks and doubles of the forty faults, by their number in the table beside this file."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fakes.clock import EVENING, StillClock
from fakes.entropy import CountedEntropy
from fakes.repositories import MemoryVault
from faults.damaged import PAGES, told
from faults.flips import _flip as flip
from faults.owner import Home, backups_of, entry, numbers, opened, practice

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.history import HistoryService
from calmroom.services.journal import JournalService
from calmroom.services.world import World
from calmroom.storage import connection, database
from calmroom.storage.vault import EncryptedVault

PAGE = 4096
LONG_ONES = (9, 19, 29)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.98])
def test_31_a_file_cut_short_is_told_and_kept(home: Home, share: float) -> None:
    path = home.data / "vault.db"
    content = path.read_bytes()[: int(path.stat().st_size * share)]
    path.write_bytes(content)
    assert told(home) == "on opening"
    assert path.read_bytes() == content


def test_31_pages_that_changed_places_are_told(home: Home) -> None:
    path = home.data / "vault.db"
    content = bytearray(path.read_bytes())
    content[4 * PAGE : 5 * PAGE], content[9 * PAGE : 10 * PAGE] = (
        content[9 * PAGE : 10 * PAGE],
        content[4 * PAGE : 5 * PAGE],
    )
    path.write_bytes(content)
    assert told(home) == "on reading or by the check"


@pytest.mark.parametrize("count", [1, 512, PAGE, 5 * PAGE])
def test_31_what_was_put_behind_the_end_changes_nothing_that_is_read(home: Home, count: int) -> None:
    with (home.data / "vault.db").open("ab") as file:
        file.write(b"\x5a" * count)
    with opened(home) as again:
        assert numbers(again) == PAGES


def test_31_a_lost_salt_opens_all_the_same(home: Home) -> None:
    path = home.data / "vault.db"
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    assert not told(home)


def places_of_long_texts(home: Home) -> list[int]:
    """A place in every page of the file, but for those of the empty tables at its beginning."""
    return [page * PAGE + 2000 for page in range(pages_of_nothing(), pages_of(home))]


def pages_of(home: Home) -> int:
    return (home.data / "vault.db").stat().st_size // PAGE


@cache
def pages_of_nothing() -> int:
    with TemporaryDirectory() as folder:
        home = Home(Path(folder))
        with opened(home):
            pass
        return pages_of(home)


def silently_wrong(lived_in: Home, tmp_path: Path) -> list[int]:
    """Places at which a flipped bit was read as if nothing were."""
    found = []
    for place in places_of_long_texts(lived_in):
        copy = Home(tmp_path / str(place))
        shutil.copytree(lived_in.root, copy.root)
        flip(copy.data / "vault.db", place, 3)
        with suppress(CalmroomError), opened(copy) as damaged:
            for number in LONG_ONES:
                try:
                    found += [] if damaged.journal.get(entry(number).id) == entry(number) else [place]
                except CalmroomError:
                    continue
                except ValueError:
                    found.append(place)
    return found


def test_31_the_end_of_a_long_text_that_is_damaged_is_told_and_never_read_as_zeros(
    lived_in: Home, tmp_path: Path
) -> None:
    assert not silently_wrong(lived_in, tmp_path)


def test_31_without_asking_the_cipher_it_would_be_read_as_zeros(
    lived_in: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "refuse_zeros", lambda _: None)
    assert silently_wrong(lived_in, tmp_path)


def test_31_a_page_beside_a_damaged_one_can_be_read_and_written(home: Home) -> None:
    content = (home.data / "vault.db").read_bytes()
    reached = 0
    for place in places_of_long_texts(home):
        (home.data / "vault.db").write_bytes(content)
        flip(home.data / "vault.db", place, 3)
        with opened(home) as damaged:
            states = [state_of(damaged, number) for number in LONG_ONES]
            if "told" in states and "whole" in states:
                damaged.practices.save(practice(2))
                reached += damaged.practices.get(practice(2).id) == practice(2)
    assert reached


def state_of(damaged: EncryptedVault, number: int) -> str:
    try:
        return "whole" if damaged.journal.get(entry(number).id) == entry(number) else "wrong"
    except VaultDamaged:
        return "told"


def test_30_a_missing_database_whose_keys_are_there_makes_no_new_one(home: Home) -> None:
    (home.data / "vault.db").unlink()
    before = sorted(path.name for path in home.data.rglob("*"))
    assert told(home) == "on opening"
    assert sorted(path.name for path in home.data.rglob("*")) == before


def test_23_a_lock_left_by_a_crash_holds_nobody_up(home: Home) -> None:
    (home.data / "vault.lock").write_text("12345 another-machine")
    assert not told(home)


def test_23_a_double_made_by_syncing_is_told_and_never_opened_for_the_vault(home: Home) -> None:
    double = home.data / "vault.sync-conflict-20261121-093000-ABCDEFG.db"
    shutil.copy(home.data / "vault.db", double)
    before = double.read_bytes()
    with opened(home) as again:
        assert numbers(again) == PAGES
        assert any(double.name in one.message for one in backups_of(home, again).concerns(None))
    assert double.read_bytes() == before


@pytest.fixture
def services() -> tuple[StillClock, JournalService, HistoryService]:
    bus, clock = EventBus(), StillClock()
    world = World(clock, CountedEntropy(), AtOnce(bus), bus)
    kept = MemoryVault()
    access = Access(lambda _: kept)
    return clock, JournalService(access, world), HistoryService(access, world)


@pytest.mark.parametrize("leap", [timedelta(days=-1), timedelta(days=3650), timedelta(hours=-1)])
def test_22_a_clock_that_is_set_while_writing_costs_no_page_and_no_time(
    services: tuple[StillClock, JournalService, HistoryService], leap: timedelta
) -> None:
    clock, journal, history = services
    first = journal.save(replace(journal.begin(), text="before"))
    clock.set(EVENING + leap)
    again = journal.save(replace(first, text="before, and after"))
    journal.save(replace(journal.begin(), text="after"))
    assert {one.text for one in journal.newest()} == {"before, and after", "after"}
    assert again.written == EVENING
    assert len(history.period().days) == 28


def test_33_a_file_of_another_program_is_refused_by_its_mark(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "APPLICATION_ID", 0x1234)
    assert told(home) == "on opening"
