from __future__ import annotations

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.ui import ahead
from calmroom.ui.places import Room


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "FIRST_MS", 0)
    monkeypatch.setattr(ahead, "BETWEEN_MS", 0)


def opened(open_home: OpenHome) -> Home:
    house = House()
    agree(house)
    return open_home(house)


@pytest.mark.usefixtures("at_once")
def test_the_library_is_made_while_today_is_looked_at(open_home: OpenHome) -> None:
    home = opened(open_home)
    home.until(lambda: home.shell.pages.is_made("library"))
    pane = home.shell.pages.library
    home.until(lambda: pane.listing.chosen() is not None)
    assert home.place() is Room.TODAY
    assert pane.isHidden()
    home.control(Qt.Key.Key_2)
    assert home.window.page() is pane
    assert home.find("library.list").isVisible()


@pytest.mark.usefixtures("at_once")
def test_what_is_made_ahead_takes_no_key_away(open_home: OpenHome) -> None:
    home = opened(open_home)
    home.until(lambda: home.find("today.begin").isVisible())
    home.find("today.begin").setFocus()
    focused = QApplication.focusWidget()
    home.until(lambda: home.shell.pages.is_made("library"))
    home.until(lambda: home.shell.pages.library.listing.chosen() is not None)
    assert QApplication.focusWidget() is focused


@pytest.mark.usefixtures("at_once")
def test_whoever_goes_there_before_it_is_made_has_all_of_it(open_home: OpenHome) -> None:
    home = opened(open_home)
    home.until(lambda: home.shell.pages.is_made("library_parts"))
    home.control(Qt.Key.Key_2)
    assert home.place() is Room.LIBRARY
    home.until(lambda: home.find("library.begin").isVisible())
