from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QWidget

from calmroom.domain.care.conditions import WHEN_TICKED
from calmroom.domain.care.consent import ADULT, ITEMS, VERSION, YOUNG
from calmroom.domain.events import Locked
from calmroom.domain.timeline import Choices
from calmroom.domain.vault.vault import VaultLocked
from calmroom.services.practice import Beginning
from calmroom.ui.first_start.doctor import GROUPS
from calmroom.ui.first_start.pane import FirstServices, FirstStartPane
from calmroom.ui.first_start.state import PURPOSE, Step

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

INTENDED_PURPOSE = (
    "calmroom plays guided relaxation and body-awareness audio that you can use at home between appointments, "
    "and keeps a private journal on your own computer."
)
"""content/0-decisions.md 1: one sentence, word for word everywhere."""
NEW = replace(STARTED_BEFORE, name="", window="")
BOXES = tuple(f"first.agree.{number}" for number in range(1, 6))


class Opened:
    """The first pages on the screen."""

    def __init__(self, furnished: Furnished, pane: FirstStartPane, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.pane = pane
        self.gone: list[bool] = []
        self._qtbot = qtbot
        pane.gone_on.connect(lambda: self.gone.append(True))

    def find(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def field(self, name: str) -> QLineEdit:
        found = self.pane.findChild(QLineEdit, name)
        assert found is not None, name
        return found

    def press(self, *names: str) -> None:
        for name in names:
            QTest.keyClick(self.find(name), Qt.Key.Key_Space)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def come_to(self, step: Step) -> None:
        self.press("first.adult", *("first.go-on",) * int(step))
        assert self.at() is step

    def try_ground_me(self) -> None:
        self.rooms.practice.ground("bf_emma")
        self.until(lambda: "You have tried it." in self.words())

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true)

    def at(self) -> Step:
        return self.pane.step

    def conditions(self) -> tuple[str, ...]:
        return self.rooms.settings.current.conditions


Show = Callable[[House], Opened]


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        pane = FirstStartPane(FirstServices(rooms.safety, rooms.settings, rooms.calling), furnished.context)
        shown(pane)
        pane.open()
        return Opened(furnished, pane, qtbot)

    return make


@pytest.fixture
def first(show: Show) -> Opened:
    return show(House(settings=NEW))


def known(show: Show) -> Opened:
    """The private settings are read, and there is a passphrase to lock with."""
    house = House(settings=NEW, keeps_private=True)
    first = show(house)
    first.rooms.settings.read_private()
    house.vault.keys.set_passphrase("slow river warm stone", house.vault.keys.new_recovery_key())
    return first


def lock(first: Opened) -> None:
    first.rooms.access.lock()
    first.house.bus.publish(Locked())
    QApplication.processEvents()


def test_it_says_what_calmroom_is_for_word_for_word(first: Opened) -> None:
    assert PURPOSE == INTENDED_PURPOSE
    assert PURPOSE in first.words()


def test_it_says_what_it_is_not_how_to_stop_and_what_may_come_up(first: Opened) -> None:
    words = first.words()
    assert "It is not medical care or therapy" in words
    assert "You can stop at any moment. Esc ends the sound, G brings you back to the room." in words
    assert "Some people feel stirred up or tearful. If that is strong or lasts, stop" in words


def test_nothing_at_all_is_ticked_in_advance_and_there_is_no_way_on(first: Opened) -> None:
    assert not [box.objectName() for box in first.pane.findChildren(QCheckBox) if box.isChecked()]
    assert not first.pane.go_on.isEnabled()
    assert "opens when one of the two is ticked" in first.words()


def test_one_age_is_ticked_or_the_other(first: Opened) -> None:
    first.press("first.adult", "first.young")
    assert (first.find("first.adult").isChecked(), first.find("first.young").isChecked()) == (False, True)
    assert first.pane.go_on.isEnabled()
    first.press("first.young")
    assert not first.pane.go_on.isEnabled()


def test_who_is_too_young_can_close_it(first: Opened, qtbot: QtBot) -> None:
    assert "Under 16, calmroom is not for you yet." in first.words()
    with qtbot.waitSignal(first.pane.close_asked):
        first.press("first.close")


def test_enter_in_the_name_goes_on_once_an_age_is_ticked(first: Opened) -> None:
    name = first.pane.findChild(QLineEdit, "first.name")
    assert name is not None
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert first.at() is Step.PURPOSE
    first.press("first.adult")
    QTest.keyClicks(name, "  Iris ")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert first.at() is Step.DOCTOR
    assert first.rooms.settings.current.name == "Iris"


def test_who_asks_a_doctor_first_is_all_there_and_needs_no_tick(first: Opened) -> None:
    first.come_to(Step.DOCTOR)
    words = first.words()
    boxes = {box.text() for box in first.pane.findChildren(QCheckBox) if box.isVisible()}
    assert all(line in words for group in GROUPS for line in (group.heading, group.about, *group.lines))
    assert boxes == {box.words for group in GROUPS for box in group.boxes}
    assert first.pane.go_on.isEnabled()


def test_a_tick_is_kept_at_once_and_a_second_press_takes_it_away(first: Opened) -> None:
    first.come_to(Step.DOCTOR)
    first.press("first.doctor.stroke", "first.doctor.sound")
    assert first.conditions() == ("stroke", "sound")
    assert first.rooms.settings.current.bed == "none"
    first.press("first.doctor.stroke")
    assert first.conditions() == ("sound",)


def test_people_to_call_are_there_and_somebody_can_be_added(first: Opened) -> None:
    first.come_to(Step.DOCTOR)
    first.until(lambda: "Local emergency number" in first.words() or "local emergency number" in first.words())
    first.press("first.add")
    field = first.pane.findChild(QLineEdit, "call.name")
    assert field is not None
    QTest.keyClicks(field, "Maya")
    first.press("call.keep")
    first.until(lambda: "Maya" in first.words())
    assert [one.name for one in first.rooms.calling.own()] == ["Maya"]


def test_forgotten_it_holds_nothing_of_a_person(first: Opened) -> None:
    name = first.field("first.name")
    QTest.keyClicks(name, "Iris")
    first.come_to(Step.DOCTOR)
    first.press("first.doctor.stroke", "first.add")
    QTest.keyClicks(first.field("call.name"), "Maya")
    first.pane.forget()
    assert (name.text(), first.field("call.name").text()) == ("", "")
    assert not [box.objectName() for box in first.pane.findChildren(QCheckBox) if box.isChecked()]
    assert first.conditions() == ("stroke",)


def test_left_alone_the_form_for_somebody_to_call_is_empty(first: Opened) -> None:
    first.come_to(Step.DOCTOR)
    first.press("first.add")
    QTest.keyClicks(first.field("call.name"), "Maya")
    first.press("call.leave")
    assert first.field("call.name").text() == ""


def test_locked_no_condition_is_ticked(show: Show) -> None:
    first = known(show)
    first.come_to(Step.DOCTOR)
    first.press("first.doctor.stroke")
    lock(first)
    first.until(lambda: not first.find("first.doctor.stroke").isChecked())


def test_a_tick_stays_while_the_vault_is_not_open_yet(show: Show) -> None:
    first = show(House(settings=NEW, keeps_private=True, shut=NO_ROOM))
    first.come_to(Step.DOCTOR)
    first.press("first.doctor.stroke", "first.doctor.sound")
    QApplication.processEvents()
    assert first.find("first.doctor.stroke").isChecked()


def test_somebody_who_cannot_be_kept_stays_in_the_form_and_it_says_why(show: Show) -> None:
    first = known(show)
    first.come_to(Step.DOCTOR)
    first.press("first.add")
    QTest.keyClicks(first.field("call.name"), "Maya")
    lock(first)
    first.press("call.keep")
    assert VaultLocked().message in first.words()
    assert first.field("call.name").text() == "Maya"


def test_the_last_page_waits_for_ground_me_and_every_box(first: Opened, qtbot: QtBot) -> None:
    first.come_to(Step.CONSENT)
    first.press(*BOXES)
    assert not first.pane.go_on.isEnabled()
    assert "opens when you have tried Ground me and ticked all" in first.words()
    first.try_ground_me()
    assert first.pane.go_on.isEnabled()
    first.press("first.agree.3")
    assert "opens when the last one is ticked" in first.words()
    first.press("first.agree.3", "first.go-on")
    qtbot.waitUntil(lambda: first.gone == [True])


@pytest.mark.parametrize(("age", "item"), [("first.adult", ADULT), ("first.young", YOUNG)])
def test_what_was_agreed_to_is_written_down_word_for_word_with_version_and_day(
    first: Opened, qtbot: QtBot, age: str, item: str
) -> None:
    first.press(age, "first.go-on", "first.go-on")
    first.try_ground_me()
    first.press(*BOXES, "first.go-on")
    qtbot.waitUntil(lambda: first.gone == [True])
    consent = first.house.vault.consents.latest()
    assert consent is not None
    assert (consent.version, consent.given, consent.items) == (VERSION, first.house.clock.now(), (item, *ITEMS))


def test_left_on_the_second_page_it_is_taken_up_there_with_what_was_ticked(first: Opened, show: Show) -> None:
    first.come_to(Step.DOCTOR)
    first.press("first.doctor.asthma")
    again = show(House(settings=first.rooms.settings.current, vault=first.house.vault))
    assert again.at() is Step.DOCTOR
    assert again.find("first.doctor.asthma").isChecked()
    again.press("first.back")
    assert again.find("first.adult").isChecked()


def test_left_on_the_last_page_it_is_taken_up_there_and_nothing_is_agreed_to_yet(first: Opened, show: Show) -> None:
    first.come_to(Step.CONSENT)
    first.press(*BOXES)
    again = show(House(settings=first.rooms.settings.current, vault=first.house.vault))
    assert again.at() is Step.CONSENT
    assert not any(again.find(name).isChecked() for name in BOXES)


def test_what_was_left_is_taken_up_also_where_the_vault_opens_later(show: Show, qtbot: QtBot) -> None:
    house = House(settings=replace(NEW, first_step=1), keeps_private=True)
    house.vault.private_settings.save({"age": "18", "conditions": ("trauma",)})
    first = show(house)
    assert first.at() is Step.PURPOSE
    first.rooms.settings.read_private()
    qtbot.waitUntil(lambda: first.at() is Step.DOCTOR)
    assert first.find("first.doctor.trauma").isChecked()


def test_when_it_is_done_the_next_time_begins_at_the_beginning(first: Opened, qtbot: QtBot) -> None:
    first.come_to(Step.CONSENT)
    first.try_ground_me()
    first.press(*BOXES, "first.go-on")
    qtbot.waitUntil(lambda: first.gone == [True])
    assert first.rooms.settings.current.first_step == 0


def test_looked_at_again_nothing_is_ticked_for_anybody_and_one_can_leave_it(first: Opened, qtbot: QtBot) -> None:
    first.come_to(Step.DOCTOR)
    first.pane.open(again=True)
    assert first.at() is Step.PURPOSE
    assert not first.find("first.adult").isChecked()
    first.press("first.back")
    qtbot.waitUntil(lambda: first.gone == [True])
    assert first.house.vault.consents.latest() is None


def test_back_leads_back_and_keeps_the_age(first: Opened) -> None:
    first.come_to(Step.CONSENT)
    first.press("first.back")
    assert first.at() is Step.DOCTOR
    first.press("first.back")
    assert first.at() is Step.PURPOSE
    assert first.find("first.adult").isChecked()
    assert not first.find("first.back").isVisible()


def test_when_the_vault_is_shut_it_says_so_in_place_and_lets_one_practise(show: Show, qtbot: QtBot) -> None:
    first = show(House(settings=NEW, shut=NO_ROOM))
    first.come_to(Step.CONSENT)
    first.pane.tell(NO_ROOM)
    on = first.find("first.fault.button")
    assert NO_ROOM.message in first.words()
    assert "You can practise all the same." in first.words()
    assert not on.isEnabled()
    first.try_ground_me()
    first.press(*BOXES, "first.go-on")
    qtbot.waitUntil(on.isEnabled)
    assert first.gone == []
    first.press("first.fault.button")
    assert first.gone == [True]


def test_the_wall_makes_room_in_a_small_window(first: Opened, qtbot: QtBot) -> None:
    wall = first.pane.findChild(QWidget, "first.wall")
    assert wall is not None
    first.pane.resize(1180, 760)
    qtbot.waitUntil(wall.isVisible)
    first.pane.resize(900, 600)
    qtbot.waitUntil(lambda: not wall.isVisible())


@pytest.mark.parametrize(
    ("step", "name"),
    [(Step.PURPOSE, "first.adult"), (Step.DOCTOR, "first.doctor.stroke"), (Step.CONSENT, "first.agree.1")],
)
def test_each_page_begins_at_its_first_box(first: Opened, step: Step, name: str) -> None:
    first.come_to(step)
    assert first.find(name).hasFocus()


def test_another_practice_is_not_the_one_that_is_to_be_tried(first: Opened) -> None:
    first.come_to(Step.CONSENT)
    first.rooms.practice.begin(Beginning("s01", Choices(5, "bf_emma")))
    QApplication.processEvents()
    assert "You have tried it." not in first.words()


def test_opened_anew_nothing_is_agreed_to(first: Opened) -> None:
    first.come_to(Step.CONSENT)
    first.press(*BOXES)
    first.pane.open()
    assert not any(first.find(name).isChecked() for name in BOXES)


def test_whoever_thinks_of_suicide_hears_at_once_that_there_are_people(first: Opened) -> None:
    first.come_to(Step.DOCTOR)
    assert WHEN_TICKED["suicide"] not in first.words()
    first.press("first.doctor.suicide")
    assert WHEN_TICKED["suicide"] in first.words()
    first.press("first.doctor.suicide")
    assert WHEN_TICKED["suicide"] not in first.words()
