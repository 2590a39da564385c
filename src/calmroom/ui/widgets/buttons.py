"""Buttons: one filled on a screen, the rest outline, soft, quiet or not yet open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.widgets.coats import Coat, Cut, Kind, coat_of
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import (
    blend,
    draw_key,
    draw_words,
    fill_round,
    key_size,
    open_painter,
    stroke_round,
    tint,
)
from calmroom.ui.widgets.turning import Turning

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

__all__ = [
    "Button",
    "Cut",
    "GroundMeButton",
    "Kind",
    "NotYetButton",
    "OutlineButton",
    "PrimaryButton",
    "QuietButton",
    "SoftButton",
    "ToggleButton",
    "coat_of",
]

HOVER_MS = 120
ICON = 18.0
GAP = 10.0
WIDE_PADDING = 18.0


class Button(Turning, QPushButton):
    """A push button that paints itself from the look.

    Args:
        look: The window's look.
        text: The visible words, mostly a verb.
        name: Object name and accessible identifier.
        cut: Kind, icon, key and shape.
    """

    def __init__(self, look: Look, text: str, name: str, cut: Cut) -> None:
        super().__init__(text)
        self.look = look
        self._cut = cut
        self._hover = Glide(self, self.update)
        self._other_texts: tuple[str, ...] = ()
        identify(self, name, text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress()
        look.changed.connect(self._dress)

    @property
    def cut(self) -> Cut:
        """The shape it has now."""
        return self._cut

    def set_text(self, text: str, spoken: str = "") -> None:
        """Changes the visible words and, with them, the name that is read out."""
        self.setText(text)
        self.setAccessibleName(spoken or text)
        self.updateGeometry()

    def set_icon(self, icon: Icon | None) -> None:
        """Changes the icon beside the words."""
        self._recut(Cut(self._cut.kind, icon, self._cut.key, self._cut.height, self._cut.pill))

    def set_key(self, key: str) -> None:
        """Changes the key cap behind the words; empty for none."""
        self._recut(Cut(self._cut.kind, self._cut.icon, key, self._cut.height, self._cut.pill))

    def set_shape(self, height: float, *, pill: bool = False) -> None:
        """Changes the height (px at 100 %) and whether the ends are round."""
        self._recut(Cut(self._cut.kind, self._cut.icon, self._cut.key, height, pill))

    def set_kind(self, kind: Kind) -> None:
        """Changes how loud it is, for a button that opens once something is ticked."""
        self._recut(Cut(kind, self._cut.icon, self._cut.key, self._cut.height, self._cut.pill))

    def keep_room_for(self, *texts: str) -> None:
        """Stays as wide as the widest of these, so that a change of words moves nothing."""
        self._other_texts = texts
        self.updateGeometry()

    def _recut(self, cut: Cut) -> None:
        self._cut = cut
        self._dress()

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(self._role(), strong=self._role() is Role.BODY))
        self.setProperty("ringRadius", self._radius())
        self.updateGeometry()
        self.update()

    def _role(self) -> Role:
        return Role.ITEM if self._cut.pill else Role.BODY

    def _radius(self) -> float:
        if self._cut.pill:
            return self.sizeHint().height() / 2
        return 11.0 if self._cut.height < 52 else 12.0 if self._cut.height < 60 else 16.0

    def _icon_side(self) -> float:
        return self.look.theme.space(ICON if self._cut.height < 56 else 20.0)

    def sizeHint(self) -> QSize:
        """As wide as icon, words and key need, as high as the kind is at this text size."""
        theme = self.look.theme
        metrics = QFontMetricsF(self.font())
        own = metrics.horizontalAdvance(self.text())
        widest = max((metrics.horizontalAdvance(text) for text in self._other_texts), default=own)
        width = self._content_width() + max(0.0, widest - own) + 2 * self._padding()
        return QSize(round(width + 0.5), theme.control(self._cut.height))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def _padding(self) -> float:
        wide = 36.0 if self._cut.pill else 22.0 if self._cut.height >= 56 else WIDE_PADDING
        return self.look.theme.space(wide)

    def _content_width(self) -> float:
        theme = self.look.theme
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text())
        if self._cut.icon is not None:
            width += self._icon_side() + (theme.space(GAP) if self.text() else 0.0)
        if self._cut.key:
            width += theme.space(GAP + 3) + key_size(theme, self._cut.key).width()
        return width

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, outline, then icon, words and key in a row."""
        painter = open_painter(self)
        coat = coat_of(self._cut.kind, self.look.palette)
        label = QColor(self._label(coat))
        self._paint_ground(painter, coat)
        left = (self.width() - self._content_width()) / 2
        if self._cut.kind is Kind.GROUND:
            left = self.look.theme.space(15)
        self._paint_content(painter, left, label)

    def _label(self, coat: Coat) -> str:
        return coat.label if self.isEnabled() else self.look.palette.ink3

    def _paint_ground(self, painter: QPainter, coat: Coat) -> None:
        box, radius = QRectF(self.rect()), self._radius()
        if self.isChecked() and self.isCheckable():
            fill_round(painter, box, radius, tint(self.look.palette.lake_wash))
            if self.look.palette.outlined:
                stroke_round(painter, box, radius, QPen(QColor(self.look.palette.lake), 2.0))
        elif self.isDown() and coat.press:
            fill_round(painter, box, radius, self._pressed(coat))
        elif coat.rest or self._hover.value > 0:
            fill_round(painter, box, radius, self._warmed(coat))
        if coat.edge:
            pen = QPen(QColor(coat.edge), 2.0 if self.look.palette.outlined else 1.5)
            if self._cut.kind is Kind.NOT_YET or not self.isEnabled():
                pen.setDashPattern([2.2, 1.6])
            stroke_round(painter, box, radius, pen)

    def _pressed(self, coat: Coat) -> QColor:
        if coat.press != coat.rest and self._cut.kind is Kind.PRIMARY:
            return tint(coat.press)
        return blend(coat.press, self.look.palette.lake, 0.16)

    def _warmed(self, coat: Coat) -> QColor:
        if coat.rest and coat.rest != coat.hover:
            return blend(coat.rest, coat.hover, self._hover.value)
        if coat.rest:
            darker = coat.edge or self.look.palette.lake
            return blend(coat.rest, darker, 0.08 * self._hover.value)
        return tint(coat.hover, self._hover.value) if coat.hover else QColor(Qt.GlobalColor.transparent)

    def _paint_content(self, painter: QPainter, left: float, label: QColor) -> None:
        theme, box = self.look.theme, QRectF(self.rect())
        if self._cut.icon is not None:
            side = self._icon_side()
            draw_icon(painter, self._cut.icon, QRectF(left, box.center().y() - side / 2, side, side), label)
            left += side + theme.space(8 if self._cut.kind is Kind.GROUND else GAP)
        painter.setFont(self.font())
        painter.setPen(label)
        draw_words(painter, self.text(), left, box)
        if self._cut.key:
            self._paint_key(painter, left, label)

    def _paint_key(self, painter: QPainter, left: float, label: QColor) -> None:
        theme, size = self.look.theme, key_size(self.look.theme, self._cut.key)
        at = left + QFontMetricsF(self.font()).horizontalAdvance(self.text()) + theme.space(GAP + 3)
        if self._cut.kind is Kind.GROUND:
            at = self.width() - theme.space(13) - size.width()
        faint = QColor(label)
        faint.setAlphaF(0.82)
        middle = self.height() / 2 - size.height() / 2
        draw_key(painter, theme, self._cut.key, QRectF(at, middle, size.width(), size.height()), faint)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Darkens one step."""
        super().enterEvent(event)
        if self.isEnabled():
            self._hover.go(1.0, self.look.theme.milliseconds(HOVER_MS))

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self._hover.go(0.0, self.look.theme.milliseconds(HOVER_MS))


class PrimaryButton(Button):
    """The one filled button of a screen."""

    def __init__(self, look: Look, text: str, name: str, *, icon: Icon | None = None, key: str = "") -> None:
        super().__init__(look, text, name, Cut(Kind.PRIMARY, icon, key))


class OutlineButton(Button):
    """A button with an outline, for everything that is not the one thing."""

    def __init__(self, look: Look, text: str, name: str, *, icon: Icon | None = None, key: str = "") -> None:
        super().__init__(look, text, name, Cut(Kind.OUTLINE, icon, key))


class SoftButton(Button):
    """A button on a lake wash."""

    def __init__(self, look: Look, text: str, name: str, *, icon: Icon | None = None, key: str = "") -> None:
        super().__init__(look, text, name, Cut(Kind.SOFT, icon, key))


class QuietButton(Button):
    """Words only, for the kind way out; an icon alone for back, undo, search and add."""

    def __init__(self, look: Look, text: str, name: str, *, icon: Icon | None = None, key: str = "") -> None:
        super().__init__(look, text, name, Cut(Kind.QUIET, icon, key))


class ToggleButton(Button):
    """A quiet button that stays down, such as Captions and Words."""

    def __init__(self, look: Look, text: str, name: str, *, icon: Icon | None = None, key: str = "") -> None:
        super().__init__(look, text, name, Cut(Kind.QUIET, icon, key))
        self.setCheckable(True)


class NotYetButton(Button):
    """A button that is not open yet; always with a sentence beside it that says what opens it."""

    def __init__(self, look: Look, text: str, name: str, opens: str = "") -> None:
        super().__init__(look, text, name, Cut(Kind.NOT_YET))
        self.setEnabled(False)
        self.setAccessibleDescription(opens)

    def set_open(self, *, is_open: bool) -> None:
        """Opens it as the primary button, or closes it again."""
        self.set_kind(Kind.PRIMARY if is_open else Kind.NOT_YET)
        self.setEnabled(is_open)


class GroundMeButton(Button):
    """Two minutes back to the room; 56 px high, always in the bottom left corner."""

    def __init__(self, look: Look, name: str = "ground-me") -> None:
        super().__init__(look, "Ground me", name, Cut(Kind.GROUND, Icon.GROUND, "G", 56.0))
        self.setAccessibleDescription("Two minutes back to the room. Key G")

    def set_typing(self, *, typing: bool) -> None:
        """While a text field has the focus, the key is Ctrl+G."""
        self.set_key("Ctrl G" if typing else "G")
        self.setAccessibleDescription(f"Two minutes back to the room. Key {'Ctrl+G' if typing else 'G'}")

    def sizeHint(self) -> QSize:
        """180 px wide in the sidebar, wider with larger text."""
        theme = self.look.theme
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + key_size(theme, self._cut.key).width()
        needed = words + theme.space(15 + 20 + 8 + 10 + 12)
        return QSize(round(max(needed, theme.space(180))), super().sizeHint().height())
