"""The buttons at the foot of Ground me: two at the left, two at the right, or in rows where there is less room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import Button, OutlineButton, PrimaryButton, QuietButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

GAP = 14
HIGH = 52


class GroundButtons(QWidget):
    """I am here, Next, Someone to call, Sound off; at the end *Go on with it* in the place of *Next*."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.here = PrimaryButton(look, "I am here", "ground.here", icon=Icon.CHECK, key="Enter")
        self.next = OutlineButton(look, "Next", "ground.next", icon=Icon.NEXT, key="Space")
        self.again = OutlineButton(look, "Go on with it", "ground.again", icon=Icon.PLAY)
        self.again.hide()
        self.call = OutlineButton(look, "Someone to call", "ground.call", icon=Icon.PHONE)
        self.sound = QuietButton(look, "Sound off", "ground.sound", icon=Icon.VOICE)
        for button in self._all:
            button.setParent(self)
            button.set_shape(HIGH)

    def fit(self, width: int) -> None:
        """Put them in their places, and be as high as that needs."""
        self.setFixedHeight(self._place(width))

    def show_next(self, *, shown: bool) -> None:
        """Show *Next* while there is something after this line."""
        if self.next.isHidden() is shown:
            self.next.setVisible(shown)
            self.fit(self.width())

    def show_again(self, title: str) -> None:
        """Offer to go on with what was broken off; with no title nothing is offered."""
        if self.again.isHidden() is bool(title):
            self.again.setAccessibleName(f"{self.again.text()}: {title}" if title else self.again.text())
            self.again.setVisible(bool(title))
            self.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the width."""
        super().resizeEvent(event)
        self._place(self.width())

    @property
    def _all(self) -> tuple[Button, ...]:
        return (self.here, self.next, self.again, self.call, self.sound)

    def _place(self, width: int) -> int:
        row = [button for button in self._all if not button.isHidden()]
        sizes = [button.sizeHint() for button in row]
        if sum(size.width() for size in sizes) + GAP * len(sizes) <= width:
            right = sum(size.width() for size in sizes[-2:]) + GAP
            left = 0
            for number, (button, size) in enumerate(zip(row, sizes, strict=True)):
                if number == len(row) - 2:
                    left = width - right
                button.setGeometry(left, 0, size.width(), size.height())
                left += size.width() + GAP
            return sizes[0].height()
        left = top = 0
        for button, size in zip(row, sizes, strict=True):
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + GAP
            button.setGeometry(left, top, size.width(), size.height())
            left += size.width() + GAP
        return top + sizes[-1].height()
