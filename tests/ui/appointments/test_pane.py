from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, House
from PySide6.QtCore import QDate, QPoint, QRegularExpression, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.ui.appointments.pane import SessionServices, SessionsPane
from calmroom.ui.notices import Removal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

Show = Callable[[House], "Opened"]
WEEK = timedelta(weeks=1)
EVENT = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:{}\r\nRRULE:{}\r\nSUMMARY:with Maya\r\nEND:VEVENT\r\n"


def ics(folder: Path, *events: str) -> Path:
    """A calendar file with these."""
    file = folder / "calendar.ics"
    file.write_text(f"BEGIN:VCALENDAR\r\n{''.join(events)}END:VCALENDAR\r\n", newline="")
    return file


class Opened:
    """The page of sessions on the screen."""

    def __init__(self, furnished: Furnished, pane: SessionsPane, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.service = furnished.rooms.appointments
        self.pane = pane
        self.qtbot = qtbot
        self.removals: list[Removal] = []
        pane.removed.connect(self.removals.append)

    @property
    def now(self) -> datetime:
        return self.house.clock.now()

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def days(self) -> list[date]:
        first = self.now - 60 * WEEK
        return [one.day for one in self.service.occurrences(first, self.now + 12 * WEEK)]


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        services = SessionServices(furnished.rooms.appointments, furnished.rooms.world.clock)
        pane = SessionsPane(services, furnished.context)
        opened = Opened(furnished, pane, qtbot)
        shown(pane)
        pane.open()
        opened.until(lambda: bool(pane.sentence.text()) or pane.fault.isVisible())
        return opened

    return make


def with_maya(repeat: Repeat | None = None) -> House:
    """A session three days ago at 17:00."""
    house = House()
    begins = (house.clock.now() - timedelta(days=3)).replace(hour=17, minute=0)
    house.vault.appointments.save(Appointment("a" * 32, begins, therapist="Maya", repeat=repeat))
    return house


def fortnightly() -> House:
    """Every two weeks, the last one three days ago."""
    house = House()
    begins = (house.clock.now() - timedelta(days=3)).replace(hour=17, minute=0) - 4 * WEEK
    repeat = Repeat(Unit.WEEKS, 2)
    house.vault.appointments.save(Appointment("a" * 32, begins, therapist="Maya", repeat=repeat))
    return house


def test_where_no_session_is_known_it_says_what_one_is_good_for(show: Show) -> None:
    opened = show(House())
    assert "No session is written down yet." in opened.words()
    assert not opened.button("sessions.write").isVisible()
    assert not opened.pane.picture.isVisible()


def test_a_session_is_added_by_keys_alone(show: Show) -> None:
    opened = show(House())
    opened.press("sessions.add")
    form = opened.pane.form
    assert form.day.hasFocus()
    form.day.setDate(QDate(2026, 11, 24))
    form.therapist.setFocus()
    QTest.keyClicks(form.therapist, "Maya")
    QTest.keyClick(form.therapist, Qt.Key.Key_Return)
    opened.until(lambda: "Tuesday 24 November, 17:00" in opened.words())
    assert "Your session with Maya is in 4 days." in opened.words()
    assert "With Maya, 60 minutes" in opened.words()
    assert not form.isVisible()
    assert opened.button("sessions.add").hasFocus()


def test_the_span_between_two_sessions_is_drawn_and_said(show: Show) -> None:
    opened = show(fortnightly())
    said = "It is 3 days since your session with Maya, and 11 to the next."
    assert said in opened.words()
    assert opened.pane.picture.isVisible()
    assert opened.pane.picture.accessibleName() == said


def test_what_is_known_of_a_session_can_be_changed(show: Show) -> None:
    opened = show(with_maya())
    opened.press("sessions.were.0.change")
    form = opened.pane.form
    assert form.form().therapist == "Maya"
    form.note.setText("bring the blanket")
    opened.press("sessions.form.save")
    opened.until(lambda: "bring the blanket" in opened.words())
    assert len(opened.service.all()) == 1


def test_one_of_many_is_moved_and_the_others_stay(show: Show) -> None:
    opened = show(fortnightly())
    before = opened.days()
    opened.press("sessions.to-come.0.change")
    form = opened.pane.form
    assert form.which.isVisible()
    assert not form.repeat.isVisible()
    moved = before[3] + timedelta(days=2)
    form.day.setDate(QDate(moved.year, moved.month, moved.day))
    opened.press("sessions.form.save")
    opened.until(lambda: opened.days() == [*before[:3], moved, *before[4:]])


def test_one_of_many_can_be_with_somebody_else(show: Show) -> None:
    opened = show(fortnightly())
    opened.press("sessions.to-come.0.change")
    opened.pane.form.therapist.setText("Tom")
    opened.press("sessions.form.save")
    opened.until(lambda: "With Tom, 60 minutes" in opened.words())
    assert opened.words().count("With Tom") == 1


def test_one_of_many_and_those_after_it_can_begin_at_another_hour(show: Show) -> None:
    opened = show(fortnightly())
    opened.press("sessions.to-come.0.change")
    form = opened.pane.form
    form.which.set_value("later")
    form.at.setTime(QTime(18, 30))
    opened.press("sessions.form.save")
    opened.until(lambda: "18:30" in opened.words())
    hours = {one.begins.time() for one in opened.service.occurrences(opened.now, opened.now + 12 * WEEK)}
    assert hours == {time(18, 30)}
    was = {one.begins.time() for one in opened.service.occurrences(opened.now - 12 * WEEK, opened.now)}
    assert was == {time(17, 0)}


def test_a_removed_session_comes_back_with_undo(show: Show) -> None:
    opened = show(with_maya())
    opened.press("sessions.were.0.remove")
    opened.until(lambda: bool(opened.removals))
    opened.until(lambda: "No session is written down yet." in opened.words())
    assert opened.removals[0].message == "Session removed"
    assert opened.button("sessions.add").hasFocus()
    opened.removals[0].undo()
    opened.until(lambda: "With Maya" in opened.words())


def test_one_of_many_is_left_out_and_comes_back_with_undo(show: Show) -> None:
    opened = show(fortnightly())
    before = opened.days()
    opened.press("sessions.to-come.1.remove")
    opened.until(lambda: opened.days() == [*before[:4], *before[5:]])
    opened.until(lambda: bool(opened.removals))
    opened.removals[0].undo()
    opened.until(lambda: opened.days() == before)


def test_a_repeat_is_ended_from_one_session_on(show: Show) -> None:
    opened = show(fortnightly())
    before = opened.days()
    opened.press("sessions.to-come.1.end")
    opened.until(lambda: opened.days() == before[:4])
    opened.until(lambda: bool(opened.removals))
    opened.removals[0].undo()
    opened.until(lambda: opened.days() == before)


def test_sessions_go_into_a_calendar_file_and_come_out_of_it(show: Show, tmp_path: Path) -> None:
    opened = show(fortnightly())
    file = tmp_path / "sessions.ics"
    opened.pane.acts.write(file)
    opened.until(lambda: "Saved as sessions.ics." in opened.words())
    assert file.stat().st_mode & 0o077 == 0
    (kept,) = opened.service.all()
    opened.service.remove(kept)
    opened.pane.acts.look_at(file)
    opened.until(opened.pane.bringing.isVisible)
    opened.press("sessions.bringing.agree")
    opened.until(lambda: [one.therapist for one in opened.service.all()] == ["Maya"])


def test_a_calendar_file_is_looked_at_before_anything_is_added(show: Show, tmp_path: Path) -> None:
    opened = show(House())
    opened.pane.acts.look_at(ics(tmp_path, EVENT.format(1, "20261124T170000", "FREQ=WEEKLY;INTERVAL=2")))
    opened.until(opened.pane.bringing.isVisible)
    assert "This file adds 1 session." in opened.words()
    assert "Tuesday 24 November, 17:00" in opened.words()
    assert "With Maya, 60 minutes, every 2 weeks" in opened.words()
    assert opened.service.all() == ()
    assert opened.button("sessions.bringing.agree").hasFocus()
    opened.press("sessions.bringing.leave")
    assert not opened.pane.bringing.isVisible()
    assert opened.button("sessions.bring").hasFocus()
    assert opened.service.all() == ()


def test_what_a_file_adds_and_a_form_come_into_sight_on_a_long_page(show: Show, tmp_path: Path) -> None:
    opened = show(fortnightly())
    opened.pane.resize(700, 400)
    area = opened.pane.findChild(QScrollArea, "sessions.page")
    assert area is not None

    def is_in_sight(part: QWidget) -> bool:
        top = part.mapTo(area, QPoint()).y()
        return top >= 0 and top + part.height() <= area.height()

    opened.pane.acts.look_at(ics(tmp_path, EVENT.format(1, "20261124T170000", "FREQ=WEEKLY")))
    opened.until(opened.pane.bringing.isVisible)
    assert is_in_sight(opened.pane.bringing)
    opened.press("sessions.bringing.leave")
    opened.press("sessions.were.1.change")
    assert is_in_sight(opened.pane.form.day)


def test_of_many_sessions_in_a_file_the_first_are_told_and_the_others_counted(show: Show, tmp_path: Path) -> None:
    opened = show(House())
    events = (EVENT.format(number, f"202612{number:02}T170000", "FREQ=HOURLY") for number in range(1, 21))
    opened.pane.acts.look_at(ics(tmp_path, *events))
    opened.until(opened.pane.bringing.isVisible)
    assert "This file adds 20 sessions." in opened.words()
    assert "And 8 more. 20 come again in a way calmroom does not know: the first is taken." in opened.words()
    assert opened.words().count("With Maya") == 12


def test_what_a_file_brought_is_taken_back_with_undo(show: Show, tmp_path: Path) -> None:
    opened = show(with_maya())
    (before,) = opened.service.all()
    file = tmp_path / "sessions.ics"
    opened.pane.acts.write(file)
    opened.until(lambda: "Saved as sessions.ics." in opened.words())
    moved = file.read_text().replace("SUMMARY:Session with Maya", "SUMMARY:Session with Tom")
    event = EVENT.format(1, "20261124T170000", "FREQ=WEEKLY")
    file.write_text(moved.replace("END:VCALENDAR", f"{event}END:VCALENDAR"), newline="")
    opened.pane.acts.look_at(file)
    opened.until(opened.pane.bringing.isVisible)
    assert "This file adds 1 session and changes 1 session." in opened.words()
    assert "It is here already, and changes." in opened.words()
    opened.press("sessions.bringing.agree")
    opened.until(lambda: bool(opened.removals))
    assert opened.removals[0].message == "2 sessions brought in"
    assert sorted(one.therapist for one in opened.service.all()) == ["Maya", "Tom"]
    opened.removals[0].undo()
    opened.until(lambda: opened.service.all() == (before,))


def test_a_file_without_anything_new_says_so_and_asks_nothing(show: Show, tmp_path: Path) -> None:
    opened = show(with_maya())
    file = ics(tmp_path, EVENT.format(1, "99991231T233000", "FREQ=WEEKLY"))
    opened.pane.acts.look_at(file)
    opened.until(opened.pane.said.isVisible)
    assert opened.pane.said.text() == (
        "Nothing in this file is new here. "
        "One entry could not be read, for it has no hour or is far from our years, and stays out."
    )
    assert not opened.pane.bringing.isVisible()


def test_a_session_of_years_ago_is_found_and_can_be_changed(show: Show) -> None:
    house = House()
    begins = (house.clock.now() - timedelta(days=2000)).replace(hour=17, minute=0)
    house.vault.appointments.save(Appointment("a" * 32, begins, therapist="Maya"))
    opened = show(house)
    assert "With Maya" not in opened.words()
    opened.press("sessions.earlier")
    opened.until(lambda: "With Maya" in opened.words())
    assert not opened.button("sessions.earlier").isVisible()
    opened.press("sessions.were.0.change")
    opened.pane.form.note.setText("the first one")
    opened.press("sessions.form.save")
    opened.until(lambda: "the first one" in opened.words())


def test_half_a_year_more_of_those_to_come_is_shown_at_a_time(show: Show) -> None:
    opened = show(fortnightly())
    rows = opened.pane.to_come.findChildren(QAbstractButton, QRegularExpression("change$"))
    assert len([one for one in rows if one.isVisible()]) == 13
    opened.press("sessions.later")
    opened.until(lambda: opened.pane.findChild(QAbstractButton, "sessions.to-come.25.change") is not None)
    assert opened.button("sessions.to-come.25.change").isVisible()


def test_a_file_that_is_no_calendar_changes_nothing_and_says_so(show: Show, tmp_path: Path) -> None:
    opened = show(with_maya())
    file = tmp_path / "letter.ics"
    file.write_bytes(b"\x00\x01 no calendar")
    opened.pane.acts.look_at(file)
    opened.until(opened.pane.said.isVisible)
    assert len(opened.service.all()) == 1
    opened.pane.acts.look_at(tmp_path / "gone.ics")
    opened.until(lambda: "That file could not be read" in opened.words())


def test_a_folder_that_takes_no_file_is_said(show: Show, tmp_path: Path) -> None:
    opened = show(with_maya())
    opened.pane.acts.write(tmp_path / "nowhere" / "sessions.ics")
    opened.until(lambda: "The file could not be written there. Choose another folder." in opened.words())


def test_a_vault_that_does_not_open_is_said_in_place_and_can_be_tried_again(show: Show) -> None:
    house = with_maya()
    house.shut = NO_ROOM
    opened = show(house)
    assert NO_ROOM.message in opened.words()
    house.shut = None
    opened.button("sessions.fault.button").click()
    opened.until(lambda: "With Maya" in opened.words())


def test_a_session_that_could_not_be_kept_stays_in_the_form_and_can_be_kept_again(show: Show) -> None:
    opened = show(House(shut=NO_ROOM))
    opened.press("sessions.add")
    form = opened.pane.form
    form.therapist.setText("Maya")
    opened.press("sessions.form.save")
    assert not form.save.isEnabled()
    opened.until(lambda: NO_ROOM.message in opened.pane.said.text())
    assert form.isVisible()
    assert form.form().therapist == "Maya"
    opened.house.shut = None
    opened.press("sessions.form.save")
    opened.until(lambda: not form.isVisible())
    assert [one.therapist for one in opened.service.all()] == ["Maya"]


def test_enter_on_a_button_or_a_choice_of_the_form_keeps_nothing(show: Show) -> None:
    opened = show(House())
    opened.press("sessions.add")
    form = opened.pane.form
    for part in (form.leave, form.repeat):
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Return)
        assert form.save.isEnabled()
    form.note.setFocus()
    QTest.keyClick(form.note, Qt.Key.Key_Return)
    assert not form.save.isEnabled()
    opened.until(lambda: not form.isVisible())


