from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, STARTED_BEFORE, House
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QSlider, QWidget

from calmroom.domain.levels import bed_gain, voice_gain
from calmroom.domain.player import DeviceWish, Levels, Rest, Tone
from calmroom.domain.settings import MotionChoice, Picture, Settings, ThemeChoice, Typeface, Unplugged
from calmroom.domain.units import Decibels, Seconds
from calmroom.ui.settings.pane import SettingsPane, SettingsServices
from calmroom.ui.widgets.pictures import KeyCap

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
        services = SettingsServices(
            settings=rooms.settings,
            sound=rooms.sound,
            practice=rooms.practice,
            keys=rooms.keys,
            facts=rooms.facts,
            backups=rooms.backups,
            clock=rooms.world.clock,
            leaving=rooms.leaving,
            safety=rooms.safety,
            spelling=rooms.spelling,
        )
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
    assert settings.house.player.device.name == "Headphones"


def test_what_comes_of_unplugging_is_chosen_and_told(settings: Opened) -> None:
    settings.pick("settings.device", "Headphones")
    settings.pick("settings.unplugged", "go on at the system's own")
    assert settings.now.unplugged is Unplugged.FOLLOW
    assert settings.house.player.device == DeviceWish("Headphones", follow=True)


def test_a_new_device_is_shown_with_its_own_levels(show: Show, qtbot: QtBot) -> None:
    settings = show(House(settings=replace(STARTED_BEFORE, voice_level=90, bed_level=80)))
    settings.pick("settings.device", "Headphones")
    slider = settings.pane.findChild(QSlider, "settings.voice-level")
    assert slider is not None
    qtbot.waitUntil(lambda: slider.value() == 60)


def test_balance_treble_and_mono_are_heard_at_once(settings: Opened) -> None:
    slider = settings.pane.findChild(QSlider, "settings.balance")
    assert slider is not None
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    settings.pick("settings.treble", "softer")
    settings.press("settings.mono")
    assert settings.house.player.tone == Tone(-0.1, mono=True, treble=Decibels(-8.0))
    QTest.keyClick(slider, Qt.Key.Key_Delete)
    assert settings.now.balance == 0


def test_beginning_and_end_are_chosen_in_words(settings: Opened) -> None:
    settings.pick("settings.lie-down", "30 seconds")
    settings.pick("settings.bed-stays", "20 minutes")
    settings.pick("settings.bed-fades", "1 minute")
    now = settings.now
    assert (now.lie_down, now.bed_stays, now.bed_fades) == (30, 20, 1)
    assert settings.house.player.rest == Rest(Seconds(1200.0), Seconds(60.0))


def test_the_room_check_is_asked_for(settings: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.pane.room_check_asked):
        settings.press("settings.check-room")


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("settings.device", "Sound device"),
        ("settings.unplugged", "If it is unplugged"),
        ("settings.balance", "Balance"),
        ("settings.treble", "Treble"),
        ("settings.mono", "The same in both ears (mono)"),
        ("settings.lie-down", "Time to lie down"),
        ("settings.bed-stays", "After the last word, the bed goes on"),
        ("settings.bed-fades", "and fades over"),
        ("settings.check-room", "Check the room"),
    ],
)
def test_each_choice_of_sound_has_its_name(settings: Opened, name: str, spoken: str) -> None:
    control = settings.pane.findChild(QWidget, name)
    assert control is not None
    assert control.accessibleName() == spoken


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("S", "sleep timer, and the bed after the last word"),
        ("C", "someone to call"),
        ("Enter, Esc", "I am here"),
        ("Ctrl+S, Ctrl+Enter", "save"),
        ("Space", "hear it, and stop"),
    ],
)
def test_the_list_of_keys_names_them(settings: Opened, key: str, words: str) -> None:
    assert words in settings.words()
    assert key in {cap._key for cap in settings.pane.findChildren(KeyCap)}


def test_how_it_looks_holds_at_once(settings: Opened) -> None:
    settings.pick("settings.theme", "Dusk")
    settings.pick("settings.motion", "things may move")
    settings.pick("settings.typeface", "the system's")
    settings.press("settings.one-typeface")
    now = settings.now
    assert (now.theme, now.motion) == (ThemeChoice.DUSK, MotionChoice.FULL)
    assert (now.typeface, now.one_typeface) == (Typeface.SYSTEM, True)


@pytest.mark.parametrize(
    ("words", "picture"),
    [("a figure without inner lines", Picture.OUTLINE), ("no figure, names alone", Picture.NAMES)],
)
def test_the_picture_of_the_body_is_a_choice(settings: Opened, words: str, picture: Picture) -> None:
    settings.pick("settings.picture", words)
    assert settings.now.picture is picture


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
