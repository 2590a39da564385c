from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calmroom.domain.body.body import View
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import HIGH_CONTRAST
from calmroom.ui.widgets.body_figure import BodyFigure
from calmroom.ui.widgets.caption import CaptionLabel
from calmroom.ui.widgets.pacer import Pacer
from calmroom.ui.widgets.parts import Part, PartsProgress
from calmroom.ui.widgets.silence import SilenceBar

Show = Callable[..., QWidget]
RIBS = ("backribs-l", "backribs-r")
PARTS = (Part("Settle", 0.2), Part("Body", 0.5), Part("Gather", 0.2), Part("Return", 0.1))


def warmth(picture: QImage, x: int, y: int) -> int:
    """How much more red than blue a spot is."""
    colour = picture.pixelColor(x, y)
    return colour.red() - colour.blue()


@pytest.fixture
def figure(look: Look, show: Show) -> BodyFigure:
    figure = BodyFigure(look, "player.figure")
    show(figure, 260, 626)
    return figure


def test_the_attended_place_is_lit_and_the_rest_is_not(figure: BodyFigure) -> None:
    figure.attend(RIBS, "the back of the ribs")
    picture = figure.grab().toImage()
    assert warmth(picture, 110, 214) > 60
    assert warmth(picture, 110, 480) < 10


def test_without_a_place_nothing_is_lit(figure: BodyFigure) -> None:
    figure.attend(RIBS)
    figure.attend(())
    assert warmth(figure.grab().toImage(), 110, 214) < 10


def test_the_light_stays_within_the_body(figure: BodyFigure) -> None:
    figure.attend(("hand-l",), "the left hand")
    assert warmth(figure.grab().toImage(), 256, 384) < 10


def test_the_side_is_chosen_by_the_places(figure: BodyFigure) -> None:
    figure.attend(RIBS, "the back of the ribs")
    seen = [figure.view]
    assert figure.accessibleName() == "Body, back. Attention at the back of the ribs."
    figure.attend(("jaw",), "the jaw")
    assert [*seen, figure.view] == [View.BACK, View.FRONT]


def test_with_no_place_the_side_stays(figure: BodyFigure) -> None:
    figure.attend(RIBS)
    figure.attend(())
    assert (figure.view, figure.accessibleName()) == (View.BACK, "Body, back.")


def test_the_light_moves_over_slowly_and_then_rests(moving: Look, show: Show, qtbot: QtBot) -> None:
    figure = BodyFigure(moving, "player.figure")
    show(figure, 130, 313)
    figure.attend(RIBS)
    assert figure._share.moving
    figure._share.go(1.0, 20)
    qtbot.waitUntil(lambda: not figure._share.moving)
    assert figure._share.value == 1.0


def test_with_reduced_motion_the_light_is_there_at_once(figure: BodyFigure) -> None:
    figure.attend(RIBS)
    assert not figure._share.moving


def test_the_same_place_again_starts_nothing(moving: Look, show: Show) -> None:
    figure = BodyFigure(moving, "player.figure")
    figure.attend(RIBS)
    show(figure, 130, 313)
    figure.attend(RIBS)
    assert not figure._share.moving


def test_half_way_both_sides_are_seen(figure: BodyFigure) -> None:
    figure.attend(("jaw",))
    front = figure.grab().toImage()
    figure.attend(RIBS)
    figure._share.jump(0.5)
    half = warmth(figure.grab().toImage(), 110, 214)
    figure._share.jump(1.0)
    assert warmth(front, 110, 214) < half < warmth(figure.grab().toImage(), 110, 214)


def test_high_contrast_outlines_the_place(figure: BodyFigure, look: Look) -> None:
    look.set_theme(replace(look.theme, palette=HIGH_CONTRAST))
    figure.attend(("heart",))
    picture = figure.grab().toImage()
    colours = {picture.pixelColor(130, y).name().upper() for y in range(120, 200)}
    assert HIGH_CONTRAST.lamp in colours


def test_lying_the_head_is_on_the_left(look: Look, show: Show) -> None:
    figure = BodyFigure(look, "library.figure")
    figure.set_lying(lying=True)
    figure.attend(("occiput",))
    show(figure, 626, 260)
    assert warmth(figure.grab().toImage(), 48, 135) > 60


def test_layers_are_painted_once_and_kept(figure: BodyFigure) -> None:
    figure.attend(RIBS)
    figure.grab()
    kept = dict(figure._layers)
    figure.grab()
    assert {key: id(layer) for key, layer in figure._layers.items()} == {key: id(layer) for key, layer in kept.items()}


@pytest.fixture
def pacer(moving: Look, show: Show) -> Pacer:
    pacer = Pacer(moving, "player.figure")
    pacer.set_pacing(on=True)
    show(pacer, 540, 400)
    return pacer


