from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.shell.conftest import Home

from calmroom.domain.events import AppointmentsChanged
from calmroom.domain.sessions.appointments import Appointment
from calmroom.ui.places import Room


def add_maya(home: Home, days: int) -> None:
    """A session with Maya, so many days from now."""
    begins = home.house.clock.now() + timedelta(days=days)
    home.rooms.appointments.save(Appointment(f"{days + 500:032x}", begins, therapist="Maya"))


def test_today_leads_to_the_sessions_and_escape_leads_back(home: Home) -> None:
    home.until(home.find("today.sessions").isVisible)
    QTest.keyClick(home.find("today.sessions"), Qt.Key.Key_Space)
    assert home.window.windowTitle() == "Sessions - calmroom"
    home.until(lambda: "No session is written down yet." in home.words())
    home.press(Qt.Key.Key_Escape)
    assert home.place() is Room.TODAY


def test_history_leads_to_the_sessions_and_back(home: Home) -> None:
    home.control(Qt.Key.Key_5)
    home.until(home.find("history.sessions").isVisible)
    QTest.keyClick(home.find("history.sessions"), Qt.Key.Key_Space)
    home.until(home.find("sessions.add").isVisible)
    QTest.keyClick(home.find("sessions.back"), Qt.Key.Key_Space)
    assert home.place() is Room.HISTORY
    home.until(home.find("history.sessions").isVisible)


def test_a_removed_session_comes_back_with_ctrl_z(home: Home) -> None:
    add_maya(home, 4)
    QTest.keyClick(home.find("today.sessions"), Qt.Key.Key_Space)
    home.until(lambda: "With Maya" in home.words())
    QTest.keyClick(home.find("sessions.to-come.0.remove"), Qt.Key.Key_Space)
    home.until(lambda: home.rooms.appointments.all() == ())
    home.until(lambda: "Session removed" in home.words())
    home.control(Qt.Key.Key_Z)
    home.until(lambda: "With Maya" in home.words())


def test_today_draws_the_time_between_two_sessions_and_says_it(home: Home) -> None:
    add_maya(home, -3)
    add_maya(home, 11)
    said = "It is 3 days since your session with Maya, and 11 to the next."
    home.until(lambda: said in home.words())
    assert home.find("today.span").isVisible()
    assert home.find("today.span").accessibleName() == said
    assert home.find("today.sessions").accessibleName() == "See your sessions"


def test_where_no_next_date_is_known_today_offers_to_add_it(home: Home) -> None:
    add_maya(home, -3)
    home.until(lambda: "It is 3 days since your session with Maya. No next date yet." in home.words())
    assert home.find("today.sessions").accessibleName() == "Add your next session"


def test_locked_nothing_of_the_sessions_is_left(home: Home) -> None:
    add_maya(home, 4)
    QTest.keyClick(home.find("today.sessions"), Qt.Key.Key_Space)
    home.until(lambda: "With Maya" in home.words())
    home.shell.pages.forget()
    assert "Maya" not in home.words()
    home.house.bus.publish(AppointmentsChanged())
