"""Qt's own fields in the window's dress: text, search, choice from a list, tick."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSizePolicy, QStyledItemDelegate, QTextEdit

from calmroom.domain.journal.pasting import MOST, pasted
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.over import Over
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.turning import Turning
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.theme.look import Look

NO_WORDS = "Only words can be pasted here."
NO_ROOM = "There is no room for more on this page. What did not fit can still be pasted elsewhere."
TICK = 22.0
TICK_MS = 160


class TextField(QLineEdit):
    """One line of text, 44 px high.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        spoken: The accessible name.
        placeholder: What stands there while it is empty.
    """

    def __init__(self, look: Look, name: str, spoken: str, placeholder: str = "") -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        self.setPlaceholderText(placeholder)
        self.setProperty("ringRadius", 11.0)
        self._dress()
        look.changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An Enter that led away from here is used up; handed on, it would press what has the focus by then."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and QApplication.focusWidget() is not self:
            event.accept()

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY))
        self.setMinimumHeight(self.look.theme.control(44))


class SearchField(TextField):
    """A line to search with; Escape empties it."""

    def __init__(self, look: Look, name: str, placeholder: str) -> None:
        super().__init__(look, name, placeholder, placeholder)
        self.setTextMargins(round(look.theme.space(26)), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties a full field; from an empty one it goes on to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field and a glass in it."""
        super().paintEvent(event)
        side = self.look.theme.space(18)
        box = QRectF(self.look.theme.space(14), (self.height() - side) / 2, side, side)
        draw_icon(open_painter(self), Icon.SEARCH, box, QColor(self.look.palette.ink2))


class WritingField(QTextEdit):
    """Where a person writes: plain text only, in their serif, with the journal's line height.

    Args:
        look: The window's look.
        name: Object name and accessible identifier.
        spoken: The accessible name.
        placeholder: What stands there while it is empty.
        boxed: With an outline, as on the page after a practice.

    Signals:
        worded: Other words are shown, which nobody typed here.
        pasted: Something was pasted; a sentence where not all of it could be, else nothing.
        seen: Another part of it is in sight.

    Attributes:
        offer_menu: Shows the menu instead of Qt.
    """

    worded = Signal()
    pasted = Signal(str)
    seen = Signal()

    def __init__(self, look: Look, name: str, spoken: str, placeholder: str = "", *, boxed: bool = False) -> None:
        super().__init__()
        self.look = look
        self.over = Over(self)
        self.offer_menu: Callable[[QContextMenuEvent], None] | None = None
        identify(self, name, spoken)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setProperty("kind", "field" if boxed else "writing")
        self.setProperty("ringRadius", 11.0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self._dress()
        look.changed.connect(self._dress)

    def set_words(self, text: str) -> None:
        """Shows a text, without it counting as something typed."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setPlainText(text)
        self._space_lines()
        self.blockSignals(blocked)
        self.worded.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu: Qt's own, or what somebody offers instead."""
        if self.offer_menu is None:
            super().contextMenuEvent(event)
        else:
            self.offer_menu(event)

    def showEvent(self, event: QShowEvent) -> None:
        """It is in sight."""
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing of it is in sight."""
        super().hideEvent(event)
        self.seen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it is in sight."""
        super().resizeEvent(event)
        self.seen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page around it brings it into sight."""
        super().focusInEvent(event)
        self.seen.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Another part is in sight."""
        super().scrollContentsBy(dx, dy)
        self.seen.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain words only, and as many as there is room for."""
        if not source.hasText():
            self.pasted.emit(NO_WORDS)
            return
        found = pasted(source.text(), MOST - self.document().characterCount())
        self.insertPlainText(found.text)
        self.ensureCursorVisible()
        self.pasted.emit(NO_ROOM if found.is_cut else "")

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.JOURNAL))
        self.document().setDefaultFont(self.font())
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._space_lines()
        self.blockSignals(blocked)

    def _space_lines(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(
            self.look.theme.line_height(Role.JOURNAL), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        form.setBottomMargin(self.look.theme.space(12))
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.document().setUndoRedoEnabled(undo)


class ComboBox(QComboBox):
    """One of several, behind a press; the wheel leaves it alone."""

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        self.setProperty("ringRadius", 11.0)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its longest answer."""
        theme, metrics = self.look.theme, QFontMetricsF(self.font())
        width = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=40.0)
        return QSize(math.ceil(width + theme.space(14 + 10 + 16 + 12)), theme.control(40))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its longest answer."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page, so that scrolling never answers anything."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Field, answer, and a small arrow down."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box = QRectF(self.rect())
        fill_round(painter, box, 11.0, QColor(palette.lake_wash if self.underMouse() else palette.surface))
        stroke_round(painter, box, 11.0, QPen(QColor(palette.edge), 2.0 if palette.outlined else 1.0))
        painter.setFont(self.font())
        painter.setPen(QColor(palette.ink))
        draw_words(painter, self.currentText(), theme.space(14), box)
        side = theme.space(16)
        at = QRectF(box.right() - theme.space(12) - side, box.center().y() - side / 2, side, side)
        draw_icon(painter, Icon.DOWN, at, QColor(palette.ink))


