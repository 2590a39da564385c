"""The rules, painted: sentences with ticks, whose underlined parts open small menus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.desk.compose.rules_state import Link, Rule
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import draw_words, fill_round, open_painter, stroke_round
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.rule"
_TICK: Final = 22.0


class Tick(Turning, QPushButton):
    """A tick before a sentence; where the rule always holds, a mark that can't be pressed."""

    def __init__(self, look: Look, rule: Rule) -> None:
        super().__init__()
        self.look = look
        self._is_fixed = rule.is_on is None
        self.setCheckable(True)
        self.setProperty("ringRadius", 6.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._is_fixed:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)

    def show_rule(self, rule: Rule) -> None:
        """Show whether it holds."""
        identify(self, f"{NAME}.{rule.key}", rule.spoken)
        self.setChecked(rule.is_on is None or rule.is_on)

    def sizeHint(self) -> QSize:
        """As high as the links beside it."""
        theme = self.look.theme
        return QSize(math.ceil(theme.space(_TICK) + theme.space(10)), max(26, round(theme.line_height(Role.BODY) + 6)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box and the tick; for what always holds the tick alone."""
        painter, palette = open_painter(self), self.look.palette
        side = self.look.theme.space(_TICK)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        inner = box.adjusted(3, 3, -3, -3)
        if self._is_fixed:
            draw_icon(painter, Icon.CHECK, inner, QColor(palette.lake))
            return
        fill_round(painter, box, 6.0, QColor(palette.lake if self.isChecked() else palette.surface))
        stroke_round(painter, box, 6.0, QPen(QColor(palette.lake if self.isChecked() else palette.edge), 1.5))
        if self.isChecked():
            draw_icon(painter, Icon.CHECK, inner, QColor(palette.on_lake))


class Piece(QWidget):
    """Words of a sentence that are no link."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self.look = look
        self._words = words
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The words."""
        theme = self.look.theme
        wide = QFontMetricsF(theme.font(Role.BODY)).horizontalAdvance(self._words)
        return QSize(math.ceil(wide), max(26, round(theme.line_height(Role.BODY) + 6)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In one line."""
        painter = open_painter(self)
        painter.setFont(self.look.theme.font(Role.BODY))
        painter.setPen(QColor(self.look.palette.ink))
        draw_words(painter, self._words, 0.0, QRectF(self.rect()))


class RuleLink(QPushButton):
    """An underlined part; pressed, it opens its menu, or is told of.

    Signals:
        picked: The key, and the value that was chosen.
        asked: The key of a link without a menu.
    """

    picked = Signal(str, str)
    asked = Signal(str)

    def __init__(self, look: Look, link: Link, *, has_room: bool = False) -> None:
        super().__init__(link.words)
        self.look = look
        self._has_room = has_room
        self._link = link
        self._menu: QMenu | None = None
        identify(self, f"{NAME}.{link.key}.link", f"{link.words}. {link.spoken}")
        self.setProperty("ringRadius", 4.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(look.theme.font(Role.BODY, strong=True))
        self.clicked.connect(self._open)
        look.changed.connect(self._dress)

    @property
    def menu_shown(self) -> QMenu | None:
        """The menu that is open."""
        return self._menu

    def sizeHint(self) -> QSize:
        """The words."""
        return QSize(
            math.ceil(self._wide()) + 2 + self._room(), max(26, round(self.look.theme.line_height(Role.BODY) + 6))
        )

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words and a line under them."""
        painter, palette = open_painter(self), self.look.palette
        painter.setFont(self.font())
        painter.setPen(QColor(palette.lake_ink))
        box = QRectF(self.rect())
        draw_words(painter, self.text(), 1.0, box)
        under = box.center().y() + QFontMetricsF(self.font()).ascent() / 2 + 4.5
        warm = self.underMouse() or self.isDown()
        painter.setPen(QPen(QColor(palette.lake_ink if warm else palette.edge), 2.0 if warm else 1.6))
        painter.drawLine(QPoint(1, round(under)), QPoint(round(self._wide()) + 1, round(under)))

    def _wide(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self.text())

    def _room(self) -> int:
        """Px between it and the word behind it."""
        return round(self.look.theme.space(4)) if self._has_room else 0

    def _open(self) -> None:
        if not self._link.options:
            self.asked.emit(self._link.key)
            return
        self._menu = menu = QMenu(self)
        identify(menu, f"{NAME}.{self._link.key}.menu", self._link.spoken)
        menu.setFont(self.look.theme.font(Role.BODY))
        group = QActionGroup(menu)
        for option in self._link.options:
            words = f"{option.words}   {option.why}" if option.why else option.words
            action = QAction(words, menu, checkable=True)
            action.setChecked(option.value == self._link.value)
            action.setEnabled(not option.why)
            action.setToolTip(option.why)
            action.triggered.connect(lambda _on=False, value=option.value: self.picked.emit(self._link.key, value))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(self._close)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft() + QPoint(0, 4)))

    def _close(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY, strong=True))
        self.updateGeometry()


class RuleRow(QWidget):
    """A tick and its sentence, which wraps between its pieces."""

    def __init__(self, look: Look, rule: Rule) -> None:
        super().__init__()
        self.tick = Tick(look, rule)
        self.links: list[RuleLink] = []
        self.tick.show_rule(rule)
        words = QWidget()
        flow = FlowLayout(gap=0)
        words.setLayout(flow)
        for number, part in enumerate(rule.parts):
            if isinstance(part, Link):
                after = rule.parts[number + 1] if number + 1 < len(rule.parts) else ""
                link = RuleLink(look, part, has_room=isinstance(after, str) and after.startswith(" "))
                self.links.append(link)
                flow.addWidget(link)
            else:
                for piece in _pieces(part):
                    flow.addWidget(Piece(look, piece))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        self._words = words
        self._grid = QVBoxLayout(self)
        self._grid.setContentsMargins(self.tick.sizeHint().width(), 0, 0, 0)
        self._grid.addWidget(words)
        self.tick.setParent(self)
        self.tick.move(0, 0)
        self.tick.resize(self.tick.sizeHint())
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.tick.resize(self.tick.sizeHint())
        self._grid.setContentsMargins(self.tick.sizeHint().width(), 0, 0, 0)


class RulesBlock(QWidget):
    """All rules.

    Signals:
        ticked: The key of a rule, and whether it is on.
        picked: The key of a link, and what was chosen in its menu.
        asked: The key of a link that opens something beside the line.
    """

    ticked = Signal(str, bool)
    picked = Signal(str, str)
    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rows: tuple[RuleRow, ...] = ()
        self._rules: tuple[Rule, ...] = ()
        identify(self, "desk.rules", "Rules and limits")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_rules(self, rules: tuple[Rule, ...]) -> None:
        """Show these; those that are the same stay as they are."""
        before, self._rules = self._rules, rules
        kept = []
        for number, rule in enumerate(rules):
            old = self.rows[number] if number < len(self.rows) else None
            if old is not None and before[number] == rule:
                kept.append(old)
                continue
            row = self._row(rule)
            held = old is not None and self._held(old)
            if old is not None:
                self._column.replaceWidget(old, row)
                old.hide()
                old.setParent(None)
                old.deleteLater()
            else:
                self._column.addWidget(row)
            row.show()
            if held and row.links:
                row.links[0].setFocus()
            elif held:
                row.tick.setFocus()
            kept.append(row)
        self.rows = tuple(kept)

    def _held(self, row: RuleRow) -> bool:
        return row.tick.hasFocus() or any(link.hasFocus() for link in row.links)

    def _row(self, rule: Rule) -> RuleRow:
        row = RuleRow(self.look, rule)
        row.tick.clicked.connect(lambda on, key=rule.key: self.ticked.emit(key, on))
        for link in row.links:
            link.picked.connect(self.picked)
            link.asked.connect(self.asked)
        return row


def _pieces(words: str) -> list[str]:
    """Word by word, each with the room about it, so that a sentence can wrap anywhere."""
    said = words.split()
    spaced = [f"{word} " for word in said[:-1]]
    last = f"{said[-1]} " if words.endswith(" ") else said[-1]
    return [*spaced, last]
