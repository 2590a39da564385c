"""A script dropped onto the window leads to the Library, and is shown before anything is done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.library.test_own import MINE, TEXT, drop

from calmroom.ui.places import Room

if TYPE_CHECKING:
    from ui.shell.conftest import Home


def test_a_script_dropped_onto_today_is_shown_in_the_library_and_not_taken_in(home: Home, tmp_path: Path) -> None:
    file = tmp_path / MINE
    file.write_text(TEXT, encoding="utf-8")
    drop(home.window, file)
    home.until(lambda: "New here" in home.words())
    assert home.place() is Room.LIBRARY
    assert home.find(f"library.own.{MINE}.look").isVisible()
    assert "t01" not in [script.id for script in home.rooms.practice.scripts()]


def test_a_picture_dropped_onto_the_window_leads_nowhere(home: Home, tmp_path: Path) -> None:
    drop(home.window, tmp_path / "photo.png")
    assert home.place() is Room.TODAY
