from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.journal_room import services_of
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from calmroom.domain.journal.journal import Entry
from calmroom.domain.paper import Words
from calmroom.ui.journal.pane import JournalPane
from calmroom.ui.journal.whole import printing
from calmroom.ui.paper.ways import READABLE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish


class Opened:
    """A journal of a few pages, some of them older."""

    def __init__(self, furnish: Furnish, qtbot: QtBot) -> None:
        self.house = House()
        for number, (days, text) in enumerate(((0, "the newest"), (9, "some days ago"), (90, "long ago"))):
            at = self.house.clock.now() - timedelta(days=days)
            self.house.vault.journal.save(Entry(f"{number:032x}", at, at, text))
        furnished = furnish(self.house)
        rooms = furnished.rooms
        services = services_of(rooms)
        self.pane = JournalPane(services, furnished.context)
        self.paper = self.pane.paper
        self.qtbot = qtbot

    def printed(self) -> str:
        pages = self.paper.view.pages
        if pages is None:
            return ""
        return "\n".join(block.text for block in pages.document.blocks if isinstance(block, Words))

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


@pytest.fixture
def opened(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Opened:
    made = Opened(furnish, qtbot)
    shown(made.pane)
    made.pane.open()
    made.until(made.pane.page.isVisible)
    return made


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_ctrl_p_shows_the_open_page_as_it_will_come_out(opened: Opened) -> None:
    opened.pane.page.text.setFocus()
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert opened.paper.isVisible()
    assert not opened.pane.list.isVisible()
    assert opened.printed().endswith("the newest")
    assert opened.paper.view.count.text() == "1 page"


def test_a_range_of_days_takes_the_pages_in_it_and_no_others(opened: Opened) -> None:
    press(opened.pane.page.foot.paper)
    days = opened.paper.findChild(QWidget, "journal.paper.what.days")
    assert days is not None
    press(days)
    opened.until(lambda: "some days ago" in opened.printed())
    assert "the newest" in opened.printed()
    assert "long ago" not in opened.printed()
    first = opened.house.clock.now().date() - timedelta(days=91)
    opened.paper.first.setDate(QDate(first.year, first.month, first.day))
    opened.until(lambda: "long ago" in opened.printed())


def test_days_without_a_page_say_so_and_print_nothing(opened: Opened) -> None:
    press(opened.pane.page.foot.paper)
    days = opened.paper.findChild(QWidget, "journal.paper.what.days")
    assert days is not None
    press(days)
    opened.paper.first.setDate(QDate(2001, 1, 1))
    opened.paper.last.setDate(QDate(2001, 2, 1))
    opened.until(lambda: opened.paper.view.count.text() == "Nothing is on the page.")
    assert not opened.paper.ways.print_button.isEnabled()
    assert not opened.paper.ways.save_button.isEnabled()


def test_the_pdf_is_private_and_says_where_it_is(opened: Opened, tmp_path: Path) -> None:
    press(opened.pane.page.foot.paper)
    opened.paper.ways.save_as(tmp_path / "pages.pdf")
    opened.until(lambda: opened.paper.ways.said.text() == "Saved as pages.pdf.")
    assert (tmp_path / "pages.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "pages.pdf").stat().st_mode & 0o777 == 0o600


def test_a_place_that_takes_nothing_is_said(opened: Opened, tmp_path: Path) -> None:
    press(opened.pane.page.foot.paper)
    opened.paper.ways.save_as(tmp_path / "not there" / "pages.pdf")
    opened.until(lambda: opened.paper.ways.said.text() == "It could not be saved there. Choose another folder.")


def test_the_disk_is_waited_for_on_the_worker(opened: Opened, tmp_path: Path) -> None:
    press(opened.pane.page.foot.paper)
    opened.paper.ways.save_as(tmp_path / "pages.pdf")
    assert opened.paper.ways.said.text() == READABLE
    opened.until(lambda: opened.paper.ways.said.text() == "Saved as pages.pdf.")


def test_what_is_locked_while_the_dialog_is_open_is_not_printed(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, meanwhile = tmp_path / "printed.pdf", list[Callable[[], None]]()

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(file))
        for act in meanwhile:
            act()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    press(opened.pane.page.foot.paper)
    press(opened.paper.ways.print_button)
    assert file.read_bytes().startswith(b"%PDF")
    file.unlink()
    meanwhile.append(opened.pane.forget)
    press(opened.paper.ways.print_button)
    assert not file.exists()


def test_escape_leads_back_and_a_lock_leaves_no_words_on_the_paper(opened: Opened) -> None:
    press(opened.pane.page.foot.paper)
    QTest.keyClick(opened.paper.view.sheet, Qt.Key.Key_Escape)
    assert opened.pane.page.isVisible()
    press(opened.pane.page.foot.paper)
    opened.pane.forget()
    assert opened.printed() == ""


def test_all_of_the_paper_and_its_buttons_are_seen_at_once(opened: Opened) -> None:
    opened.pane.resize(972, 760)
    QTest.keyClick(opened.pane.page.foot.paper, Qt.Key.Key_Space)
    opened.until(opened.paper.isVisible)
    parts: tuple[QWidget, ...] = (opened.paper.back, opened.paper.view.sheet, opened.paper.ways.save_button)
    opened.until(lambda: all(part.visibleRegion().boundingRect() == part.rect() for part in parts))


def test_where_the_paper_is_higher_than_the_window_one_begins_at_the_top(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ROOM_FOR_TWO", 5000)
    opened.pane.resize(800, 600)
    QTest.keyClick(opened.pane.page.foot.paper, Qt.Key.Key_Space)
    opened.until(opened.paper.back.hasFocus)
    assert opened.paper.back.visibleRegion().boundingRect() == opened.paper.back.rect()
