from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.sessions.appointments import (
    Appointment,
    Occurrence,
    Repeat,
    Unit,
    between,
    ended_before,
    moved,
    occurrences,
    spans,
    without,
)

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 3, 5, 17, 0, tzinfo=BERLIN)
DAY = timedelta(days=1)


def appointment(begins: datetime = FIRST, repeat: Repeat | None = None, number: int = 1) -> Appointment:
    return Appointment(f"{number:032x}", begins, 60, "Maya", repeat=repeat)


def weekly(every: int = 1, times: int | None = None, until: date | None = None) -> Repeat:
    return Repeat(Unit.WEEKS, every, times, until)


def days(found: tuple[Occurrence, ...]) -> list[str]:
    return [f"{one.day:%m-%d}" for one in found]


def year(one: Appointment, number: int = 2026) -> tuple[Occurrence, ...]:
    return occurrences([one], datetime(number, 1, 1, tzinfo=UTC), datetime(number + 1, 1, 1, tzinfo=UTC))


def test_an_appointment_that_does_not_come_again_is_there_once() -> None:
    assert days(year(appointment())) == ["03-05"]


def test_an_hour_stays_on_the_wall_when_clocks_change() -> None:
    found = year(appointment(repeat=weekly(2, times=3)))
    assert [one.begins.isoformat() for one in found] == [
        "2026-03-05T17:00:00+01:00",
        "2026-03-19T17:00:00+01:00",
        "2026-04-02T17:00:00+02:00",
    ]


def test_an_hour_that_the_clocks_leave_out_moves_on() -> None:
    night = datetime(2026, 3, 22, 2, 30, tzinfo=BERLIN)
    found = year(appointment(night, weekly(times=3)))
    assert [f"{one.begins:%d %H:%M%z}" for one in found] == ["22 02:30+0100", "29 03:30+0200", "05 02:30+0200"]


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    night = datetime(2026, 10, 18, 2, 30, tzinfo=BERLIN)
    assert f"{year(appointment(night, weekly(times=2)))[1].begins:%d %H:%M%z}" == "25 02:30+0200"


def test_an_appointment_is_as_long_on_the_day_clocks_change() -> None:
    night = datetime(2026, 3, 28, 23, 30, tzinfo=BERLIN)
    long = replace(appointment(night), minutes=180)
    (one,) = year(long)
    assert one.ends.astimezone(UTC) - one.begins.astimezone(UTC) == timedelta(hours=3)


def test_a_month_without_such_a_day_is_passed_over() -> None:
    end_of_january = datetime(2026, 1, 31, 9, tzinfo=BERLIN)
    assert days(year(appointment(end_of_january, Repeat(Unit.MONTHS, times=3)))) == ["01-31", "03-31", "05-31"]


def test_the_same_weekday_of_a_month() -> None:
    first_thursday = appointment(repeat=Repeat(Unit.MONTH_WEEKS, times=3))
    assert days(year(first_thursday)) == ["03-05", "04-02", "05-07"]


def test_a_fifth_weekday_is_passed_over_where_there_is_none() -> None:
    fifth = appointment(datetime(2026, 1, 29, 9, tzinfo=BERLIN), Repeat(Unit.MONTH_WEEKS, times=2))
    assert days(year(fifth)) == ["01-29", "04-30"]


def test_days_that_are_left_out_count_but_are_not() -> None:
    fewer = without(appointment(repeat=weekly(times=3)), date(2026, 3, 12))
    assert days(year(fewer)) == ["03-05", "03-19"]


def test_a_repeat_ends_with_its_last_day() -> None:
    assert days(year(appointment(repeat=weekly(until=date(2026, 3, 19))))) == ["03-05", "03-12", "03-19"]


def test_a_repeat_can_be_ended() -> None:
    assert days(year(ended_before(appointment(repeat=weekly()), date(2026, 3, 12)))) == ["03-05"]


def test_a_repeat_without_an_end_goes_on_for_decades() -> None:
    assert len(year(appointment(repeat=weekly()), 2060)) in {52, 53}


