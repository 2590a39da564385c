from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from calmroom.ui.settings.writing import WritingSection, language_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

    from calmroom.services.settings import SettingsService


class Shown:
    """The section Writing on the screen, over a system in English."""

    def __init__(self, furnish: Furnish, house: House, qtbot: QtBot) -> None:
        made = furnish(house)
        self.settings: SettingsService = made.rooms.settings
        self.section = WritingSection(made.rooms.spelling, made.context)
        made.rooms.spelling.heed(("en-GB",))
        qtbot.addWidget(self.section)
        self.section.show()
        self.section.show_settings(self.settings.current)
        self.section.refresh()
        self.until = qtbot.waitUntil
        self.until(lambda: bool(self.said()))

    def said(self) -> str:
        found = self.section.findChild(QLabel, "settings.spelling.said")
        assert isinstance(found, QLabel)
        return found.text()

    def chosen(self) -> list[str]:
        return [chip.text() for chip in self.section.findChildren(QPushButton) if chip.isChecked()]

    def press(self, tag: str) -> None:
        found = self.section.findChild(QPushButton, f"settings.dictionary.{tag}")
        assert isinstance(found, QPushButton)
        QTest.keyClick(found, Qt.Key.Key_Space)


@pytest.fixture
def show(furnish: Furnish, qtbot: QtBot) -> Callable[[House], Shown]:
    return lambda house: Shown(furnish, house, qtbot)


def test_it_is_switched_off_and_on(show: Callable[[House], Shown]) -> None:
    shown = show(House())
    QTest.keyClick(shown.section.on, Qt.Key.Key_Space)
    assert not shown.settings.current.spelling
    QTest.keyClick(shown.section.on, Qt.Key.Key_Space)
    assert shown.settings.current.spelling


def test_the_language_of_the_system_is_chosen_and_others_can_be_added(show: Callable[[House], Shown]) -> None:
    shown = show(House())
    assert shown.chosen() == ["British English"]
    shown.press("de_DE")
    shown.until(lambda: shown.settings.current.dictionaries == ("en_GB", "de_DE"))
    assert shown.chosen() == ["Deutsch", "British English"]


def test_the_last_language_stays(show: Callable[[House], Shown]) -> None:
    shown = show(House())
    shown.press("en_GB")
    shown.until(lambda: shown.chosen() == ["British English"])


def test_where_nothing_can_be_looked_up_one_sentence_says_what_brings_it(show: Callable[[House], Shown]) -> None:
    house = House()
    house.dictionaries.missing = True
    shown = show(house)
    assert shown.said().endswith("A package brings it.")
    assert shown.chosen() == []


def test_two_languages_of_one_name_are_told_apart_by_their_countries() -> None:
    assert language_names(("de_BE", "de_DE", "en_GB", "xx")) == (
        "Deutsch (Belgien)",
        "Deutsch (Deutschland)",
        "British English",
        "Xx",
    )
