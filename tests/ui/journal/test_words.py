from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calmroom.domain.body.sensation import FEELINGS, SENSATIONS
from calmroom.ui.journal.sheet.tags import WordRow
from calmroom.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish


@pytest.fixture
def row(furnish: Furnish, qtbot: QtBot) -> WordRow:
    made = WordRow(furnish(House()).context.look)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    made.show_tags(("warm", "like a kettle"))
    return made


def press(row: WordRow, words: str) -> Chip:
    (chip,) = (each for each in row.shelf.findChildren(Chip) if each.isVisible() and each.text() == words)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    return chip


def open_shelf(row: WordRow) -> None:
    QTest.mouseClick(row.choose, Qt.MouseButton.LeftButton)
    assert row.shelf.isVisible()


def test_the_list_is_there_when_asked_for_and_knows_what_is_chosen(row: WordRow) -> None:
    assert not row.shelf.isVisible()
    open_shelf(row)
    chosen = [chip.text() for chip in row.shelf.findChildren(Chip) if chip.isChecked()]
    assert chosen == ["warm"]


def test_a_word_from_the_list_becomes_a_word_of_the_page_and_goes_again(row: WordRow, qtbot: QtBot) -> None:
    open_shelf(row)
    with qtbot.waitSignal(row.changed):
        press(row, "pulsing")
    assert row.tags() == ("warm", "like a kettle", "pulsing")
    with qtbot.waitSignal(row.changed):
        press(row, "pulsing")
    assert row.tags() == ("warm", "like a kettle")


def test_a_word_that_is_there_already_is_not_added_twice(row: WordRow) -> None:
    open_shelf(row)
    press(row, "warm")
    press(row, "warm")
    assert row.tags() == ("warm", "like a kettle")


def test_taking_a_word_away_above_takes_it_away_in_the_list(row: WordRow) -> None:
    open_shelf(row)
    (chip,) = (each for each in row.findChildren(Chip, "journal.tag.1") if each.text() == "warm")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [each.text() for each in row.shelf.findChildren(Chip) if each.isChecked()] == []


def test_feelings_have_a_list_of_their_own(row: WordRow) -> None:
    open_shelf(row)
    feeling = row.shelf.findChild(QWidget, "journal.words.list.feeling")
    assert feeling is not None
    QTest.mouseClick(feeling, Qt.MouseButton.LeftButton)
    press(row, "no word")
    assert row.tags()[-1] == "no word"


def test_every_word_can_be_reached_and_has_a_name_of_its_own(row: WordRow) -> None:
    open_shelf(row)
    names = [chip.objectName() for chip in row.shelf.findChildren(Chip)]
    assert len(names) == len(set(names)) == sum(len(words) for _, words in (*SENSATIONS, *FEELINGS))
    shown = {chip for chip in row.shelf.findChildren(Chip) if chip.isVisible()}
    assert shown <= set(row.controls())


def test_another_page_shuts_the_list(row: WordRow) -> None:
    open_shelf(row)
    row.show_tags(("wide",))
    assert not row.shelf.isVisible()
    assert row.tags() == ("wide",)
