"""The window around leaving: the name comes with the vault, and after erasing it is as on the first start."""

from __future__ import annotations

from fakes.house import House
from ui.shell.conftest import OpenHome, agree

from calmroom.ui.places import Page


def test_the_name_is_said_once_the_vault_is_open(open_home: OpenHome) -> None:
    house = House(keeps_private=True)
    agree(house)
    home = open_home(house)
    home.until(lambda: "Iris" in home.words())


def test_after_everything_was_erased_the_window_is_as_on_the_first_start(open_home: OpenHome) -> None:
    house = House(keeps_private=True)
    agree(house)
    home = open_home(house)
    home.until(lambda: "Iris" in home.words())
    home.rooms.leaving.erase("DELETE", away_too=False)
    home.until(lambda: home.place() is Page.FIRST_START)
    assert "Iris" not in home.words()
