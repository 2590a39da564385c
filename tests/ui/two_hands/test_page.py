from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calmroom.domain.journal.two_hands import Hand, Turn
from calmroom.ui.two_hands import page as module
from calmroom.ui.two_hands.leaves import TurnField
from calmroom.ui.two_hands.page import TwoHandsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

CONTROL = Qt.KeyboardModifier.ControlModifier
STONE = "# a grey stone\n\nYou are there again.\n\n> I am. About the size of a plum."


@pytest.fixture
def hands(furnish: Furnish, qtbot: QtBot) -> TwoHandsPage:
    made = TwoHandsPage(furnish(House()).context.look)
    qtbot.addWidget(made)
    made.resize(960, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def turns(hands: TwoHandsPage) -> list[TurnField]:
    return [field for field in hands.findChildren(TurnField) if field.isVisible()]


def test_one_key_changes_hands_and_the_page_is_plain_markdown(hands: TwoHandsPage) -> None:
    hands.show_page("")
    hands.write_on()
    QTest.keyClicks(focus(), "You are there again.")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(focus(), "I am.")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(focus(), "May I sit with you?")
    assert hands.page() == "You are there again.\n\n> I am.\n\nMay I sit with you?"
    assert hands.who.value() == Hand.ME


def test_a_page_comes_back_as_it_was_written(hands: TwoHandsPage) -> None:
    hands.show_page(STONE)
    assert hands.other.text() == "a grey stone"
    assert hands.leaves.turns() == (
        Turn(Hand.ME, "You are there again."),
        Turn(Hand.OTHER, "I am. About the size of a plum."),
    )
    assert hands.page() == STONE
    assert hands.who.value() == Hand.OTHER


def test_each_hand_writes_on_its_own_leaf(hands: TwoHandsPage) -> None:
    hands.show_page(STONE)
    QApplication.processEvents()
    mine, its = turns(hands)
    assert mine.geometry().right() < hands.leaves.width() / 2 < its.x()
    assert its.y() > mine.geometry().bottom()
    assert (mine.accessibleName(), its.accessibleName()) == ("Me", "a grey stone")


def test_where_there_is_no_room_for_two_they_are_one_column(hands: TwoHandsPage) -> None:
    hands.show_page(STONE)
    hands.resize(520, 700)
    QApplication.processEvents()
    mine, its = turns(hands)
    assert mine.x() == its.x()
    assert its.y() > mine.y()


def test_an_empty_turn_changes_sides_and_leaves_nothing_behind(hands: TwoHandsPage) -> None:
    hands.show_page(STONE)
    hands.write_on()
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    assert len(turns(hands)) == 2
    assert hands.page() == STONE
    QTest.keyClicks(focus(), " So heavy.")
    assert hands.page().endswith("a plum. So heavy.")


def test_the_segments_change_hands_too(hands: TwoHandsPage) -> None:
    hands.show_page("")
    other = hands.findChild(QWidget, "hands.who.other")
    assert other is not None
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    QTest.keyClicks(focus(), "I am here.")
    assert hands.page() == "> I am here."


def test_long_with_the_image_the_way_back_is_offered(hands: TwoHandsPage, qtbot: QtBot) -> None:
    hands._long.setInterval(20)
    hands.show_page("")
    hands.write_on()
    assert not hands.awhile.isVisible()
    hands.change_hands()
    qtbot.waitUntil(hands.awhile.isVisible)
    assert hands.awhile.text() == module.AWHILE
    hands.change_hands()
    assert not hands.awhile.isVisible()


def test_the_room_the_pages_and_enough_are_one_press_away(hands: TwoHandsPage, qtbot: QtBot) -> None:
    hands.show_page(STONE)
    with qtbot.waitSignal(hands.room_asked):
        QTest.mouseClick(hands.room, Qt.MouseButton.LeftButton)
    for button in (hands.back, hands.enough):
        with qtbot.waitSignal(hands.left):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hands.write_on()
    with qtbot.waitSignal(hands.left):
        QTest.keyClick(focus(), Qt.Key.Key_Escape)


def test_showing_a_page_is_no_change_and_forgetting_leaves_nothing(hands: TwoHandsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hands.changed):
        hands.show_page(STONE)
    hands.forget()
    assert hands.page() == ""
    assert [field.toPlainText() for field in hands.findChildren(TurnField) if field.isVisible()] == [""]
