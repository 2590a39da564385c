from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.library import ASSETS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from calmroom.ui.widgets.choosing import ChoiceBox

if TYPE_CHECKING:
    from ui.desk.conftest import Desk

SOURCE = (ASSETS / "scripts" / "s01.calm.md").read_text(encoding="utf-8")


@pytest.fixture
def own(composer: Desk, tmp_path: Path) -> Desk:
    """The page of scripts and recordings, over a folder of its own."""
    composer.rooms.desk.material._folder = tmp_path / "desk"
    composer.pane.composer.area.ensureWidgetVisible(composer.widget("desk.material.open"))
    composer.click("desk.material.open")
    composer.until(lambda: composer.has("desk.own.bring-script"))
    return composer


def text_of(desk: Desk) -> QPlainTextEdit:
    field = desk.widget("desk.script.text")
    assert isinstance(field, QPlainTextEdit)
    return field


def test_it_says_that_recordings_lie_open_and_in_no_backup(own: Desk) -> None:
    assert "not encrypted, and in no backup or copy" in own.words()


def test_a_practice_of_the_library_is_changed_as_a_copy(own: Desk) -> None:
    own.click("desk.own.change")
    own.until(lambda: "id: own-s01" in text_of(own).toPlainText())
    own.click("desk.script.keep")
    own.until(lambda: [name for name, _ in own.draft().scripts] == ["own-s01.calm.md"])
    own.until(lambda: "The script is in the routine." in own.words())


def test_a_script_says_what_speaks_against_it_while_it_is_written(own: Desk) -> None:
    own.click("desk.own.change")
    own.until(lambda: "id: own-s01" in text_of(own).toPlainText())
    own.until(lambda: bool(own.pane.material.editor.said.text()))
    before = own.pane.material.editor.said.text()
    QTest.keyClick(text_of(own), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(text_of(own), "no practice")
    own.until(lambda: own.pane.material.editor.said.text() != before)
    assert "Row 1" in own.pane.material.editor.problems.text()
    own.click("desk.script.keep")
    own.until(lambda: "This script cannot be added." in own.words())
    assert own.draft().scripts == ()


def test_a_script_is_brought_from_a_file_and_seen_before_it_is_kept(own: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mine.calm.md"
    path.write_text(SOURCE.replace("id: s01", "id: mine"), encoding="utf-8")
    own.pane.bringing.bring_script(path)
    own.until(lambda: "id: mine" in text_of(own).toPlainText())
    assert own.draft().scripts == ()
    own.click("desk.script.keep")
    own.until(lambda: [name for name, _ in own.draft().scripts] == ["mine.calm.md"])
    own.click("desk.own.back")
    own.until(lambda: "Your own: 1 script." in own.words())


def test_a_recording_of_a_whole_practice_is_brought_in_with_its_length(own: Desk, tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(b"a sound of mine")
    own.pane.bringing._for = ("s01", "")
    own.pane.bringing.bring_sound(path)
    own.until(lambda: len(own.draft().recordings) == 1)
    own.until(lambda: "Arriving Here" in own.words())
    assert "Brought in: 0:02 long" in own.words()
    assert "trimmed" in own.words()


def test_a_recording_can_be_of_one_line(own: Desk) -> None:
    lines = own.widget("desk.own.line")
    assert isinstance(lines, ChoiceBox)
    assert lines.itemText(0) == "the whole practice"
    assert lines.count() > 10


def test_what_is_no_sound_is_refused_and_nothing_of_it_is_kept(own: Desk, tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(b"words")
    own.pane.bringing._for = ("s01", "")
    own.pane.bringing.bring_sound(path)
    own.until(lambda: "This recording cannot be used." in own.words())
    assert own.draft().recordings == ()


def test_a_recording_is_heard_taken_off_and_put_back(own: Desk, tmp_path: Path) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(b"a sound of mine")
    own.pane.bringing._for = ("s01", "")
    own.pane.bringing.bring_sound(path)
    own.click("desk.own.sound.0.hear")
    own.until(lambda: own.rooms.listening.note_id == own.draft().recordings[0].recording.file)
    own.click("desk.own.sound.0.remove")
    own.until(lambda: own.draft().recordings == ())
    own.removals[-1].undo()
    own.until(lambda: len(own.draft().recordings) == 1)
    own.rooms.listening.close()
