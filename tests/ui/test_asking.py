from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from calmroom.ui.asking import PathQuestion

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton("Save")
    qtbot.addWidget(made)
    made.show()
    return made


def dialogs(button: QPushButton) -> list[QFileDialog]:
    return [dialog for dialog in button.window().findChildren(QFileDialog) if dialog.isVisible()]


def type_into(dialog: QFileDialog, words: str) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_new_file_is_asked_for_with_the_proposed_name(button: QPushButton, qtbot: QtBot, tmp_path: Path) -> None:
    question = PathQuestion(button, "Save as PDF", "PDF (*.pdf)")
    chosen: list[Path] = []
    question.chosen.connect(chosen.append)
    question.ask_for_new("sheet.pdf", tmp_path)
    (dialog,) = dialogs(button)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    assert line.text() == "sheet.pdf"
    type_into(dialog, "another")
    qtbot.waitUntil(lambda: not dialogs(button))
    assert chosen == [tmp_path / "another.pdf"]


def test_a_file_that_is_there_is_asked_for(button: QPushButton, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "copy.zip").touch()
    question = PathQuestion(button, "Choose a copy", "Copies (*.zip)")
    chosen: list[Path] = []
    question.chosen.connect(chosen.append)
    question.ask(tmp_path)
    type_into(dialogs(button)[0], "copy.zip")
    qtbot.waitUntil(lambda: not dialogs(button))
    assert chosen == [tmp_path / "copy.zip"]


def test_it_asks_once_at_a_time_and_can_be_left(button: QPushButton, qtbot: QtBot, tmp_path: Path) -> None:
    question = PathQuestion(button, "Save in")
    chosen: list[Path] = []
    question.chosen.connect(chosen.append)
    question.ask(tmp_path)
    question.ask(tmp_path)
    (dialog,) = dialogs(button)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs(button))
    assert chosen == []
    question.ask(tmp_path)
    assert len(dialogs(button)) == 1
    dialogs(button)[0].reject()
