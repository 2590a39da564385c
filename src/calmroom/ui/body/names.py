"""One side of the body without a figure: its places by name, each a button that is marked as a place is."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.domain.body.body import PLACES, is_sensitive
from calmroom.domain.body.body_map import AROUND_ME, place_name
from calmroom.domain.body.sensation import Quality
from calmroom.ui.body.state import capital, place_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.sensations import OPACITY
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.surfaces import scrolling
from calmroom.ui.widgets.textures import paint_swatch
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.domain.body.body import View
    from calmroom.domain.body.body_map import BodyMap, Mark
    from calmroom.ui.theme.look import Look

RADIUS: Final = 9.0
PAD: Final = 10.0
SWATCH: Final = (26.0, 17.0)
AT_MOST: Final = 3
"""So many marks of one place are shown: one for each depth."""


class PlaceRow(Turning, QPushButton):
    """One place; it shows what is marked there.

    Signals:
        emptied: Its marks are not wanted.
    """

    emptied = Signal()

    def __init__(self, look: Look, place: str, view: View) -> None:
        super().__init__(capital(place_name(place)))
        self.look = look
        self.place = place
        self.marks: tuple[Mark, ...] = ()
        self.gone: tuple[Mark, ...] = ()
        self.is_chosen = False
        identify(self, f"body.name.{view}.{place}", self.text())
        self.setProperty("ring", "inside")
        self.setProperty("ringRadius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dress()
        look.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        """34 px high at 100 %."""
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(math.ceil(2 * PAD + words + SWATCH[0] + PAD), self.look.theme.control(34))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its name."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, Delete takes its marks off, and arrows go up and down."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.emptied.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, name, and a swatch for each mark at the end; dashed for what is there no more."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        if self.is_chosen or self.isDown() or self.underMouse():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if self.is_chosen or self.isDown() else 0.5))
        if self.is_chosen and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        right, top = box.right() - PAD, (box.height() - SWATCH[1]) / 2
        swatches = [(mark.quality, OPACITY[mark.strength]) for mark in self.marks[:AT_MOST]]
        for quality, opacity in swatches or [(Quality.NOTHING, 1.0)] * bool(self.gone):
            right -= SWATCH[0]
            paint_swatch(painter, quality, palette, QRectF(right, top, *SWATCH), opacity)
            right -= PAD / 2
        painter.setFont(self.look.theme.font(Role.BODY, strong=bool(self.marks)))
        painter.setPen(QColor(palette.ink if self.isEnabled() else palette.ink2))
        draw_words(painter, self.text(), PAD, box)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY))
        self.updateGeometry()
        self.update()


class PlaceNames(QWidget):
    """A column of the places of one side, for whom an outline of a body is not welcome. Made when first shown.

    Signals:
        pressed: The id of a place whose mark is wanted, or not any more.
        emptied: The id of a place whose marks are not wanted.
    """

    pressed = Signal(str)
    emptied = Signal(str)

    def __init__(self, look: Look, view: View) -> None:
        super().__init__()
        self.look = look
        self.view = view
        self.is_open = True
        self._rows: dict[str, PlaceRow] = {}
        self._hidden: frozenset[str] = frozenset()
        self._map: BodyMap | None = None
        self._gone: tuple[Mark, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._content, f"body.names.{view}"))
        identify(self, f"body.places.{view}", f"Places, {view}")

    @property
    def rows(self) -> tuple[PlaceRow, ...]:
        """The buttons, top to bottom."""
        return tuple(self._rows.values())

    def build(self) -> None:
        """Make the buttons: what is around first, sensitive places last."""
        here = [place for place, known in PLACES.items() if known.view is self.view]
        for number, place in enumerate((AROUND_ME, *sorted(here, key=is_sensitive))):
            row = self._rows[place] = PlaceRow(self.look, place, self.view)
            row.clicked.connect(partial(self._press, place))
            row.emptied.connect(partial(self._empty, place))
            self._column.insertWidget(number, row)
        self._show()

    def come_after(self, before: QWidget) -> QWidget:
        """Have the keyboard come to the names after a widget. The last of them."""
        for row in self._rows.values():
            self.setTabOrder(before, row)
            before = row
        return before

    def show_map(self, body_map: BodyMap, gone: tuple[Mark, ...] = (), chosen: tuple[str, ...] = ()) -> None:
        """Show what is marked, what is there no more, and which places one line of the list tells of."""
        self._map, self._gone, self._chosen = body_map, gone, chosen
        self._show()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Leave places out."""
        self._hidden = hidden
        self._show()

    def _show(self) -> None:
        for place, row in self._rows.items():
            row.setVisible(place not in self._hidden)
            row.setEnabled(self.is_open)
            row.marks = tuple(mark for mark in self._map.marks if mark.place == place) if self._map is not None else ()
            row.gone = tuple(mark for mark in self._gone if mark.place == place)
            row.is_chosen = place in self._chosen
            row.setAccessibleName(place_words(self._map, place) if self._map is not None else row.text())
            row.update()

    def _press(self, place: str) -> None:
        self.pressed.emit(place)
        self._say(place)

    def _empty(self, place: str) -> None:
        if self.is_open:
            self.emptied.emit(place)
            self._say(place)

    def _say(self, place: str) -> None:
        if self._map is not None:
            announce(self._rows[place], place_words(self._map, place))
