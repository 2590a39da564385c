from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality
from calmroom.ui.body.lines import MarkButton
from calmroom.ui.places import Room

if TYPE_CHECKING:
    from ui.shell.conftest import Home


def go(home: Home) -> None:
    """Go to the body map by its key, and to the front of the figure."""
    home.control(Qt.Key.Key_4)
    home.until(lambda: home.shell.pages.body.pane.desk.is_laid)
    side(home).setFocus(Qt.FocusReason.TabFocusReason)


def side(home: Home) -> QWidget:
    return home.shell.pages.body.pane.board.stage.sides[View.FRONT]


def lines(home: Home) -> list[str]:
    rows = home.shell.pages.body.pane.board.panel.rows.findChildren(MarkButton)
    return [row.accessibleName() for row in rows if not row.isHidden()]


def test_a_map_is_drawn_by_keyboard_in_the_window(home: Home) -> None:
    go(home)
    assert home.place() is Room.BODY
    assert home.window.windowTitle() == "Body map - calmroom"
    home.press(Qt.Key.Key_5)
    home.press(Qt.Key.Key_Space)
    assert lines(home) == ["Crown of the head: tight, strong, inside"]


def test_undo_takes_back_what_was_drawn_and_then_what_was_removed(home: Home) -> None:
    home.house.vault.body_maps.save(
        BodyMap("f" * 32, home.house.clock.now(), home.house.clock.now(), (Mark("jaw", Quality.TIGHT),))
    )
    go(home)
    home.until(lambda: len(lines(home)) == 1)
    home.press(Qt.Key.Key_Space)
    assert len(lines(home)) == 2
    home.control(Qt.Key.Key_Z)
    assert lines(home) == ["Jaw: tight, medium, inside"]
    pages = home.shell.pages
    pages.body.pane.board.maps.click()
    home.until(lambda: len(pages.body.maps.board.strip.thumbs) == 1)
    pages.body.maps.board.remove.click()
    home.until(lambda: home.house.vault.body_maps.count() == 0)
    pages.body.maps.board.back.setFocus()
    home.control(Qt.Key.Key_Z)
    home.until(lambda: home.house.vault.body_maps.count() == 1)


def test_what_was_drawn_last_is_safe_when_the_window_closes(home: Home) -> None:
    go(home)
    home.press(Qt.Key.Key_Space)
    assert home.shell.may_close()
    assert home.house.vault.body_maps.count() == 1


def test_ground_me_is_one_key_away_from_the_figure(home: Home) -> None:
    go(home)
    home.press(Qt.Key.Key_G)
    assert home.place() is not Room.BODY


def test_writing_about_a_map_opens_a_new_page(home: Home) -> None:
    go(home)
    home.press(Qt.Key.Key_Space)
    home.press(Qt.Key.Key_B)
    home.shell.pages.body.pane.board.panel.write.click()
    assert home.place() is Room.JOURNAL
    home.until(home.shell.pages.journal.page.text.hasFocus)
