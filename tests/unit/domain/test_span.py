from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from calmroom.domain.sessions.appointments import Appointment, Between, Occurrence
from calmroom.domain.sessions.span import sentence, span_of

NOW = datetime(2026, 3, 8, 21, 14, tzinfo=UTC)


def session(days: int, therapist: str = "Maya") -> Occurrence:
    begins = datetime(2026, 3, 8, 17, 0, tzinfo=UTC) + timedelta(days=days)
    return Occurrence(Appointment("a" * 32, begins, therapist=therapist), begins, begins, begins.date())


@pytest.mark.parametrize(
    ("last", "after", "said"),
    [
        (session(-3), session(11), "It is 3 days since your session with Maya, and 11 to the next."),
        (session(-1), session(1), "It is 1 day since your session with Maya, and the next is tomorrow."),
        (session(0), session(14), "Your session with Maya was today, and 14 to the next."),
        (session(-3, ""), session(11, ""), "It is 3 days since your session, and 11 to the next."),
        (session(-3), None, "It is 3 days since your session with Maya. No next date yet."),
        (None, session(4), "Your session with Maya is in 4 days."),
        (None, session(1, ""), "Your session is tomorrow."),
        (None, None, ""),
        (
            session(-3),
            session(11, "Ines"),
            "It is 3 days since your session with Maya, and the next, with Ines, is in 11 days.",
        ),
    ],
)
def test_it_is_said_in_one_sentence(last: Occurrence | None, after: Occurrence | None, said: str) -> None:
    assert sentence(Between(last, after), NOW) == said


def test_one_that_is_today_says_its_hour() -> None:
    begins = NOW + timedelta(hours=1)
    later = Occurrence(Appointment("b" * 32, begins, therapist="Maya"), begins, begins, begins.date())
    assert sentence(Between(None, later), NOW) == "Your session with Maya is today at 22:14."
    assert sentence(Between(session(-3), later), NOW).endswith("and the next is today at 22:14.")


def test_today_stands_where_it_is_between_the_two() -> None:
    span = span_of(Between(session(-3), session(11)), NOW)
    assert span is not None
    assert (span.days, span.passed, span.left, span.right) == (14, 3, "Thursday 5 March", "Thursday 19 March")
    assert span.share == pytest.approx(3 / 14)
    assert span.has_days


def test_without_a_next_date_the_right_end_is_open() -> None:
    span = span_of(Between(session(-3), None), NOW)
    assert span is not None
    assert (span.days, span.right, span.share, span.has_days) == (None, "no next date yet", 0.5, False)


def test_without_any_session_there_is_no_span() -> None:
    assert span_of(Between(None, None), NOW) is None


def test_a_span_of_years_has_no_circle_for_each_day() -> None:
    span = span_of(Between(session(-400), session(100)), NOW)
    assert span is not None
    assert not span.has_days


def test_the_days_are_those_of_where_the_person_is() -> None:
    night = session(-3).begins.replace(hour=23, minute=30)
    last = Occurrence(Appointment("c" * 32, night), night, night, night.date())
    there = NOW.astimezone(timezone(timedelta(hours=2)))
    span = span_of(Between(last, None), there)
    assert span is not None
    assert span.passed == 2
