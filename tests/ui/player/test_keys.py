"""The player by keyboard and by pointer, with real events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSlider, QWidget

from calmroom.domain.levels import bed_gain, voice_gain
from calmroom.domain.player import PlayState
from calmroom.domain.timeline import PhaseCue
from calmroom.domain.units import to_frames
from calmroom.ui.widgets.caption import CaptionLabel
from calmroom.ui.widgets.parts import PartsProgress

if TYPE_CHECKING:
    from ui.player.conftest import Listen, Listening

SHIFT = Qt.KeyboardModifier.ShiftModifier


def caption(listening: Listening) -> str:
    return listening.widget(CaptionLabel, "player.caption").text()


def test_space_pauses_and_goes_on(listen: Listen) -> None:
    listening = listen()
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PAUSED
    assert listening.widget(QAbstractButton, "player.pause").text() == "Go on"
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PLAYING


def test_hold_here_in_a_line_waits_for_its_end(listen: Listen) -> None:
    listening = listen()
    cue = listening.speak()
    listening.press(Qt.Key.Key_H)
    assert listening.state() is PlayState.PLAYING
    bar = listening.widget(QWidget, "player.silence")
    assert bar.accessibleName() == "holding after this line"
    listening.player.hear((cue.end - cue.start) / 48_000)
    listening.pane.refresh()
    assert listening.state() is PlayState.HELD
    assert bar.accessibleName() == "held here, as long as you like"


def test_the_same_key_goes_on_from_a_hold(listen: Listen) -> None:
    listening = listen()
    listening.be_quiet()
    listening.press(Qt.Key.Key_H)
    assert listening.widget(QAbstractButton, "player.hold").text() == "Go on from here"
    listening.press(Qt.Key.Key_H)
    assert listening.state() is PlayState.PLAYING


def test_ease_off_plays_the_exit(listen: Listen) -> None:
    listening = listen()
    listening.be_quiet()
    listening.press(Qt.Key.Key_E)
    assert listening.state() is PlayState.EASING
    listening.player.hear(5.0)
    listening.pane.refresh()
    assert caption(listening)
    assert not listening.widget(QAbstractButton, "player.ease_off").isEnabled()


@pytest.mark.parametrize("dark", [False, True])
def test_esc_stops_with_a_fade(listen: Listen, *, dark: bool) -> None:
    listening = listen()
    listening.pane.set_dark(dark=dark)
    listening.press(Qt.Key.Key_Escape)
    assert listening.player.head.stopping


def test_left_and_right_go_ten_seconds(listen: Listen) -> None:
    listening = listen()
    listening.player.go_to(to_frames(100))
    listening.press(Qt.Key.Key_Left)
    assert listening.player.head.frame == to_frames(90)
    listening.press(Qt.Key.Key_Right)
    assert listening.player.head.frame == to_frames(100)


def test_shift_and_an_arrow_go_to_a_part(listen: Listen) -> None:
    listening = listen()
    parts = [cue for cue in listening.playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    listening.press(Qt.Key.Key_Right, SHIFT)
    assert listening.player.head.frame == parts[1].start
    listening.press(Qt.Key.Key_Left, SHIFT)
    assert listening.player.head.frame == parts[0].start


def test_a_click_on_a_part_goes_there(listen: Listen) -> None:
    listening = listen()
    parts = [cue for cue in listening.playing.programme.practice.cues if isinstance(cue, PhaseCue)]
    bars = listening.widget(PartsProgress, "player.parts")
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(bars.width() - 20, bars.height() // 2))
    assert listening.player.head.frame == parts[-1].start


def test_k_leaves_the_present_place_out(listen: Listen) -> None:
    listening = listen()
    before = listening.be_quiet().end
    listening.press(Qt.Key.Key_K)
    assert listening.player.head.frame > before


def test_up_and_down_are_the_voice_and_with_shift_the_bed(listen: Listen) -> None:
    listening = listen(voice_level=60, bed_level=50)
    listening.press(Qt.Key.Key_Up)
    listening.press(Qt.Key.Key_Down, SHIFT)
    assert listening.player.levels is not None
    assert listening.player.levels.voice == voice_gain(65)
    assert listening.player.levels.bed == bed_gain(45)
    assert listening.widget(QSlider, "player.voice_level").value() == 65
    assert listening.settings.current.bed_level == 45


def test_a_level_ends_at_its_ends(listen: Listen) -> None:
    listening = listen(voice_level=98)
    listening.press(Qt.Key.Key_Up)
    listening.press(Qt.Key.Key_Up)
    assert listening.settings.current.voice_level == 100


def test_c_takes_the_captions_away_and_is_remembered(listen: Listen) -> None:
    listening = listen()
    listening.speak()
    listening.press(Qt.Key.Key_C)
    assert not listening.widget(CaptionLabel, "player.caption").isVisible()
    assert not listening.settings.current.captions


def test_t_opens_the_words_with_the_present_line_marked(listen: Listen) -> None:
    listening = listen()
    listening.speak()
    drawer = listening.widget(QWidget, "player.transcript")
    assert not drawer.isVisible()
    listening.press(Qt.Key.Key_T)
    assert drawer.isVisible()
    assert listening.pane.light.words.present == 5
    listening.press(Qt.Key.Key_T)
    assert not drawer.isVisible()


def test_m_shows_the_pacer_which_rests_before(listen: Listen) -> None:
    listening = listen()
    pacer = listening.pane.light.stage.pacer
    assert not pacer._on
    listening.press(Qt.Key.Key_M)
    assert pacer._on
    assert listening.settings.current.pacer


def test_single_letters_do_nothing_once_switched_off(listen: Listen) -> None:
    listening = listen(single_keys=False)
    listening.be_quiet()
    listening.press(Qt.Key.Key_H)
    listening.press(Qt.Key.Key_E)
    assert listening.state() is PlayState.PLAYING
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PAUSED


def test_a_click_leaves_space_with_the_player(listen: Listen) -> None:
    listening = listen()
    QTest.mouseClick(listening.widget(QAbstractButton, "player.captions"), Qt.MouseButton.LeftButton)
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PAUSED
    assert not listening.settings.current.captions


def test_on_a_focused_button_the_arrows_are_still_the_players(listen: Listen) -> None:
    listening = listen()
    listening.player.go_to(to_frames(100))
    button = listening.widget(QAbstractButton, "player.pause")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Left)
    assert button.hasFocus()
    assert listening.player.head.frame == to_frames(90)


def test_on_a_focused_level_the_arrows_are_the_levels(listen: Listen) -> None:
    listening = listen(voice_level=60)
    listening.player.go_to(to_frames(100))
    slider = listening.widget(QSlider, "player.voice_level")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert listening.settings.current.voice_level == 65
    assert listening.player.head.frame == to_frames(100)


def test_the_back_arrow_stops_and_goes(listen: Listen) -> None:
    listening = listen()
    listening.widget(QAbstractButton, "player.back").click()
    assert listening.player.head.stopping
    assert listening.left == [True]


def test_tab_goes_from_the_top_to_the_foot_once_each(listen: Listen) -> None:
    listening = listen()
    names: list[str] = []
    focus: QWidget = listening.widget(QAbstractButton, "player.back")
    focus.setFocus()
    while focus.objectName() not in names:
        names.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = listening.pane.focusWidget()
    assert [name.removeprefix("player.") for name in names if name != "player"] == [
        *("back", "captions", "silent", "words", "pacer", "sleep", "lights", "parts"),
        *("hold", "pause", "ease_off", "voice_level", "bed_level"),
    ]
