"""What my therapist will see: nothing but what was ticked, and that only by Print, Save or Seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from ui.share.given import NOTE, RIVER, SHOULDER, WELL, know_maya, write

from calmroom.ui.share.tick_box import TickBox

if TYPE_CHECKING:
    from pathlib import Path

    from ui.share.conftest import Giving

PRACTICES, FELT = "Practices and their lengths", "Before and after"


def test_nothing_is_ticked_at_first_and_the_paper_is_empty(giving: Giving) -> None:
    assert set(giving.boxes()) >= {PRACTICES, FELT, RIVER, SHOULDER, WELL, NOTE, "Write a line for Maya"}
    assert giving.ticked() == []
    assert giving.paper() == []
    assert giving.pane.panel.view.count.text() == "empty"
    assert giving.sees("share.not-yet")
    assert not giving.sees("share.save")
    assert not giving.sees("share.print")
    assert not giving.sees("share.untick")
    assert "Since your last session: " in giving.words()


def test_the_paper_shows_exactly_what_is_ticked(giving: Giving) -> None:
    giving.click(SHOULDER)
    giving.click(NOTE)
    paper = giving.paper()
    assert SHOULDER in paper
    assert NOTE in paper
    assert not {RIVER, WELL} & set(paper)
    assert "practices" not in " ".join(paper)
    giving.click(SHOULDER)
    assert SHOULDER not in giving.paper()
    assert NOTE in giving.paper()


def test_the_space_key_ticks_where_the_keyboard_is(giving: Giving) -> None:
    box = giving.boxes()[WELL]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert giving.ticked() == [WELL]
    assert WELL in giving.paper()


def test_before_and_after_goes_with_the_practices_and_never_alone(giving: Giving) -> None:
    assert not giving.boxes()[FELT].isEnabled()
    giving.click(FELT)
    assert giving.ticked() == []
    giving.click(PRACTICES)
    giving.click(FELT)
    assert "before settled 3 of 10, here 4 of 10; after settled 6 of 10, here 7 of 10" in giving.paper()
    giving.click(PRACTICES)
    assert giving.ticked() == []
    assert giving.paper() == []


def test_maps_before_and_after_stand_beside_each_other(giving: Giving) -> None:
    maps = next(words for words in giving.boxes() if words.startswith("Thursday 19"))
    giving.click(maps)
    assert len([each for each in giving.paper() if each.startswith("before: ") and "after: " in each]) == 1


def test_untick_all_empties_the_paper(giving: Giving) -> None:
    for words in (PRACTICES, RIVER, "Write a line for Maya"):
        giving.click(words)
    QTest.keyClicks(giving.pane.side.list.field, "Is it the jaw?")
    giving.press("share.untick")
    assert giving.ticked() == []
    assert giving.paper() == []
    assert not giving.pane.side.list.field.isVisible()


def test_the_second_time_nothing_is_ticked_either(giving: Giving) -> None:
    giving.click(RIVER)
    giving.click("Write a line for Maya")
    QTest.keyClicks(giving.pane.side.list.field, "Is it the jaw?")
    giving.open()
    giving.until(lambda: giving.ticked() == [])
    assert giving.paper() == []
    assert giving.pane.side.list.field.toPlainText() == ""


def test_a_question_is_written_in_its_field_and_stands_on_the_paper(giving: Giving) -> None:
    giving.click("Write a line for Maya")
    field = giving.pane.side.list.field
    assert field.hasFocus()
    assert giving.paper() == []
    QTest.keyClicks(field, "Is it the jaw?")
    assert giving.paper() == ["A question", "Is it the jaw?"]


def test_other_days_show_what_is_in_them(giving: Giving) -> None:
    giving.click(RIVER)
    giving.press("share.days.other")
    first = giving.pane.side.days.first
    assert first.hasFocus()
    giving.pane.side.days.first.setDate(QDate(2020, 1, 1))
    QTest.keyClick(first, Qt.Key.Key_Return)
    giving.until(lambda: "Long before." in giving.boxes())
    assert giving.ticked() == []
    assert giving.paper() == []


def test_escape_leads_back(giving: Giving) -> None:
    QTest.keyClick(giving.pane.side.back, Qt.Key.Key_Escape)
    assert giving.asked == ["left"]


def test_a_saved_page_is_noted_without_its_words(giving: Giving, tmp_path: Path) -> None:
    giving.click(RIVER)
    giving.press("share.save")
    choose(giving, tmp_path / "page.pdf")
    giving.until(lambda: "cannot be called back from here; ask Maya" in giving.words())
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert f"It lies in {tmp_path.name} as page.pdf." in giving.words()
    (noted,) = giving.rooms.sharing.shared()
    assert (noted.to, noted.form, noted.lines) == ("Maya", "pdf", ("Journal, line by line: 1",))


def test_what_is_ticked_while_it_is_saved_is_noted_with_the_next(giving: Giving, tmp_path: Path) -> None:
    giving.click(RIVER)
    giving.pane.panel.ways.save_as(tmp_path / "page.pdf")
    giving.click(PRACTICES)
    giving.until(lambda: bool(giving.rooms.sharing.shared()))
    (noted,) = giving.rooms.sharing.shared()
    assert noted.lines == ("Journal, line by line: 1",)


def test_a_page_that_could_not_be_saved_is_not_noted(giving: Giving, tmp_path: Path) -> None:
    giving.click(RIVER)
    giving.pane.panel.ways.save_as(tmp_path / "not there" / "page.pdf")
    giving.until(lambda: "It could not be saved there." in giving.pane.panel.ways.said.text())
    assert giving.pane.panel.ways.said.isVisible()
    assert giving.rooms.sharing.shared() == ()


def test_nobody_can_get_a_seal_whose_code_is_not_known(giving: Giving) -> None:
    giving.click(RIVER)
    assert not giving.sees("share.seal")


def test_sealing_asks_for_a_file_and_is_noted(giving: Giving, tmp_path: Path) -> None:
    know_maya(giving.house, giving.rooms)
    giving.open()
    giving.until(lambda: giving.pane.panel.seal.text() == "Seal it for Maya")
    giving.click(RIVER)
    giving.press("share.seal")
    choose(giving, tmp_path / "page.calmshare")
    giving.until(lambda: "Only Maya can open it." in giving.words())
    (noted,) = giving.rooms.sharing.shared()
    assert (noted.to, noted.form) == ("Maya", "sealed")
    # The code that is known here is this house's own, so that it opens here too.
    returned = giving.rooms.sharing.open(tmp_path / "page.calmshare")
    assert [line.words for line in giving.rooms.sharing.read(returned.id).lines] == [RIVER]


def test_of_several_one_is_chosen_from_a_menu(giving: Giving, tmp_path: Path) -> None:
    know_maya(giving.house, giving.rooms)
    know_maya(giving.house, giving.rooms, "Noor", 2)
    giving.open()
    giving.until(lambda: giving.pane.state.given is not None and len(giving.pane.state.given.therapists) == 2)
    giving.click(RIVER)
    giving.press("share.seal")
    menu = giving.pane.panel.seal.findChild(QMenu, "share.seal.whom")
    assert isinstance(menu, QMenu)
    menu.actions()[[each.text() for each in menu.actions()].index("Noor")].trigger()
    menu.close()
    choose(giving, tmp_path / "page.calmshare")
    giving.until(lambda: [one.to for one in giving.rooms.sharing.shared()] == ["Noor"])


def test_locked_nothing_of_it_is_left(giving: Giving) -> None:
    giving.click(RIVER)
    giving.click("Write a line for Maya")
    QTest.keyClicks(giving.pane.side.list.field, "Is it the jaw?")
    giving.pane.forget()
    assert giving.paper() == []
    assert [words for words in giving.boxes() if not words.startswith("Write a line")] == []
    assert giving.pane.side.list.field.toPlainText() == ""
    assert giving.pane.state.given is None
    for words in (RIVER, "Maya", "November", "jaw"):
        assert words not in giving.words()


def test_where_there_is_little_room_the_paper_is_a_page_of_its_own(giving: Giving) -> None:
    giving.pane.resize(700, 600)
    giving.until(lambda: not giving.pane.panel.isVisible())
    giving.click(RIVER)
    giving.press("share.look-at")
    assert giving.pane.panel.isVisible()
    assert not giving.pane.side.isVisible()
    QTest.keyClick(giving.pane.panel.back, Qt.Key.Key_Escape)
    assert giving.pane.side.isVisible()
    assert giving.ticked() == [RIVER]
    assert giving.asked == []


def test_a_year_of_lines_comes_in_parts(giving: Giving) -> None:
    for number in range(100):
        write(giving.rooms, f"line {number}", days=2)
    giving.open()
    giving.until(lambda: "line 3" in giving.boxes())
    before = len(giving.boxes())
    giving.press("share.lines.more")
    giving.until(lambda: len(giving.boxes()) > before)
    giving.until(lambda: giving.find("share.lines.80").hasFocus())
    assert giving.ticked() == []


def choose(giving: Giving, path: Path) -> None:
    """Answer the desktop's dialog."""
    dialogs = giving.pane.window().findChildren(QFileDialog)
    assert len(dialogs) == 1
    dialogs[0].fileSelected.emit(str(path))
    dialogs[0].reject()


@pytest.mark.parametrize("name", ["share.print", "share.save", "share.seal"])
def test_each_way_out_is_closed_while_nothing_is_ticked(giving: Giving, name: str) -> None:
    know_maya(giving.house, giving.rooms)
    giving.open()
    assert not giving.sees(name)


def test_tab_goes_down_the_page_from_the_days_over_every_box_to_the_question(giving: Giving) -> None:
    giving.find("share.days.other").setFocus()
    trail = []
    focused = QApplication.focusWidget()
    while "share.question" not in trail:
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        trail.append(focused.objectName())
        assert len(trail) < 30
    boxes = [box for box in giving.pane.side.list.findChildren(TickBox) if box.isVisible() and box.isEnabled()]
    below = sorted(boxes, key=lambda box: box.mapTo(giving.pane, QPoint(0, 0)).y())
    assert trail == [box.objectName() for box in below]
