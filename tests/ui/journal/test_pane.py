from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, House
from fakes.journal_room import Opened, house_with, services_of
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.services.journal import PAGE
from calmroom.ui import keeping
from calmroom.ui.journal.pane import JournalPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish
    from ui.journal.conftest import Show


FULL = CalmroomError("The disk is full. Nothing was lost.", "Free some room.")
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_journal_without_a_page_says_that_none_is_fine_and_opens_one(show: Show) -> None:
    opened = show(House())
    assert "Nothing written yet.\nOne word is enough, and none is fine." in opened.words()
    opened.button("journal.empty.button").click()
    assert opened.pane.page.text.hasFocus()
    assert "Friday 20 November, evening" in opened.words()


def test_what_is_written_saves_itself_and_says_when(show: Show) -> None:
    opened = show(House())
    opened.pane.new_entry()
    opened.write("A warm stone.")
    opened.until(lambda: opened.stored() == ["A warm stone."])
    opened.until(lambda: "Only on this computer. Saved at 20:30" in opened.words())
    opened.until(lambda: "A warm stone." in "".join(opened.listed()))


def test_the_newest_page_is_open_at_first(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    assert opened.pane.page.text.toPlainText() == "Newest."
    assert opened.listed() == ["Today", "Friday, evening. Newest.", "Yesterday", "Thursday, evening. Older."]


def test_the_arrows_open_pages_and_pass_over_headings(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.pane.list.view.setFocus()
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Down)
    assert opened.pane.page.text.toPlainText() == "Older."
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Return)
    assert opened.pane.page.text.hasFocus()
    opened.write(" More.")
    assert opened.pane.page.text.toPlainText() == "Older. More."


