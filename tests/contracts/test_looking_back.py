from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.statistics import Day, Reading
from calmroom.domain.units import Seconds, to_frames

if TYPE_CHECKING:
    from calmroom.domain.vault.vault import Vault

FAR_EAST = timezone(timedelta(hours=13))
EVENING = datetime(2026, 3, 8, 23, 30, tzinfo=FAR_EAST)
DAY = EVENING.date()
ONCE = PracticeRecord("0" * 32, "s01", "Arriving Here", EVENING, 5, "v", "room", Outcome.FINISHED, heard=to_frames(300))


def practised(vault: Vault, number: int, **changes: object) -> PracticeRecord:
    record = replace(ONCE, id=f"{number:032x}", **changes)  # type: ignore[arg-type]
    vault.practices.save(record)
    return record


def wrote(vault: Vault, number: int, moment: datetime, tags: tuple[str, ...] = (), after: str | None = None) -> None:
    vault.journal.save(Entry(f"{number:032x}", moment, moment, "words", practice_id=after, tags=tags))


def test_where_nothing_is_there_is_no_first_day(vault: Vault) -> None:
    assert vault.looking_back.first_day() is None
    assert vault.looking_back.days(DAY, DAY, FAR_EAST) == ()
    assert vault.looking_back.settled(DAY, DAY, 7) == ()
    assert vault.looking_back.words(DAY, DAY) == ()


def test_the_first_day_is_that_of_a_practice_or_of_a_page(vault: Vault) -> None:
    practised(vault, 1)
    assert vault.looking_back.first_day() == DAY
    wrote(vault, 2, EVENING - timedelta(days=3))
    assert vault.looking_back.first_day() == DAY - timedelta(days=3)


def test_a_day_is_the_one_of_the_zone_it_was_lived_in(vault: Vault) -> None:
    practised(vault, 1)
    practised(vault, 2, outcome=Outcome.ENDED_GENTLY, heard=to_frames(60))
    wrote(vault, 3, EVENING)
    wrote(vault, 4, EVENING + timedelta(days=1))
    assert vault.looking_back.days(DAY, DAY, FAR_EAST) == (Day(DAY, 2, Seconds(360), 1),)
    assert vault.looking_back.days(DAY, DAY + timedelta(days=1), FAR_EAST)[1] == Day(DAY + timedelta(days=1), entries=1)


@pytest.mark.parametrize("hours", [-11, 0, 14])
def test_days_before_1970_are_days_as_well(vault: Vault, hours: int) -> None:
    long_ago = datetime(1931, 5, 4, 0, 5, tzinfo=timezone(timedelta(hours=hours)))
    practised(vault, 1, started=long_ago)
    assert [day.date for day in vault.looking_back.days(date(1931, 5, 1), date(1931, 5, 9), FAR_EAST)] == [
        date(1931, 5, 4)
    ]
    assert vault.looking_back.first_day() == date(1931, 5, 4)


def test_means_take_what_was_said_on_both_sides_over_so_many_days_each(vault: Vault) -> None:
    practised(vault, 1, before=CheckIn(2), after=CheckIn(5))
    practised(vault, 2, before=CheckIn(4), after=CheckIn(6), started=EVENING + timedelta(days=6))
    practised(vault, 3, before=CheckIn(9), after=CheckIn(9), started=EVENING + timedelta(days=7))
    practised(vault, 4, before=CheckIn(0))
    practised(vault, 5, before=CheckIn(0), after=CheckIn(0), started=EVENING - timedelta(days=1))
    found = vault.looking_back.settled(DAY, DAY + timedelta(days=20), 7)
    assert found == (
        Reading(DAY, before=3, after=5.5, count=2),
        Reading(DAY + timedelta(days=7), before=9, after=9, count=1),
    )


def test_chosen_words_are_counted_by_the_practices_and_pages_they_belong_to(vault: Vault) -> None:
    done = practised(vault, 1, words=("Warm", "wide"))
    wrote(vault, 2, EVENING, ("warm", "heavy"), after=done.id)
    wrote(vault, 3, EVENING, ("heavy",))
    wrote(vault, 4, EVENING - timedelta(days=9), ("heavy",))
    assert vault.looking_back.words(DAY, DAY) == (("heavy", 2), ("warm", 2), ("wide", 1))
