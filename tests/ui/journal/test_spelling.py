from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.journal_room import Opened, house_with
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from ui.journal.conftest import Show

from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.journal.two_hands import Hand, Turn, TwoHands, to_markdown
from calmroom.ui.spelling import menu, speller
from calmroom.ui.two_hands.leaves import TurnField

if TYPE_CHECKING:
    from fakes.house import House

    from calmroom.ui.journal.sheet.field import JournalField
    from calmroom.ui.widgets.fields import WritingField


@pytest.fixture(autouse=True)
def hands_rest_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speller, "REST_MS", 5)


@pytest.fixture
def opened(show: Show) -> Opened:
    return in_english(show, house_with("It was wdie there, and wraim."))


def in_english(show: Show, house: House) -> Opened:
    made = show(house)
    made.rooms.settings.change(dictionaries=("en_GB",))
    return made


def underlined(field: WritingField) -> list[str]:
    return [one.cursor.selectedText() for one in field.over.laid("unknown")]


def marked(opened: Opened) -> list[str]:
    return underlined(opened.pane.page.text)


def until_marked(opened: Opened, *words: str) -> None:
    opened.until(lambda: marked(opened) == list(words))


def menu_of(opened: Opened) -> QMenu:
    opened.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    opened.until(lambda: menu.LOOKING not in entries(found))
    return found


def entries(found: QMenu) -> list[str]:
    return [action.text() for action in found.actions() if action.text()]


def press(found: QMenu, words: str) -> None:
    found.setActiveAction(next(action for action in found.actions() if action.text() == words))
    QTest.keyClick(found, Qt.Key.Key_Return)


def put_cursor_in(field: JournalField, word: str) -> None:
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index(word) + 1)
    field.setTextCursor(cursor)


def right_click(field: JournalField, word: str) -> None:
    cursor = QTextCursor(field.document())
    cursor.setPosition(field.toPlainText().index(word) + 1)
    at = field.cursorRect(cursor).center()
    shown = field.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown)
    QApplication.sendEvent(field.viewport(), event)


def test_words_that_no_dictionary_knows_are_underlined(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")


def test_the_word_that_is_being_typed_is_left_in_peace(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    field = opened.pane.page.text
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    opened.write(" a ketl")
    QTest.qWait(60)
    assert marked(opened) == ["wdie", "wraim"]
    opened.write(" ")
    until_marked(opened, "wdie", "wraim", "ketl")


def test_nothing_of_the_page_changes_and_nothing_is_to_be_saved(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    assert not opened.pane.is_dirty
    assert not opened.pane.page.text.document().isUndoAvailable()


def test_an_underline_stays_with_its_word_while_it_is_written_on(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    field = opened.pane.page.text
    put_cursor_in(field, "It")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    opened.write("a ")
    assert marked(opened) == ["wdie", "wraim"]


def test_f7_goes_to_the_next_unknown_word_and_enter_takes_the_first_offer(opened: Opened) -> None:
    field = opened.pane.page.text
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(field, Qt.Key.Key_F7)
    found = menu_of(opened)
    assert field.textCursor().selectedText() == "wdie"
    assert entries(found)[0] == "wide"
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert field.toPlainText() == "It was wide there, and wraim."
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "It was wdie there, and wraim."


def test_f7_goes_round_and_says_when_every_word_is_known(show: Show) -> None:
    opened = in_english(show, house_with("wdie\nit was"))
    field = opened.pane.page.text
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(field, Qt.Key.Key_F7)
    found = menu_of(opened)
    assert field.textCursor().selectedText() == "wdie"
    QTest.keyClick(found, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_F7)
    assert entries(menu_of(opened))[0] == menu.ALL_KNOWN


def test_f7_says_what_would_bring_a_dictionary(show: Show) -> None:
    house = house_with("wdie")
    house.dictionaries.missing = True
    opened = show(house)
    opened.pane.page.text.setFocus()
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_F7)
    found = menu_of(opened)
    opened.until(lambda: "A package brings it." in entries(found)[0])


def test_a_right_click_offers_words_for_the_one_beneath(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    right_click(opened.pane.page.text, "wraim")
    found = menu_of(opened)
    assert entries(found)[0] == "warm"
    press(found, "warm")
    assert opened.pane.page.text.toPlainText() == "It was wdie there, and warm."
    opened.until_safe()
    assert opened.stored() == ["It was wdie there, and warm."]


def test_the_usual_entries_stand_in_the_same_menu(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    right_click(opened.pane.page.text, "wraim")
    found = menu_of(opened)
    assert any("Paste" in words.replace("&", "") for words in entries(found))
    assert [each for each in found.findChildren(QMenu) if each.isVisible()] == []


def test_the_menu_key_offers_the_same_where_the_cursor_is(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    field = opened.pane.page.text
    put_cursor_in(field, "wdie")
    at = field.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, field.mapToGlobal(at))
    QApplication.sendEvent(field, event)
    assert entries(menu_of(opened))[0] == "wide"


def test_a_known_word_is_offered_nothing(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    right_click(opened.pane.page.text, "there")
    assert not set(entries(menu_of(opened))) & {menu.LEARN, menu.UNLEARN, menu.NOTHING_LIKE, "there"}


def test_a_word_that_is_learned_is_known_at_once_and_can_be_forgotten(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    right_click(opened.pane.page.text, "wraim")
    press(menu_of(opened), menu.LEARN)
    until_marked(opened, "wdie")
    right_click(opened.pane.page.text, "wraim")
    press(menu_of(opened), menu.UNLEARN)
    until_marked(opened, "wdie", "wraim")


def test_it_is_switched_off_and_on_in_the_menu_of_the_page(opened: Opened) -> None:
    until_marked(opened, "wdie", "wraim")
    right_click(opened.pane.page.text, "was")
    press(menu_of(opened), menu.CHECK)
    until_marked(opened)
    right_click(opened.pane.page.text, "was")
    press(menu_of(opened), menu.CHECK)
    until_marked(opened, "wdie", "wraim")


def test_another_page_begins_without_the_underlines_of_the_one_before(show: Show) -> None:
    opened = in_english(show, house_with("wdie", "it was kettel"))
    until_marked(opened, "wdie")
    opened.pane.list.view.setFocus()
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Down)
    until_marked(opened, "kettel")


def test_letters_beyond_the_first_plane_move_nothing(show: Show) -> None:
    opened = in_english(show, house_with("\U0001f33f\U0001f33f wdie"))
    until_marked(opened, "wdie")


def test_only_what_is_seen_is_looked_up(show: Show) -> None:
    house = house_with("\n".join(["it was"] * 400) + "\nwdie")
    opened = in_english(show, house)
    opened.until(lambda: "it" in house.dictionaries.asked)
    assert "wdie" not in house.dictionaries.asked
    bar = opened.pane.page.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    until_marked(opened, "wdie")


def test_in_two_hands_it_is_the_same(show: Show) -> None:
    house = house_with("it was")
    page = to_markdown(TwoHands("the shed", (Turn(Hand.ME, "it was wdie"), Turn(Hand.OTHER, "and wraim"))))
    before = house.clock.now() - timedelta(days=1)
    house.vault.journal.save(Entry("f" * 32, before, before, page, kind=EntryKind.TWO_HANDS))
    opened = in_english(show, house)
    opened.pane.open_entry("f" * 32)
    opened.until(opened.pane.hands.isVisible)
    fields = opened.pane.hands.leaves.findChildren(TurnField)
    opened.until(lambda: [underlined(field) for field in fields] == [["wdie"], ["wraim"]])
