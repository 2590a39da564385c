"""Reminders: none at first, each changed where it stands, and the very words that are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.clock import EVENING
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit
from ui.plan.given import house

from calmroom.domain.sessions.reminders import Hangs, Reminder
from calmroom.ui.plan.reminders_pane import RemindersPane
from calmroom.ui.plan.reminders_state import view_of, with_weekday, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from ui.plan.conftest import Seen, Show

DAILY = Reminder("a" * 32, Hangs.TIMES, time(19), EVENING)
AFTER = Reminder("b" * 32, Hangs.AFTER, time(20), EVENING)
BEFORE = Reminder("c" * 32, Hangs.BEFORE, time(9), EVENING, days=1)


@pytest.mark.parametrize(
    ("reminder", "words"),
    [
        (DAILY, "At 19:00, every day"),
        (replace(DAILY, weekdays=(0, 3)), "At 19:00, on Mondays and Thursdays"),
        (AFTER, "At 20:00, on the day of a session"),
        (replace(AFTER, days=1), "At 20:00, the day after a session"),
        (replace(AFTER, days=3), "At 20:00, 3 days after a session"),
        (BEFORE, "At 09:00, the day before a session"),
        (replace(BEFORE, days=2), "At 09:00, 2 days before a session"),
        (replace(BEFORE, days=0), "At 09:00, on the day of a session"),
    ],
)
def test_a_reminder_is_said_in_a_sentence(reminder: Reminder, words: str) -> None:
    assert words_of(reminder) == words


def test_weekdays_are_taken_away_and_added_one_by_one() -> None:
    assert with_weekday(DAILY, 6, on=False) == (0, 1, 2, 3, 4, 5)
    assert with_weekday(replace(DAILY, weekdays=(0, 1, 2, 3, 4, 5)), 6, on=True) == ()
    assert with_weekday(replace(DAILY, weekdays=(2,)), 2, on=False) == ()


@pytest.mark.parametrize(("at", "is_late"), [(time(19), False), (time(22), True), (time(7, 59), True)])
def test_an_hour_in_the_night_is_told_as_one(at: time, *, is_late: bool) -> None:
    assert view_of(replace(DAILY, at=at)).is_late is is_late


def pane(seen: Seen) -> RemindersPane:
    assert isinstance(seen.page, RemindersPane)
    return seen.page


def kept(seen: Seen) -> tuple[Reminder, ...]:
    return seen.house.vault.reminders.all()


def test_none_is_set_at_first_and_the_words_are_shown(show_reminders: Show) -> None:
    seen = show_reminders(house())
    seen.reads("No reminder is set.")
    assert "Something for today is ready, if you like." in seen.words()
    assert "This desktop has no place for it" in seen.words()
    assert kept(seen) == ()
    assert not seen.sees("reminders.phone")


def test_one_is_added_at_a_chosen_time_and_its_hour_has_the_keyboard(show_reminders: Show) -> None:
    seen = show_reminders(house())
    seen.press("reminders.add.times")
    seen.reads("This desktop")
    seen.until(lambda: len(kept(seen)) == 1)
    (made,) = kept(seen)
    seen.until(lambda: seen.sees(f"reminders.{made.id}.hour"))
    assert (made.hangs, made.at, made.is_on) == (Hangs.TIMES, time(19), True)
    focus = seen.page.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == f"reminders.{made.id}.hour"


@pytest.fixture
def daily(show_reminders: Show) -> Seen:
    made = house()
    made.vault.reminders.save(DAILY)
    seen = show_reminders(made)
    seen.until(lambda: seen.sees(f"reminders.{DAILY.id}.on"))
    return seen


def test_it_is_switched_off_and_on(daily: Seen) -> None:
    daily.press(f"reminders.{DAILY.id}.on")
    daily.until(lambda: not kept(daily)[0].is_on)
    daily.press(f"reminders.{DAILY.id}.on")
    daily.until(lambda: kept(daily)[0].is_on)


def test_another_hour_is_kept_and_told(daily: Seen) -> None:
    hour = daily.find(f"reminders.{DAILY.id}.hour")
    assert isinstance(hour, QTimeEdit)
    hour.setFocus()
    hour.setSelectedSection(QTimeEdit.Section.HourSection)
    QTest.keyClick(hour, Qt.Key.Key_Up)
    QTest.keyClick(hour, Qt.Key.Key_Return)
    daily.until(lambda: kept(daily)[0].at == time(20))
    daily.until(lambda: "At 20:00, every day" in daily.ticks())


def test_a_weekday_is_left_out(daily: Seen) -> None:
    daily.press(f"reminders.{DAILY.id}.day.6")
    daily.until(lambda: kept(daily)[0].weekdays == (0, 1, 2, 3, 4, 5))
    assert daily.find(f"reminders.{DAILY.id}.day.6").accessibleName() == "Sundays"


def test_the_night_is_asked_about_only_for_an_hour_in_it(daily: Seen) -> None:
    assert not daily.sees(f"reminders.{DAILY.id}.night")
    daily.rooms.reminders.save(replace(DAILY, at=time(23)))
    daily.until(lambda: daily.sees(f"reminders.{DAILY.id}.night"))
    daily.press(f"reminders.{DAILY.id}.night")
    daily.until(lambda: kept(daily)[0].in_the_night)


def test_days_before_a_session_go_up_and_down(show_reminders: Show) -> None:
    made = house()
    made.vault.reminders.save(BEFORE)
    seen = show_reminders(made)
    seen.until(lambda: seen.sees(f"reminders.{BEFORE.id}.days.more"))
    seen.press(f"reminders.{BEFORE.id}.days.more")
    seen.until(lambda: kept(seen)[0].days == 2)
    seen.until(lambda: "2 days before a session" in seen.ticks())


def test_it_is_taken_out_and_put_back(daily: Seen) -> None:
    daily.press(f"reminders.{DAILY.id}.remove")
    daily.until(lambda: kept(daily) == ())
    daily.reads("No reminder is set.")
    daily.until(lambda: len(daily.removed) == 1)
    daily.removed[0].undo()
    daily.until(lambda: daily.sees(f"reminders.{DAILY.id}.on"))
    assert [one.id for one in kept(daily)] == [DAILY.id]


def test_they_are_written_as_a_file_for_the_phone(daily: Seen, tmp_path: Path) -> None:
    assert daily.sees("reminders.phone")
    pane(daily)._save_for_phone(tmp_path / "reminders.ics")
    daily.reads("Saved as reminders.ics.")
    assert (tmp_path / "reminders.ics").read_bytes()


def test_escape_goes_back(daily: Seen) -> None:
    QTest.keyClick(daily.find("reminders.back"), Qt.Key.Key_Escape)
    assert daily.asked == ["left"]


def test_since_it_was_changed_nothing_before_is_due(daily: Seen) -> None:
    daily.house.clock.advance(timedelta(days=3).total_seconds())
    daily.press(f"reminders.{DAILY.id}.day.6")
    daily.until(lambda: kept(daily)[0].since > EVENING)
