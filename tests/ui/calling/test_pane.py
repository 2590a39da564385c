from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from calmroom.domain.care.calling import Person, Relation
from calmroom.ui.calling.card import CallList
from calmroom.ui.calling.pane import WhoToCallPane
from calmroom.ui.notices import Removal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

MAYA = Person("Maya", Relation.THERAPIST, "0123 456")
SAM = Person("Sam", Relation.FRIEND, "0123 789")
KIM = Person("Kim", Relation.OTHER, "0123 555")


class Kept:
    """Who to call, on the screen."""

    def __init__(self, furnished: Furnished, pane: WhoToCallPane) -> None:
        self.calling, self.rooms, self.pane = furnished.rooms.calling, furnished.rooms, pane
        self.removed: list[Removal] = []
        pane.removed.connect(self.removed.append)

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def find(self, name: str) -> QWidget:
        found = self.pane.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def type(self, name: str, words: str) -> None:
        field = self.find(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())


Open = Callable[..., Kept]


@pytest.fixture
def opened(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Open:
    def make(*people: Person, country: str = "GB", known: bool = True) -> Kept:
        furnished = furnish(House(keeps_private=True))
        rooms = furnished.rooms
        if known:
            rooms.settings.read_private()
            rooms.calling.keep(people)
        rooms.calling.choose_country(country)
        pane = WhoToCallPane(rooms.calling, furnished.context)
        shown(pane)
        pane.open()
        kept = Kept(furnished, pane)
        qtbot.waitUntil(lambda: "Anywhere" in kept.words())
        return kept

    return make


def test_somebody_is_added_by_keyboard_alone(opened: Open, qtbot: QtBot) -> None:
    kept = opened()
    kept.press("call.add")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "call.name"
    kept.type("call.name", "Maya")
    kept.type("call.phone", "0123 456")
    QTest.keyClick(kept.find("call.phone"), Qt.Key.Key_Return)
    assert kept.calling.own() == (Person("Maya", Relation.FRIEND, "0123 456"),)
    qtbot.waitUntil(lambda: "Maya, friend: 0123 456." in kept.words())


def test_with_neither_name_nor_number_nobody_is_kept_and_the_form_stays(opened: Open) -> None:
    kept = opened()
    kept.press("call.add")
    kept.type("call.note", "somebody kind")
    kept.press("call.keep")
    assert kept.calling.own() == ()
    assert kept.find("call.form").isVisible()


def test_somebody_is_changed_in_place(opened: Open) -> None:
    kept = opened(MAYA, SAM)
    kept.press("call.change.1")
    kept.type("call.phone", "999 1")
    kept.press("call.keep")
    assert kept.calling.own() == (MAYA, Person("Sam", Relation.FRIEND, "999 1"))
    assert not kept.find("call.form").isVisible()


def test_escape_leaves_the_form_at_once_where_nothing_was_typed(opened: Open) -> None:
    kept = opened(MAYA)
    kept.press("call.change.0")
    QTest.keyClick(kept.find("call.name"), Qt.Key.Key_Escape)
    assert not kept.find("call.form").isVisible()


def test_escape_asks_once_more_where_something_was_typed_and_then_changes_nothing(opened: Open) -> None:
    kept = opened(MAYA)
    kept.press("call.change.0")
    kept.type("call.name", "Nobody")
    QTest.keyClick(kept.find("call.name"), Qt.Key.Key_Escape)
    assert kept.find("call.form").isVisible()
    assert kept.find("call.leave").hasFocus()
    QTest.keyClick(kept.find("call.leave"), Qt.Key.Key_Escape)
    assert kept.calling.own() == (MAYA,)
    assert not kept.find("call.form").isVisible()


def test_the_order_is_the_persons_own_and_the_keyboard_stays_with_the_row(opened: Open) -> None:
    kept = opened(MAYA, SAM, KIM)
    kept.press("call.down.0")
    assert kept.calling.own() == (SAM, MAYA, KIM)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "call.down.1"
    QApplication.processEvents()
    assert QApplication.focusWidget() is focus
    kept.press("call.up.2")
    assert kept.calling.own() == (SAM, KIM, MAYA)


def test_the_first_cannot_go_up_nor_the_last_down(opened: Open) -> None:
    kept = opened(MAYA, SAM)
    assert not kept.find("call.up.0").isEnabled()
    assert not kept.find("call.down.1").isEnabled()


def test_who_is_taken_off_the_list_can_be_put_back_where_they_were(opened: Open) -> None:
    kept = opened(MAYA, SAM, KIM)
    kept.press("call.remove.1")
    assert kept.calling.own() == (MAYA, KIM)
    assert "Sam" not in kept.removed[0].message
    kept.removed[0].undo()
    assert kept.calling.own() == (MAYA, SAM, KIM)


def test_the_numbers_follow_the_country(opened: Open, qtbot: QtBot) -> None:
    kept = opened(country="GB")
    assert "Samaritans: 116 123" in kept.words()
    box = kept.find("call.country")
    assert isinstance(box, QComboBox)
    box.setFocus()
    while box.currentText() != "United States":
        QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "988 Suicide & Crisis Lifeline: 988" in kept.words())
    assert kept.calling.chosen_country == "US"


def test_every_number_asks_to_be_checked_while_nobody_has(opened: Open) -> None:
    kept = opened()
    lines = [line for line in kept.words().splitlines() if "999 or 112." in line or "116 123" in line]
    assert len(lines) == 2
    assert all("Please check this number." in line for line in lines)


def test_before_the_vault_is_open_the_own_list_waits_and_the_numbers_are_there(opened: Open) -> None:
    kept = opened(known=False)
    assert "Your own list is in your journal's vault" in kept.words()
    assert "Samaritans" in kept.words()
    assert not kept.find("call.add").isVisible()
    asked: list[bool] = []
    kept.pane.unlock_asked.connect(lambda: asked.append(True))
    kept.press("call.unlock")
    assert asked == [True]


def test_locked_the_page_names_nobody_any_more(opened: Open) -> None:
    kept = opened(MAYA)
    kept.press("call.change.0")
    kept.rooms.settings._is_known = False
    kept.pane.forget()
    assert "Maya" not in kept.words()
    fields = [field.text() for field in kept.pane.findChildren(QLineEdit)]
    assert not any("Maya" in text or "0123" in text for text in fields)


def test_each_control_says_whom_it_is_about(opened: Open) -> None:
    kept = opened(MAYA)
    names = {kept.find(f"call.{act}.0").accessibleName() for act in ("up", "down", "change", "remove")}
    assert names == {"Move up: Maya", "Move down: Maya", "Change: Maya", "Remove: Maya"}
    buttons = [button for button in kept.pane.findChildren(QAbstractButton) if button.isVisible()]
    assert all(button.accessibleName() for button in buttons)
    assert all(min(button.width(), button.height()) >= 24 for button in buttons)


def test_lines_can_be_selected_by_mouse_and_keyboard_and_are_read_out(opened: Open) -> None:
    shown = opened().pane.findChild(CallList)
    assert isinstance(shown, CallList)
    for label in shown.lines:
        flags = label.textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
        assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert not flags & Qt.TextInteractionFlag.LinksAccessibleByMouse
        assert label.accessibleName() == label.text()
