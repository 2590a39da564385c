"""What is on a map, as a list of real buttons, and what is different, as sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.domain.body.sensation import Quality, Strength
from calmroom.domain.body.words import Difference, Kind, MapLine
from calmroom.ui.body.drawing import first_of
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.sensations import OPACITY
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.textures import paint_swatch
from calmroom.ui.widgets.turning import Turning
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look

RADIUS: Final = 10.0
PAD: Final = 10.0
SWATCH: Final = (26.0, 17.0)
WIDTH: Final = 226
LEFT: Final = PAD + SWATCH[0] + 10
CHANGES = "Enter changes, Delete removes"


class Telling:
    """A swatch, a name in bold, and words under it, laid into a width."""

    def __init__(self, look: Look, name: str, words: str, quality: Quality) -> None:
        self.look = look
        self.quality = quality
        self._texts = (name, words)
        self._set: list[Typeset] = []

    def dress(self) -> None:
        """Take the letters of now."""
        theme = self.look.theme
        name, words = self._texts
        self._set = [
            Typeset(Words(name), theme.font(Role.BODY, strong=True), theme.line_height(Role.BODY)),
            Typeset(Words(words), theme.font(Role.SMALL), theme.line_height(Role.SMALL)),
        ]

    def height(self, width: float) -> float:
        """How high it is in a width, in px."""
        for typeset in self._set:
            typeset.lay(width - LEFT - PAD)
        return sum(typeset.height for typeset in self._set)

    def row(self, width: int) -> int:
        """How high a row is that holds it: as its words need, and never under 44 px."""
        return max(44, math.ceil(self.height(width) + self.look.theme.space(13)))

    def paint(self, painter: QPainter, box: QRectF, opacity: float = 1.0) -> None:
        """Swatch and words."""
        palette = self.look.palette
        top = box.top() + (box.height() - self.height(box.width())) / 2
        swatch = QRectF(PAD, top + (self.look.theme.line_height(Role.BODY) - SWATCH[1]) / 2, *SWATCH)
        paint_swatch(painter, self.quality, palette, swatch, opacity)
        for typeset, colour in zip(self._set, (palette.ink, palette.ink2), strict=True):
            typeset.draw(painter, QPointF(LEFT, top), QColor(colour))
            top += typeset.height


class MarkButton(Turning, QPushButton):
    """One line of what is on the map; pressed, it can be changed.

    Signals:
        removed: Delete was pressed.
    """

    removed = Signal()

    def __init__(self, look: Look, line: MapLine, spoken: str) -> None:
        super().__init__()
        self.look = look
        self.line = line
        identify(self, f"body.line.{'.'.join(line.places) or 'paint'}.{line.quality}", spoken)
        self.setAccessibleDescription(CHANGES)
        self.setCheckable(True)
        self._words = Telling(look, line.name, line.words, line.quality)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _as_row(self)
        self._dress()
        look.changed.connect(self._dress)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As its words need."""
        return self._words.row(width)

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        return QSize(WIDTH, self.heightForWidth(max(WIDTH, self.width())))

    def minimumSizeHint(self) -> QSize:
        """A narrow list."""
        return QSize(150, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, Delete takes it off."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Wash, then what it says."""
        painter, palette = open_painter(self), self.look.palette
        box, on = QRectF(self.rect()), self.isChecked()
        if on or self.isDown() or self.underMouse():
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if on or self.isDown() else 0.5))
        if on and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        self._words.paint(painter, box, _shade(first_of(self.line).strength))

    def _dress(self) -> None:
        self._words.dress()
        self.updateGeometry()
        self.update()


class PlainLine(QWidget):
    """A line that is read, not pressed."""

    def __init__(self, look: Look, name: str, words: str, quality: Quality, shade: float = 1.0) -> None:
        super().__init__()
        self.look = look
        self._shade = shade
        self._words = Telling(look, name, words, quality)
        self.setAccessibleName(f"{name}: {words}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        _as_row(self)
        self._dress()
        look.changed.connect(self._dress)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As its words need."""
        return self._words.row(width)

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        return QSize(WIDTH, self.heightForWidth(max(WIDTH, self.width())))

    def minimumSizeHint(self) -> QSize:
        """A narrow list."""
        return QSize(150, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatch, name, words."""
        self._words.paint(open_painter(self), QRectF(self.rect()), self._shade)

    def _dress(self) -> None:
        self._words.dress()
        self.updateGeometry()
        self.update()


class DifferenceLine(PlainLine):
    """What became of one place."""

    def __init__(self, look: Look, told: Difference) -> None:
        mark = told.now or told.before
        strength = mark.strength if mark is not None and told.kind is not Kind.CHANGED else Strength.STRONG
        super().__init__(look, told.name, told.words, told.quality, _shade(strength))
        self.told = told
        identify(self, f"body.difference.{'.'.join(told.places)}")


class Rows(QWidget):
    """Rows under each other; rebuilt where they are others. The keyboard comes to them after ``follows``."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.follows: QWidget | None = None
        identify(self, name, spoken)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these in the place of what was there; a row may be one that was there already."""
        keep = set(map(id, rows))
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and id(widget) not in keep:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(row)
            row.show()
        before = self.follows
        for row in rows:
            if before is not None:
                self.setTabOrder(before, row)
            before = row


def _as_row(widget: QWidget) -> None:
    """As wide as the list, as high as its words; the ring lies inside."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    widget.setProperty("ring", "inside")
    widget.setProperty("ringRadius", RADIUS)


def _shade(strength: Strength) -> float:
    return (1.0 + OPACITY[strength]) / 2
