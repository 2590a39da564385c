"""Scripts of one's own: seen before anything is played, taken in when somebody agrees, refused with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.library import three
from fakes.personal import MemoryPersonal
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from ui.library.test_pane import Opened, Show, show

from calmroom.domain.errors import Problem, Severity
from calmroom.ui.dropping import Dropping, scripts
from calmroom.ui.library.own.state import MOST_PROBLEMS, problem_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["show"]

TEXT = (Path(__file__).parents[2] / "data" / "scripts" / "t01.calm.md").read_text("utf-8")
MINE, BROKEN = "mine.calm.md", "broken.calm.md"
ORDER = Problem(MINE, 12, 1, "L2", Severity.ERROR, "this line gives an order")


def house(**files: str) -> House:
    return House(library=three(), personal=MemoryPersonal({f"{name}.calm.md": text for name, text in files.items()}))


def text(opened: Opened, name: str) -> str:
    label = opened.pane.findChild(QLabel, name)
    assert isinstance(label, QLabel), name
    return label.text() if label.isVisible() else ""


def wait(opened: Opened, words: str) -> None:
    opened.qtbot.waitUntil(lambda: words in opened.words())


def look_at(opened: Opened) -> None:
    wait(opened, "1 script of your own waits to be looked at.")
    opened.button("library.own-scripts").click()
    opened.button(f"library.own.{MINE}.look").click()
    opened.qtbot.waitUntil(lambda: opened.button("library.own.agree").isVisible())


def test_without_a_script_nothing_is_said_of_it(show: Show) -> None:
    opened = show(house())
    opened.qtbot.wait(50)
    assert not opened.button("library.own-scripts").isVisible()


def test_a_script_in_the_folder_is_told_and_is_not_among_the_practices(show: Show) -> None:
    opened = show(house(mine=TEXT))
    wait(opened, "1 script of your own waits to be looked at.")
    assert "t01" not in opened.rows()


def test_its_preview_shows_what_it_is_its_words_and_every_problem_before_it_can_be_agreed_to(show: Show) -> None:
    home = house(mine=TEXT)
    home.personal.said[MINE] = (ORDER,)
    opened = show(home)
    look_at(opened)
    assert text(opened, "library.own.title") == "A Quiet Jaw"
    assert "Row 12: This line gives an order." in text(opened, "library.own.problems")
    assert "is not kept here" in text(opened, "library.own.warning")
    words = opened.pane.findChild(QTextEdit, "library.own.words")
    assert isinstance(words, QTextEdit)
    assert len(words.toPlainText()) > 100
    assert opened.house.player.programme is None


def test_agreed_to_it_stands_in_the_library_among_the_persons_own(show: Show) -> None:
    opened = show(house(mine=TEXT))
    look_at(opened)
    opened.button("library.own.agree").setFocus()
    opened.press(Qt.Key.Key_Space)
    wait(opened, "In your library")
    opened.press(Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: "t01" in opened.rows())
    opened.shelf.choose("t01")
    assert "Written by" in text(opened, "library.made")
    assert opened.button("library.begin").isVisible()


def test_not_now_leaves_it_where_it_is(show: Show) -> None:
    opened = show(house(mine=TEXT))
    look_at(opened)
    opened.button("library.own.not-now").click()
    assert opened.button(f"library.own.{MINE}.look").isVisible()
    assert opened.house.agreements.agreed == {}


def test_a_file_that_was_changed_while_one_looked_is_not_taken_in_and_it_says_so(show: Show) -> None:
    opened = show(house(mine=TEXT))
    look_at(opened)
    opened.house.personal.files[MINE] = TEXT.replace("A Quiet Jaw", "Something Else")
    opened.button("library.own.agree").click()
    wait(opened, "That script was changed since you looked at it, so it was not added.")
    assert "t01" not in opened.rows()


def test_taken_out_again_it_leaves_the_library(show: Show) -> None:
    opened = show(house(mine=TEXT))
    look_at(opened)
    opened.button("library.own.agree").click()
    wait(opened, "In your library")
    opened.button(f"library.own.{MINE}.out").click()
    wait(opened, "New here")
    assert "t01" not in [script.id for script in opened.rooms.practice.scripts()]


def test_a_script_that_is_refused_says_why_and_cannot_be_agreed_to(show: Show) -> None:
    opened = show(house(broken="---\nid: x\n---\n# settle\nHello\n"))
    wait(opened, "1 script of your own could not be taken in.")
    opened.button("library.own-scripts").click()
    assert "Not taken in" in opened.words()
    assert "Nothing of it was played" in opened.words()
    assert "Row 2: Missing: title" in opened.words()
    assert opened.pane.findChild(QWidget, f"library.own.{BROKEN}.look") is None


def test_escape_goes_from_the_preview_to_the_list_and_from_there_to_the_library(show: Show) -> None:
    opened = show(house(mine=TEXT))
    look_at(opened)
    opened.press(Qt.Key.Key_Escape)
    assert opened.button(f"library.own.{MINE}.look").isVisible()
    opened.press(Qt.Key.Key_Escape)
    assert opened.shelf.isVisible()
    assert opened.focus() is opened.shelf


def test_a_script_dropped_onto_the_window_is_shown_and_nothing_is_done_with_it(show: Show, tmp_path: Path) -> None:
    opened = show(house())
    file = tmp_path / MINE
    file.write_text(TEXT, encoding="utf-8")
    opened.pane.bring((file,))
    opened.qtbot.waitUntil(lambda: bool(opened.house.personal.files))
    wait(opened, "New here")
    assert opened.button(f"library.own.{MINE}.look").isVisible()
    assert "t01" not in [script.id for script in opened.rooms.practice.scripts()]


@pytest.mark.parametrize(("names", "taken"), [(["a.calm.md"], 1), (["a.calm.md", "b.png"], 0), (["photo.png"], 0)])
def test_only_scripts_can_be_dropped(qtbot: QtBot, tmp_path: Path, names: list[str], taken: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dropped: list[tuple[Path, ...]] = []
    dropping = Dropping(window, lambda: True, scripts, is_last=True)
    dropping.dropped.connect(dropped.append)
    drop(window, *(tmp_path / name for name in names))
    assert len(dropped) == taken


def test_in_a_practice_nothing_can_be_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dropped: list[tuple[Path, ...]] = []
    dropping = Dropping(window, lambda: False, scripts, is_last=True)
    dropping.dropped.connect(dropped.append)
    drop(window, tmp_path / MINE)
    assert dropped == []


def drop(window: QWidget, *paths: Path) -> None:
    """Let go of files over a window."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, dragged, left, none)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, dragged, left, none))


def test_of_very_many_problems_the_first_are_told_and_how_many_more() -> None:
    many = (ORDER,) * (MOST_PROBLEMS + 3)
    assert problem_words(many)[-1] == "And 3 more."
    assert len(problem_words(many)) == MOST_PROBLEMS + 1


def test_a_hint_is_told_as_one() -> None:
    hint = Problem(MINE, 3, 1, "L9", Severity.WARNING, "two lines begin alike")
    assert problem_words((hint,)) == ("Row 3: Two lines begin alike. (A hint.)",)


def test_tab_reaches_what_can_be_done(show: Show) -> None:
    opened = show(house(mine=TEXT))
    look_at(opened)
    names = []
    for _ in range(4):
        names.append(opened.focus().objectName())
        QTest.keyClick(opened.focus(), Qt.Key.Key_Tab)
    assert names == ["library.own.back", "library.own.words", "library.own.agree", "library.own.not-now"]
