from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QImage, QKeySequence, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calmroom.domain.journal.pasting import MOST
from calmroom.ui.journal.sheet.field import JournalField
from calmroom.ui.widgets.fields import NO_ROOM, NO_WORDS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(furnish: Furnish, qtbot: QtBot) -> JournalField:
    made = JournalField(furnish(House()).context.look, "journal.text", "What you write")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def inked(field: JournalField, words: str) -> QTextCharFormat:
    """How the first letter of these words is drawn."""
    at = field.toPlainText().index(words)
    block = field.document().findBlock(at)
    within = at - block.position()
    laid = [each for each in block.layout().formats() if each.start <= within < each.start + each.length]
    return QTextCharFormat(laid[-1].format) if laid else QTextCharFormat()


def test_bold_words_and_headings_look_so_while_they_are_typed(field: JournalField) -> None:
    QTest.keyClicks(field, "# Night")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "it was **wide** there")
    assert field.toPlainText() == "# Night\nit was **wide** there"
    assert inked(field, "wide").fontWeight() == QFont.Weight.DemiBold
    assert inked(field, "Night").intProperty(QTextCharFormat.Property.FontPixelSize) > field.font().pixelSize()
    assert inked(field, "there").fontWeight() != QFont.Weight.DemiBold


def test_enter_goes_on_with_the_list_and_twice_ends_it(field: JournalField) -> None:
    QTest.keyClicks(field, "- warm")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "wide")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "and so on")
    assert field.toPlainText() == "- warm\n- wide\nand so on"


def test_a_key_marks_the_word_and_takes_the_marks_off(field: JournalField) -> None:
    QTest.keyClicks(field, "wide")
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    assert field.toPlainText() == "**wide**"
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    assert field.toPlainText() == "wide"
    QTest.keyClick(field, Qt.Key.Key_I, CONTROL)
    assert field.toPlainText() == "*wide*"


def test_a_page_that_is_opened_again_can_still_be_undone(field: JournalField) -> None:
    field.show_page("a", "")
    QTest.keyClicks(field, "the shed")
    field.show_page("b", "another")
    field.show_page("a", "the shed")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.toPlainText() == ""


def test_undo_of_one_page_never_reaches_another(field: JournalField) -> None:
    field.show_page("a", "")
    QTest.keyClicks(field, "the shed")
    field.show_page("b", "another")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.toPlainText() == "another"


def test_words_that_changed_elsewhere_begin_anew(field: JournalField) -> None:
    field.show_page("a", "")
    QTest.keyClicks(field, "the shed")
    field.show_page("b", "another")
    field.show_page("a", "the shed, brought back")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.toPlainText() == "the shed, brought back"


def test_after_forgetting_nothing_can_be_brought_back(field: JournalField) -> None:
    field.show_page("a", "")
    QTest.keyClicks(field, "the shed")
    field.forget_pages()
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.toPlainText() == ""
    field.show_page("a", "the shed")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.toPlainText() == "the shed"


def test_many_pages_are_shown_and_let_go(field: JournalField) -> None:
    for number in range(40):
        field.show_page(str(number), f"page {number}")
        assert field.toPlainText() == f"page {number}"


def paste(field: JournalField, **clip: object) -> None:
    data = QMimeData()
    for kind, what in clip.items():
        {"text": data.setText, "html": data.setHtml, "image": data.setImageData}[kind](what)
    QApplication.clipboard().setMimeData(data)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))


def test_of_what_is_pasted_only_words_come_and_one_undo_takes_them_back(field: JournalField) -> None:
    QTest.keyClicks(field, "It was ")
    paste(field, text="\u202ewide\x07\r\nthere", html="<b>wide</b><img src='x.png'>")
    assert field.toPlainText() == "It was wide\nthere"
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.toPlainText() == "It was "


def test_rich_words_are_pasted_plain(field: JournalField) -> None:
    paste(field, text="wide", html="<h1 style='color:red'>wide</h1>")
    assert field.toPlainText() == "wide"
    assert "red" not in field.toHtml()


def test_a_picture_is_not_pasted_and_that_is_said(field: JournalField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.pasted) as told:
        paste(field, image=QImage(4, 4, QImage.Format.Format_RGB32))
    assert told.args == [NO_WORDS]
    assert field.toPlainText() == ""


def test_five_megabytes_fill_a_page_and_no_more(field: JournalField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.pasted) as told:
        paste(field, text="It was wide there.\n" * 270_000)
    assert told.args == [NO_ROOM]
    assert MOST - 2 <= len(field.toPlainText()) <= MOST
    paste(field, text="and more")
    assert "more" not in field.toPlainText()
