"""A practice for the phone, by key and by pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.house import NARRATORS, House
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QProgressBar, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import Format
from calmroom.ui.library.pane import LibraryPane, LibraryServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

INSTALL = "sudo apt install ffmpeg"
FULL = CalmroomError("The sound could not be written.", "The disk is full. Free some room on it.")


class Opened:
    """The Library with the page for the phone open."""

    def __init__(self, house: House, pane: LibraryPane, qtbot: QtBot) -> None:
        self.house = house
        self.pane = pane
        self.qtbot = qtbot

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def focus(self) -> str:
        found = QApplication.focusWidget()
        assert found is not None
        return found.objectName()

    def press(self, key: Qt.Key) -> None:
        found = QApplication.focusWidget()
        assert found is not None
        QTest.keyClick(found, key)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words())

    def files(self) -> list[str]:
        return sorted(path.name for path in self.house.music.iterdir())


Open = Callable[..., Opened]


@pytest.fixture
def library(
    furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[House], Opened]]:
    made: list[House] = []
    ends: list[Callable[[], None]] = []

    def make(house: House) -> Opened:
        house.music = tmp_path / "Music"
        house.music.mkdir()
        furnished = furnish(house)
        rooms = furnished.rooms
        services = LibraryServices(
            practice=rooms.practice,
            settings=rooms.settings,
            sound=rooms.sound,
            export=rooms.export,
            safety=rooms.safety,
            knowledge=rooms.knowledge,
            personal=rooms.personal,
            narrators=NARRATORS,
            beds=rooms.facts.beds,
        )
        opened = Opened(house, LibraryPane(services, furnished.context), qtbot)
        made.append(house)
        ends.append(rooms.export.close)
        shown(opened.pane)
        opened.pane.open()
        opened.pane.listing.shelf.choose("s07")
        return opened

    yield make
    for end in ends:
        end()


@pytest.fixture
def page(library: Callable[[House], Opened]) -> Open:
    def make(*lacking: Format) -> Opened:
        house = House()
        house.exporter.lacking = dict.fromkeys(lacking, INSTALL)
        opened = library(house)
        opened.button("library.export").setFocus()
        opened.press(Qt.Key.Key_Space)
        return opened

    return make


def test_the_button_opens_the_page_in_place_and_escape_comes_back_to_it(page: Open) -> None:
    opened = page()
    assert "Export for my phone\nFrom Crown to Tailbone, 12 minutes, Wren" in opened.words()
    assert not opened.button("library.begin").isVisible()
    assert opened.focus() == "library.export.opus"
    opened.press(Qt.Key.Key_Escape)
    assert opened.button("library.begin").isVisible()
    assert opened.focus() == "library.export"
    assert opened.button("library.export").accessibleName() == "Export for my phone: From Crown to Tailbone"


def test_by_key_alone_it_is_written_where_it_says(page: Open) -> None:
    opened = page()
    opened.press(Qt.Key.Key_Up)
    assert opened.button("library.export.flac").isChecked()
    assert "From Crown to Tailbone, 12 minutes.flac" in opened.words()
    opened.press(Qt.Key.Key_Tab)
    assert opened.focus() == "library.export.change"
    opened.press(Qt.Key.Key_Tab)
    assert opened.focus() == "library.export.begin"
    opened.press(Qt.Key.Key_Space)
    opened.wait_for("Saved: From Crown to Tailbone, 12 minutes.flac")
    assert "It lies in Music." in opened.words()
    assert opened.focus() == "library.export.reveal"
    assert opened.files() == ["From Crown to Tailbone, 12 minutes.flac"]


def test_what_is_chosen_in_the_library_is_what_is_written(page: Open) -> None:
    opened = page()
    opened.press(Qt.Key.Key_Escape)
    opened.pane.listing.wishes.voice.setFocus()
    opened.press(Qt.Key.Key_Down)
    QTest.keyClicks(opened.pane.listing.wishes.length.slider, "20")
    opened.button("library.export").click()
    assert "From Crown to Tailbone, 20 minutes, Rowan" in opened.words()
    opened.button("library.export.begin").click()
    opened.wait_for("Saved:")
    piece, path = opened.house.exporter.written[0]
    assert (piece.voice, piece.minutes, path.name) == ("Rowan", 20, "From Crown to Tailbone, 20 minutes.opus")


def test_cancel_leaves_nothing_and_goes_back_to_the_choice(page: Open) -> None:
    opened = page()
    opened.house.exporter.gate.clear()
    opened.button("library.export.begin").setFocus()
    opened.press(Qt.Key.Key_Space)
    opened.wait_for("Writing, 25%")
    assert opened.focus() == "library.export.cancel"
    bar = opened.pane.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value() / bar.maximum(), bar.accessibleName()) == (0.25, "Writing the practice")
    opened.press(Qt.Key.Key_Space)
    opened.qtbot.waitUntil(opened.button("library.export.begin").isVisible)
    assert opened.focus() == "library.export.begin"
    assert opened.files() == []


def test_what_went_wrong_is_said_in_place_and_the_choice_stays(page: Open) -> None:
    opened = page()
    opened.house.exporter.fault = FULL
    opened.button("library.export.begin").setFocus()
    opened.press(Qt.Key.Key_Space)
    opened.wait_for(f"{FULL.message}\n{FULL.hint}")
    assert opened.focus() == "library.export.begin"
    opened.house.exporter.fault = None
    opened.press(Qt.Key.Key_Space)
    opened.wait_for("Saved:")
    assert FULL.message not in opened.words()


def test_formats_that_need_ffmpeg_are_greyed_with_the_line_that_installs_it(page: Open) -> None:
    opened = page(Format.MP3, Format.M4A)
    for name in ("mp3", "m4a"):
        row = opened.button(f"library.export.{name}")
        assert not row.isEnabled()
        assert row.accessibleDescription() == "Needs ffmpeg, which is not here yet"
    assert "MP3 and M4A need ffmpeg." in opened.words()
    opened.press(Qt.Key.Key_Tab)
    line = opened.pane.findChild(QLineEdit, "library.export.line")
    assert isinstance(line, QLineEdit)
    assert opened.focus() == "library.export.line"
    assert (line.text(), line.isReadOnly()) == (INSTALL, True)
    line.selectAll()
    line.copy()
    assert QApplication.clipboard().text() == INSTALL


def test_the_arrows_pass_over_what_is_greyed(page: Open) -> None:
    opened = page(Format.MP3, Format.M4A)
    opened.press(Qt.Key.Key_Down)
    assert opened.button("library.export.wav").isChecked()


def test_once_ffmpeg_is_there_the_page_offers_all(page: Open) -> None:
    opened = page(Format.MP3, Format.M4A)
    opened.press(Qt.Key.Key_Escape)
    opened.house.exporter.lacking = {}
    opened.button("library.export").click()
    assert opened.button("library.export.mp3").isEnabled()
    assert "need ffmpeg" not in opened.words()


def test_each_format_is_read_out_with_its_words_and_size(page: Open) -> None:
    assert page().button("library.export.opus").accessibleName() == "Opus, small, about 6 MB"


def test_another_folder_is_chosen_without_a_box_that_blocks(page: Open, tmp_path: Path) -> None:
    opened = page()
    (tmp_path / "Stick").mkdir()
    opened.button("library.export.change").click()
    dialog = opened.pane.findChild(QFileDialog) or opened.pane.window().findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    opened.qtbot.waitUntil(dialog.isVisible)
    dialog.selectFile(str(tmp_path / "Stick"))
    dialog.accept()
    opened.wait_for("Stick")
    assert opened.button("library.export.change").accessibleName() == f"Change the folder, now {tmp_path / 'Stick'}"
    opened.button("library.export.begin").click()
    opened.wait_for("It lies in Stick.")
    assert [path.parent for _, path in opened.house.exporter.written] == [tmp_path / "Stick"]


def test_a_folder_not_chosen_changes_nothing(page: Open) -> None:
    opened = page()
    opened.button("library.export.change").click()
    dialog = opened.pane.window().findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.reject()
    assert "Music" in opened.words()
    assert opened.focus() == "library.export.change"


def test_show_in_folder_opens_the_folder(page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = page()
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    opened.button("library.export.begin").click()
    opened.wait_for("Saved:")
    opened.button("library.export.reveal").click()
    assert asked == [QUrl.fromLocalFile(str(opened.house.music))]


def test_a_second_one_gets_a_name_of_its_own(page: Open) -> None:
    opened = page()
    opened.button("library.export.begin").click()
    opened.wait_for("Saved:")
    opened.button("library.export.another").setFocus()
    opened.press(Qt.Key.Key_Space)
    assert opened.focus() == "library.export.opus"
    assert "From Crown to Tailbone, 12 minutes 2.opus" in opened.words()


def test_it_goes_on_while_one_looks_at_something_else_and_is_told_on_return(page: Open) -> None:
    opened = page()
    opened.house.exporter.gate.clear()
    opened.button("library.export.begin").click()
    opened.wait_for("Writing, 25%")
    opened.pane.listing.shelf.choose("s01")
    assert opened.button("library.begin").isVisible()
    opened.button("library.export").click()
    assert "Writing, 25%" in opened.words()
    assert "From Crown to Tailbone, 12 minutes, Wren" in opened.words()
    opened.pane.listing.shelf.choose("s03")
    opened.house.exporter.gate.set()
    opened.qtbot.waitUntil(lambda: opened.files() != [])
    opened.qtbot.wait(50)
    opened.button("library.export").click()
    assert "Saved: From Crown to Tailbone, 12 minutes.opus" in opened.words()
    opened.button("library.export.back").click()
    opened.button("library.export").click()
    assert "Ground Me, 5 minutes, Wren" in opened.words()
