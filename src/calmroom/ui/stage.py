"""A stack of pages that fade into one another, without a live effect on any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from calmroom.ui.widgets.motion import Glide

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

FADE_MS = 240


class Veil(QWidget):
    """A picture of the page that goes, laid over the page that comes, until it is gone."""

    def __init__(self, picture: QPixmap, over: QWidget, milliseconds: int) -> None:
        super().__init__(over)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("")
        self.setGeometry(over.rect())
        self._glide = Glide(self, self._step, QEasingCurve.Type.InOutSine)
        self._glide.jump(0.0)
        self.show()
        self.raise_()
        self._glide.go(1.0, milliseconds)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, thinner and thinner."""
        painter = QPainter(self)
        painter.setOpacity(1.0 - self._glide.value)
        painter.drawPixmap(0, 0, self._picture)

    def _step(self) -> None:
        self.update()
        if self._glide.value >= 1.0:
            self.hide()
            self.deleteLater()


class Stage(QStackedWidget):
    """Shows one page at a time; its pages never keep the window from becoming small."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setMinimumSize(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def page(self) -> QWidget:
        """The page that is shown."""
        return self.currentWidget() or self

    def hold(self, page: QWidget) -> None:
        """Take a page in, as large as it will be; it is not shown."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
            page.resize(self.size())

    def show_page(self, page: QWidget) -> None:
        """Cross-fade to a page, which is taken in if it is new."""
        if page is self.currentWidget():
            return
        self.hold(page)
        time = self._look.theme.milliseconds(FADE_MS)
        picture = self.grab() if time and self.isVisible() and self.currentWidget() else None
        self.setCurrentWidget(page)
        if picture is not None:
            Veil(picture, self, time)