def test_escape_asks_once_more_where_something_was_typed(show: Show) -> None:
    opened = show(House())
    opened.press("sessions.add")
    form = opened.pane.form
    form.note.setFocus()
    QTest.keyClicks(form.note, "bring the blanket")
    QTest.keyClick(form.note, Qt.Key.Key_Escape)
    assert form.leave.hasFocus()
    assert form.note.text() == "bring the blanket"
    QTest.keyClick(form.leave, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_escape_leaves_the_form_first_and_then_the_page(show: Show) -> None:
    opened = show(with_maya())
    left: list[bool] = []
    opened.pane.left.connect(lambda: left.append(True))
    opened.press("sessions.add")
    QTest.keyClick(opened.pane.form.therapist, Qt.Key.Key_Escape)
    assert not opened.pane.form.isVisible()
    assert not left
    QTest.keyClick(opened.button("sessions.add"), Qt.Key.Key_Escape)
    assert left


def test_when_it_is_locked_nothing_of_a_person_is_left(show: Show) -> None:
    opened = show(fortnightly())
    opened.press("sessions.to-come.0.change")
    opened.pane.forget()
    words = "\n".join(label.text() for label in opened.pane.findChildren(QLabel))
    assert "Maya" not in words
    assert "Maya" not in opened.pane.picture.accessibleName()
    assert not opened.pane.form.therapist.text()
