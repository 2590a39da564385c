from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.check_in import CheckIn
from calmroom.domain.journal import Entry
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.statistics import Recurrence, days_between, with_before_and_after
from calmroom.domain.units import to_frames
from calmroom.services.history import Period
from calmroom.ui.history.state import HistoryState, ending, heard, history_state, period_title, spread

FIRST, LAST = date(2026, 2, 9), date(2026, 3, 8)
TODAY = date(2026, 3, 6)
EVENING = datetime(2026, 2, 20, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def record(outcome: Outcome = Outcome.FINISHED, days: int = 0, **changes: object) -> PracticeRecord:
    made = PracticeRecord(
        f"{days}", "s07", "From Crown to Tailbone", EVENING + timedelta(days=days), 12, "", "", outcome
    )
    made = replace(made, heard=to_frames(12 * 60), reached=to_frames(12 * 60))
    return replace(made, **changes)  # type: ignore[arg-type]


def page(days: int = 0, practice_id: str | None = None) -> Entry:
    return Entry(f"page {days}", EVENING + timedelta(days=days), EVENING, "words", practice_id=practice_id)


def period(*records: PracticeRecord, pages: tuple[Entry, ...] = (), words: tuple[Recurrence, ...] = ()) -> Period:
    days = days_between(FIRST, LAST, records, pages)
    return Period(FIRST, LAST, days, with_before_and_after(records), words, records, pages)


def state(*records: PracticeRecord, pages: tuple[Entry, ...] = ()) -> HistoryState:
    return history_state(period(*records, pages=pages), TODAY, ever=bool(records))


def spoken(shown: HistoryState, day: int, week: int) -> str:
    return shown.weeks[week][day].spoken


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        (FIRST, LAST, "9 February to 8 March"),
        (date(2025, 12, 15), date(2026, 1, 11), "15 December 2025 to 11 January"),
        (date(2025, 2, 3), date(2025, 3, 2), "3 February to 2 March 2025"),
    ],
)
def test_the_title_is_the_period(first: date, last: date, title: str) -> None:
    assert period_title(first, last, TODAY) == title


def test_four_weeks_of_seven_days_begin_on_a_monday() -> None:
    assert [len(week) for week in state().weeks] == [7, 7, 7, 7]
    assert state().weeks[0][0].number == 9


def test_a_day_says_what_was_on_it() -> None:
    assert spoken(state(record()), 4, 1) == "Friday 20 February: one practice, 12 minutes"
    gently = state(record(Outcome.ENDED_GENTLY), pages=(page(), page()))
    assert spoken(gently, 4, 1) == "Friday 20 February: one practice, 12 minutes, ended gently, two pages written"


def test_a_day_without_anything_is_simply_a_day() -> None:
    assert spoken(state(), 0, 0) == "Monday 9 February"


def test_today_and_the_days_ahead_are_known_as_such() -> None:
    marks = [mark for week in state().weeks for mark in week]
    assert [mark.number for mark in marks if mark.is_today] == [6]
    assert [mark.number for mark in marks if mark.is_ahead] == [7, 8]
    assert spoken(state(), 4, 3) == "Friday 6 March, today"


def test_one_practice_to_the_end_makes_the_day_a_ring_again() -> None:
    shown = state(record(Outcome.ENDED_GENTLY), record())
    assert not shown.weeks[1][4].ended_gently


def test_to_say_that_one_is_here_leaves_nothing_unfinished() -> None:
    grounded = record(Outcome.STOPPED, script_id="s03", title="Ground Me", heard=to_frames(20), reached=to_frames(20))
    assert state(grounded).practices[0].line.endswith(". Under a minute")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.FINISHED, "to the end"),
        (Outcome.ENDED_GENTLY, "ended gently"),
        (Outcome.STOPPED, "left at minute 13"),
        (Outcome.UNDER_WAY, "left at minute 13"),
    ],
)
def test_every_ending_is_told_plainly(outcome: Outcome, words: str) -> None:
    assert ending(record(outcome)) == words


def test_a_practice_of_seconds_was_under_a_minute() -> None:
    assert heard(record(heard=to_frames(9))) == "under a minute"


def test_a_practice_leads_to_the_page_written_after_it() -> None:
    shown = state(record(), pages=(page(practice_id="0"),))
    (line,) = shown.practices
    assert line.line == "Friday 20 February, evening. 12 minutes, to the end"
    assert line.entry_id == "page 0"
    assert line.spoken == "Read the page after From Crown to Tailbone, Friday 20 February, evening"


def test_before_and_after_stand_at_their_day_and_height() -> None:
    shown = state(record(before=CheckIn(2), after=CheckIn(7)), record(days=1))
    (pair,) = shown.pairs
    assert (pair.before, pair.after) == (0.2, 0.7)
    assert pair.at == pytest.approx((11 + 20.5 / 24) / 28)
    assert (pair.day, pair.cells) == ("Friday 20 February", ("Fri 20 Feb", "From Crown to Tailbone", "2", "7"))


def test_the_first_word_says_what_the_numbers_mean() -> None:
    words = (Recurrence("heavy", 4), Recurrence("warm", 3))
    shown = history_state(period(words=words), TODAY, ever=True)
    assert [(word.word, word.count, word.spoken) for word in shown.words] == [
        ("heavy", "4 times", "heavy, 4 times"),
        ("warm", "3", "warm, 3 times"),
    ]


def test_one_sentence_says_the_whole_for_those_who_cannot_see_it() -> None:
    shown = state(record(), record(), record(days=1), pages=(page(),))
    assert shown.summary == "In these four weeks: three practices on two days, one page written."
    assert state(pages=(page(),)).summary == "In these four weeks: one page written."
    assert state().summary == "Nothing in these four weeks."


def test_it_is_empty_only_where_there_was_never_anything() -> None:
    assert state().is_empty
    assert not history_state(period(), TODAY, ever=True).is_empty
    assert not state(pages=(page(),)).is_empty


def test_two_practices_of_one_evening_stay_apart_and_inside() -> None:
    assert spread((0.5, 0.5, 0.5), 100, 15) == (50, 65, 80)
    assert spread((0.98, 0.99, 1.0), 100, 15) == (70, 85, 100)
    assert spread((), 100, 15) == ()
