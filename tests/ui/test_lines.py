from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE
from fakes.library import ASSETS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.ui.lines import KEPT, Act, Lines, Told
from calmroom.ui.theme.look import Look, theme_from

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Page:
    """Lines on the screen, and what was done with them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.lines = Lines(Look(theme_from(STARTED_BEFORE, ASSETS), ASSETS), "words", "Words")
        qtbot.addWidget(self.lines)
        self.lines.resize(700, 500)
        self.lines.show()

    def tell(self, *names: str, link: bool = False) -> None:
        self.lines.show_lines([self._told(name, number, link=link) for number, name in enumerate(names)])

    def _told(self, name: str, number: int, *, link: bool) -> Told:
        acts = [Act("Change", f"words.{number}.change", f"Change {name}", lambda: self.done.append(f"change {name}"))]
        if link:
            read = Act(
                "Read", f"words.{number}.read", f"Read {name}", lambda: self.done.append(f"read {name}"), is_link=True
            )
            acts.insert(0, read)
        return Told(name, f"more of {name}", tuple(acts))

    def words(self) -> list[str]:
        return [label.text() for label in self.lines.findChildren(QLabel) if label.isVisible()]

    def all_words(self) -> str:
        widgets = self.lines.findChildren(QWidget)
        labels = [one.text() for one in widgets if isinstance(one, QLabel)]
        return " ".join((*labels, *(one.accessibleName() for one in widgets)))

    def press(self, name: str) -> None:
        (button,) = [one for one in self.lines.findChildren(QAbstractButton, name) if one.isVisible()]
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_lines_are_told_in_their_order(page: Page) -> None:
    page.tell("warm", "heavy")
    assert page.words() == ["warm", "more of warm", "heavy", "more of heavy"]


def test_a_button_does_what_its_line_says_now(page: Page) -> None:
    page.tell("warm", "heavy")
    page.tell("still", "wide")
    page.press("words.1.change")
    assert page.done == ["change wide"]


def test_a_line_has_the_buttons_that_are_told_now_and_in_their_order(page: Page, qtbot: QtBot) -> None:
    page.tell("warm")
    page.tell("warm", link=True)
    shown = [one for one in page.lines.findChildren(QAbstractButton) if one.isVisible()]
    assert {one.accessibleName() for one in shown} == {"Read warm", "Change warm"}
    read, change = (next(one for one in shown if one.text() == verb) for verb in ("Read", "Change"))
    qtbot.waitUntil(lambda: read.x() < change.x())
    page.tell("warm")
    assert not read.isVisible()


@pytest.mark.parametrize("many", [3, KEPT + 5])
def test_of_lines_that_are_gone_nothing_is_held(page: Page, many: int) -> None:
    page.tell(*(f"heliotrope {number}" for number in range(many)))
    page.tell("warm")
    assert page.words() == ["warm", "more of warm"]
    assert "heliotrope" not in page.all_words()
    page.lines.show_lines(())
    assert "warm" not in page.all_words()
