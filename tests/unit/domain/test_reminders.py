"""Each due thing is told once, whatever clocks, journeys and sleep do to the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from unit.domain.planned import BERLIN, session

from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.domain.sessions.reminders import (
    LOOKS_BACK,
    WORDS,
    Hangs,
    Notice,
    Reminder,
    due,
    is_night,
    next_due,
    notice,
)

NEW_YEAR = datetime(2026, 1, 1, tzinfo=BERLIN)
LISBON, AUCKLAND, HONOLULU = (ZoneInfo(name) for name in ("Europe/Lisbon", "Pacific/Auckland", "Pacific/Honolulu"))
AT_SIX = Reminder("1" * 32, Hangs.TIMES, time(18), NEW_YEAR)
MONDAYS = Reminder("2" * 32, Hangs.TIMES, time(2, 30), NEW_YEAR, weekdays=(0, 6), in_the_night=True)
AFTER = Reminder("3" * 32, Hangs.AFTER, time(19), NEW_YEAR)
BEFORE = Reminder("4" * 32, Hangs.BEFORE, time(18), NEW_YEAR, days=1)
EVERY_OTHER_WEEK = replace(session(date(2026, 1, 8)), repeat=Repeat(Unit.WEEKS, 2))
ALL = (AT_SIX, MONDAYS, AFTER, BEFORE)


@dataclass
class Year:
    """A machine that looks once in a while, and what it told."""

    reminders: tuple[Reminder, ...] = ALL
    sessions: tuple[Appointment, ...] = (EVERY_OTHER_WEEK,)
    told: dict[str, datetime] = field(default_factory=dict)
    notices: list[tuple[datetime, Notice]] = field(default_factory=list)

    def look(self, now: datetime) -> None:
        known = self.reminders
        if is_night(now):
            known = tuple(one for one in known if one.in_the_night)
        found = notice(due(known, self.sessions, now, self.told))
        if found is not None:
            self.told |= dict.fromkeys(found.keys, now)
            self.notices.append((now, found))


def half_hours(first: datetime, end: datetime, minutes: int = 30) -> Iterator[datetime]:
    """Moments of real time, by the wall of that zone."""
    moment = first.astimezone(UTC)
    while moment < end.astimezone(UTC):
        yield moment.astimezone(first.tzinfo)
        moment += timedelta(minutes=minutes)


def expected_days(reminder: Reminder, first: date, last: date) -> set[str]:
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return {f"{reminder.id}:{day}" for day in days if not reminder.weekdays or day.weekday() in reminder.weekdays}


def test_a_year_with_two_changes_of_the_clocks_tells_each_thing_once() -> None:
    year = Year()
    for now in half_hours(NEW_YEAR, datetime(2027, 1, 1, tzinfo=BERLIN), minutes=120):
        year.look(now)
    counts = Counter(key for _, one in year.notices for key in one.keys)
    assert set(counts.values()) == {1}
    last = date(2026, 12, 31)
    assert expected_days(AT_SIX, NEW_YEAR.date(), last) <= set(counts)
    assert expected_days(MONDAYS, NEW_YEAR.date(), last) <= set(counts)
    sessions = {f"{EVERY_OTHER_WEEK.id}:{date(2026, 1, 8) + timedelta(weeks=2 * number)}" for number in range(26)}
    assert {key.partition(":")[2] for key in counts if key.startswith(AFTER.id)} == sessions
    assert len([key for key in counts if key.startswith(BEFORE.id)]) == 26
    assert len(counts) == 365 + 104 + 26 + 26


@pytest.mark.parametrize(
    ("day", "at"),
    [
        pytest.param(date(2026, 3, 29), (3, 30), id="the hour that is left out in spring is told after it"),
        pytest.param(date(2026, 10, 25), (2, 30), id="the hour that comes twice in autumn is told the first time"),
        pytest.param(date(2026, 7, 5), (2, 30), id="any other night"),
    ],
)
def test_a_wish_for_the_night_in_which_clocks_change(day: date, at: tuple[int, int]) -> None:
    year = Year((MONDAYS,))
    for now in half_hours(datetime.combine(day, time(), BERLIN), datetime.combine(day, time(12), BERLIN)):
        year.look(now)
    mine = [(now.hour, now.minute, now.fold) for now, one in year.notices if f"{MONDAYS.id}:{day}" in one.keys]
    assert mine == [(*at, 0)]


def test_what_became_due_while_the_machine_slept_is_one_notice() -> None:
    year = Year((AT_SIX,))
    year.look(datetime(2026, 5, 1, 18, 0, tzinfo=BERLIN))
    year.look(datetime(2026, 5, 20, 9, 0, tzinfo=BERLIN))
    year.look(datetime(2026, 5, 20, 9, 1, tzinfo=BERLIN))
    caught = year.notices[-1][1]
    assert len(year.notices) == 2
    assert set(caught.keys) == expected_days(AT_SIX, date(2026, 5, 2), date(2026, 5, 19))


def test_a_clock_set_back_tells_nothing_again() -> None:
    year = Year((AT_SIX,))
    for day in (10, 11, 12, 3, 10, 11, 12, 13):
        year.look(datetime(2026, 6, day, 18, 5, tzinfo=BERLIN))
    assert Counter(key for _, one in year.notices for key in one.keys).most_common(1)[0][1] == 1
    assert year.notices[-1][1].keys == (f"{AT_SIX.id}:2026-06-13",)


def test_a_journey_tells_each_day_once_by_the_wall_there() -> None:
    year = Year((AT_SIX, AFTER), (session(date(2026, 6, 11), zone=BERLIN),))
    stays = (
        (BERLIN, datetime(2026, 6, 8, tzinfo=BERLIN), 3),
        (HONOLULU, datetime(2026, 6, 11, tzinfo=BERLIN), 3),
        (AUCKLAND, datetime(2026, 6, 14, tzinfo=BERLIN), 3),
        (LISBON, datetime(2026, 6, 17, tzinfo=BERLIN), 3),
    )
    for zone, first, count in stays:
        for now in half_hours(first.astimezone(zone), first.astimezone(zone) + timedelta(days=count)):
            year.look(now)
    counts = Counter(key for _, one in year.notices for key in one.keys)
    assert set(counts.values()) == {1}
    assert expected_days(AT_SIX, date(2026, 6, 8), date(2026, 6, 19)) <= set(counts)
    assert [key for key in counts if key.startswith(AFTER.id)] == [f"{AFTER.id}:{year.sessions[0].id}:2026-06-11"]


@pytest.mark.parametrize(("hour", "minute", "tells"), [(21, 59, True), (22, 0, False), (7, 59, False), (8, 0, True)])
def test_the_night_waits_for_the_morning(hour: int, minute: int, *, tells: bool) -> None:
    year = Year((replace(AT_SIX, at=time(hour, minute)),))
    now = datetime(2026, 6, 10, hour, minute, tzinfo=BERLIN)
    year.told = {f"{AT_SIX.id}:{now.date() - timedelta(days=back)}": now for back in range(1, 70)}
    year.look(now)
    assert bool(year.notices) is tells


def test_what_is_due_at_night_comes_the_next_morning() -> None:
    late = replace(AT_SIX, at=time(23), since=datetime(2026, 6, 10, 12, tzinfo=BERLIN))
    assert [one.at for one in due((late,), (), datetime(2026, 6, 11, 12, tzinfo=BERLIN))] == [
        datetime(2026, 6, 11, 8, tzinfo=BERLIN)
    ]


def test_the_evening_of_a_late_session_comes_after_it() -> None:
    late = session(date(2026, 6, 10), time(19, 30))
    found = due((AFTER,), (late,), datetime(2026, 6, 10, 23, tzinfo=BERLIN))
    assert [one.at for one in found] == [datetime(2026, 6, 10, 21, 0, tzinfo=BERLIN)]


def test_a_session_that_was_moved_is_told_of_on_its_new_day() -> None:
    year = Year((BEFORE,), (session(date(2026, 6, 10)),))
    year.look(datetime(2026, 6, 9, 18, tzinfo=BERLIN))
    moved = replace(year.sessions[0], begins=datetime(2026, 6, 17, 17, tzinfo=BERLIN))
    year.sessions = (moved,)
    year.look(datetime(2026, 6, 16, 18, tzinfo=BERLIN))
    assert [now.day for now, _ in year.notices] == [9, 16]


def test_an_hour_that_was_moved_on_its_day_is_not_told_of_twice() -> None:
    year = Year((AFTER,), (session(date(2026, 6, 10)),))
    year.look(datetime(2026, 6, 10, 19, tzinfo=BERLIN))
    year.sessions = (replace(year.sessions[0], begins=datetime(2026, 6, 10, 19, 30, tzinfo=BERLIN)),)
    year.look(datetime(2026, 6, 10, 21, 30, tzinfo=BERLIN))
    assert len(year.notices) == 1


def test_what_is_off_tells_nothing() -> None:
    assert due((replace(AT_SIX, is_on=False),), (), datetime(2026, 6, 10, 20, tzinfo=BERLIN)) == ()


def test_nothing_from_before_it_was_set_is_due() -> None:
    now = datetime(2026, 6, 10, 17, tzinfo=BERLIN)
    assert due((replace(AT_SIX, since=now),), (), now + timedelta(minutes=30)) == ()


def test_what_was_due_very_long_ago_is_let_be() -> None:
    now = datetime(2026, 12, 1, 12, tzinfo=BERLIN)
    assert min(one.at for one in due((AT_SIX,), (), now)) >= now - LOOKS_BACK - timedelta(days=2)


def test_the_next_moment_is_the_first_that_was_not_told() -> None:
    now = datetime(2026, 6, 10, 12, tzinfo=BERLIN)
    assert next_due((AT_SIX,), (), (), now) == datetime(2026, 6, 10, 18, tzinfo=BERLIN)
    assert next_due((AT_SIX,), (), {f"{AT_SIX.id}:2026-06-10"}, now) == datetime(2026, 6, 11, 18, tzinfo=BERLIN)
    assert next_due((), (), (), now) is None


def test_the_words_say_nothing_of_anybody() -> None:
    assert (Notice(("a",)).title, Notice(("a",)).words) == ("calmroom", WORDS)


@pytest.mark.parametrize("wrong", [{"days": 15}, {"weekdays": (7,)}, {"at": time(9, tzinfo=UTC)}, {"days": -1}])
def test_a_wish_that_cannot_be_is_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a reminder has"):
        replace(AT_SIX, **wrong)
