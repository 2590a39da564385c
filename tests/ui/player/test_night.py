"""Lying down, falling asleep and waking with the player: real keys, real buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QRadioButton, QWidget

from calmroom.domain.player import PlayState, Rest
from calmroom.domain.timeline import RegionCue
from calmroom.domain.units import Frames, Seconds, to_frames
from calmroom.ui.player.transport import HOLD, RELEASE

if TYPE_CHECKING:
    from ui.player.conftest import Listen, Listening

SHIFT = Qt.KeyboardModifier.ShiftModifier


def wait_to_begin(listening: Listening, seconds: float = 24.0) -> None:
    listening.player.head = replace(listening.player.head, state=PlayState.WAITING, until=to_frames(seconds))
    listening.pane.refresh()


def come_to_rest(listening: Listening) -> None:
    listening.practice.set_rest(Rest(Seconds(600.0), Seconds(60.0)))
    listening.player.go_to(listening.playing.programme.practice.frames - 48_000)
    listening.player.hear(2.0)
    listening.pane.refresh()
    assert listening.state() is PlayState.RESTING


def pause(listening: Listening) -> QAbstractButton:
    return listening.widget(QAbstractButton, "player.pause")


def face(listening: Listening, name: str = "player") -> str:
    words = listening.widget(QLabel, f"{name}.face.words")
    return words.text() if words.isVisible() else ""


def radio(listening: Listening, name: str) -> QRadioButton:
    return listening.widget(QRadioButton, f"player.sleep.{name}")


def attend(listening: Listening) -> RegionCue:
    cue = next(c for c in listening.playing.programme.practice.cues if getattr(c, "region", "") == "spine")
    assert isinstance(cue, RegionCue)
    listening.player.go_to(cue.start + 48_000)
    listening.pane.refresh()
    return cue


def test_the_time_to_lie_down_is_counted_and_space_begins_now(listen: Listen) -> None:
    listening = listen()
    wait_to_begin(listening)
    assert face(listening) == "Beginning in 0:24"
    assert pause(listening).text() == "Begin now"
    assert not listening.widget(QWidget, "player.caption").isVisible()
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PLAYING
    assert face(listening) == ""
    assert listening.widget(QWidget, "player.caption").isVisible()


def test_begin_now_can_be_clicked(listen: Listen) -> None:
    listening = listen()
    wait_to_begin(listening)
    QTest.mouseClick(pause(listening), Qt.MouseButton.LeftButton)
    assert listening.state() is PlayState.PLAYING


def test_lying_down_in_the_dark_no_stray_key_stops_the_countdown(listen: Listen) -> None:
    listening = listen()
    wait_to_begin(listening)
    listening.press(Qt.Key.Key_L)
    listening.press(Qt.Key.Key_Q)
    assert listening.state() is PlayState.WAITING
    assert face(listening, "player.dark") == "Beginning in 0:24"


def test_k_leaves_a_part_out_says_so_and_left_brings_it_back(listen: Listen) -> None:
    listening = listen()
    cue = attend(listening)
    left_at = listening.player.head.frame
    listening.press(Qt.Key.Key_K)
    assert listening.player.head.frame == cue.end
    note = listening.widget(QLabel, "player.note")
    assert note.isVisible()
    assert note.text() == "Spine was left out. The left arrow key brings it back."
    listening.press(Qt.Key.Key_Left)
    assert listening.player.head.frame == left_at
    assert not note.isVisible()


def test_shift_left_brings_it_back_as_well(listen: Listen) -> None:
    listening = listen()
    attend(listening)
    left_at = listening.player.head.frame
    listening.press(Qt.Key.Key_K)
    listening.press(Qt.Key.Key_Left, SHIFT)
    assert listening.player.head.frame == left_at


def test_a_while_later_left_is_ten_seconds_again_and_the_line_is_gone(listen: Listen) -> None:
    listening = listen()
    attend(listening)
    listening.press(Qt.Key.Key_K)
    listening.player.hear(13.0)
    listening.pane.refresh()
    assert not listening.widget(QLabel, "player.note").isVisible()
    at = listening.player.head.frame
    listening.press(Qt.Key.Key_Left)
    assert listening.player.head.frame == at - to_frames(10.0)


def test_s_opens_sleep_with_the_keyboard_in_it_and_esc_closes_it(listen: Listen) -> None:
    listening = listen()
    card = listening.widget(QWidget, "player.sleep.card")
    assert not card.isVisible()
    listening.press(Qt.Key.Key_S)
    assert card.isVisible()
    assert radio(listening, "timer.0").hasFocus()
    listening.press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert listening.pane.hasFocus()
    assert not listening.player.head.stopping
    listening.press(Qt.Key.Key_Escape)
    assert listening.player.head.stopping


def test_a_sleep_timer_is_set_by_arrows_and_taken_away_again(listen: Listen) -> None:
    listening = listen()
    listening.press(Qt.Key.Key_S)
    listening.press(Qt.Key.Key_Right)
    listening.press(Qt.Key.Key_Right)
    assert radio(listening, "timer.20").isChecked()
    assert listening.player.head.sleep == to_frames(20 * 60.0)
    listening.press(Qt.Key.Key_Left)
    listening.press(Qt.Key.Key_Left)
    assert listening.player.head.sleep is None


def test_the_bed_after_the_last_word_is_set_while_it_plays_and_kept(listen: Listen) -> None:
    listening = listen()
    QTest.mouseClick(listening.widget(QAbstractButton, "player.sleep"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(radio(listening, "stays.20"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(radio(listening, "fades.10"), Qt.MouseButton.LeftButton)
    assert listening.player.rest == Rest(Seconds(1200.0), Seconds(600.0))
    now = listening.settings.current
    assert (now.bed_stays, now.bed_fades) == (20, 10)


def test_with_a_timer_whatever_ends_ends_slowly(listen: Listen) -> None:
    listening = listen()
    listening.press(Qt.Key.Key_S)
    QTest.mouseClick(radio(listening, "timer.30"), Qt.MouseButton.LeftButton)
    assert listening.player.rest == Rest(Seconds(0.0), Seconds(300.0))


def test_a_click_in_sleep_leaves_space_with_the_player(listen: Listen) -> None:
    listening = listen()
    QTest.mouseClick(listening.widget(QAbstractButton, "player.sleep"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(radio(listening, "stays.20"), Qt.MouseButton.LeftButton)
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PAUSED


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("timer.0", "Sleep timer: off"),
        ("timer.45", "Sleep timer: 45 minutes"),
        ("stays.0", "After the last word, the bed goes on: no"),
        ("stays.60", "After the last word, the bed goes on: 60 minutes"),
        ("fades.1", "and fades over: 1 minute"),
    ],
)
def test_each_answer_is_read_out_with_its_question(listen: Listen, name: str, spoken: str) -> None:
    assert radio(listen(), name).accessibleName() == spoken


def test_a_practice_without_a_bed_says_so(listen: Listen) -> None:
    listening = listen()
    listening.pane._hands._has_bed = False
    listening.press(Qt.Key.Key_S)
    assert not radio(listening, "stays.20").isEnabled()
    assert "This practice has no bed." in {label.text() for label in listening.pane.findChildren(QLabel)}


def test_one_card_at_a_time(listen: Listen) -> None:
    listening = listen(900, 600)
    listening.widget(QAbstractButton, "player.sound").click()
    listening.widget(QAbstractButton, "player.sleep").click()
    assert listening.widget(QWidget, "player.sleep.card").isVisible()
    assert not listening.widget(QWidget, "player.sound.card").isVisible()


def test_after_the_last_word_the_lights_go_down_by_themselves(listen: Listen) -> None:
    listening = listen()
    come_to_rest(listening)
    assert listening.pane.is_dark
    assert face(listening, "player.dark") == "Resting"
    assert listening.widget(QLabel, "player.dark.face.more").text() == "The bed goes on for about 11 minutes."


def test_lights_that_were_put_up_in_the_rest_stay_up(listen: Listen) -> None:
    listening = listen()
    come_to_rest(listening)
    listening.press(Qt.Key.Key_L)
    listening.player.hear(5.0)
    listening.pane.refresh()
    assert not listening.pane.is_dark
    assert face(listening) == "Resting"


def test_any_key_pauses_the_rest_and_space_goes_on(listen: Listen) -> None:
    listening = listen()
    come_to_rest(listening)
    listening.press(Qt.Key.Key_Q)
    assert listening.state() is PlayState.PAUSED
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.RESTING


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_Escape])
def test_the_rest_can_be_ended_with_a_fade(listen: Listen, key: Qt.Key) -> None:
    listening = listen()
    come_to_rest(listening)
    listening.press(key)
    assert listening.player.head.stopping


def test_when_the_sleep_timer_fades_the_lights_go_down(listen: Listen) -> None:
    listening = listen()
    listening.practice.set_sleep(Frames(48_000))
    listening.player.hear(2.0)
    listening.pane.refresh()
    assert listening.player.head.sleep == 0
    assert listening.pane.is_dark


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Q, Qt.Key.Key_Escape, Qt.Key.Key_L])
def test_after_the_end_in_the_dark_any_key_wakes(listen: Listen, key: Qt.Key) -> None:
    listening = listen()
    woken: list[bool] = []
    listening.pane.woken.connect(lambda: woken.append(True))
    come_to_rest(listening)
    listening.player.hear(3600.0)
    assert listening.pane.wait_for_a_key()
    assert face(listening, "player.dark") == "The sound has ended"
    assert not listening.widget(QAbstractButton, "player.dark.pause").isVisible()
    listening.press(Qt.Key.Key_Shift)
    assert woken == []
    listening.press(key)
    assert woken == [True]


def test_a_click_wakes_as_well(listen: Listen) -> None:
    listening = listen()
    woken: list[bool] = []
    listening.pane.woken.connect(lambda: woken.append(True))
    listening.pane.set_dark(dark=True)
    assert listening.pane.wait_for_a_key()
    QTest.mouseClick(listening.widget(QWidget, "player.dark.figure"), Qt.MouseButton.LeftButton)
    assert woken == [True]


def test_in_the_light_nothing_waits(listen: Listen) -> None:
    assert not listen().pane.wait_for_a_key()


@pytest.mark.parametrize("held", [False, True])
def test_at_900_by_600_in_double_size_no_word_is_lost(listen: Listen, *, held: bool) -> None:
    listening = listen(900, 600, text=200)
    cue = listening.be_quiet()
    if held:
        listening.press(Qt.Key.Key_H)
    light = listening.pane.light
    assert light.top.title.isVisible()
    assert not light.stage.parts._bare
    buttons = (*light.top.choices, light.foot.hold, light.foot.pause, light.foot.ease_off, light.foot.sound)
    assert all(button.isVisible() and button.width() >= button.sizeHint().width() for button in buttons)
    assert light.foot.hold.text() == (RELEASE if held else HOLD)
    assert light.stage.caption.text() == cue.text
    assert light.stage.caption.geometry().bottom() <= light.stage.parts.geometry().top()
    assert light.stage.silence.isVisible()
