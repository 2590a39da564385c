"""The body before and now, beside the questions; it can be drawn, and never has to be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.domain.body.words import difference, sentence
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.kept import Kept
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.map_picture import paint_both
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.ui.theme.look import Look

HIGH: Final = 290.0
WIDE: Final = 250.0
SAVED_FIRST: Final = "What you set here is saved first"
MOST: Final = 3
"""So many differences are said; the body map says all."""


class MapFigure(QWidget):
    """Front and back of one map; a picture, so it takes no keyboard."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.map: BodyMap | None = None
        self._kept = Kept(self, self._paint)
        identify(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def show_map(self, body_map: BodyMap, words: str) -> None:
        """Show a map without what is left out; ``words`` say which it is."""
        self.map = body_map
        self.setAccessibleName(f"{words}. {sentence(body_map)}")
        self._dress()

    def sizeHint(self) -> QSize:
        """Two figures beside each other."""
        scale = max(1.0, self.look.theme.scale**0.5)
        return QSize(math.ceil(WIDE * scale), math.ceil(HIGH * scale))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is less room, and then smaller."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both sides."""
        if self.map is not None:
            open_painter(self).drawPixmap(0, 0, self._kept.picture())

    def _paint(self, painter: QPainter) -> None:
        if self.map is not None:
            paint_both(painter, self.look, QRectF(self.rect()), self.map)

    def _dress(self) -> None:
        self._kept.forget()
        self.updateGeometry()
        self.update()


class AfterMaps(QWidget):
    """Before, where there is such a map, and now; a link leads to drawing it.

    Signals:
        asked: The map of now is to be drawn, or changed.
    """

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "after.maps", "Body map")
        self.before = MapFigure(look, "after.map.before")
        self.now = MapFigure(look, "after.map.now")
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, "after.map.difference")
        self.link = LinkButton(look, "", "after.map")
        self._first = _named(self.before, TextLabel(look, "Before", Role.SMALL, Tone.INK2))
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(self._first, 1)
        both.addWidget(_named(self.now, TextLabel(look, "Now", Role.SMALL, Tone.INK2)), 1)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(both)
        whole.addLayout(foot)
        whole.addStretch(1)
        self.link.clicked.connect(self.asked)

    def show_maps(self, before: BodyMap | None, now: BodyMap) -> None:
        """Show the map of before, if there is one, and that of now, which may be empty."""
        if before is not None:
            self.before.show_map(before, "Before")
        self.now.show_map(now, "Now")
        self._first.setVisible(before is not None)
        told = difference(before, now) if before is not None and not now.is_empty else ()
        self.said.set_words(" ".join(f"{each.name}: {each.words}." for each in told[:MOST]))
        self.link.set_words("Draw a body map" if now.is_empty else "Change the map")
        self.link.setAccessibleDescription(SAVED_FIRST)


def _named(figure: MapFigure, name: TextLabel) -> QWidget:
    made = QWidget()
    name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(figure)
    column.addWidget(name)
    return made
