from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from calmroom.ui.theme.icons import DRAWINGS, GRID, Icon, icon_paths, icon_pixmap


@pytest.mark.parametrize("icon", list(Icon), ids=str)
def test_an_icon_is_drawn_inside_its_grid(icon: Icon) -> None:
    lines, dots = icon_paths(icon)
    box = lines.boundingRect().united(dots.boundingRect())
    assert QRectF(0.8, 0.8, GRID - 1.6, GRID - 1.6).contains(box)
    assert box.width() > 4
    assert box.height() > 4


def test_every_icon_has_a_drawing_of_its_own() -> None:
    assert set(DRAWINGS) == set(Icon)
    assert len(set(DRAWINGS.values())) == len(Icon)


def test_an_icon_is_painted_in_the_asked_colour(qapp: QApplication) -> None:
    del qapp
    picture = icon_pixmap(Icon.PAUSE, "#1E5A63", 20).toImage()
    assert picture.pixelColor(7, 10) == QColor("#1E5A63") or picture.pixelColor(7, 10).alpha() > 180
    assert picture.pixelColor(10, 10).alpha() == 0


def test_an_icon_is_sharp_at_two_pixels_to_one(qapp: QApplication) -> None:
    del qapp
    assert icon_pixmap(Icon.PLAY, "#000000", 20, 2.0).width() == 40
