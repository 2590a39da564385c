"""Reminders as a person sets them, and what is told when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from fakes.clock import EVENING
from fakes.house import House
from fakes.plans import MAYAS

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import RemindersChanged
from calmroom.domain.plan.plan import Paused, Plan
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.sessions.reminders import KEEPS, Hangs, Reminder
from calmroom.domain.timeline import Choices
from calmroom.services.at_once import AtOnce
from calmroom.services.playing import Beginning

MORNING = EVENING.replace(hour=9, minute=0)


class Home:
    """A house with a wish to be told at ten each day."""

    def __init__(self) -> None:
        self.house = House()
        self.house.clock.set(MORNING)
        self.rooms = self.house.rooms(AtOnce(self.house.bus))
        self.reminders = self.rooms.reminders
        self.told: list[RemindersChanged] = []
        self.house.bus.subscribe(RemindersChanged, self.told.append)
        self.wish = replace(self.reminders.new(Hangs.TIMES), at=time(10))
        self.reminders.save(self.wish)

    def at(self, moment: datetime) -> bool:
        """Whether something is told then."""
        self.house.clock.set(moment)
        return self.reminders.look() is not None


@pytest.fixture
def home() -> Home:
    return Home()


def test_a_new_one_is_at_seven_and_not_kept(home: Home) -> None:
    new = home.reminders.new(Hangs.BEFORE)
    assert (new.at, new.days, new.since) == (time(19), 1, MORNING)
    assert home.reminders.all() == (home.wish,)


def test_it_is_told_once_and_not_again_after_a_restart(home: Home) -> None:
    assert not home.at(MORNING.replace(minute=59))
    assert home.at(MORNING.replace(hour=10))
    assert not home.at(MORNING.replace(hour=10, minute=1))
    again = home.house.rooms(AtOnce(home.house.bus))
    assert again.access.vault.reminders.all()
    assert again.reminders.look() is None


def test_nothing_is_told_while_a_practice_plays(home: Home) -> None:
    home.house.clock.set(MORNING.replace(hour=10))
    home.rooms.practice.begin(Beginning("s01", Choices(5, "bf_emma")))
    assert home.reminders.look() is None
    home.rooms.practice.stop()
    home.house.player.hear(3)
    assert home.reminders.look() is not None


def test_nothing_is_told_while_the_journal_is_locked(home: Home) -> None:
    home.house.clock.set(MORNING.replace(hour=10))
    home.rooms.access.close()
    assert home.reminders.look() is None
    assert home.rooms.access.vault.reminders.all()
    assert home.reminders.look() is not None


def test_a_wish_that_is_changed_counts_from_then_on(home: Home) -> None:
    home.house.clock.set(MORNING.replace(hour=12))
    home.reminders.save(replace(home.wish, at=time(11)))
    assert home.reminders.look() is None
    assert home.reminders.all()[0].since == MORNING.replace(hour=12)


def test_saving_it_as_it_is_changes_nothing_about_what_is_due(home: Home) -> None:
    home.house.clock.set(MORNING.replace(hour=12))
    home.reminders.save(home.wish)
    assert home.reminders.look() is not None


def test_a_removed_one_can_be_put_back(home: Home) -> None:
    gone = home.reminders.remove(home.wish.id)
    assert (gone, home.reminders.all()) == (home.wish, ())
    home.reminders.put_back(gone)
    assert home.reminders.all() == (home.wish,)
    assert len(home.told) == 3
    with pytest.raises(CalmroomError, match="not here any more"):
        home.reminders.remove("9" * 32)


def test_where_every_plan_rests_nothing_is_told_and_nothing_is_caught_up(home: Home) -> None:
    plan = Plan(replace(MAYAS, until=None), MORNING, pauses=(Paused(MORNING),))
    home.house.vault.plans.save(plan)
    assert not home.at(MORNING.replace(hour=10))
    home.house.vault.plans.save(replace(plan, pauses=()))
    assert not home.at(MORNING.replace(hour=10, minute=1))
    assert home.at(MORNING.replace(hour=10) + timedelta(days=1))


def test_the_night_waits_unless_it_was_chosen(home: Home) -> None:
    home.reminders.remove(home.wish.id)
    night = Reminder("7" * 32, Hangs.TIMES, time(23), MORNING, in_the_night=True)
    home.reminders.put_back(replace(night, in_the_night=False))
    assert not home.at(MORNING.replace(hour=23))
    home.reminders.put_back(night)
    assert home.at(MORNING.replace(hour=23, minute=1))


def test_the_evening_after_a_session(home: Home) -> None:
    home.reminders.remove(home.wish.id)
    home.reminders.save(home.reminders.new(Hangs.AFTER))
    home.rooms.appointments.save(Appointment("5" * 32, MORNING.replace(hour=15)))
    assert home.reminders.next_due() == MORNING.replace(hour=19)
    assert not home.at(MORNING.replace(hour=18, minute=59))
    assert home.at(MORNING.replace(hour=19))


def test_what_was_told_long_ago_is_forgotten(home: Home) -> None:
    home.house.vault.told.mark(("old",), MORNING - KEEPS - timedelta(days=1))
    home.at(MORNING.replace(hour=10))
    assert "old" not in [key for key, _ in home.house.vault.told.all()]


def test_a_calendar_is_told_the_hour_of_the_wall_and_nothing_else(home: Home) -> None:
    home.reminders.put_back(Reminder("7" * 32, Hangs.BEFORE, time(18), MORNING, days=1))
    home.rooms.appointments.save(Appointment("5" * 32, MORNING + timedelta(days=4), therapist="Maya"))
    ics = home.reminders.write_ics().decode()
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\r\n" in ics
    assert "DTSTART:20261120T100000\r\n" in ics
    assert "DTSTART:20261123T180000\r\n" in ics
    assert "SUMMARY:Something for today is ready\\, if you like.\r\n" in ics
    assert "Maya" not in ics
