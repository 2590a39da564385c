"""What the player shows, how it rests, and how it looks with the lights down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from calmroom.domain.player import PlayState
from calmroom.domain.routine.handover import own_voice
from calmroom.domain.settings import MotionChoice, ThemeChoice
from calmroom.domain.timeline import Choices
from calmroom.domain.units import Frames, to_frames
from calmroom.services.practice import Beginning
from calmroom.ui.player.lights import FADE_MS, REDUCED_MS
from calmroom.ui.player.pulse import BEAT_MS, WHOLE_BEATS
from calmroom.ui.theme.tokens import DAWN, DUSK, LIGHTS_DOWN
from calmroom.ui.widgets.arcs import Arc
from calmroom.ui.widgets.caption import IN_MS, OUT_MS, CaptionLabel

if TYPE_CHECKING:
    from ui.player.conftest import Listen, Listening

    from calmroom.ui.theme.tokens import Palette


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def interval(listening: Listening) -> int:
    return listening.pane._pulse.interval


def test_it_says_what_plays_and_in_whose_voice(listen: Listen) -> None:
    top = listen().pane.light.top
    assert top.title.text() == "From Crown to Tailbone"
    assert top.subtitle.text() == "voice Wren, bed hum"


def test_a_therapists_own_voice_is_called_so_and_not_by_its_id(listen: Listen) -> None:
    listening = listen()
    choices = Choices(17, own_voice("a" * 32), stand_in="bf_emma")
    listening.pane.follow(listening.practice.begin(Beginning("s07", choices)))
    assert listening.pane.light.top.subtitle.text() == "voice your therapist, bed hum"


def test_it_follows_the_heard_sound_and_nothing_else(listen: Listen) -> None:
    listening = listen()
    first = listening.speak(5)
    caption = listening.widget(CaptionLabel, "player.caption")
    assert caption.text() == first.text
    listening.qtbot.wait(2 * BEAT_MS)
    assert caption.text() == first.text
    second = listening.captions[6]
    listening.player.go_to(second.start)
    listening.qtbot.waitUntil(lambda: caption.text() == second.text)


def test_a_lost_device_is_a_pause_and_go_on_goes_on(listen: Listen) -> None:
    listening = listen()
    listening.speak()
    listening.player.lose_device()
    listening.pane.refresh()
    pause = listening.widget(QAbstractButton, "player.pause")
    assert pause.text() == "Go on"
    pause.click()
    assert listening.state() is PlayState.PLAYING


def test_the_next_line_is_waited_for_and_not_met_by_chance(listen: Listen) -> None:
    listening = listen()
    cue = listening.captions[6]
    listening.player.go_to(Frames(cue.start - to_frames(0.03)))
    listening.pane.refresh()
    assert 30 <= interval(listening) <= 32
    listening.player.go_to(Frames(cue.start - to_frames(0.5)))
    listening.pane.refresh()
    assert interval(listening) == BEAT_MS


def test_between_two_lines_only_what_moves_is_painted(listen: Listen) -> None:
    listening = listen(motion=MotionChoice.FULL, pacer=True)
    listening.be_quiet()
    pulse, pacer = listening.pane._pulse, listening.pane.light.stage.pacer
    whole: list[bool] = []
    pulse.whole.connect(lambda: whole.append(True))
    before = pacer.radius
    listening.player.hear(1.0)
    pulse._beat()
    assert pacer.radius != before
    assert not whole
    for _ in range(WHOLE_BEATS):
        pulse._beat()
    assert len(whole) == 1


def test_what_a_person_asks_for_is_shown_at_the_next_beat(listen: Listen) -> None:
    listening = listen()
    listening.be_quiet()
    pause = listening.widget(QAbstractButton, "player.pause")
    listening.practice.pause_or_go_on()
    listening.pane._pulse._beat()
    assert pause.text() == "Go on"


def test_the_arcs_are_painted_when_they_move_and_only_then(listen: Listen) -> None:
    listening = listen(motion=MotionChoice.FULL, pacer=True)
    listening.be_quiet()
    arc = listening.pane.light.stage.pacer.findChild(Arc)
    assert isinstance(arc, Arc)
    paints = Paints(arc)
    listening.pane.refresh()
    QApplication.processEvents()
    before = paints.count
    for _ in range(3):
        listening.pane.refresh()
        QApplication.processEvents()
    assert paints.count == before
    listening.player.hear(1.0)
    listening.pane.refresh()
    QApplication.processEvents()
    assert paints.count == before + 1


def test_with_reduced_motion_the_pacer_is_still_and_says_in_and_out(listen: Listen) -> None:
    listening = listen(motion=MotionChoice.REDUCED, pacer=True)
    listening.player.hear(1.0)
    listening.pane.refresh()
    pacer = listening.pane.light.stage.pacer
    radius = pacer.radius
    listening.player.hear(5.0)
    listening.pane.refresh()
    assert pacer.radius == radius
    assert pacer._word == "out"


def test_hidden_it_runs_no_timer(listen: Listen) -> None:
    listening = listen()
    listening.pane.hide()
    assert not listening.pane._pulse.is_beating
    assert not listening.pane._rest._wait.isActive()


def test_a_caption_takes_half_a_second_to_go_and_seven_tenths_to_come() -> None:
    assert (OUT_MS, IN_MS) == (500, 700)
    assert (FADE_MS, REDUCED_MS) == (1200, 100)


def test_after_a_while_the_top_bar_steps_back_and_a_move_brings_it_again(listen: Listen) -> None:
    listening = listen()
    pane, shade = listening.pane, listening.pane.light.top.shade
    pane._rest.step_back()
    assert shade.is_drawn
    assert pane.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(pane, pane.rect().center())
    listening.qtbot.waitUntil(lambda: not shade.is_drawn)
    assert pane.cursor().shape() != Qt.CursorShape.BlankCursor


def test_a_focused_control_is_never_hidden(listen: Listen) -> None:
    listening = listen()
    listening.widget(QAbstractButton, "player.words").setFocus()
    listening.pane._rest.step_back()
    assert not listening.pane.light.top.shade.is_drawn


def test_tab_brings_the_top_bar_back(listen: Listen) -> None:
    listening = listen()
    listening.pane._rest.step_back()
    listening.press(Qt.Key.Key_Tab)
    assert not listening.pane.light.top.shade.is_drawn


def test_the_lights_go_down_on_the_whole_page(listen: Listen) -> None:
    listening = listen()
    listening.speak()
    listening.press(Qt.Key.Key_L)
    assert listening.pane.is_dark
    dark = listening.pane.lights.dark
    assert dark is not None
    assert dark.look.palette is LIGHTS_DOWN
    assert dark.size() == listening.pane.size()
    assert listening.widget(CaptionLabel, "player.dark.caption").text() == listening.captions[5].text


def test_nothing_moves_when_the_lights_go_down(listen: Listen) -> None:
    listening = listen()
    listening.speak()
    listening.press(Qt.Key.Key_L)
    dark = listening.pane.lights.dark
    assert dark is not None
    listening.qtbot.waitUntil(lambda: dark.stage.pacer.height() > 300)
    assert dark.stage.pacer.geometry() == listening.pane.light.stage.pacer.geometry()
    assert dark.stage.pacer.figure.view is listening.pane.light.stage.pacer.figure.view


def test_with_the_lights_down_any_key_pauses_and_none_but_space_goes_on(listen: Listen) -> None:
    listening = listen()
    listening.press(Qt.Key.Key_L)
    listening.press(Qt.Key.Key_Q)
    assert listening.state() is PlayState.PAUSED
    listening.press(Qt.Key.Key_Q)
    assert listening.state() is PlayState.PAUSED
    listening.press(Qt.Key.Key_Space)
    assert listening.state() is PlayState.PLAYING


def test_any_key_leaves_a_hold_alone(listen: Listen) -> None:
    listening = listen()
    listening.be_quiet()
    listening.press(Qt.Key.Key_H)
    listening.press(Qt.Key.Key_L)
    listening.press(Qt.Key.Key_Q)
    assert listening.state() is PlayState.HELD


def test_the_lights_come_up_to_dusk_until_another_practice(listen: Listen) -> None:
    listening = listen(theme=ThemeChoice.DAWN)
    listening.press(Qt.Key.Key_L)
    listening.press(Qt.Key.Key_L)
    assert listening.pane.light.look.palette is DUSK
    listening.pane.follow(listening.playing)
    assert listening.pane.light.look.palette is DAWN


def test_high_contrast_stays_when_the_lights_come_up(listen: Listen) -> None:
    listening = listen(theme=ThemeChoice.CONTRAST)
    listening.press(Qt.Key.Key_L)
    listening.press(Qt.Key.Key_L)
    assert listening.pane.light.look.palette.outlined


def test_the_window_is_told_what_to_wear(listen: Listen) -> None:
    listening = listen(theme=ThemeChoice.DAWN)
    worn: list[Palette] = []
    listening.pane.look_changed.connect(lambda look: worn.append(look.palette))
    listening.press(Qt.Key.Key_L)
    listening.press(Qt.Key.Key_L)
    listening.pane.hide()
    assert worn == [LIGHTS_DOWN, DUSK, DAWN]


def test_without_letters_the_dark_page_is_left_by_its_buttons(listen: Listen) -> None:
    listening = listen(single_keys=False)
    listening.pane.set_dark(dark=True)
    listening.widget(QAbstractButton, "player.dark.lights").click()
    assert not listening.pane.is_dark


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("player.back", "Back. The practice stops and can be continued"),
        ("player.captions", "Captions"),
        ("player.words", "Words"),
        ("player.pacer", "Pacer"),
        ("player.lights", "Lights down"),
        ("player.hold", "Hold here"),
        ("player.pause", "Pause"),
        ("player.ease_off", "Ease off"),
        ("player.parts", "Place in the practice"),
        ("player.voice_level", "Voice"),
        ("player.bed_level", "Bed"),
    ],
)
def test_each_control_has_its_name(listen: Listen, name: str, spoken: str) -> None:
    control = listen().widget(QWidget, name)
    assert control.accessibleName() == spoken
    assert control.accessibleIdentifier() == name


def test_the_figure_and_the_place_are_told_in_words(listen: Listen) -> None:
    listening = listen()
    cue = next(c for c in listening.playing.programme.practice.cues if getattr(c, "region", "") == "spine")
    listening.player.go_to(cue.start + 1)
    listening.pane.refresh()
    figure = listening.widget(QWidget, "player.figure")
    assert figure.accessibleName() == "Body, back. Attention at spine."
    assert "of 17, part 2 of 4, body" in listening.widget(QWidget, "player.parts").accessibleDescription()


@pytest.mark.parametrize(("width", "height"), [(1180, 760), (900, 600), (640, 480)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_overlaps_and_the_corner_is_free(listen: Listen, width: int, height: int, text: int) -> None:
    listening = listen(width, height, text=text)
    listening.be_quiet()
    pane, foot, corner = listening.pane, listening.pane.light.foot, (14, height - 18)
    placed = [button for button in (foot.hold, foot.pause, foot.ease_off, foot.sound) if button.isVisible()]
    boxes = [button.rect().translated(button.mapTo(pane, button.rect().topLeft())) for button in placed]
    assert all(pane.rect().contains(box) for box in boxes)
    assert not [1 for number, one in enumerate(boxes) for other in boxes[number + 1 :] if one.intersects(other)]
    assert not [box for box in boxes if box.left() < corner[0] + 180 and box.bottom() > corner[1] - 50]


def test_in_a_small_window_the_levels_stand_behind_sound(listen: Listen) -> None:
    listening = listen(900, 600)
    voice = listening.widget(QWidget, "player.voice_level")
    assert not voice.isVisible()
    listening.widget(QAbstractButton, "player.sound").click()
    assert voice.isVisible()
