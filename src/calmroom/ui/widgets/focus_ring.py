"""The focus ring: one overlay per window that goes where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

WIDTH = 3.0
GAP = 2.0
REACH = 6
"""How far the overlay stands out round the control, in px."""
KEEP_IN_VIEW = 24
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.DynamicPropertyChange}


class FocusRing(QWidget):
    """A ring of 3 px outside a gap of 2 px, for keyboard focus only.

    A control's dynamic properties shape it: ``ringRadius`` (px), and ``ring``, which is ``inside`` for rows and
    ``none`` for whole pages. On a page with a look of its own the ring wears that one.

    Args:
        look: The window's look.
        window: The top-level widget it lies over.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = False
        self._clip = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        self._watch_input()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)
        look.changed.connect(self.update)

    @property
    def target(self) -> QWidget | None:
        """The control it stands round, or None while it is hidden."""
        return self._target if self.isVisible() else None

    def set_keyboard(self, *, keyboard: bool) -> None:
        """Says whether the last thing a person used was the keyboard."""
        self._keyboard = keyboard
        if not keyboard:
            self.hide()

    def _watch_input(self) -> None:
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes keyboard or mouse at the window, and follows the control as it moves."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.set_keyboard(keyboard=False)
        elif kind == QEvent.Type.KeyPress and watched is self.window().windowHandle():
            self._keyboard = True
        elif kind in {QEvent.Type.WinIdChange, QEvent.Type.Show} and watched is self.parent():
            self._watch_input()
        if kind in _MOVES and watched in self._watched:
            self._place()
        return False

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._forget()
        # Where a button is down, the pointer brought the focus.
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or by_mouse or not self._keyboard or new.window() is not self.window():
            self.hide()
            return
        if new.property("ring") == "none":
            self.hide()
            return
        self._target = new
        self._watch(new)
        self._keep_in_view(new)
        self._place()

    def _forget(self) -> None:
        for widget in self._watched:
            # A pane may have been deleted before the focus moves on.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None

    def _watch(self, widget: QWidget) -> None:
        step: QWidget | None = widget
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        widget.destroyed.connect(self._lost)

    def _lost(self) -> None:
        self._target = None
        self._watched = []
        self.hide()

    def _keep_in_view(self, widget: QWidget) -> None:
        step = widget.parentWidget()
        while step is not None:
            content = step.widget() if isinstance(step, QScrollArea) else None
            if isinstance(step, QScrollArea) and content is not None and content.isAncestorOf(widget):
                step.ensureWidgetVisible(widget, KEEP_IN_VIEW, KEEP_IN_VIEW)
            step = step.parentWidget()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        window = self.window()
        box = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self._clip = self._open_area(target)
        if not box.intersects(self._clip):
            self.hide()
            return
        self.setGeometry(box.adjusted(-REACH, -REACH, REACH, REACH))
        self.raise_()
        self.show()
        self.update()

    def _open_area(self, target: QWidget) -> QRect:
        window = self.window()
        area = window.rect()
        step = target.parentWidget()
        while step is not None and step is not window:
            if isinstance(step, QAbstractScrollArea):
                port = step.viewport()
                area &= QRect(port.mapTo(window, QPoint(0, 0)), port.size())
            step = step.parentWidget()
        return area

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring; rows have it inside."""
        if self._target is None or not isValid(self._target):
            return
        painter = open_painter(self)
        painter.setClipRect(self._clip.translated(-self.pos()))
        inside = self._target.property("ring") == "inside"
        radius = float(self._target.property("ringRadius") or 8.0)
        out = -2.0 - WIDTH / 2 if inside else GAP + WIDTH / 2
        box = QRectF(self.rect().adjusted(REACH, REACH, -REACH, -REACH)).adjusted(-out, -out, out, out)
        radius = max(2.0, radius + (0.0 if inside else 3.5))
        look = getattr(self._target, "look", self.look)
        painter.setPen(QPen(QColor(look.palette.focus), WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
