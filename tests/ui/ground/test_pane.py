from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from calmroom.domain.care.calling import Person, to_texts
from calmroom.domain.levels import voice_gain
from calmroom.domain.player import PlayState
from calmroom.domain.timeline import CaptionCue
from calmroom.ui.ground.line import LARGEST, LEAST
from calmroom.ui.ground.pane import GroundPane, GroundServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

Ground = Callable[..., "Grounding"]


class Grounding:
    """Ground me on the screen."""

    def __init__(self, furnished: Furnished) -> None:
        rooms = furnished.rooms
        self.player = furnished.house.player
        self.practice = rooms.practice
        services = GroundServices(rooms.practice, rooms.settings, rooms.calling, rooms.world.clock)
        self.pane = GroundPane(services, furnished.context)
        self.gone_back: list[bool] = []
        self.pane.here.connect(lambda: self.gone_back.append(True))

    def begin(self) -> None:
        self.pane.begin()
        playing = self.practice.playing
        assert playing is not None
        self.lines = [cue for cue in playing.programme.practice.cues if isinstance(cue, CaptionCue)]

    def press(self, key: Qt.Key) -> None:
        focus: QWidget | None = self.pane.focusWidget()
        QTest.keyClick(self.pane if focus is None else focus, key)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def line(self) -> str:
        found = self.pane.findChild(QLabel, "ground.line")
        assert isinstance(found, QLabel)
        return found.text()

    def help(self) -> QWidget:
        found = self.pane.findChild(QWidget, "ground.help")
        assert isinstance(found, QWidget)
        return found


@pytest.fixture
def ground(furnish: Furnish, qtbot: QtBot) -> Ground:
    def make(width: int = 1180, height: int = 760, *, deaf: bool = False, **settings: object) -> Grounding:
        chosen = replace(STARTED_BEFORE, **settings)  # type: ignore[arg-type]
        grounding = Grounding(furnish(House(settings=chosen)))
        grounding.player.is_deaf = deaf
        grounding.begin()
        qtbot.addWidget(grounding.pane)
        grounding.pane.resize(width, height)
        grounding.pane.show()
        grounding.pane.activateWindow()
        qtbot.waitUntil(grounding.pane.isActiveWindow)
        grounding.pane.setFocus()
        return grounding

    return make


def test_it_begins_at_once_with_the_first_line_and_the_day(ground: Ground) -> None:
    grounding = ground()
    assert grounding.player.head.state is PlayState.PLAYING
    assert grounding.line() == grounding.lines[0].text
    when = grounding.pane.findChild(QLabel, "ground.when")
    assert isinstance(when, QLabel)
    assert when.text() == "Friday 20 November, 20:30."


def test_it_follows_the_voice(ground: Ground, qtbot: QtBot) -> None:
    grounding = ground()
    grounding.player.go_to(grounding.lines[3].start + 1)
    qtbot.waitUntil(lambda: grounding.line() == grounding.lines[3].text)


def test_space_is_next_and_takes_the_voice_along(ground: Ground) -> None:
    grounding = ground()
    grounding.press(Qt.Key.Key_Space)
    assert grounding.line() == grounding.lines[1].text
    assert grounding.player.head.frame == grounding.lines[1].start


def test_space_is_still_next_after_a_click(ground: Ground) -> None:
    grounding = ground()
    QTest.mouseClick(grounding.button("ground.sound"), Qt.MouseButton.LeftButton)
    grounding.press(Qt.Key.Key_Space)
    assert grounding.line() == grounding.lines[1].text
    assert grounding.button("ground.sound").text() == "Sound on"


def test_it_works_where_the_engine_never_starts(ground: Ground) -> None:
    grounding = ground(deaf=True)
    for line in grounding.lines[1:]:
        grounding.press(Qt.Key.Key_Space)
        assert grounding.line() == line.text
    grounding.press(Qt.Key.Key_Return)
    assert grounding.gone_back == [True]


def test_after_the_last_line_it_stays_with_i_am_here(ground: Ground, qtbot: QtBot) -> None:
    grounding = ground()
    grounding.player.hear(200)
    assert grounding.player.head.state is PlayState.ENDED
    qtbot.waitUntil(lambda: grounding.line() == grounding.lines[-1].text)
    assert not grounding.button("ground.next").isVisible()
    assert grounding.button("ground.here").isVisible()
    assert grounding.gone_back == []


