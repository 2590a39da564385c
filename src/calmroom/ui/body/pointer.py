"""Mouse, finger and pen as one: where it came down, where it went, where it was lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}
_TOUCH = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd}


class Pointer(QObject):
    """Listens to a widget. What a pen or a finger says is not said a second time as a mouse.

    Signals:
        began: Where, in px, and whether it is the eraser end of a pen.
        moved: Where, in px, while it is down.
        ended: Where, in px.
        cancelled: The system took the finger away.
        hovered: Where, in px, while it is not down.
        left: It is not over the widget any more.
    """

    began = Signal(QPointF, bool)
    moved = Signal(QPointF)
    ended = Signal(QPointF)
    cancelled = Signal()
    hovered = Signal(QPointF)
    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._is_down = False
        widget.setMouseTracking(True)
        widget.setTabletTracking(True)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes what is the pointer's."""
        kind = event.type()
        if kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._mouse(kind, event)
        if isinstance(event, QTabletEvent):
            return self._pen(kind, event)
        if kind in _TOUCH and isinstance(event, QTouchEvent):
            return self._finger(kind, event)
        if kind is QEvent.Type.TouchCancel:
            self._is_down = False
            self.cancelled.emit()
        elif kind is QEvent.Type.Leave:
            self.left.emit()
        return False

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        if kind is QEvent.Type.MouseButtonPress:
            if event.button() is Qt.MouseButton.LeftButton:
                self._begin(event.position(), eraser=False)
        elif kind is QEvent.Type.MouseMove:
            self._move(event.position())
        elif event.button() is Qt.MouseButton.LeftButton:
            self._end(event.position())
        # The widget still takes the focus.
        return kind is QEvent.Type.MouseMove

    def _pen(self, kind: QEvent.Type, event: QTabletEvent) -> bool:
        at = event.position()
        if kind is QEvent.Type.TabletPress:
            self._begin(at, eraser=event.pointerType() is QPointingDevice.PointerType.Eraser)
        elif kind is QEvent.Type.TabletMove:
            self._move(at)
        elif kind is QEvent.Type.TabletRelease:
            self._end(at)
        event.accept()
        return True

    def _finger(self, kind: QEvent.Type, event: QTouchEvent) -> bool:
        points = event.points()
        if points:
            at = points[0].position()
            if kind is QEvent.Type.TouchBegin:
                self._begin(at, eraser=False)
            elif kind is QEvent.Type.TouchUpdate:
                self._move(at)
            else:
                self._end(at)
        event.accept()
        return True

    def _begin(self, at: QPointF, *, eraser: bool) -> None:
        self._is_down = True
        self.began.emit(at, eraser)

    def _move(self, at: QPointF) -> None:
        if self._is_down:
            self.moved.emit(at)
        else:
            self.hovered.emit(at)

    def _end(self, at: QPointF) -> None:
        if self._is_down:
            self._is_down = False
            self.ended.emit(at)
