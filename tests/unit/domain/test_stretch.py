from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.domain.sessions.stretch import (
    Reach,
    Stretch,
    all_days,
    earlier,
    framed_by,
    inside,
    later,
    stretch_at,
    title,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 8, 21, 14, tzinfo=BERLIN)
TODAY = NOW.date()
FIRST = datetime(2026, 2, 5, 17, 0, tzinfo=BERLIN)
MAYA = Appointment("a" * 32, FIRST, therapist="Maya", repeat=Repeat(Unit.WEEKS, 2))


def single(day: date, therapist: str = "Maya") -> Appointment:
    begins = datetime(day.year, day.month, day.day, 17, 0, tzinfo=BERLIN)
    return Appointment(f"{day.toordinal():032x}", begins, therapist=therapist)


def days(stretch: Stretch) -> tuple[date, date]:
    return stretch.first, stretch.last


def test_the_days_between_two_sessions_belong_together() -> None:
    found = stretch_at((MAYA,), NOW, NOW)
    assert days(found) == (date(2026, 3, 5), date(2026, 3, 19))
    assert (found.monday, found.sunday) == (date(2026, 3, 2), date(2026, 3, 22))
    assert title(found, TODAY) == "5 March to 19 March"
    assert framed_by(found) == "between two sessions with Maya"


def test_one_steps_from_session_to_session_and_back() -> None:
    now = stretch_at((MAYA,), NOW, NOW)
    before = stretch_at((MAYA,), earlier(now, NOW), NOW)
    assert days(before) == (date(2026, 2, 19), date(2026, 3, 5))
    again = later(before, NOW)
    assert again is not None
    assert stretch_at((MAYA,), again, NOW) == now
    assert later(now, NOW) is None


def test_before_the_first_session_it_is_weeks_that_end_with_it() -> None:
    found = stretch_at((MAYA,), FIRST - timedelta(seconds=1), NOW)
    assert days(found) == (date(2026, 1, 12), date(2026, 2, 5))
    assert framed_by(found) == "before your session with Maya"
    further = stretch_at((MAYA,), earlier(found, NOW), NOW)
    assert days(further) == (date(2025, 12, 15), date(2026, 1, 11))
    assert framed_by(further) == "four weeks"
    assert title(further, TODAY) == "15 December 2025 to 11 January"


def test_without_sessions_it_is_four_weeks_from_a_monday() -> None:
    found = stretch_at((), NOW, NOW)
    assert days(found) == (date(2026, 2, 9), date(2026, 3, 8))
    assert framed_by(found) == "four weeks"
    before = stretch_at((), earlier(found, NOW), NOW)
    assert days(before) == (date(2026, 1, 12), date(2026, 2, 8))
    again = later(before, NOW)
    assert again is not None
    assert stretch_at((), again, NOW) == found
    assert later(found, NOW) is None


def test_since_the_last_session_it_goes_to_today_while_no_next_date_is_known() -> None:
    found = stretch_at((single(date(2026, 2, 20)),), NOW, NOW)
    assert days(found) == (date(2026, 2, 20), TODAY)
    assert framed_by(found) == "since your session with Maya"


def test_long_after_the_last_session_it_is_four_weeks_again_and_steps_reach_the_session() -> None:
    known = (single(date(2025, 11, 3)),)
    found = stretch_at(known, NOW, NOW)
    assert days(found) == (date(2026, 2, 9), TODAY)
    steps = 0
    while not found.begins:
        found, steps = stretch_at(known, earlier(found, NOW), NOW), steps + 1
    assert days(found) == (date(2025, 11, 3), date(2025, 11, 16))
    assert framed_by(found) == "since your session with Maya"
    for _ in range(steps):
        moment = later(found, NOW)
        assert moment is not None
        found = stretch_at(known, moment, NOW)
    assert days(found) == (date(2026, 2, 9), TODAY)


def test_sessions_far_apart_are_stepped_through_by_weeks_and_none_is_left_out() -> None:
    known = (single(date(2025, 11, 3)), single(date(2026, 3, 4)))
    found, seen = stretch_at(known, known[1].begins - timedelta(seconds=1), NOW), []
    while found.last >= date(2025, 11, 3):
        seen.append(days(found))
        found = stretch_at(known, earlier(found, NOW), NOW)
    assert seen[0][1] == date(2026, 3, 4)
    assert seen[-2][0] == date(2025, 11, 3)
    for (first, _), (_, last) in pairwise(seen[:-1]):
        assert last == first - timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("Maya", "Tom", "between a session with Maya and one with Tom"),
        ("Maya", "", "between two sessions"),
        ("", "", "between two sessions"),
    ],
)
def test_what_frames_the_days_says_with_whom(first: str, second: str, words: str) -> None:
    known = (single(date(2026, 3, 1), first), single(date(2026, 3, 12), second))
    assert framed_by(stretch_at(known, NOW, NOW)) == words


def test_a_day_is_the_one_where_the_person_is() -> None:
    far = Appointment("f" * 32, datetime(2026, 3, 1, 20, 0, tzinfo=ZoneInfo("America/New_York")))
    assert stretch_at((far,), NOW, NOW).first == date(2026, 3, 2)


def test_a_moment_inside_leads_back_to_the_same_days() -> None:
    for known in ((MAYA,), (), (single(date(2025, 11, 3)),)):
        found = stretch_at(known, NOW, NOW)
        assert stretch_at(known, inside(found, NOW), NOW) == found


def test_years_reach_from_the_first_day_or_two_years_back() -> None:
    early = date(2007, 1, 5)
    assert days(all_days(early, Reach.ALL, NOW)) == (early, TODAY)
    assert all_days(early, Reach.TWO_YEARS, NOW).first == date(2024, 3, 8)
    assert all_days(date(2026, 3, 1), Reach.TWO_YEARS, NOW).first == date(2026, 3, 1)
    assert all_days(TODAY + timedelta(days=1), Reach.ALL, NOW).first == TODAY
