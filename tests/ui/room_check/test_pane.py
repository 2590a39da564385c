"""The room check by keyboard and by pointer, with real events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSlider, QWidget
from ui.conftest import Furnish

from calmroom.domain.levels import bed_gain, voice_gain
from calmroom.domain.player import Levels, PlayState
from calmroom.domain.timeline import Choices
from calmroom.services.practice import Beginning
from calmroom.ui.room_check.pane import RoomCheckPane
from calmroom.ui.room_check.state import SILENT
from calmroom.ui.widgets.buttons import Button
from calmroom.ui.widgets.coats import Kind


class Opened:
    """The room check on the screen."""

    def __init__(self, furnish: Furnish, shown: Callable[[QWidget], None], **settings: object) -> None:
        furnished = furnish(House(settings=replace(STARTED_BEFORE, **settings)))  # type: ignore[arg-type]
        self.rooms, self.player = furnished.rooms, furnished.house.player
        self.pane = RoomCheckPane(self.rooms.room_check, self.rooms.settings, furnished.context)
        self.done: list[bool] = []
        self.pane.done.connect(lambda: self.done.append(True))
        shown(self.pane)
        self.pane.open()
        self.pane.setFocus()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.pane, key)

    def button(self, name: str) -> Button:
        found = self.pane.findChild(QAbstractButton, f"room-check.{name}")
        assert isinstance(found, Button), name
        return found

    def slider(self, name: str) -> QSlider:
        found = self.pane.findChild(QSlider, f"room-check.{name}")
        assert isinstance(found, QSlider), name
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())


Open = Callable[..., Opened]


@pytest.fixture
def opened(furnish: Furnish, shown: Callable[[QWidget], None]) -> Open:
    return lambda **settings: Opened(furnish, shown, **settings)


def test_nothing_sounds_before_it_is_asked_for(opened: Open) -> None:
    check = opened()
    assert check.player.head.state is PlayState.EMPTY
    assert check.button("play").text() == "Hear it"
    assert check.button("play").cut.kind is Kind.PRIMARY
    assert check.button("right").cut.kind is Kind.OUTLINE


def test_space_hears_it_and_stops_it(opened: Open) -> None:
    check = opened()
    check.press(Qt.Key.Key_Space)
    assert check.player.head.state is PlayState.PLAYING
    assert check.button("play").text() == "Stop"
    assert check.button("right").cut.kind is Kind.PRIMARY
    check.press(Qt.Key.Key_Space)
    assert check.player.head.stopping


def test_the_line_that_is_spoken_is_shown(opened: Open) -> None:
    check = opened()
    QTest.mouseClick(check.button("play"), Qt.MouseButton.LeftButton)
    check.player.hear(4.0)
    check.pane._refresh()
    assert "Here you are." in check.words()


def test_sliders_are_heard_while_it_sounds_and_not_kept(opened: Open) -> None:
    check = opened()
    check.press(Qt.Key.Key_Space)
    for name in ("voice", "bed", "balance"):
        check.slider(name).setFocus()
        check.press(Qt.Key.Key_Left)
    assert check.player.levels == Levels(voice_gain(55), bed_gain(45))
    assert check.player.tone.balance == -0.1
    assert check.rooms.settings.current.voice_level == 60


def test_this_is_right_saves(opened: Open) -> None:
    check = opened()
    check.press(Qt.Key.Key_Space)
    check.slider("voice").setFocus()
    check.press(Qt.Key.Key_Left)
    check.press(Qt.Key.Key_Return)
    assert check.done == [True]
    now = check.rooms.settings.current
    assert (now.voice_level, now.bed_level) == (55, 50)


@pytest.mark.parametrize("way", ["esc", "button", "enter"])
def test_put_it_back_is_as_it_was(opened: Open, way: str) -> None:
    check = opened()
    check.press(Qt.Key.Key_Space)
    check.slider("voice").setFocus()
    check.press(Qt.Key.Key_Right)
    if way == "esc":
        check.press(Qt.Key.Key_Escape)
    elif way == "button":
        QTest.mouseClick(check.button("back"), Qt.MouseButton.LeftButton)
    else:
        check.button("back").setFocus()
        check.press(Qt.Key.Key_Return)
    assert check.done == [True]
    assert check.rooms.settings.current.voice_level == 60
    assert check.player.levels == Levels(voice_gain(60), bed_gain(50))


def test_enter_saves_nothing_that_was_never_heard(opened: Open) -> None:
    check = opened()
    check.pane.setFocus()
    check.press(Qt.Key.Key_Return)
    assert check.done == []


def test_it_ends_by_itself_and_can_be_heard_again(opened: Open) -> None:
    check = opened()
    check.press(Qt.Key.Key_Space)
    check.player.hear(31.0)
    check.pane._refresh()
    assert check.button("play").text() == "Hear it once more"
    check.press(Qt.Key.Key_Space)
    assert check.player.head.state is PlayState.PLAYING


def test_without_a_device_it_says_so(opened: Open) -> None:
    check = opened()
    check.player.head = replace(check.player.head, silent=True)
    check.press(Qt.Key.Key_Space)
    assert SILENT in check.words()


def test_during_a_practice_it_says_why_not(opened: Open) -> None:
    check = opened()
    check.rooms.practice.begin(Beginning("s01", Choices(5, "bf_emma")))
    check.press(Qt.Key.Key_Space)
    assert "A practice is under way." in check.words()


def test_without_a_bed_there_is_nothing_to_ask_of_it(opened: Open) -> None:
    check = opened(bed="none")
    assert not check.slider("bed").isEnabled()
    assert "No bed is chosen, so there is the voice alone." in check.words()


def test_behind_another_page_nothing_sounds(opened: Open) -> None:
    check = opened()
    check.press(Qt.Key.Key_Space)
    check.pane.hide()
    assert check.player.head.stopping
    assert not check.pane._clock.isActive()


@pytest.mark.parametrize(
    ("name", "spoken", "description"),
    [("voice", "Voice", "60 of 100"), ("bed", "Bed", "50 of 100"), ("balance", "Balance", "in the middle")],
)
def test_each_slider_says_what_it_is_and_where_it_stands(
    opened: Open, name: str, spoken: str, description: str
) -> None:
    slider = opened().slider(name)
    assert (slider.accessibleName(), slider.accessibleDescription()) == (spoken, description)


@pytest.mark.parametrize(("width", "height", "text"), [(900, 600, 200), (640, 480, 200), (480, 600, 100)])
def test_the_answers_leave_the_corner_free_and_stay_on_the_page(
    opened: Open, width: int, height: int, text: int
) -> None:
    check = opened(text=text)
    check.pane.resize(width, height)
    QApplication.processEvents()
    for name in ("back", "play", "right"):
        button = check.button(name)
        box = button.rect().translated(button.mapTo(check.pane, button.rect().topLeft()))
        assert check.pane.rect().contains(box)
        assert box.left() > 194 or box.bottom() <= height - 18 - 56