def test_the_radius_moves_by_twelve_per_cent(pacer: Pacer) -> None:
    pacer.set_breath(1.0)
    widest = pacer.radius
    pacer.set_breath(0.0)
    assert pacer.radius == pytest.approx(0.88 * widest)


@pytest.mark.parametrize(("asked", "same_as"), [(-3.0, 0.0), (7.0, 1.0)])
def test_a_breath_beyond_its_ends_is_drawn_in(pacer: Pacer, asked: float, same_as: float) -> None:
    pacer.set_breath(0.5)
    pacer.set_breath(asked)
    radius = pacer.radius
    pacer.set_breath(same_as)
    assert pacer.radius == radius


def test_the_arcs_are_painted_where_the_breath_is(pacer: Pacer, look: Look) -> None:
    pacer.set_breath(0.0)
    picture = pacer.grab().toImage()
    x, y = round(270 - pacer.radius), 200
    ground = QColor(look.palette.bg)
    assert picture.pixelColor(x, y) != ground
    pacer.set_breath(1.0)
    assert pacer.grab().toImage().pixelColor(x, y) == ground


@pytest.mark.parametrize("openness", [0.0, 0.37, 1.0])
def test_the_arcs_are_whole_and_mirror_each_other(pacer: Pacer, look: Look, openness: float) -> None:
    pacer.figure.hide()
    pacer.set_breath(openness)
    picture = pacer.grab().toImage()
    middle, radius = pacer.width() / 2, pacer.radius
    ground = QColor(look.palette.bg)
    for degrees in range(-43, 44):
        along = math.radians(degrees)
        x, y = radius * math.cos(along), pacer.height() / 2 + radius * math.sin(along)
        for side in (-1, 1):
            spot = picture.pixelColor(math.floor(middle + side * x), math.floor(y))
            assert spot.lightness() < ground.lightness() - 60, (degrees, side)


def test_the_arcs_are_hidden_until_chosen(moving: Look, show: Show) -> None:
    pacer = Pacer(moving, "player.figure")
    show(pacer, 540, 400)
    picture = pacer.grab().toImage()
    assert picture.pixelColor(round(270 - pacer.radius), 200) == QColor(moving.palette.bg)


def test_with_reduced_motion_the_arcs_are_still_and_a_word_is_said(look: Look, show: Show) -> None:
    pacer = Pacer(look, "player.figure")
    pacer.set_pacing(on=True)
    show(pacer, 540, 430)
    before = pacer.radius
    pacer.set_breath(0.1)
    assert pacer.radius == before
    empty = pacer.grab().toImage()
    pacer.set_word("in")
    assert pacer.grab().toImage() != empty


def test_a_caption_is_shown_at_once_with_reduced_motion(look: Look, show: Show) -> None:
    caption = CaptionLabel(look, "player.caption")
    show(caption, 520, 300)
    caption.show_caption("Feeling nothing is fine.", "There is no need.", "Body. Jaw")
    assert caption.text() == "Feeling nothing is fine."
    assert not caption._share.moving


def test_a_caption_cross_fades_and_then_rests(moving: Look, show: Show, qtbot: QtBot) -> None:
    caption = CaptionLabel(moving, "player.caption")
    show(caption, 520, 300)
    caption.show_caption("One.")
    assert caption._share.moving
    caption._share.go(1.0, 20)
    qtbot.waitUntil(lambda: not caption._share.moving)


def test_the_same_caption_again_starts_nothing(moving: Look, show: Show) -> None:
    caption = CaptionLabel(moving, "player.caption")
    caption.show_caption("One.", "Zero.")
    show(caption, 520, 300)
    caption.show_caption("One.", "Zero.")
    assert not caption._share.moving


def test_what_stands_below_a_caption_does_not_move_within_three_lines(look: Look) -> None:
    caption = CaptionLabel(look, "player.caption")
    caption.show_caption("Short.")
    short = caption.heightForWidth(520)
    caption.show_caption("Perhaps attention rests at the back of the ribs, where something is carrying you.")
    assert caption.heightForWidth(520) == short


def test_a_caption_of_many_lines_asks_for_its_room(look: Look) -> None:
    caption = CaptionLabel(look, "player.caption")
    caption.set_reserved_lines(1)
    caption.show_caption("a few words " * 30)
    assert caption.heightForWidth(520) > 5 * 45


def test_the_dark_page_shows_the_current_line_alone(look: Look) -> None:
    caption = CaptionLabel(look, "player.caption", Role.CAPTION_DARK)
    caption.set_reserved_lines(1)
    caption.show_caption("Still here.", "The line before.", "Body. Jaw")
    assert caption.heightForWidth(520) == 50


