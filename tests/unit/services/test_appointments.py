from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import AppointmentsChanged
from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.reports.calendar import IcsFiles
from calmroom.services.appointments import AppointmentService

from .conftest import Home

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = timedelta(weeks=1)


@pytest.fixture
def appointments(home: Home) -> AppointmentService:
    return AppointmentService(home.access, home.world, IcsFiles())


@pytest.fixture
def told(home: Home) -> list[AppointmentsChanged]:
    heard: list[AppointmentsChanged] = []
    home.bus.subscribe(AppointmentsChanged, heard.append)
    return heard


def weekly(appointments: AppointmentService) -> Appointment:
    made = replace(appointments.begin(), therapist="Maya", note="bring the sheet", repeat=Repeat(Unit.WEEKS))
    appointments.save(made)
    return made


def test_a_new_one_is_at_the_next_full_hour_and_not_on_disk(appointments: AppointmentService) -> None:
    assert appointments.begin().begins.isoformat() == "2026-11-20T21:00:00+01:00"
    assert appointments.all() == ()


def test_a_saved_one_is_told(appointments: AppointmentService, told: list[AppointmentsChanged]) -> None:
    made = weekly(appointments)
    assert (appointments.all(), len(told)) == ((made,), 1)


def test_one_hour_is_moved_and_the_others_stay(home: Home, appointments: AppointmentService) -> None:
    made, first = weekly(appointments), home.clock.now()
    day = (made.begins + WEEK).date()
    appointments.move(made, day, made.begins + WEEK + timedelta(days=1))
    hours = appointments.occurrences(first, first + 3 * WEEK)
    assert [one.begins.day for one in hours] == [20, 28, 4]


def test_a_changed_hour_can_be_put_back(home: Home, appointments: AppointmentService) -> None:
    made, first = weekly(appointments), home.clock.now()
    appointments.leave_out(made, (made.begins + WEEK).date())
    assert len(appointments.occurrences(first, first + 3 * WEEK)) == 2
    appointments.put_back(made)
    assert len(appointments.occurrences(first, first + 3 * WEEK)) == 3


def test_an_hour_that_clocks_leave_out_is_put_at_one_that_there_is(appointments: AppointmentService) -> None:
    made = appointments.begin()
    (moved,) = appointments.move(made, made.begins.date(), datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN))
    assert moved.begins.isoformat() == "2026-03-29T03:30:00+02:00"


def test_now_lies_between_two(home: Home, appointments: AppointmentService) -> None:
    weekly(appointments)
    home.clock.advance(10 * 24 * 3600)
    span = appointments.around()
    assert span.last is not None
    assert span.next is not None
    assert (span.last.begins.day, span.next.begins.day, span.next.therapist) == (27, 4, "Maya")
    assert appointments.around(home.clock.now() - 2 * WEEK).last is None


def test_a_removed_one_is_gone_with_all_its_hours(appointments: AppointmentService) -> None:
    made = weekly(appointments)
    appointments.remove(made)
    assert (appointments.all(), appointments.around().next) == ((), None)


def test_what_was_written_for_a_calendar_comes_back_as_it_is(appointments: AppointmentService) -> None:
    made = weekly(appointments)
    written = appointments.write_ics()
    assert b"bring the sheet" not in written
    assert appointments.bring_in(appointments.read_ics(written)) == ()
    assert appointments.all() == (made,)


def test_what_was_moved_in_a_calendar_is_moved_here_and_keeps_its_note(
    appointments: AppointmentService, told: list[AppointmentsChanged]
) -> None:
    made = weekly(appointments)
    written = appointments.write_ics().replace(b"T210000", b"T180000")
    told.clear()
    assert len(appointments.bring_in(appointments.read_ics(written))) == 1
    (moved,) = appointments.all()
    assert (moved.begins.hour, moved.note, moved.id, len(told)) == (18, "bring the sheet", made.id, 1)


def test_what_a_file_would_add_is_told_and_nothing_is_changed(appointments: AppointmentService) -> None:
    made = weekly(appointments)
    found = appointments.read_ics(appointments.write_ics().replace(b"T210000", b"T180000"))
    (news,) = appointments.news_of(found)
    assert (news.before, news.now.begins.hour) == (made, 18)
    assert appointments.all() == (made,)


def test_what_a_file_brought_can_be_taken_back(
    appointments: AppointmentService, told: list[AppointmentsChanged]
) -> None:
    made, other = weekly(appointments), weekly(appointments)
    written = appointments.write_ics().replace(b"T210000", b"T180000")
    appointments.remove(other)
    brought = appointments.bring_in(appointments.read_ics(written))
    assert [one.before for one in brought] == [made, None]
    told.clear()
    appointments.take_back(brought)
    assert (appointments.all(), len(told)) == ((made,), 1)


def test_a_file_of_another_kind_changes_nothing(appointments: AppointmentService) -> None:
    with pytest.raises(CalmroomError, match="no calendar file"):
        appointments.read_ics(b"\x89PNG")
