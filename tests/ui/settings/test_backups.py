"""The section Backups, with real key presses on the real section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.backups import FOLDER, MemoryBackups
from fakes.clock import EVENING
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import BackupCopy, BackupEnded, Concern, Made, VaultDamaged, Why
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.settings.backups import BackupsSection
from calmroom.ui.settings.backups_state import day_words, ended_words, folder_words, last_words, line_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

DAY = timedelta(days=1)


def copy_of(days: float, why: Why = Why.DAY, *, is_whole: bool = True) -> BackupCopy:
    made = EVENING - days * DAY
    return BackupCopy(FOLDER / f"{days}.db", made, 3_400_000, why, "0.1.0", is_whole)


class Opened:
    """The section on the screen."""

    def __init__(self, furnished: Furnished, section: BackupsSection, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.section = section
        self._qtbot = qtbot

    def press(self, name: str) -> None:
        button = self.section.findChild(QAbstractButton, f"settings.backup.{name}")
        assert isinstance(button, QAbstractButton), name
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def reads(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.words())

    def words(self) -> str:
        return "\n".join(label.text() for label in self.section.findChildren(QLabel) if label.isVisible())

    def waits_for(self, name: str) -> None:
        def there() -> bool:
            button = self.section.findChild(QAbstractButton, f"settings.backup.{name}")
            return button is not None and button.isVisible() and button.isEnabled()

        self._qtbot.waitUntil(there)


Show = Callable[[House], Opened]


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        section = BackupsSection(furnished.rooms.backups, house.clock, furnished.context)
        shown(section)
        section.refresh()
        opened = Opened(furnished, section, qtbot)
        qtbot.waitUntil(lambda: bool(section.last.text()))
        return opened

    return make


@pytest.fixture
def three(show: Show) -> Opened:
    found = MemoryBackups(copy_of(0), copy_of(1), copy_of(40, Why.ASIDE))
    found.changed = False
    return show(House(backups=found))


def test_the_list_says_when_how_large_and_how_much(three: Opened) -> None:
    words = three.words()
    assert "Last backup: Today, 20:30" in words
    assert "3.4 MB. It holds 12 practices and 34 entries." in words
    assert "The vault that was there before" not in words
    assert "3.4 MB, the vault that was there before." in words


def test_one_is_made_now_and_told(show: Show) -> None:
    opened = show(House())
    assert "No backup yet" in opened.words()
    opened.press("now")
    opened.reads("A backup was made and read through.")
    opened.reads("Last backup: Today, 20:30")
    opened.waits_for("now")


def test_nothing_new_is_told(three: Opened) -> None:
    three.press("now")
    three.reads("Nothing has changed since the last backup")


def test_a_fault_is_told_in_place_and_it_can_be_tried_again(show: Show) -> None:
    house = House()
    house.backups.fault = CalmroomError("There is not enough room for a backup.", "Free some space.")
    opened = show(house)
    opened.press("now")
    opened.reads("There is not enough room for a backup. Free some space.")
    house.backups.fault = None
    opened.waits_for("now")
    opened.press("now")
    opened.reads("A backup was made and read through.")


def test_nothing_is_put_back_without_a_look_inside_and_a_second_word(three: Opened) -> None:
    three.press("1.look")
    three.reads("Read through: it is whole. It holds 12 practices and 34 entries. calmroom 0.1.0 made it.")
    three.press("1.restore")
    three.reads("What is there now is kept")
    assert three.house.backups.steps == ["look"]
    three.press("1.leave")
    three.press("1.restore")
    three.press("1.confirm")
    three.reads("It is in place.")
    assert three.house.backups.steps == ["look", "stage"]


def test_after_pressing_restore_the_focus_is_on_leaving_it(three: Opened) -> None:
    three.press("0.look")
    three.waits_for("0.restore")
    three.press("0.restore")
    assert three.section.rows[0].leave.hasFocus()


def test_a_damaged_copy_is_told_and_cannot_be_put_back(three: Opened) -> None:
    three.house.backups.inside[copy_of(0).path] = CalmroomError("That backup is damaged.", "Choose another one.")
    three.press("0.look")
    three.reads("That backup is damaged. Choose another one.")
    assert not three.section.rows[0].restore.isVisible()


def test_a_copy_with_a_passphrase_of_its_own_asks_for_it(three: Opened) -> None:
    path = copy_of(0).path
    three.house.backups.inside[path] = VaultLocked()
    three.press("0.look")
    three.reads("The vault is locked.")
    field = three.section.rows[0].secret.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    del three.house.backups.inside[path]
    QTest.keyClicks(field, "evening light")
    QTest.keyClick(field, Qt.Key.Key_Return)
    three.reads("Read through: it is whole.")


def test_more_than_four_are_listed_when_asked_for(show: Show) -> None:
    opened = show(House(backups=MemoryBackups(*(copy_of(day) for day in range(7)))))
    assert len(opened.section.rows) == 4
    opened.press("all")
    opened.waits_for("6.look")
    focused = opened.section.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "settings.backup.4.look"


def test_a_second_place_is_chosen_without_blocking_and_left_again(three: Opened, tmp_path: Path) -> None:
    three.press("folder")
    dialog = three.section.window().findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    three.reads(str(tmp_path))
    assert three.rooms.settings.current.backup_folder == str(tmp_path)
    three.press("folder.none")
    three.reads("A stick, another disk")
    assert three.rooms.settings.current.backup_folder == ""


def test_a_folder_that_is_away_is_said_calmly(show: Show) -> None:
    opened = show(House(settings=replace(STARTED_BEFORE, backup_folder="/media/iris/stick")))
    assert "It is not here now. The next backup goes there once it is back." in opened.words()
    opened.press("now")
    opened.reads("A backup was made and read through. The backup folder is not here now.")


def test_what_is_wrong_with_a_place_is_said(show: Show) -> None:
    house = House()
    house.backups.told = (Concern("The vault lies in a synced folder.", "Move it."),)
    assert "The vault lies in a synced folder. Move it." in show(house).words()


def test_a_damaged_vault_is_told_beside_the_backup_that_helps(show: Show) -> None:
    house = House(backups=MemoryBackups(copy_of(0)))
    house.shut = VaultDamaged("Part of the vault cannot be read. Nothing was changed.")
    opened = show(house)
    assert "Look inside the newest backup below, and restore it." in opened.words()
    assert not opened.section.now.isEnabled()
    opened.press("0.look")
    opened.waits_for("0.restore")
    opened.press("0.restore")
    house.shut = None
    opened.press("0.confirm")
    opened.reads("It is in place.")
    opened.waits_for("now")


def test_where_no_backup_helps_an_empty_vault_can_be_begun(show: Show) -> None:
    house = House(backups=MemoryBackups(copy_of(0)))
    house.shut = VaultDamaged("Part of the vault cannot be read. Nothing was changed.")
    opened = show(house)
    opened.press("anew.ask")
    assert "Nothing is deleted" in opened.words()
    opened.press("anew.begin")
    opened.waits_for("now")
    assert "begin anew" in house.backups.steps
    assert not opened.section.anew.isVisible()


def test_a_vault_that_opens_is_never_offered_to_be_put_aside(show: Show) -> None:
    assert not show(House(backups=MemoryBackups(copy_of(0)))).section.anew.isVisible()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today, 20:30"),
        (1, "Yesterday, 20:30"),
        (5, "Sunday 15 November, 20:30"),
        (400, "Thursday 16 October 2025,"),
    ],
)
def test_a_date_in_words(days: int, words: str) -> None:
    assert day_words(EVENING - days * DAY, EVENING).startswith(words)


def test_what_is_not_whole_or_was_set_aside_is_not_the_last_backup() -> None:
    copies = (copy_of(0, is_whole=False), copy_of(1, Why.ASIDE), copy_of(2))
    assert last_words(copies, EVENING) == f"Last backup: {day_words(EVENING - 2 * DAY, EVENING)}"
    assert "cannot be restored" in line_of(copies[0], None, EVENING).about


def test_a_copy_away_is_told_as_such() -> None:
    assert line_of(replace(copy_of(0), is_away=True), None, EVENING).about == "3.4 MB, in your backup folder."


def test_what_became_of_the_second_place_is_told_too() -> None:
    gone = CalmroomError("It is not here.", "Connect it.")
    assert ended_words(BackupEnded(Made(copy_of(0), gone))) == (
        "A backup was made and read through. It is not here.",
        "Connect it.",
    )
    assert folder_words(Path("/x"), is_here=True) == "/x"
