"""The top of the player: the way back, what plays, and what can be shown or hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import Button, QuietButton, ToggleButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.painting import fill_round, open_painter, tint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.theme.look import Look

FADE_MS = 600
SMALL = 1000
GAP = 8


class Shade(QWidget):
    """The ground, drawn over a bar until nothing of it is seen. The bar itself goes on working."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look, self._bar = look, over
        self._glide = Glide(self, self._show)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def is_drawn(self) -> bool:
        """Whether the bar is hidden, or on its way to be."""
        return self.isVisibleTo(self._bar)

    def draw(self, *, over: bool) -> None:
        """Hide the bar softly, or show it at once."""
        if over and not self.is_drawn:
            self.setGeometry(self._bar.rect())
            self.show()
            self.raise_()
            self._glide.go(1.0, self._look.theme.milliseconds(FADE_MS))
        elif not over and self.is_drawn:
            self._glide.jump(0.0)
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, as thick as it has become."""
        fill_round(open_painter(self), QRectF(self.rect()), 0, tint(self._look.palette.bg, self._glide.value))

    def _show(self) -> None:
        self.update()


class TopBar(QWidget):
    """Back, title, and four quiet buttons, in one row or two."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.back = QuietButton(look, "", "player.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back. The practice stops and can be continued")
        self.title = TextLabel(look, "", Role.ITEM, Tone.INK, "player.title")
        self.subtitle = TextLabel(look, "", Role.SMALL, Tone.INK2, "player.choices")
        self.captions = ToggleButton(look, "Captions", "player.captions", icon=Icon.CAPTIONS)
        self.words = ToggleButton(look, "Words", "player.words", icon=Icon.WORDS)
        self.pacer = ToggleButton(look, "Pacer", "player.pacer", icon=Icon.TWO_HANDS)
        self.lights = QuietButton(look, "Lights down", "player.lights", icon=Icon.LIGHTS, key="L")
        self._icons = {button: button.cut.icon for button in self.choices}
        self._row = QWidget()
        flow = FlowLayout(GAP)
        self._row.setLayout(flow)
        for button in self.choices:
            flow.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(GAP)
        self.subtitle.setContentsMargins(4, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self.back, 0, 0, middle)
        self._grid.addWidget(self.title, 0, 1, middle)
        self._grid.addWidget(self.subtitle, 0, 2, middle)
        self._grid.addWidget(self._row, 0, 4, middle)
        self.shade = Shade(look, self)

    @property
    def choices(self) -> tuple[Button, ...]:
        """The buttons at the right, in their order."""
        return (self.captions, self.words, self.pacer, self.lights)

    def fit(self, width: int, *, keys: bool) -> None:
        """Take the form there is room for.

        Args:
            width: In px.
            keys: Whether single letters are switched on, so that a key cap tells the truth.
        """
        small = width < SMALL
        self.pacer.show()
        self._grid.setContentsMargins(*((7, 8, 8, 0) if small else (15, 18, 22, 0)))
        self._dress(icons=True, keys=keys and not small)
        self.subtitle.setVisible(not small and self._fits(width, self.title, self.subtitle))
        two_rows = False
        for icons, key in ((True, keys and not small), (True, False), (False, False)):
            self._dress(icons=icons, keys=key)
            if self._fits(width, self.title):
                break
        else:
            # The pacer has its key still.
            self.pacer.setVisible(self._fits(width))
            two_rows = not self._fits(width)
        self.title.setVisible(two_rows or self._fits(width, self.title))
        self._grid.removeWidget(self._row)
        middle = Qt.AlignmentFlag.AlignVCenter
        if two_rows:
            self._grid.addWidget(self._row, 1, 0, 1, 5)
        else:
            self._grid.addWidget(self._row, 0, 4, middle)

    def height_for(self, width: int) -> int:
        """How high it is in a width, in px."""
        return self._grid.heightForWidth(width) if self._grid.hasHeightForWidth() else self._grid.sizeHint().height()

    def _dress(self, *, icons: bool, keys: bool) -> None:
        for button in self.choices:
            button.set_icon(self._icons[button] if icons else None)
        self.lights.set_key("L" if keys else "")

    def _fits(self, width: int, *labels: QWidget) -> bool:
        margins = self._grid.contentsMargins()
        parts = (self.back, *labels, self._row)
        needed = sum(part.sizeHint().width() for part in parts) + GAP * (len(parts) + 1)
        return needed + margins.left() + margins.right() <= width
