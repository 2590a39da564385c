"""Every place by its name, in a list that is opened, typed into, and chosen from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeGuard

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.fields import ComboBox
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.ui.theme.look import Look

ADD: Final = "Add a place by name"
MOVES: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)
"""Keys that choose in a closed list of Qt's, where choosing marks the body."""


def is_override(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Whether a key asks who wants it, before it is anybody's shortcut."""
    return event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)


def letters_of(event: QKeyEvent) -> str:
    """The letter that a key writes; none for a digit, a space, or one with Ctrl or Alt."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text() if event.text().isalpha() and not held else ""


class PlaceBox(ComboBox):
    """All places by name; choosing one marks it, or takes the mark off."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "body.add", ADD)
        self.setPlaceholderText(ADD)
        self.setMaxVisibleItems(14)
        # A list under the box, and not one over the whole screen.
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")
        self.view().setAccessibleName(ADD)
        self.view().installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_places(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer these: ids and names."""
        self.clear()
        for place, name in names:
            self.addItem(name, place)
        self.setCurrentIndex(-1)

    def showPopup(self) -> None:  # noqa: N802 - Qt asks for it by this name
        """Open the list with the keyboard on its first name."""
        super().showPopup()
        if not self.view().currentIndex().isValid():
            self.view().setCurrentIndex(self.model().index(0, 0))

    def event(self, event: QEvent) -> bool:
        """A letter that a name begins with is no key of the body map here."""
        if is_override(event) and self._begins_a_name(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nor is any letter while the list is open."""
        if watched is self.view() and is_override(event) and letters_of(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What would choose another place opens the list instead, while it is closed; a letter goes to its name."""
        if event.key() in MOVES and not self.view().isVisible():
            self.showPopup()
        elif self._begins_a_name(event):
            self.showPopup()
            self.view().keyboardSearch(event.text())
        elif not letters_of(event):
            super().keyPressEvent(event)

    def _begins_a_name(self, event: QKeyEvent) -> bool:
        return bool(letters_of(event)) and self.findText(event.text(), Qt.MatchFlag.MatchStartsWith) >= 0

    def sizeHint(self) -> QSize:
        """As wide as there is room, 44 px high."""
        return QSize(214, self.look.theme.control(44))

    def minimumSizeHint(self) -> QSize:
        """Room for its words."""
        words = self.fontMetrics().horizontalAdvance(ADD)
        return QSize(math.ceil(words + self.look.theme.space(58)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An outline, a plus and a verb."""
        painter, palette, theme = open_painter(self), self.look.palette, self.look.theme
        box = QRectF(self.rect())
        fill_round(painter, box, 11.0, QColor(palette.lake_wash if self.underMouse() else palette.surface))
        stroke_round(painter, box, 11.0, QPen(QColor(palette.edge), 2.0 if palette.outlined else 1.0))
        side = theme.space(16)
        at = QRectF(theme.space(16), (box.height() - side) / 2, side, side)
        draw_icon(painter, Icon.ADD, at, QColor(palette.ink2))
        painter.setFont(self.font())
        painter.setPen(QColor(palette.ink2))
        draw_words(painter, ADD, at.right() + theme.space(10), box)