def test_going_to_another_page_saves_at_once(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(house_with("Newest.", "Older."))
    opened.write("More. ")
    opened.pane.list.view.setCurrentIndex(opened.pane.list.view.entries.index(3))
    opened.until(lambda: "More. Newest." in opened.stored())
    assert opened.pane.page.text.toPlainText() == "Older."


def test_control_s_saves_at_once(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(house_with("Newest."))
    opened.pane.page.text.setFocus()
    opened.write("More. ")
    assert opened.pane.is_dirty
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_S, CONTROL)
    opened.until_safe()
    assert opened.stored() == ["More. Newest."]


def test_leaving_the_text_saves_at_once(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(house_with("Newest."))
    opened.pane.page.text.setFocus()
    opened.write("More. ")
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_Tab)
    opened.until_safe()
    assert opened.stored() == ["More. Newest."]


def test_leaving_the_pane_saves_at_once(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(house_with("Newest."))
    opened.write("More. ")
    opened.pane.hide()
    opened.until_safe()
    assert opened.stored() == ["More. Newest."]


def test_the_end_of_the_program_waits_until_it_is_safe(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(house_with("Newest."))
    opened.write("More. ")
    assert opened.pane.flush()
    assert opened.stored() == ["More. Newest."]
    assert not opened.pane.is_dirty


def test_the_end_of_the_program_tells_when_it_is_not_safe(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.house.vault.journal.fault = FULL
    opened.write("More. ")
    assert not opened.pane.flush()
    opened.house.vault.journal.fault = None
    assert opened.pane.flush()


def test_control_n_opens_a_new_page_and_stores_nothing_before_a_word(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.pane.list.view.setFocus()
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_N, CONTROL)
    assert opened.pane.page.text.hasFocus()
    assert opened.pane.page.text.toPlainText() == ""
    opened.pane.hide()
    assert opened.pane.flush()
    assert opened.stored() == ["Newest."]


def test_a_new_page_twice_is_one(show: Show) -> None:
    opened = show(House())
    opened.pane.new_entry()
    opened.write("One.")
    opened.button("journal.new").click()
    opened.button("journal.new").click()
    opened.write("Two.")
    opened.until_safe()
    assert sorted(opened.stored()) == ["One.", "Two."]


def test_a_page_answers_its_question(show: Show) -> None:
    opened = show(House())
    opened.pane.new_entry("Where was the line clear?", None)
    opened.write("Behind the heart.")
    opened.until_safe()
    assert "Where was the line clear?" in opened.words()
    assert opened.house.vault.journal.newest(1)[0].prompt == "Where was the line clear?"


def test_a_page_knows_the_practice_it_follows(show: Show) -> None:
    house = House()
    record = house.remember("s07", "From Crown to Tailbone")
    opened = show(house)
    opened.pane.new_entry("", record.id)
    opened.until(opened.button("journal.practice").isVisible)
    assert opened.button("journal.practice").text() == "From Crown to Tailbone"
    assert ", 4 minutes" in opened.words()


def test_a_stored_page_that_is_emptied_goes_when_it_is_left_and_can_come_back(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.pane.page.text.setFocus()
    opened.pane.page.text.selectAll()
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_Delete)
    assert opened.stored() == ["Newest.", "Older."]
    opened.pane.hide()
    opened.until(lambda: opened.stored() == ["Older."])
    opened.until(lambda: bool(opened.removed))
    (removal,) = opened.removed
    assert removal.message == "Empty page removed"
    removal.undo()
    opened.until(lambda: opened.stored() == ["Newest.", "Older."])


def test_a_page_removed_can_be_put_back_as_it_was(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.button("journal.remove").click()
    opened.until(lambda: opened.stored() == ["Older."])
    assert opened.pane.page.text.toPlainText() == "Older."
    (removal,) = opened.removed
    assert removal.message == "Entry removed"
    removal.undo()
    opened.until(lambda: opened.pane.page.text.toPlainText() == "Newest.")
    assert opened.stored() == ["Newest.", "Older."]


def test_delete_in_the_list_removes_the_page(show: Show) -> None:
    opened = show(house_with("Only."))
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Delete)
    opened.until(lambda: opened.stored() == [])
    assert "Nothing written yet." in opened.words()


def test_words_removed_before_they_were_saved_can_be_put_back(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(House())
    opened.pane.new_entry()
    opened.write("Only here.")
    opened.button("journal.remove").click()
    opened.removed[0].undo()
    opened.until(lambda: opened.stored() == ["Only here."])


def test_words_for_it_are_added_by_key_and_saved(show: Show) -> None:
    opened = show(house_with("Newest.", tags=("warm",)))
    opened.pane.page.words.add.setFocus()
    QTest.keyClick(opened.pane.page.words.add, Qt.Key.Key_Space)
    field = opened.pane.page.words.field
    assert field.hasFocus()
    QTest.keyClicks(field, "wide")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert opened.pane.page.words.add.hasFocus()
    opened.until_safe()
    assert opened.house.vault.journal.newest(1)[0].tags == ("warm", "wide")


def test_a_word_is_taken_away_by_pressing_it(show: Show) -> None:
    opened = show(house_with("Newest.", tags=("warm", "wide")))
    opened.button("journal.tag.1").click()
    opened.until_safe()
    assert opened.house.vault.journal.newest(1)[0].tags == ("wide",)


def test_no_name_of_a_control_holds_a_persons_words(show: Show) -> None:
    opened = show(house_with("stone", tags=("stone",)))
    names = [widget.objectName() + widget.accessibleIdentifier() for widget in opened.pane.findChildren(QWidget)]
    assert not [name for name in names if "stone" in name]


def test_search_finds_as_one_types_and_says_when_there_is_none(show: Show) -> None:
    opened = show(house_with("A warm stone.", "Snow light."))
    QTest.keyClicks(opened.pane.list.search, "snow")
    opened.until(lambda: opened.listed() == ["Yesterday", "Thursday, evening. Snow light."])
    QTest.keyClicks(opened.pane.list.search, "x")
    opened.until(lambda: "No page has these words." in opened.words())
    QTest.keyClick(opened.pane.list.search, Qt.Key.Key_Escape)
    opened.until(lambda: len(opened.listed()) == 4)


def test_search_takes_the_keyboard(show: Show) -> None:
    opened = show(house_with("A warm stone."))
    opened.pane.focus_search()
    assert opened.pane.list.search.hasFocus()


def test_a_failing_save_is_said_at_the_foot_the_words_stay_and_it_is_tried_again(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.house.vault.journal.fault = FULL
    opened.write("More. ")
    opened.until(lambda: "The disk is full. Nothing was lost." in opened.words())
    assert "Your words stay here" in opened.words()
    assert opened.pane.page.text.toPlainText() == "More. Newest."
    opened.house.vault.journal.fault = None
    opened.until(lambda: opened.stored() == ["More. Newest."])
    opened.until(lambda: "Saved at" in opened.words())


def test_words_that_could_not_be_saved_are_still_there_after_looking_at_another_page(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.house.vault.journal.fault = FULL
    opened.write("More. ")
    view = opened.pane.list.view
    view.setCurrentIndex(view.entries.index(3))
    view.selectionModel().setCurrentIndex(view.entries.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert opened.pane.page.text.toPlainText() == "More. Newest."
    opened.house.vault.journal.fault = None
    opened.until_safe()


def test_a_vault_that_does_not_open_is_said_before_a_word_is_typed_into_nothing(show: Show) -> None:
    opened = show(House(shut=NO_ROOM))
    assert NO_ROOM.message in opened.words()
    assert not opened.pane.page.text.isVisible()


def test_trying_again_opens_the_page_once_the_vault_opens(show: Show) -> None:
    house = house_with("Newest.")
    house.shut = NO_ROOM
    opened = show(house)
    house.shut = None
    opened.button("journal.fault.button").click()
    opened.until(lambda: opened.pane.page.text.isVisible() and opened.pane.page.text.toPlainText() == "Newest.")
    assert NO_ROOM.message not in opened.words()


def test_words_already_typed_stay_when_the_vault_turns_out_to_be_shut(
    furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    house = House(shut=NO_ROOM)
    furnished = furnish(house)
    rooms = furnished.rooms
    pane = JournalPane(services_of(rooms), furnished.context)
    opened = Opened(furnished, pane, qtbot)
    shown(pane)
    pane.new_entry()
    opened.write("Already here.")
    pane.open()
    opened.until(lambda: NO_ROOM.message in opened.words())
    assert pane.page.text.isVisible()
    house.shut = None
    opened.until(lambda: opened.stored() == ["Already here."])


def test_pages_are_fetched_as_the_list_comes_near_its_end(show: Show) -> None:
    opened = show(house_with(*(f"Page {number}." for number in range(PAGE + 30))))
    before = opened.pane.list.view.entries.rowCount()
    bar = opened.pane.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    opened.until(lambda: opened.pane.list.view.entries.rowCount() > before)
    assert f"Page {PAGE + 29}." in opened.listed()[-1]
    assert bar.value() > 0


def test_a_page_saved_elsewhere_comes_into_the_list(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.rooms.journal.save(Entry("f" * 32, opened.house.clock.now(), opened.house.clock.now(), "From After."))
    opened.until(lambda: "From After." in "".join(opened.listed()))
    assert opened.pane.page.text.toPlainText() == "Newest."


def test_a_page_is_opened_by_its_id(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.pane.open_entry(f"{1:032x}")
    opened.until(lambda: opened.pane.page.text.toPlainText() == "Older.")


def test_in_a_narrow_window_the_list_is_a_page_and_escape_leads_back_to_it(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.pane.resize(500, 600)
    assert opened.pane.list.isVisible()
    assert not opened.pane.page.isVisible()
    opened.pane.list.view.setFocus()
    QTest.keyClick(opened.pane.list.view, Qt.Key.Key_Return)
    assert opened.pane.page.isVisible()
    assert not opened.pane.list.isVisible()
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_Escape)
    assert opened.pane.list.isVisible()


def test_tab_goes_as_one_reads(show: Show) -> None:
    opened = show(house_with("Newest.", tags=("warm", "wide")))
    opened.button("journal.new").setFocus()
    reached = []
    while (name := opened.focus().objectName()) not in reached:
        reached.append(name)
        QTest.keyClick(opened.focus(), Qt.Key.Key_Tab)
    assert reached == [
        "journal.new",
        "journal.kinds",
        "journal.search",
        "journal.narrow",
        "journal.go-to-day",
        "journal.list",
        "journal.another-day",
        "journal.body-map",
        "journal.text",
        "journal.voice.record",
        "journal.tag.1",
        "journal.tag.2",
        "journal.add-word",
        "journal.choose-words",
        "journal.two-hands",
        "journal.print",
        "journal.remove",
    ]


def test_an_emptied_page_stays_while_one_searches_for_another(show: Show) -> None:
    opened = show(house_with("Newest.", "Older."))
    opened.pane.page.text.selectAll()
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_Delete)
    opened.pane.focus_search()
    opened.pane.page.text.setFocus()
    opened.write("Anew.")
    opened.until_safe()
    assert opened.stored() == ["Anew.", "Older."]
