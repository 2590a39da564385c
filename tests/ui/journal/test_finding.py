from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from fakes.house import House
from fakes.journal_room import Opened, house_with
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality
from calmroom.domain.journal.journal import Entry, EntryKind, Wanted
from calmroom.domain.sessions.appointments import Appointment
from calmroom.ui.journal.listing.finder import FIRST
from calmroom.ui.journal.listing.wishes_state import OFFERED, Wish
from calmroom.ui.journal.state import EntryRow

if TYPE_CHECKING:
    import pytest
    from ui.journal.conftest import Show

SHIFT = Qt.KeyboardModifier.ShiftModifier
ROOM_FOR_THE_ARROW = 44


def entry_of(number: int) -> str:
    return f"{number:032x}"


def rows(opened: Opened) -> list[str]:
    return [words.split(". ", 1)[1] for words in opened.listed() if ". " in words]


def submenu(menu: QMenu, title: str) -> QMenu:
    for action in menu.actions():
        if action.text() == title:
            found = action.menu()
            assert found is not None
            return found  # type: ignore[return-value]
    raise AssertionError(title)


def wish(opened: Opened, *path: str) -> None:
    """Choose in the menu by keyboard, down to the last word of the path."""
    opened.until(lambda: bool(opened.pane.list.wishes.menu.actions()))
    QTest.keyClick(opened.pane.list.wishes.narrow, Qt.Key.Key_Space)
    menu = opened.pane.list.wishes.menu
    opened.until(menu.isVisible)
    for title in path[:-1]:
        while menu.activeAction() is None or menu.activeAction().text() != title:
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Right)
        menu = submenu(menu, title)
        opened.until(menu.isVisible)
    while menu.activeAction() is None or menu.activeAction().text() != path[-1]:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_pages_with_a_word_are_found_by_keyboard_and_the_cross_brings_all_back(show: Show) -> None:
    house = house_with("Newest.", "Older.")
    house.vault.journal.save(replace(house.vault.journal.newest(2)[1], tags=("wide",)))
    opened = show(house)
    wish(opened, OFFERED[Wish.WORD], "wide")
    opened.until(lambda: rows(opened) == ["Older."])
    opened.button("journal.wish.word.remove").click()
    opened.until(lambda: rows(opened) == ["Newest.", "Older."])
    assert opened.focus().objectName() == "journal.narrow"


def test_pages_after_a_practice_are_found(show: Show) -> None:
    house = house_with("Newest.", "Older.")
    record = house.remember("s01", "Arriving Here")
    house.vault.journal.save(replace(house.vault.journal.newest(2)[1], practice_id=record.id))
    opened = show(house)
    title = opened.rooms.practice.script("s01").title
    wish(opened, OFFERED[Wish.PRACTICE], title)
    opened.until(lambda: rows(opened) == ["Older."])


def test_pages_with_a_place_on_their_body_map_are_found(show: Show) -> None:
    house = house_with("Newest.", "Older.")
    now = house.clock.now()
    house.vault.body_maps.save(BodyMap("c" * 32, now, now, (Mark("jaw", Quality.TIGHT),), entry_id=entry_of(1)))
    opened = show(house)
    wish(opened, OFFERED[Wish.PLACE], "Head and neck", "jaw")
    opened.until(lambda: rows(opened) == ["Older."])
    assert opened.listed()[-1] == "Thursday, evening, with a body map. Older."


def test_pages_between_two_sessions_are_found(show: Show) -> None:
    house = house_with("Newest.", "Older.", "Oldest.")
    now = house.clock.now()
    house.vault.appointments.save(Appointment("a" * 32, now - timedelta(hours=36)))
    opened = show(house)
    wish(opened, OFFERED[Wish.SESSIONS], "since 19 November")
    opened.until(lambda: rows(opened) == ["Newest.", "Older."])


def test_wishes_and_words_hold_together_and_one_is_to_be_taken_away_when_nothing_fits(show: Show) -> None:
    opened = show(house_with("A warm stone.", "Snow light."))
    wish(opened, OFFERED[Wish.KIND], "Notes for my therapist")
    opened.until(lambda: "Nothing fits all of that. Take one wish away." in opened.words())
    wish(opened, OFFERED[Wish.KIND], "Pages")
    QTest.keyClicks(opened.pane.list.search, "snow")
    opened.until(lambda: rows(opened) == ["Snow light."])
    assert "Nothing fits" not in opened.words()


