"""Captions only: nothing sounds, the words keep their pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from calmroom.domain.levels import voice_gain
from calmroom.domain.player import Levels
from calmroom.ui.player.telling import Teller
from calmroom.ui.widgets.caption import CaptionLabel

if TYPE_CHECKING:
    from ui.player.conftest import Listen, Listening

NOTHING = Levels(voice_gain(0), voice_gain(0))


def press_silent(listening: Listening) -> None:
    QTest.mouseClick(listening.widget(QAbstractButton, "player.silent"), Qt.MouseButton.LeftButton)


def letters(listening: Listening) -> float:
    label = listening.widget(CaptionLabel, "player.caption")
    return label.look.theme.caption_size


def test_one_press_silences_everything_and_the_words_stay_at_their_frame(listen: Listen) -> None:
    listening = listen()
    cue, frame = listening.speak(), listening.player.head.frame
    press_silent(listening)
    assert listening.player.levels == NOTHING
    assert listening.settings.current.captions_only
    assert (listening.player.head.frame, listening.widget(CaptionLabel, "player.caption").text()) == (frame, cue.text)


def test_a_second_press_brings_back_the_levels_from_before(listen: Listen) -> None:
    listening = listen(voice_level=40, bed_level=30, captions_only=True)
    press_silent(listening)
    assert listening.player.levels is not None
    assert listening.player.levels.voice == voice_gain(40)
    assert listening.settings.current.voice_level == 40


def test_the_captions_are_shown_larger_even_where_they_were_switched_off(listen: Listen) -> None:
    usual = letters(listen())
    listening = listen(captions=False, captions_only=True)
    listening.speak()
    assert listening.widget(CaptionLabel, "player.caption").isVisible()
    assert letters(listening) > usual
    assert not listening.widget(QAbstractButton, "player.captions").isEnabled()


def test_pacer_and_light_go_on(listen: Listen) -> None:
    listening = listen(captions_only=True, pacer=True)
    pacer = listening.pane.light.stage.pacer
    lit = set()
    for number in range(len(listening.captions)):
        listening.speak(number)
        lit.add(pacer.figure.places)
    assert pacer.isVisible()
    assert len(lit) > 3


@pytest.mark.parametrize(("reads", "said"), [(True, True), (False, False)])
def test_a_screen_reader_reads_along_where_that_is_wished(
    listen: Listen, monkeypatch: pytest.MonkeyPatch, *, reads: bool, said: bool
) -> None:
    lines: list[str] = []
    monkeypatch.setattr(Teller, "read", lambda _self, line: lines.append(line))
    listening = listen(captions_only=True, read_along=reads)
    cue = listening.speak()
    assert (cue.text in lines) is said
