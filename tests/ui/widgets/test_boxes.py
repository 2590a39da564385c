from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE
from fakes.library import ASSETS
from PySide6.QtWidgets import QBoxLayout, QWidget

from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.widgets.boxes import Box, in_column, in_row
from calmroom.ui.widgets.labels import TextLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "Let it be as it is, for as long as it likes to be so. " * 4


class Nested:
    """A label in a row in a column in a column, in boxes of ours or of Qt's."""

    def __init__(self, qtbot: QtBot, *, ours: bool) -> None:
        look = Look(theme_from(STARTED_BEFORE, ASSETS), ASSETS)
        self.label = TextLabel(look, WORDS)
        self.whole, middle, inner = QWidget(), QWidget(), QWidget()
        qtbot.addWidget(self.whole)
        kinds = (self.whole, True), (middle, True), (inner, False)
        outer, column, row = (self._made(widget, upright=upright, ours=ours) for widget, upright in kinds)
        row.addWidget(self.label, 1)
        row.addWidget(TextLabel(look, "and so on"), 0)
        column.addWidget(inner)
        column.addWidget(TextLabel(look, WORDS))
        outer.addWidget(middle)
        self.layout = outer

    @staticmethod
    def _made(widget: QWidget, *, upright: bool, ours: bool) -> QBoxLayout:
        if ours:
            return in_column(widget, 7) if upright else in_row(widget, 7)
        ways = QBoxLayout.Direction
        made = QBoxLayout(ways.TopToBottom if upright else ways.LeftToRight, widget)
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(7)
        return made

    def heights(self) -> list[tuple[int, int]]:
        widths = (640, 300, 480, 300, 640)
        return [(self.layout.heightForWidth(width), self.layout.minimumHeightForWidth(width)) for width in widths]


@pytest.fixture
def both(qtbot: QtBot) -> tuple[Nested, Nested]:
    return Nested(qtbot, ours=True), Nested(qtbot, ours=False)


def test_a_box_is_as_high_in_every_width_as_qts_own(both: tuple[Nested, Nested]) -> None:
    ours, qts = both
    assert ours.heights() == qts.heights()
    assert len(set(ours.heights())) == 3


def test_a_box_knows_when_the_words_in_it_are_others(both: tuple[Nested, Nested]) -> None:
    ours, qts = both
    before = ours.heights()
    qts.heights()
    for each in both:
        each.label.set_words("Little.")
        each.whole.resize(400, 400)
        each.whole.show()
    assert ours.heights() == qts.heights()
    assert ours.heights() != before


def test_a_box_has_no_margins_of_its_own(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    box = in_row(widget, 3)
    assert isinstance(box, Box)
    assert (box.contentsMargins().left(), box.spacing()) == (0, 3)
