"""Carrying a thing over the window with the pointer: a picture of it goes along until it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

FAINT: Final = 0.75


class Carried(QLabel):
    """The picture that goes along; the pointer does not feel it."""

    def __init__(self, picture: QPixmap, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setPixmap(picture)
        self.resize(picture.deviceIndependentSize().toSize())
        self.show()
        self.raise_()


class Carry(QObject):
    """Belongs to a widget that can be carried; a press that stays is a click as ever.

    Args:
        widget: What is taken hold of.
        key: Tells what is carried.

    Signals:
        over: What is carried, and where the pointer is on the screen.
        dropped: The same, where it was let go.
        ended: It is not carried any more, whatever came of it.
    """

    over = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    ended = Signal()

    def __init__(self, widget: QWidget, key: Callable[[], str]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._key = key
        self._from: QPoint | None = None
        self._picture: Carried | None = None
        widget.installEventFilter(self)

    @property
    def is_carrying(self) -> bool:
        """Whether it is on its way."""
        return self._picture is not None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Press, move, let go; Esc puts it back."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if event.type() in {QEvent.Type.Hide, QEvent.Type.FocusOut} and self.is_carrying:
            self._end()
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()
        elif event.type() is QEvent.Type.MouseMove and self._from is not None:
            self._move(event.globalPosition().toPoint())
            return self.is_carrying
        elif event.type() is QEvent.Type.MouseButtonRelease:
            return self._release(event.globalPosition().toPoint())
        return False

    def _move(self, at: QPoint) -> None:
        assert self._from is not None  # noqa: S101 - asked only while the button is held
        if self._picture is None:
            if (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return
            self._picture = Carried(self._widget.grab(), self._widget.window())
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        window = self._widget.window()
        self._picture.move(window.mapFromGlobal(at) - QPoint(16, self._picture.height() // 2))
        self.over.emit(self._key(), at)

    def _release(self, at: QPoint) -> bool:
        was, self._from = self.is_carrying, None
        if was:
            key = self._key()
            self._end()
            self.dropped.emit(key, at)
        return was

    def _end(self) -> None:
        self._from = None
        if self._picture is not None:
            self._picture.hide()
            self._picture.deleteLater()
            self._picture = None
        button = getattr(self._widget, "setDown", None)
        if button is not None:
            button(False)  # noqa: FBT003 - Qt's signature
        self._widget.setCursor(Qt.CursorShape.PointingHandCursor)
        self.ended.emit()
