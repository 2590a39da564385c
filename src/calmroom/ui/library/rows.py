"""The practices as a list that paints only what is seen: headings, and rows with a cover, a title, a line, a length."""

from __future__ import annotations

import math
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from calmroom.ui.library.state import Group, Row
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.cover_queue import CoverQueue
from calmroom.ui.widgets.covers import RADIUS as COVER_RADIUS
from calmroom.ui.widgets.covers import CoverSize, kept_cover
from calmroom.ui.widgets.painting import draw_words, fill_round, stroke_round, tint
from calmroom.ui.widgets.practice_art import art_of
from calmroom.ui.widgets.typeset import Typeset, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from calmroom.ui.theme.look import Look

PAD, GAP, RADIUS = 14.0, 16.0, 12.0
LEAST_WORDS = 210.0
"""With less room than this, in px at 100 %, the length stands under the line and not beside it."""
RING = 3.0
MOST_KEPT = 2000
Index = QModelIndex | QPersistentModelIndex
Item = str | Row
_NOWHERE = QModelIndex()


class ItemRole(IntEnum):
    """What the model tells beyond Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1


class PracticeModel(QAbstractListModel):
    """Headings, which cannot be chosen, and practices, which can."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._spoken: dict[str, str] = {}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many headings and practices there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, and the row itself."""
        item = self._items[index.row()]
        if role == ItemRole.ITEM:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return item.spoken if isinstance(item, Row) else self._spoken[item]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(item, Row):
            return item.line.replace("**", "")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Arrows pass over headings."""
        if isinstance(self._items[index.row()], str):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def set_groups(self, groups: tuple[Group, ...]) -> bool:
        """Show another list; says whether it is one."""
        items: list[Item] = []
        for group in groups:
            items += [group.title, *group.rows]
        if tuple(items) == self._items:
            return False
        self.beginResetModel()
        self._items = tuple(items)
        self._spoken = {group.title: f"{group.title}, heading, {len(group.rows)}" for group in groups}
        self.endResetModel()
        return True

    @property
    def items(self) -> tuple[Item, ...]:
        """Every heading and practice, from above."""
        return self._items

    def ids(self) -> tuple[str, ...]:
        """The practices, from above."""
        return tuple(item.script_id for item in self._items if isinstance(item, Row))

    def row_of(self, script_id: str) -> int:
        """The row of a practice, or -1."""
        found = (at for at, item in enumerate(self._items) if isinstance(item, Row) and item.script_id == script_id)
        return next(found, -1)

    def id_at(self, index: Index) -> str:
        """The id of the practice at a place; empty at a heading."""
        item = self._items[index.row()] if index.isValid() else None
        return item.script_id if isinstance(item, Row) else ""


class PracticeDelegate(QStyledItemDelegate):
    """Paints headings and practices.

    Attributes:
        width: Of the list, in px; rows are as high as they need to be in it.
        rings: Whether the chosen row wears the focus ring.
    """

    def __init__(self, look: Look, shelf: QObject) -> None:
        super().__init__(shelf)
        self.look = look
        self.width = 300.0
        self.rings = False
        self.covers = CoverQueue(look, self)
        self._heights: list[int] = []
        self._set: dict[tuple[str, Role], Typeset] = {}
        self._wide: dict[str, float] = {}
        look.changed.connect(self._forget)

    def measure(self, items: Sequence[Item], width: float) -> int:
        """Learn how high every row is in a width, in px; how high all of them are."""
        self.width = width
        self._heights = [self.height_of(item, is_first=at == 0) for at, item in enumerate(items)]
        return sum(self._heights)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As it was measured."""
        known = index.row() < len(self._heights)
        return QSize(round(self.width), self._heights[index.row()] if known else 1)

    def height_of(self, item: Item, *, is_first: bool) -> int:
        """How high a heading or a row is, in px."""
        theme = self.look.theme
        if isinstance(item, str):
            return math.ceil(theme.line_height(Role.SMALL_STRONG) + (8 if is_first else 18))
        least = CoverSize.SMALL.size[1] + 14 if self._shows_cover() else 44
        return max(least, math.ceil(self._words_height(item) + theme.space(20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item, box = index.data(ItemRole.ITEM), QRectF(option.rect)
        if isinstance(item, str):
            small = self.look.theme.line_height(Role.SMALL_STRONG)
            painter.setFont(self.look.theme.font(Role.SMALL_STRONG))
            painter.setPen(QColor(self.look.palette.ink2))
            line = QRectF(box.left(), box.bottom() - small - 4, box.width(), small)
            draw_words(painter, item, box.left() + PAD, line)
        else:
            self._paint_ground(painter, option, box)
            self._paint_cover(painter, item, box)
            self._paint_words(painter, item, box)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        palette, state = self.look.palette, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, box, RADIUS, tint(palette.lake_wash, 1.0 if chosen else 0.5))
        if chosen and palette.outlined:
            stroke_round(painter, box, RADIUS, QPen(QColor(palette.lake), 2.0))
        if chosen and self.rings:
            stroke_round(painter, box.adjusted(2, 2, -2, -2), RADIUS - 2, QPen(QColor(palette.focus), RING))

    def _paint_cover(self, painter: QPainter, row: Row, box: QRectF) -> None:
        if not self._shows_cover():
            return
        size, ratio = CoverSize.SMALL.size, painter.device().devicePixelRatioF()
        at = QPointF(box.left() + PAD, box.center().y() - size[1] / 2)
        art = art_of(row.script_id, row.places)
        kept = kept_cover(self.look, art, size, ratio)
        if kept is None:
            # Painted a moment later, one after the other: nobody waits for a picture to read or to type.
            fill_round(painter, QRectF(at, QSizeF(*size)), COVER_RADIUS, QColor(self.look.palette.sunk))
            self.covers.want(art, ratio)
            return
        painter.setOpacity(0.5 if row.is_aside else 1.0)
        painter.drawPixmap(at, kept)
        painter.setOpacity(1.0)

    def _paint_words(self, painter: QPainter, row: Row, box: QRectF) -> None:
        palette = self.look.palette
        is_pale = row.is_aside or row.is_quiet
        pale = QColor(palette.ink3 if is_pale else palette.ink2)
        ink = QColor(palette.ink3 if row.is_aside else palette.ink)
        top = box.center().y() - self._words_height(row) / 2
        left = box.left() + self._left()
        for typeset, colour in ((self._title(row), ink), (self._line(row), pale)):
            typeset.draw(painter, QPointF(left, top), colour)
            top += typeset.height
        painter.setFont(self.look.theme.font(Role.SMALL))
        painter.setPen(pale)
        if self._length_beside(row):
            wide = self._length_width(row)
            draw_words(painter, row.length, box.right() - PAD - wide, box)
        else:
            draw_words(painter, row.length, left, QRectF(left, top, 1, self.look.theme.line_height(Role.SMALL)))

    def _words_height(self, row: Row) -> float:
        room = self.width - self._left() - PAD
        beside = self._length_beside(row)
        room -= self._length_width(row) + 18 if beside else 0
        height = 0.0 if beside else self.look.theme.line_height(Role.SMALL)
        for typeset in (self._title(row), self._line(row)):
            typeset.lay(room)
            height += typeset.height
        return height

    def _length_beside(self, row: Row) -> bool:
        room = self.width - self._left() - PAD - self._length_width(row) - 18
        return room >= LEAST_WORDS * self.look.theme.scale

    def _length_width(self, row: Row) -> float:
        if row.length not in self._wide:
            metrics = QFontMetricsF(self.look.theme.font(Role.SMALL))
            self._wide[row.length] = metrics.horizontalAdvance(row.length)
        return self._wide[row.length]

    def _forget(self) -> None:
        self._set.clear()
        self._wide.clear()

    def _left(self) -> float:
        return PAD + (CoverSize.SMALL.size[0] + GAP if self._shows_cover() else 0)

    def _shows_cover(self) -> bool:
        return not self.look.theme.large_text

    def _title(self, row: Row) -> Typeset:
        return self._typeset(row.title, Role.ITEM)

    def _line(self, row: Row) -> Typeset:
        return self._typeset(row.line, Role.SMALL)

    def _typeset(self, words: str, role: Role) -> Typeset:
        if len(self._set) > MOST_KEPT:
            self._set.clear()
        if (words, role) not in self._set:
            theme = self.look.theme
            made = Typeset(read_words(words), theme.font(role), theme.line_height(role), _mark())
            self._set[words, role] = made
        return self._set[words, role]


def _mark() -> QTextCharFormat:
    """How a word that was searched for looks: heavier and underlined, so that it is not told by colour."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontUnderline(True)
    return made
