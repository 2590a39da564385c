"""The pages as a list that paints only what is seen, so that ten thousand of them cost nothing."""

from __future__ import annotations

import math
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from calmroom.ui.journal.state import EntryRow, Heading, Item, RowSign, spoken_row
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.painting import draw_words, fill_round, stroke_round, tint
from calmroom.ui.widgets.typeset import Typeset, Words

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

PAD_X, PAD_Y, GAP = 12.0, 11.0, 2.0
RADIUS = 11.0
SIGN = 16.0
_SIGNS = {RowSign.MAP: Icon.BODY, RowSign.TWO_HANDS: Icon.TWO_HANDS, RowSign.VOICE: Icon.VOICE}
MOST_KEPT = 2000
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ItemRole(IntEnum):
    """What the model tells beyond Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class EntryModel(QAbstractListModel):
    """Headings, which cannot be chosen, and pages, which can."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many headings and pages there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, and the row itself."""
        item = self._items[index.row()]
        if role == ItemRole.ITEM:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item.words if isinstance(item, Heading) else spoken_row(item)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Arrows pass over headings."""
        if isinstance(self._items[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def set_items(self, items: tuple[Item, ...]) -> bool:
        """Show another list; says whether rows came, went or moved, so that the chosen one must be found again."""
        before, self._items = self._items, items
        if [_key(item) for item in before] == [_key(item) for item in items]:
            pairs = enumerate(zip(before, items, strict=True))
            others = [number for number, (old, new) in pairs if old is not new and old != new]
            if others:
                self.dataChanged.emit(self.index(others[0]), self.index(others[-1]))
            return False
        if _key_row(items)[: len(before)] == _key_row(before):
            self._items = before
            self.beginInsertRows(_NOWHERE, len(before), len(items) - 1)
            self._items = items
            self.endInsertRows()
            return False
        self.beginResetModel()
        self.endResetModel()
        return True

    def row_of(self, entry_id: str) -> int:
        """The row of a page, or -1."""
        found = (number for number, item in enumerate(self._items) if _key(item) == entry_id)
        return next(found, -1)

    def entry_id(self, index: Index) -> str:
        """The id of the page at a place; empty at a heading."""
        item = self._items[index.row()] if index.isValid() else None
        return item.entry_id if isinstance(item, EntryRow) else ""


class EntryDelegate(QStyledItemDelegate):
    """Paints a heading, or a page with its day and its first words.

    Attributes:
        width: Of the list, in px; rows are as high as they need to be in it.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.width = 200
        self._set: dict[tuple[str, tuple[tuple[int, int], ...]], Typeset] = {}
        look.changed.connect(self._set.clear)

    def forget(self) -> None:
        """Hold no words any more."""
        self._set.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words are in the width of the list."""
        item = index.data(ItemRole.ITEM)
        small = self.look.theme.line_height(Role.SMALL)
        width = self.width
        if isinstance(item, Heading):
            return QSize(width, math.ceil(small + 10 + (12 if index.row() else 0)))
        typeset = self._typeset(item)
        typeset.lay(width - 2 * PAD_X)
        body = typeset.height if item.excerpt else 0.0
        return QSize(width, math.ceil(2 * PAD_Y + small + GAP + body + 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item, box = index.data(ItemRole.ITEM), QRectF(option.rect)
        if isinstance(item, Heading):
            self._paint_small(
                painter, item.words, box.adjusted(0, box.height() - self._small() - 4, 0, -4), strong=True
            )
        else:
            self._paint_row(painter, option, item, box.adjusted(0, 0, 0, -4))
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: EntryRow, box: QRectF) -> None:
        palette, state = self.look.palette, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if chosen else 0.5))
        if chosen and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        top = box.top() + PAD_Y
        self._paint_small(painter, row.when, QRectF(box.left(), top, box.width(), self._small()), strong=False)
        self._paint_signs(painter, row, QRectF(box.left(), top, box.width() - PAD_X, self._small()))
        typeset = self._typeset(row)
        typeset.lay(box.width() - 2 * PAD_X)
        typeset.draw(painter, QPointF(box.left() + PAD_X, top + self._small() + GAP), QColor(palette.ink))

    def _paint_small(self, painter: QPainter, words: str, box: QRectF, *, strong: bool) -> None:
        painter.setFont(self.look.theme.font(Role.SMALL_STRONG if strong else Role.SMALL))
        painter.setPen(QColor(self.look.palette.ink2))
        draw_words(painter, words, box.left() + PAD_X, box)

    def _small(self) -> float:
        return self.look.theme.line_height(Role.SMALL)

    def _paint_signs(self, painter: QPainter, row: EntryRow, box: QRectF) -> None:
        side = self.look.theme.space(SIGN)
        left = box.right() - side
        for sign in row.signs:
            at = QRectF(left, box.center().y() - side / 2, side, side)
            draw_icon(painter, _SIGNS[sign], at, QColor(self.look.palette.ink2))
            left -= side + 4

    def _typeset(self, row: EntryRow) -> Typeset:
        if len(self._set) > MOST_KEPT:
            self._set.clear()
        key = (row.excerpt, row.hits)
        if key not in self._set:
            theme = self.look.theme
            words = Words(row.excerpt, row.hits)
            self._set[key] = Typeset(words, theme.font(Role.BODY), theme.line_height(Role.BODY), self._hit())
        return self._set[key]

    def _hit(self) -> QTextCharFormat:
        """Weight and a line, so that it needs no colour to be seen."""
        form = QTextCharFormat()
        form.setFontWeight(self.look.theme.font(Role.BODY, strong=True).weight())
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(QColor(self.look.palette.lake))
        return form


def _key(item: Item) -> str:
    return item.entry_id if isinstance(item, EntryRow) else f"heading {item.words}"


def _key_row(items: tuple[Item, ...]) -> list[str]:
    return [_key(item) for item in items]