def test_at_the_end_it_says_that_one_may_rest_and_not_before(ground: Ground, qtbot: QtBot) -> None:
    grounding = ground()
    rest = grounding.pane.findChild(QLabel, "ground.rest")
    assert isinstance(rest, QLabel)
    assert not rest.isVisible()
    grounding.player.hear(200)
    qtbot.waitUntil(rest.isVisible)
    assert rest.text() == "Rest here as long as you like."
    assert not grounding.button("ground.again").isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_goes_back_and_the_sound_fades(ground: Ground, key: Qt.Key) -> None:
    grounding = ground()
    grounding.press(key)
    assert grounding.gone_back == [True]
    assert grounding.player.head.stopping


def test_enter_on_a_focused_button_presses_that_button(ground: Ground) -> None:
    grounding = ground()
    grounding.button("ground.call").setFocus()
    grounding.press(Qt.Key.Key_Return)
    assert grounding.help().isVisible()
    assert grounding.gone_back == []


def test_c_opens_someone_to_call_in_place(ground: Ground) -> None:
    grounding = ground()
    assert not grounding.help().isVisible()
    grounding.press(Qt.Key.Key_C)
    assert grounding.help().isVisible()
    lines = [label for label in grounding.help().findChildren(QLabel) if "112" in label.text()]
    assert lines[0].textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert lines[0].textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    grounding.press(Qt.Key.Key_C)
    assert not grounding.help().isVisible()


def test_the_persons_own_list_comes_first_and_the_country_follows(ground: Ground, qtbot: QtBot) -> None:
    grounding = ground(people=to_texts((Person("Maya", phone="0123"),)), country="GB")
    grounding.press(Qt.Key.Key_C)
    shown = [label.text() for label in grounding.help().findChildren(QLabel)]
    assert shown[:2] == ["Your own list", "Maya, friend: 0123."]
    qtbot.waitUntil(lambda: "Samaritans" in " ".join(label.text() for label in grounding.help().findChildren(QLabel)))


def test_the_list_stays_in_sight_while_the_voice_goes_on(ground: Ground, qtbot: QtBot) -> None:
    grounding = ground(480, 420)
    grounding.press(Qt.Key.Key_C)
    bar = grounding.pane._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    grounding.press(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert bar.value() > 0


def test_the_list_stays_where_it_was_scrolled_to_while_the_page_moves(ground: Ground, qtbot: QtBot) -> None:
    grounding = ground(480, 420)
    grounding.press(Qt.Key.Key_C)
    bar = grounding.pane._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    bar.setValue(bar.maximum())
    read = bar.value()
    assert read > grounding.help().y()
    with qtbot.waitSignal(bar.rangeChanged):
        grounding.pane.resize(480, 400)
    QApplication.processEvents()
    assert bar.value() >= read


def test_the_letter_can_be_switched_off(ground: Ground) -> None:
    grounding = ground(single_keys=False)
    grounding.press(Qt.Key.Key_C)
    assert not grounding.help().isVisible()


def test_sound_off_is_for_this_time_alone(ground: Ground) -> None:
    grounding = ground(voice_level=60)
    grounding.button("ground.sound").click()
    assert grounding.player.levels is not None
    assert grounding.player.levels.voice == voice_gain(0)
    grounding.button("ground.here").click()
    assert grounding.player.levels.voice == voice_gain(60)


def test_the_letters_are_large_and_shrink_before_the_page_scrolls(ground: Ground) -> None:
    assert ground().pane._line.pixels_in(988) == LARGEST
    small = ground(480, 420).pane
    assert LEAST <= small._line.pixels_in(small._line.width()) < LARGEST


def test_hidden_it_runs_no_timer(ground: Ground) -> None:
    grounding = ground()
    grounding.pane.hide()
    assert not grounding.pane._clock.isActive()


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("ground.here", "I am here"),
        ("ground.next", "Next"),
        ("ground.call", "Someone to call"),
        ("ground.sound", "Sound off"),
    ],
)
def test_each_control_has_its_name(ground: Ground, name: str, spoken: str) -> None:
    button = ground().button(name)
    assert button.accessibleName() == spoken
    assert button.accessibleIdentifier() == name
