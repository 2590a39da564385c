"""The way of the keyboard through the composer, and what is offered there and then no longer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.desk.test_composer import BEGINNING, CONTROL

if TYPE_CHECKING:
    from ui.desk.conftest import Desk


def test_what_control_z_put_back_is_offered_no_longer(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Delete)
    assert composer.settled == []
    composer.press(Qt.Key.Key_Z, CONTROL)
    assert composer.order() == BEGINNING
    assert composer.settled == composer.removals


def test_what_was_taken_off_one_routine_never_comes_into_another(composer: Desk) -> None:
    other = composer.rooms.desk.new_draft("", "r5")
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Delete)
    composer.click("desk.back")
    composer.click("desk.routines.1.0.open")
    composer.until(lambda: composer.draft().id == other.id)
    assert composer.settled == composer.removals


def test_enter_in_the_search_takes_what_was_looked_for_or_nothing(composer: Desk) -> None:
    composer.click(f"desk.add.{composer.routine().parts[0].id}")
    QTest.keyClicks(composer.widget("desk.choose.search"), "arriving")
    composer.press(Qt.Key.Key_Return)
    assert composer.order()[0] == ["s26", "s01"]
    composer.press(Qt.Key.Key_Escape)
    assert composer.widget("desk.choose.search").hasFocus()
    rows = [button.row for button in composer.pane.composer.chooser.buttons()]
    assert (rows[0].practice, rows[0].can_be_chosen, rows[2].can_be_chosen) == ("s01", False, True)
    composer.press(Qt.Key.Key_Return)
    assert composer.order()[0] == ["s26", "s01"]


def test_the_keyboard_comes_back_to_where_it_was(composer: Desk) -> None:
    parts = composer.routine().parts
    for name in (f"desk.add.{parts[1].id}", f"desk.part.{parts[2].id}", "desk.aftercare.edit", "desk.details.open"):
        composer.widget(name).setFocus()
        composer.press(Qt.Key.Key_Space)
        composer.press(Qt.Key.Key_Escape)
        assert composer.widget(name).hasFocus(), name


def test_new_days_have_the_keyboard_once_they_are_told(composer: Desk) -> None:
    composer.widget("desk.part.add").setFocus()
    composer.press(Qt.Key.Key_Space)
    composer.press(Qt.Key.Key_Escape)
    new = next(part.id for part in composer.routine().parts if part.id not in {"p1", "p2", "p3", "p4", "p5"})
    assert composer.widget(f"desk.part.{new}").hasFocus()


def test_what_was_changed_after_it_was_saved_is_said_until_it_is_taken_back(composer: Desk, tmp_path: Path) -> None:
    composer.pane.composing.saver.save_as(tmp_path / "one.calmroutine")
    composer.until(lambda: composer.has("desk.save.folder"))
    assert "Changed since the file was written" not in composer.words()
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Delete)
    composer.until(lambda: "Changed since the file was written" in composer.words())
    assert not composer.has("desk.save.folder")
    composer.press(Qt.Key.Key_Z, CONTROL)
    composer.until(lambda: "Changed since the file was written" not in composer.words())
