"""The setting Picture: a figure, a figure without inner lines, or names (design/language.md 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from calmroom.domain.settings import Picture
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import DAWN
from calmroom.ui.widgets.body_figure import BodyFigure
from calmroom.ui.widgets.covers import CoverArt, CoverKind, paint_art

Show = Callable[..., QWidget]


def cover(look: Look, picture: Picture, art: CoverArt) -> QImage:
    look.set_theme(replace(look.theme, picture=picture))
    image = QImage(200, 420, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_art(painter, look, art, QRectF(0, 0, 200, 420))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.fixture
def figure(look: Look, show: Show) -> BodyFigure:
    figure = BodyFigure(look, "player.figure")
    show(figure, 200, 420)
    figure.attend(("belly",), "the belly")
    return figure


def test_without_a_figure_the_place_is_told_in_words(look: Look, figure: BodyFigure) -> None:
    with_body = figure.grab().toImage()
    look.set_theme(replace(look.theme, picture=Picture.NAMES))
    words = figure.grab().toImage()
    figure.attend((), "")
    assert words not in (with_body, figure.grab().toImage())
    assert QColor(DAWN.ink2).name() in colours(words)


def test_without_inner_lines_the_light_is_the_same_and_the_body_has_fewer_lines(look: Look, figure: BodyFigure) -> None:
    with_lines = figure.grab().toImage()
    look.set_theme(replace(look.theme, picture=Picture.OUTLINE))
    assert figure.grab().toImage() != with_lines


def test_a_cover_shows_window_light_where_no_figure_is_wanted(look: Look) -> None:
    figure = CoverArt(CoverKind.FIGURE, ("belly",))
    panes = cover(look, Picture.FIGURE, CoverArt(CoverKind.LIGHT, ("belly",)))
    assert cover(look, Picture.FIGURE, figure) != panes
    assert cover(look, Picture.NAMES, figure) == panes