class CheckBox(Turning, QCheckBox):
    """A tick and its words, which wrap.

    Args:
        look: The window's look.
        text: The words.
        name: Object name and accessible identifier.
    """

    def __init__(self, look: Look, text: str, name: str) -> None:
        super().__init__(text)
        self.look = look
        self._set: Typeset | None = None
        self._glow = Glide(self, self.update)
        identify(self, name, text)
        self.setProperty("ringRadius", 6.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._light)
        self._dress()
        look.changed.connect(self._dress)

    def set_words(self, text: str) -> None:
        """Changes the words, and what is read out."""
        self.setText(text)
        self.setAccessibleName(text)
        self._dress()

    def _light(self, chosen: bool) -> None:  # noqa: FBT001 - the signature of toggled
        self._glow.go(float(chosen), self.look.theme.milliseconds(TICK_MS if self.isVisible() else 0))

    def _dress(self) -> None:
        theme = self.look.theme
        self.setFont(theme.font(Role.BODY))
        self._set = Typeset(Words(self.text()), theme.font(Role.BODY), theme.line_height(Role.BODY))
        self.updateGeometry()
        self.update()

    def _typeset(self) -> Typeset:
        if self._set is None:
            self._dress()
        assert self._set is not None  # noqa: S101 - _dress has just made it
        return self._set

    def _indent(self) -> float:
        return self.look.theme.space(TICK) + self.look.theme.space(12)

    def hitButton(self, pos: object) -> bool:
        """The words can be pressed as well."""
        del pos
        return True

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Never under 34 px."""
        self._typeset().lay(width - self._indent() - 4)
        return max(34, math.ceil(self._typeset().height + 12))

    def sizeHint(self) -> QSize:
        """One line if it fits 520 px."""
        theme = self.look.theme
        width = min(self._typeset().widest() + 2, 520 * theme.scale) + self._indent() + 4
        return QSize(math.ceil(width), self.heightForWidth(math.ceil(width)))

    def minimumSizeHint(self) -> QSize:
        """The tick and a few letters."""
        return QSize(160, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box, the tick, the words."""
        painter, palette = open_painter(self), self.look.palette
        side = self.look.theme.space(TICK)
        lines = self._typeset().lay(self.width() - self._indent() - 4)
        top = (self.height() - self._typeset().height) / 2
        first = top + self._typeset().height / max(1, lines) / 2
        self._paint_tick(painter, QRectF(2, first - side / 2, side, side))
        ink = QColor(palette.ink if self.isEnabled() else palette.ink3)
        self._typeset().draw(painter, QPointF(self._indent() + 2, top), ink)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        palette, on = self.look.palette, self._glow.value
        fill_round(painter, box, 6.0, QColor(palette.surface))
        stroke_round(painter, box, 6.0, QPen(QColor(palette.lake if self.underMouse() else palette.edge), 1.5))
        if on > 0:
            fill_round(painter, box, 6.0, tint(palette.lake, on))
            inner = box.adjusted(3, 3, -3, -3)
            draw_icon(painter, Icon.CHECK, inner, tint(palette.on_lake, on))
