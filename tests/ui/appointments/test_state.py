from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit, occurrences
from calmroom.ui.appointments.state import (
    REPEATS,
    Form,
    begins_of,
    filled,
    form_of,
    new_form,
    repeat_words,
    rows_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 8, 21, 14, tzinfo=BERLIN)
FIRST = datetime(2026, 2, 19, 17, 0, tzinfo=BERLIN)
MAYA = Appointment("a" * 32, FIRST, therapist="Maya", repeat=Repeat(Unit.WEEKS, 2))


def test_those_to_come_stand_first_and_the_last_one_stands_on_top_of_those_that_were() -> None:
    found = occurrences((MAYA,), NOW - timedelta(days=60), NOW + timedelta(days=40))
    rows = rows_of(found, NOW)
    assert [row.when for row in rows] == [
        "Thursday 19 March, 17:00",
        "Thursday 2 April, 17:00",
        "Thursday 16 April, 17:00",
        "Thursday 5 March, 17:00",
        "Thursday 19 February, 17:00",
    ]
    assert rows[0].line == "With Maya, 60 minutes, every 2 weeks"
    assert [row.is_past for row in rows] == [False, False, False, True, True]


def test_a_nameless_session_says_its_length_and_its_note() -> None:
    plain = Appointment("b" * 32, FIRST, minutes=45, note="bring the blanket")
    (row,) = rows_of(occurrences((plain,), FIRST, NOW), NOW)
    assert row.line == "45 minutes. bring the blanket"
    assert "blanket" not in repr(row)


@pytest.mark.parametrize(("key", "words", "repeat"), REPEATS)
def test_what_the_form_says_is_what_is_kept(key: str, words: str, repeat: Repeat | None) -> None:
    form = Form(date(2026, 3, 19), time(18, 30), 75, "  Maya  Lind ", " upstairs ", key)
    kept = filled(Appointment("c" * 32, FIRST), form, BERLIN)
    assert (kept.begins, kept.minutes) == (datetime(2026, 3, 19, 18, 30, tzinfo=BERLIN), 75)
    assert (kept.therapist, kept.note, kept.repeat) == ("Maya Lind", "upstairs", repeat)
    again = form_of(kept, occurrences((kept,), kept.begins, kept.begins + timedelta(minutes=1))[0], BERLIN)
    assert again.repeat == key
    assert words


def test_a_repeat_that_the_form_cannot_say_stays_as_it_is() -> None:
    odd = Appointment("d" * 32, FIRST, repeat=Repeat(Unit.WEEKS, 3, times=9))
    form = form_of(odd, occurrences((odd,), FIRST, NOW)[0], BERLIN)
    assert form.repeat == ""
    assert filled(odd, form, BERLIN).repeat == odd.repeat


def test_days_that_were_left_out_stay_left_out_when_only_the_hour_changes() -> None:
    gap = Appointment("e" * 32, FIRST, repeat=Repeat(Unit.WEEKS, 2, left_out=(date(2026, 3, 5),)))
    form = form_of(gap, occurrences((gap,), FIRST, NOW)[0], BERLIN)
    assert filled(gap, form, BERLIN).repeat == gap.repeat


def test_an_hour_that_the_clocks_leave_out_is_moved_on() -> None:
    gone = Form(date(2026, 3, 29), time(2, 30), 60)
    assert begins_of(gone, BERLIN).astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_new_one_takes_the_hour_and_the_name_of_the_one_before() -> None:
    form = new_form(NOW, MAYA)
    assert (form.day, form.at, form.minutes, form.therapist) == (date(2026, 3, 15), time(17, 0), 60, "Maya")
    assert new_form(NOW, None).therapist == ""


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (None, ""),
        (Repeat(Unit.DAYS, 1), "every day"),
        (Repeat(Unit.WEEKS, 3), "every 3 weeks"),
        (Repeat(Unit.MONTH_WEEKS, 1), "every month, same weekday"),
        (Repeat(Unit.MONTH_WEEKS, 2), "every 2 months, same weekday"),
    ],
)
def test_a_repeat_is_said_in_words(repeat: Repeat | None, words: str) -> None:
    assert repeat_words(repeat) == words
