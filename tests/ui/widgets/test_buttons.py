from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.icons import Icon
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import DUSK, HIGH_CONTRAST, LIGHTS_DOWN
from calmroom.ui.widgets.buttons import (
    Button,
    GroundMeButton,
    NotYetButton,
    OutlineButton,
    PrimaryButton,
    QuietButton,
    SoftButton,
    ToggleButton,
)
from calmroom.ui.widgets.coats import Kind, coat_of

Show = Callable[..., QWidget]
KINDS: list[type[PrimaryButton | OutlineButton | SoftButton | QuietButton]] = [
    PrimaryButton,
    OutlineButton,
    SoftButton,
    QuietButton,
]


def colour_at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_keyboard_presses_a_button(
    look: Look, show: Show, qtbot: QtBot, kind: type[PrimaryButton], key: Qt.Key
) -> None:
    button = kind(look, "Begin", "test.begin")
    button.setAutoDefault(True)
    show(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_is_44_high_and_named(look: Look, kind: type[PrimaryButton]) -> None:
    button = kind(look, "Begin", "test.begin", icon=Icon.PLAY)
    assert button.sizeHint().height() == 44
    assert button.objectName() == button.accessibleIdentifier() == "test.begin"
    assert button.accessibleName() == "Begin"


def test_the_primary_button_is_filled_with_lake(look: Look, show: Show) -> None:
    button = PrimaryButton(look, "Begin", "test.begin")
    show(button)
    assert colour_at(button, 8, 22) == QColor(look.palette.lake)


def test_a_pressed_button_is_darker(look: Look, show: Show) -> None:
    button = PrimaryButton(look, "Begin", "test.begin")
    show(button)
    button.setDown(True)
    assert colour_at(button, 8, 22) == QColor(look.palette.lake_press)


def test_hovering_darkens_one_step(look: Look, show: Show, qtbot: QtBot) -> None:
    button = PrimaryButton(look, "Begin", "test.begin")
    show(button)
    button._hover.jump(1.0)
    assert colour_at(button, 8, 22) == QColor(look.palette.lake_hover)
    button._hover.jump(0.0)
    assert colour_at(button, 8, 22) == QColor(look.palette.lake)
    qtbot.wait(1)


def test_a_button_is_repainted_in_another_theme(look: Look, show: Show) -> None:
    button = PrimaryButton(look, "Begin", "test.begin")
    show(button)
    look.set_theme(replace(look.theme, palette=DUSK))
    assert colour_at(button, 8, 22) == QColor(DUSK.lake)


def test_a_button_grows_with_the_text(look: Look) -> None:
    button = PrimaryButton(look, "Begin", "test.begin")
    before = button.sizeHint()
    look.set_theme(replace(look.theme, factor=2.0))
    assert button.sizeHint().width() > before.width() * 1.4
    assert button.sizeHint().height() > before.height() * 1.5


def test_key_and_icon_ask_for_room(look: Look) -> None:
    plain = OutlineButton(look, "Hold here", "test.hold").sizeHint().width()
    button = OutlineButton(look, "Hold here", "test.hold", icon=Icon.HOLD, key="H")
    with_both = button.sizeHint().width()
    button.set_key("")
    button.set_icon(None)
    assert with_both > plain + 40
    assert button.sizeHint().width() == plain


def test_changing_the_words_changes_the_name(look: Look) -> None:
    button = PrimaryButton(look, "Pause", "player.pause")
    button.set_text("Go on")
    assert (button.text(), button.accessibleName()) == ("Go on", "Go on")


def test_pause_is_72_high_with_round_ends(look: Look) -> None:
    button = PrimaryButton(look, "Pause", "player.pause", icon=Icon.PAUSE)
    button.set_shape(72, pill=True)
    assert button.sizeHint().height() == 72
    assert button.property("ringRadius") == 36


def test_a_toggle_stays_down_and_shows_it(look: Look, show: Show) -> None:
    button = ToggleButton(look, "Captions", "player.captions", icon=Icon.CAPTIONS)
    show(button)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    assert colour_at(button, 6, 22) == QColor(look.palette.lake_wash)


def test_a_button_that_is_not_open_yet_cannot_be_pressed_and_says_why(look: Look, show: Show, qtbot: QtBot) -> None:
    button = NotYetButton(look, "Go on", "first.go-on", "opens when both are ticked")
    show(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleDescription() == "opens when both are ticked"


def test_once_open_it_is_the_primary_button(look: Look, show: Show, qtbot: QtBot) -> None:
    button = NotYetButton(look, "Go on", "first.go-on")
    show(button)
    button.set_open(is_open=True)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert colour_at(button, 8, 22) == QColor(look.palette.lake)
    button.set_open(is_open=False)
    assert not button.isEnabled()


def test_ground_me_is_56_high_and_180_wide(look: Look) -> None:
    button = GroundMeButton(look)
    assert button.sizeHint().height() == 56
    assert button.sizeHint().width() == 180
    assert button.accessibleDescription() == "Two minutes back to the room. Key G"


def test_while_typing_ground_me_names_the_other_key(look: Look) -> None:
    button = GroundMeButton(look)
    button.set_typing(typing=True)
    assert (button.cut.key, button.accessibleDescription()) == ("Ctrl G", "Two minutes back to the room. Key Ctrl+G")
    button.set_typing(typing=False)
    assert button.cut.key == "G"


def test_in_the_dark_room_ground_me_is_an_outline_only() -> None:
    assert coat_of(Kind.GROUND, LIGHTS_DOWN).rest == ""
    assert coat_of(Kind.GROUND, DUSK).rest == DUSK.clay_wash


def test_high_contrast_outlines_the_soft_button() -> None:
    assert coat_of(Kind.SOFT, HIGH_CONTRAST).edge == HIGH_CONTRAST.lake


def test_a_hover_glides_and_comes_to_rest(moving: Look, show: Show, qtbot: QtBot) -> None:
    button: Button = PrimaryButton(moving, "Begin", "test.begin")
    show(button)
    button._hover.go(1.0, moving.theme.milliseconds(20))
    assert button._hover.moving
    qtbot.waitUntil(lambda: not button._hover.moving)
    assert button._hover.value == 1.0
