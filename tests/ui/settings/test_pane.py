from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, House
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QSlider, QWidget

from calmroom.domain.levels import bed_gain, voice_gain
from calmroom.domain.ports import Levels
from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice, Typeface
from calmroom.ui.settings.pane import SettingsPane, SettingsServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished


class Opened:
    """Settings on the screen."""

    def __init__(self, furnished: Furnished, pane: SettingsPane) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.pane = pane

    @property
    def now(self) -> Settings:
        return self.rooms.settings.current

    def press(self, name: str) -> None:
        button = self.pane.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def pick(self, name: str, words: str) -> None:
        box = self.pane.findChild(QComboBox, name)
        assert isinstance(box, QComboBox), name
        box.setFocus()
        while box.currentText() != words:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down if before < box.findText(words) else Qt.Key.Key_Up)
            assert box.currentIndex() != before, f"there is no {words}"

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())


Show = Callable[[House], Opened]


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        services = SettingsServices(rooms.settings, rooms.practice, rooms.access, rooms.facts)
        pane = SettingsPane(services, furnished.context)
        shown(pane)
        pane.open()
        opened = Opened(furnished, pane)
        qtbot.waitUntil(lambda: pane.findChild(QAbstractButton, "settings.licence.audio") is not None)
        return opened

    return make


@pytest.fixture
def settings(show: Show) -> Opened:
    return show(House())


def test_the_voice_is_chosen_by_name(settings: Opened) -> None:
    settings.press("settings.voice.am_michael")
    assert settings.now.voice == "am_michael"


def test_the_bed_can_be_none(settings: Opened) -> None:
    settings.pick("settings.bed", "no bed")
    assert settings.now.bed == "none"


def test_levels_are_heard_at_once(settings: Opened) -> None:
    slider = settings.pane.findChild(QSlider, "settings.voice-level")
    assert slider is not None
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert settings.now.voice_level == 65
    assert settings.house.player.levels == Levels(voice_gain(65), bed_gain(50))


def test_bells_and_touch_can_be_left_out(settings: Opened) -> None:
    settings.press("settings.bells")
    settings.press("settings.touch.touch-free")
    assert (settings.now.bells, settings.now.touch) == (False, False)


def test_a_device_is_chosen_and_used(settings: Opened) -> None:
    settings.pick("settings.device", "Headphones")
    assert settings.now.device == "Headphones"
    assert settings.house.player.device == "Headphones"


def test_how_it_looks_holds_at_once(settings: Opened) -> None:
    settings.pick("settings.theme", "Dusk")
    settings.pick("settings.motion", "things may move")
    settings.pick("settings.typeface", "the system's")
    settings.press("settings.one-typeface")
    now = settings.now
    assert (now.theme, now.motion) == (ThemeChoice.DUSK, MotionChoice.FULL)
    assert (now.typeface, now.one_typeface) == (Typeface.SYSTEM, True)


def test_text_and_captions_grow_in_steps(settings: Opened) -> None:
    settings.press("settings.text.more")
    settings.press("settings.captions.less")
    assert (settings.now.text, settings.now.caption_size) == (110, 30)
    assert "110 %" in settings.words()


def test_the_name_is_kept_when_the_field_is_left(settings: Opened) -> None:
    name = settings.pane.appearance.name
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Mara")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert settings.now.name == "Mara"


def test_single_letters_can_be_switched_off(settings: Opened) -> None:
    settings.press("settings.single-keys")
    assert not settings.now.single_keys


def test_a_change_from_elsewhere_is_shown(settings: Opened, qtbot: QtBot) -> None:
    settings.rooms.settings.change(text=140)
    qtbot.waitUntil(lambda: "140 %" in settings.words())


def test_it_says_plainly_what_protects_the_journal(settings: Opened) -> None:
    assert "Not protected yet" in settings.words()


def test_a_shut_vault_says_why(show: Show, qtbot: QtBot) -> None:
    settings = show(House(shut=NO_ROOM))
    qtbot.waitUntil(lambda: NO_ROOM.message in settings.words())


@pytest.fixture
def opened_addresses() -> Iterator[list[QUrl]]:
    class Desk(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.urls: list[QUrl] = []

        @Slot(QUrl)
        def open(self, url: QUrl) -> None:
            self.urls.append(url)

    desk = Desk()
    QDesktopServices.setUrlHandler("file", desk, "open")  # type: ignore[arg-type] # the stub asks for bytes, Qt for text
    yield desk.urls
    QDesktopServices.unsetUrlHandler("file")


def test_a_folder_is_opened_by_the_desktop(settings: Opened, opened_addresses: list[QUrl]) -> None:
    assert "/home/iris/calmroom" in settings.words()
    settings.press("settings.folder.0")
    assert opened_addresses == [QUrl.fromLocalFile("/home/iris/calmroom")]


def test_a_licence_opens_in_place(settings: Opened) -> None:
    text = settings.pane.findChild(QPlainTextEdit, "settings.licence.calmroom.text")
    assert text is not None
    settings.press("settings.licence.calmroom")
    assert text.isVisible()
    assert text.isReadOnly()
    settings.press("settings.licence.calmroom")
    assert not text.isVisible()


def test_f1s_list_of_keys_is_brought_into_view(settings: Opened) -> None:
    settings.pane.show_keys()
    assert settings.pane.keys.single.hasFocus()
    assert not settings.pane.keys.single.visibleRegion().isEmpty()
