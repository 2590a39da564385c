from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.journal.questions import Answer, Asked, Question, due
from calmroom.domain.sessions.appointments import Appointment, occurrences

FIRST = datetime(2026, 3, 5, 17, 0, tzinfo=ZoneInfo("Europe/Berlin"))
HOUR = timedelta(hours=1)
ONE = occurrences([Appointment("1" * 32, FIRST)], FIRST, FIRST + HOUR)


def asked(hours: float, answered: tuple[str, ...] = ()) -> tuple[Question, ...]:
    return due(FIRST + HOUR + hours * HOUR, ONE, None, answered)


@pytest.mark.parametrize(
    ("hours", "kinds"),
    [
        (1, []),
        (24, [Asked.NEXT_DAY]),
        (43, [Asked.NEXT_DAY]),
        (48, [Asked.SECOND_DAY]),
        (91, [Asked.SECOND_DAY]),
        (93, []),
    ],
)
def test_a_question_waits_for_its_hours_and_then_is_gone(hours: float, kinds: list[Asked]) -> None:
    assert [question.kind for question in asked(hours)] == kinds


def test_the_answers_are_the_same_different_and_unsure() -> None:
    assert asked(24)[0].answers == (Answer.SAME, Answer.DIFFERENT, Answer.UNSURE)


def test_a_question_that_was_answered_is_not_asked_again() -> None:
    (question,) = asked(24)
    assert asked(25, (question.key,)) == ()


@pytest.mark.parametrize(("days", "kinds"), [(20, []), (22, [Asked.THREE_WEEKS]), (43, [Asked.SIX_WEEKS]), (50, [])])
def test_there_is_a_look_back_after_three_weeks_and_after_six(days: int, kinds: list[Asked]) -> None:
    assert [question.kind for question in due(FIRST + timedelta(days=days), (), FIRST, ())] == kinds


def test_a_question_of_one_appointment_is_not_that_of_another() -> None:
    week = timedelta(weeks=1)
    both = occurrences([Appointment("1" * 32, FIRST), Appointment("2" * 32, FIRST)], FIRST, FIRST + week)
    assert len({question.key for question in due(FIRST + 25 * HOUR, both, None, ())}) == 2