def test_only_the_newest_question_is_asked_of_the_vault(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = show(house_with("A warm stone.", "Snow light."))
    journal, asked, busy = opened.house.vault.journal, list[str](), threading.Event()
    find = journal.find

    def told(wanted: Wanted, limit: int) -> tuple[Entry, ...]:
        asked.append(wanted.words)
        return find(wanted, limit)

    monkeypatch.setattr(journal, "find", told)
    opened.context.tasks.run(busy.wait, lambda _done: None)
    for words in ("w", "wa", "warm", "snow"):
        opened.pane.list.wanted.emit(Wanted(words=words))
    busy.set()
    opened.until(lambda: rows(opened) == ["Snow light."])
    assert asked == ["snow"]


def test_hits_are_marked_in_the_list_and_on_the_page_and_go_with_the_search(show: Show) -> None:
    opened = show(house_with("A warm stone, and warmth.", "Snow light."))
    QTest.keyClicks(opened.pane.list.search, "warm")
    opened.until(lambda: len(opened.pane.page.text.extraSelections()) == 2)
    model = opened.pane.list.view.entries
    items = [model.data(model.index(number), Qt.ItemDataRole.UserRole + 1) for number in range(model.rowCount())]
    assert [item.hits for item in items if isinstance(item, EntryRow)] == [((2, 4), (18, 4))]
    assert not opened.pane.is_dirty
    QTest.keyClick(opened.pane.list.search, Qt.Key.Key_Escape)
    opened.until(lambda: opened.pane.page.text.extraSelections() == [])


def test_going_to_a_day_by_keyboard_opens_its_page_and_lists_those_before(show: Show) -> None:
    opened = show(house_with(*(f"Page {number}." for number in range(40))))
    QTest.keyClick(opened.pane.list.wishes.days, Qt.Key.Key_Space)
    table = opened.pane.list.days.table
    assert table.hasFocus()
    opened.until(lambda: any(cell.pages for cell in table.days.cells))
    assert "November 2026" in opened.words()
    QTest.keyClick(table, Qt.Key.Key_PageUp)
    assert "October 2026" in opened.words()
    opened.until(lambda: any(cell.pages for cell in table.days.cells))
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    opened.until(lambda: opened.pane.page.text.toPlainText() == "Page 30.")
    assert rows(opened)[0] == "Page 30."
    assert "until 21 October" in [chip.text() for chip in opened.pane.findChildren(type(opened.pane.list.wishes.days))]
    assert opened.pane.list.view.hasFocus()


def test_escape_closes_the_calendar_and_a_year_is_turned_with_shift(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.button("journal.go-to-day").click()
    table = opened.pane.list.days.table
    QTest.keyClick(table, Qt.Key.Key_PageUp, SHIFT)
    assert "November 2025" in opened.words()
    opened.button("journal.days.later").click()
    assert "December 2025" in opened.words()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.isVisible()
    assert opened.pane.list.wishes.days.hasFocus()


def test_older_pages_are_fetched_among_those_that_were_looked_for(show: Show) -> None:
    house = House()
    for number in range(230):
        at = house.clock.now() - timedelta(hours=number)
        house.vault.journal.save(Entry(entry_of(number), at, at, f"Warm {number}."))
    opened = show(house)
    QTest.keyClicks(opened.pane.list.search, "warm")
    opened.until(lambda: len(rows(opened)) == FIRST)
    bar = opened.pane.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    opened.until(lambda: len(rows(opened)) == 230)


def test_locking_forgets_wishes_words_and_days(show: Show) -> None:
    opened = show(house_with("A warm stone.", tags=("wide",)))
    wish(opened, OFFERED[Wish.WORD], "wide")
    opened.button("journal.go-to-day").click()
    opened.pane.forget()
    assert opened.pane.list.wishes.choices() == ()
    assert opened.pane.list.wishes.menu.actions() == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened.pane.list.wishes.menu.findChildren(QMenu) == []
    assert not opened.pane.list.days.table.days.cells
    assert opened.listed() == []


def test_the_menu_beside_the_plus_begins_a_note_for_the_therapist(show: Show) -> None:
    opened = show(house_with("Newest."))
    QTest.keyClick(opened.pane.list.kinds, Qt.Key.Key_Space)
    menu = opened.pane.list.kinds.menu_of_kinds
    opened.until(menu.isVisible)
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    opened.until(opened.pane.page.text.hasFocus)
    opened.write("Ask about the ribs.")
    opened.until_safe()
    assert "A note for my therapist" in opened.words()
    assert opened.house.vault.journal.newest(1)[0].kind is EntryKind.NOTE


def test_the_arrow_of_a_menu_stands_beside_its_words(show: Show) -> None:
    opened = show(house_with("Newest."))
    menu = opened.pane.list.wishes.menu
    opened.until(lambda: bool(menu.actions()))
    menu.ensurePolished()
    for action in menu.actions():
        words = menu.fontMetrics().horizontalAdvance(action.text())
        assert menu.actionGeometry(action).width() >= words + ROOM_FOR_THE_ARROW