def test_one_of_many_can_be_moved_and_the_others_stay() -> None:
    later = FIRST + 8 * DAY
    kept, own = moved(appointment(repeat=weekly(times=3)), date(2026, 3, 12), later, "f" * 32)
    found = occurrences([kept, own], FIRST, FIRST + 90 * DAY)
    assert days(found) == ["03-05", "03-13", "03-19"]
    assert (own.id, own.repeat, own.therapist) == ("f" * 32, None, "Maya")


def test_the_only_one_is_moved_as_it_is() -> None:
    assert moved(appointment(), FIRST.date(), FIRST + DAY, "f" * 32) == (appointment(FIRST + DAY),)


def test_a_moment_lies_between_the_last_that_began_and_the_next() -> None:
    span = between([appointment(repeat=weekly(2))], FIRST + 3 * DAY)
    assert span.last is not None
    assert span.next is not None
    assert (span.last.begins, span.next.begins) == (FIRST, FIRST + 14 * DAY)


def test_an_appointment_that_begins_now_is_the_last() -> None:
    span = between([appointment()], FIRST)
    assert span.last is not None
    assert span.next is None


def test_there_is_nothing_before_the_first() -> None:
    assert between([appointment()], FIRST - DAY).last is None


def test_the_last_one_is_found_however_long_ago_it_was() -> None:
    span = between([appointment(repeat=Repeat(Unit.MONTHS, 99, times=2))], datetime(2060, 1, 1, tzinfo=UTC))
    assert span.last is not None
    assert span.last.day == date(2034, 6, 5)


def test_spans_reach_into_the_stretch_on_both_sides() -> None:
    found = spans([appointment(repeat=weekly(times=3))], FIRST + DAY, FIRST + 8 * DAY)
    assert [(one.last and one.last.day.day, one.next and one.next.day.day) for one in found] == [(5, 12), (12, 19)]


def test_a_span_begins_at_an_edge_once() -> None:
    found = spans([appointment(repeat=weekly(times=2))], FIRST, FIRST + 7 * DAY)
    assert [(one.last and one.last.day.day, one.next and one.next.day.day) for one in found] == [(None, 5), (5, 12)]


@pytest.mark.parametrize("minutes", [0, 24 * 60 + 1])
def test_an_appointment_has_a_sensible_length(minutes: int) -> None:
    with pytest.raises(ValueError, match="minutes"):
        Appointment("1" * 32, FIRST, minutes)


def test_an_appointment_has_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        Appointment("1" * 32, datetime(2026, 3, 5, 17))  # noqa: DTZ001 - what is refused


def test_a_name_and_a_note_stay_out_of_its_representation() -> None:
    assert "secret" not in repr(Appointment("1" * 32, FIRST, therapist="secret", note="secret"))


zones = st.sampled_from([BERLIN, UTC, ZoneInfo("America/St_Johns"), timezone(timedelta(hours=13))])
moments = st.builds(
    lambda days, seconds, zone: datetime(1990, 1, 1, tzinfo=zone) + timedelta(days, seconds),
    st.integers(0, 18_000),
    st.integers(0, 86_399),
    zones,
)
lasts = st.none() | st.dates(date(2000, 1, 1), date(2045, 1, 1))
repeats = st.builds(Repeat, st.sampled_from(Unit), st.integers(1, 5), st.none() | st.integers(1, 60), lasts)
some = st.lists(st.builds(appointment, moments, st.none() | repeats), max_size=3)


@given(some, moments)
def test_between_agrees_with_all_occurrences(appointments: list[Appointment], moment: datetime) -> None:
    span = between(appointments, moment)
    every = occurrences(appointments, datetime(1980, 1, 1, tzinfo=UTC), datetime(2052, 1, 1, tzinfo=UTC))
    earlier, later = [one for one in every if one.begins <= moment], [one for one in every if one.begins > moment]
    assert (span.last and span.last.begins) == (earlier[-1].begins if earlier else None)
    assert (span.next and span.next.begins) == (later[0].begins if later else None)
