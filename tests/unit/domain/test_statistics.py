from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.statistics import (
    Day,
    Week,
    days_between,
    every_day,
    weeks_of,
    with_before_and_after,
    words_that_came_back,
)
from calmroom.domain.units import Seconds

ZONE = timezone(timedelta(hours=13))
LATE = datetime(2026, 3, 8, 23, 30, tzinfo=ZONE)


def record(moment: datetime, outcome: Outcome = Outcome.FINISHED, words: tuple[str, ...] = ()) -> PracticeRecord:
    return PracticeRecord("0" * 32, "s01", "Arriving Here", moment, 5, "v", "room", outcome, words=words)


def entry(moment: datetime, text: str, tags: tuple[str, ...] = ()) -> Entry:
    return Entry("1" * 32, moment, moment, text=text, tags=tags)


def test_a_late_evening_belongs_to_the_day_it_was_lived_in() -> None:
    days = days_between(date(2026, 3, 7), date(2026, 3, 9), [record(LATE)], [entry(LATE, "x")])
    assert [(day.practices, day.entries) for day in days] == [(0, 0), (1, 1), (0, 0)]


def test_a_word_comes_back_when_it_stands_in_two_pages_however_often_in_each() -> None:
    pages = [entry(LATE, "Heavy, heavy shoulder"), entry(LATE, "the shoulder again", tags=("warm",))]
    found = words_that_came_back([record(LATE, words=("warm",))], pages, 5)
    assert [(each.word, each.count) for each in found] == [("shoulder", 2), ("warm", 2)]


def test_a_word_of_a_practice_and_of_the_page_after_it_was_said_once() -> None:
    practised = record(LATE, words=("Softer",))
    page = replace(entry(LATE, "", tags=("softer",)), practice_id=practised.id)
    assert words_that_came_back([practised], [page], 5) == ()


def test_filler_words_do_not_come_back() -> None:
    assert words_that_came_back([], [entry(LATE, "there was something"), entry(LATE, "there was something")], 5) == ()


def test_before_and_after_takes_what_was_said_on_both_sides_oldest_first() -> None:
    said = CheckIn(settled=4)
    first = PracticeRecord("2" * 32, "s01", "", LATE, 5, "v", "room", before=said, after=said)
    later = PracticeRecord("3" * 32, "s01", "", LATE + timedelta(days=1), 5, "v", "room", before=said, after=said)
    half = PracticeRecord("4" * 32, "s01", "", LATE, 5, "v", "room", before=said)
    found = with_before_and_after([later, half, first])
    assert [(one.day, one.before, one.after) for one in found] == [
        (LATE.date(), 4, 4),
        (LATE.date() + timedelta(days=1), 4, 4),
    ]
    assert found[0].hour == 23.5 / 24


def test_weeks_begin_on_a_monday_and_those_of_nothing_are_there_too() -> None:
    days = every_day(date(2026, 3, 2), date(2026, 3, 22), [Day(date(2026, 3, 8), 1, Seconds(600))])
    assert weeks_of(days) == (Week(date(2026, 3, 2), 10), Week(date(2026, 3, 9), 0), Week(date(2026, 3, 16), 0))
