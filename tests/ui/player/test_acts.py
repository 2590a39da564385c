from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from calmroom.ui.player.acts import Act, Stroke, act_of

KEYS = [
    (Qt.Key.Key_Space, False, Act.PAUSE_OR_GO_ON),
    (Qt.Key.Key_H, False, Act.HOLD),
    (Qt.Key.Key_E, False, Act.EASE_OFF),
    (Qt.Key.Key_Escape, False, Act.STOP),
    (Qt.Key.Key_L, False, Act.LIGHTS),
    (Qt.Key.Key_C, False, Act.CAPTIONS),
    (Qt.Key.Key_T, False, Act.WORDS),
    (Qt.Key.Key_M, False, Act.PACER),
    (Qt.Key.Key_K, False, Act.LEAVE_PART),
    (Qt.Key.Key_Left, False, Act.BACK),
    (Qt.Key.Key_Right, False, Act.ON),
    (Qt.Key.Key_Left, True, Act.PART_BEFORE),
    (Qt.Key.Key_Right, True, Act.PART_AFTER),
    (Qt.Key.Key_Up, False, Act.VOICE_UP),
    (Qt.Key.Key_Down, False, Act.VOICE_DOWN),
    (Qt.Key.Key_Up, True, Act.BED_UP),
    (Qt.Key.Key_Down, True, Act.BED_DOWN),
]
LETTERS = [key for key, _, _ in KEYS if Qt.Key.Key_A <= key <= Qt.Key.Key_Z]


@pytest.mark.parametrize(("key", "shift", "act"), KEYS)
@pytest.mark.parametrize("dark", [False, True])
def test_each_key_means_the_same_in_light_and_dark(key: Qt.Key, act: Act, *, shift: bool, dark: bool) -> None:
    assert act_of(Stroke(key, shift), letters=True, dark=dark) is act


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_F9, Qt.Key.Key_unknown])
def test_with_the_lights_down_any_other_key_pauses(key: Qt.Key) -> None:
    assert act_of(Stroke(key), letters=True, dark=True) is Act.PAUSE
    assert act_of(Stroke(key), letters=True, dark=False) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_G, Qt.Key.Key_F6])
def test_keys_that_lead_elsewhere_pause_nothing(key: Qt.Key) -> None:
    assert act_of(Stroke(key), letters=True, dark=True) is None


@pytest.mark.parametrize("key", LETTERS)
def test_single_letters_can_be_switched_off(key: Qt.Key) -> None:
    assert act_of(Stroke(key), letters=False, dark=False) is None
    assert act_of(Stroke(key), letters=False, dark=True) is Act.PAUSE


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_L, Qt.Key.Key_Left, Qt.Key.Key_A])
def test_with_ctrl_a_key_is_the_windows(key: Qt.Key) -> None:
    assert act_of(Stroke(key, command=True), letters=True, dark=True) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_H, Qt.Key.Key_M, Qt.Key.Key_A])
def test_a_key_held_down_acts_once(key: Qt.Key) -> None:
    assert act_of(Stroke(key, repeated=True), letters=True, dark=True) is None


def test_an_arrow_held_down_goes_on() -> None:
    assert act_of(Stroke(Qt.Key.Key_Left, repeated=True), letters=True, dark=False) is Act.BACK