def test_a_silence_says_its_words(moving: Look, show: Show) -> None:
    bar = SilenceBar(moving, "player.silence")
    show(bar, 420)
    bar.show_silence(0.5, "quiet for about half a minute, still here")
    assert bar.accessibleName() == "quiet for about half a minute, still here"
    picture = bar.grab().toImage()
    assert picture.pixelColor(30, 9) == QColor(moving.palette.lamp_line)
    assert picture.pixelColor(140, 9) == QColor(moving.palette.hair)


def test_a_held_silence_is_a_still_full_bar(moving: Look, show: Show) -> None:
    bar = SilenceBar(moving, "player.silence")
    show(bar, 420)
    bar.show_held("held here, as long as you like")
    assert bar.grab().toImage().pixelColor(145, 9) == QColor(moving.palette.lamp_line)


def test_when_somebody_speaks_the_bar_is_gone_and_keeps_its_room(moving: Look, show: Show) -> None:
    bar = SilenceBar(moving, "player.silence")
    show(bar, 420)
    before = bar.sizeHint()
    bar.show_silence(0.5, "quiet")
    bar.clear()
    assert bar.grab().toImage().pixelColor(30, 9) == QColor(moving.palette.bg)
    assert (bar.sizeHint(), bar.accessibleName()) == (before, "")


def test_with_reduced_motion_a_silence_is_words_only(look: Look, show: Show) -> None:
    bar = SilenceBar(look, "player.silence")
    show(bar, 420)
    bar.show_silence(0.5, "quiet")
    picture = bar.grab().toImage()
    assert picture.pixelColor(100, 9) == QColor(look.palette.bg)


@pytest.fixture
def parts(look: Look, show: Show) -> PartsProgress:
    parts = PartsProgress(look, "player.parts")
    parts.set_parts(PARTS)
    show(parts, 1000)
    return parts


@pytest.mark.parametrize(("position", "part"), [(0.0, 0), (0.19, 0), (0.2, 1), (0.69, 1), (0.95, 3), (1.0, 3)])
def test_the_part_is_known_from_the_position(parts: PartsProgress, position: float, part: int) -> None:
    parts.set_position(position)
    assert parts.current == part


def test_a_press_chooses_the_part_under_it(parts: PartsProgress, qtbot: QtBot) -> None:
    with qtbot.waitSignal(parts.part_chosen) as heard:
        QTest.mouseClick(parts, Qt.MouseButton.LeftButton, pos=QPoint(800, 30))
    assert heard.args == [2]


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)])
def test_left_and_right_ask_for_a_small_step(parts: PartsProgress, qtbot: QtBot, key: Qt.Key, step: int) -> None:
    with qtbot.waitSignal(parts.step_asked) as heard:
        QTest.keyClick(parts, key)
    assert heard.args == [step]


@pytest.mark.parametrize(
    ("key", "shift", "part"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 2),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_shift_and_page_keys_choose_a_part(
    parts: PartsProgress, qtbot: QtBot, key: Qt.Key, shift: Qt.KeyboardModifier, part: int
) -> None:
    parts.set_position(0.4)
    with qtbot.waitSignal(parts.part_chosen) as heard:
        QTest.keyClick(parts, key, shift)
    assert heard.args == [part]


def test_what_has_passed_is_lake_and_the_rest_is_not(parts: PartsProgress, look: Look) -> None:
    parts.set_position(0.4)
    picture = parts.grab().toImage()
    y = round(parts._middle())
    assert picture.pixelColor(100, y) == QColor(look.palette.lake)
    assert picture.pixelColor(600, y) == QColor(look.palette.hair)
    assert picture.pixelColor(round(parts._dot_x(parts._bars())), y) == QColor(look.palette.lamp_line)


def test_the_place_is_read_out_in_words(parts: PartsProgress) -> None:
    parts.set_to_go("about 9 minutes to go", spoken="8 minutes of 17, part 2 of 4, body")
    assert parts.accessibleName() == "Place in the practice"
    assert parts.accessibleDescription() == "8 minutes of 17, part 2 of 4, body"


def test_on_the_dark_page_the_bars_have_no_words(look: Look) -> None:
    parts = PartsProgress(look, "player.parts")
    parts.set_bare(bare=True)
    assert parts.sizeHint().height() == 24


def test_without_parts_nothing_is_painted_and_nothing_fails(look: Look, show: Show) -> None:
    parts = PartsProgress(look, "player.parts")
    show(parts, 400)
    parts.set_position(0.5)
    assert parts.grab().toImage().pixelColor(10, 30) == QColor(look.palette.bg)
