from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui.body.opened import LEFT, Opened, Show

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import Mark
from calmroom.domain.body.sensation import Quality
from calmroom.ui.body.brushes import BrushButton
from calmroom.ui.body.touch import Brush

WIDTHS = {brush: brush.width for brush in Brush}


def stroke(opened: Opened) -> float:
    """Paint one, and say how broad it came to be."""
    side, at = opened.side(), opened.at("heart")
    QTest.mousePress(side, LEFT, pos=at)
    for step in range(1, 8):
        QTest.mouseMove(side, at + QPoint(3 * step, 2 * step))
    QTest.mouseRelease(side, LEFT, pos=at + QPoint(21, 14))
    return opened.pane.studio.map.strokes[-1].width


def brush_row(opened: Opened) -> BrushButton:
    found = opened.room.findChild(BrushButton, "body.brush.broad")
    assert isinstance(found, BrushButton)
    return found


@pytest.mark.parametrize("brush", Brush)
def test_a_stroke_is_as_broad_as_was_chosen(show: Show, brush: Brush) -> None:
    opened = show(House())
    opened.button("body.tool.brush").click()
    opened.button(f"body.brush.{brush}").click()
    assert stroke(opened) == WIDTHS[brush]


def test_a_stroke_is_of_the_word_that_was_chosen_last(show: Show) -> None:
    opened = show(House())
    opened.button("body.tool.brush").click()
    opened.button("body.word.tight").click()
    stroke(opened)
    assert opened.pane.studio.map.strokes[-1].quality is Quality.TIGHT


def test_the_three_are_told_apart_by_eye() -> None:
    assert WIDTHS[Brush.FINE] * 2 <= WIDTHS[Brush.USUAL] <= WIDTHS[Brush.BROAD] / 2


def test_how_broad_is_asked_only_where_there_is_a_brush(show: Show) -> None:
    opened = show(House())
    assert not brush_row(opened).isVisible()
    opened.button("body.tool.brush").click()
    assert brush_row(opened).isVisible()
    opened.button("body.tool.places").click()
    assert not brush_row(opened).isVisible()


def test_brackets_make_the_brush_finer_and_broader(show: Show) -> None:
    opened = show(House())
    opened.button("body.tool.brush").click()
    opened.side().setFocus()
    opened.key(Qt.Key.Key_BracketRight)
    assert stroke(opened) == WIDTHS[Brush.BROAD]
    opened.key(Qt.Key.Key_BracketRight)
    assert stroke(opened) == WIDTHS[Brush.BROAD]
    opened.key(Qt.Key.Key_BracketLeft)
    opened.key(Qt.Key.Key_BracketLeft)
    assert stroke(opened) == WIDTHS[Brush.FINE]
    assert opened.button("body.brush.fine").isChecked()


def test_brackets_are_single_keys_too(show: Show) -> None:
    opened = show(House(settings=replace(STARTED_BEFORE, single_keys=False)))
    opened.button("body.tool.brush").click()
    opened.side().setFocus()
    opened.key(Qt.Key.Key_BracketRight)
    assert stroke(opened) == WIDTHS[Brush.USUAL]


def test_another_word_for_a_line_leaves_the_brush_as_it_is(show: Show) -> None:
    opened = show(House())
    opened.button("body.tool.brush").click()
    opened.button("body.brush.fine").click()
    stroke(opened)
    opened.row().click()
    opened.button("body.word.tight").click()
    painted = opened.pane.studio.map.strokes[0]
    assert (painted.quality, painted.width) == (Quality.TIGHT, WIDTHS[Brush.FINE])
    assert opened.button("body.brush.fine").isChecked()


def test_what_is_painted_on_top_looks_as_when_all_is_painted_anew(show: Show) -> None:
    opened = show(House())
    side = opened.side()
    opened.pane.studio.press("belly")
    opened.button("body.tool.brush").click()
    stroke(opened)
    opened.button("body.word.tight").click()
    stroke(opened)
    QTest.mouseMove(opened.pane.board.title)
    on_top = side.grab().toImage()
    side.look.changed.emit()
    assert side.grab().toImage() == on_top
    assert Mark("belly", Quality.WARM, opened.pane.studio.touch.strength) in opened.pane.studio.map.marks
    assert opened.side(View.BACK).isVisible()
