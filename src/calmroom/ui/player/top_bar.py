"""The top of the player: the way back, what plays, and what can be shown or hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from calmroom.ui.player.stacking import StackingButton, toggle
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.coats import Cut, Kind
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.motion import Glide
from calmroom.ui.widgets.painting import fill_round, open_painter, tint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from calmroom.ui.theme.look import Look

FADE_MS = 600
SMALL = 1000
GAP, CLOSE = 8, 2
LARGEST = 16_777_215
"""No limit, as Qt writes it."""


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
    """Back, title, and six quiet buttons, in one row or two; where there is little room they stand up."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.back = QuietButton(look, "", "player.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back. The practice stops and can be continued")
        self.title = TextLabel(look, "", Role.ITEM, Tone.INK, "player.title")
        self.subtitle = TextLabel(look, "", Role.SMALL, Tone.INK2, "player.choices")
        self.captions = toggle(look, "Captions", "player.captions", Icon.CAPTIONS)
        self.silent = toggle(look, "Silent", "player.silent", Icon.SOUND_OFF)
        self.silent.setAccessibleDescription("Captions only. Nothing sounds, and the words keep their pace")
        self.words = toggle(look, "Words", "player.words", Icon.WORDS)
        self.pacer = toggle(look, "Pacer", "player.pacer", Icon.TWO_HANDS)
        self.sleep = toggle(look, "Sleep", "player.sleep", Icon.BED)
        self.sleep.setAccessibleDescription("A sleep timer, and the bed after the last word")
        self.lights = StackingButton(look, "Lights down", "player.lights", Cut(Kind.QUIET, Icon.LIGHTS, "L"))
        self._row = QWidget()
        self._flow = FlowLayout(GAP)
        self._row.setLayout(self._flow)
        for button in self.choices:
            self._flow.addWidget(button)
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
    def choices(self) -> tuple[StackingButton, ...]:
        """The buttons at the right, in their order."""
        return (self.captions, self.silent, self.words, self.pacer, self.sleep, self.lights)

    def fit(self, width: int, *, keys: bool) -> None:
        """Take the form there is room for.

        Args:
            width: In px.
            keys: Whether single letters are switched on, so that a key cap tells the truth.
        """
        small = width < SMALL
        self._grid.setContentsMargins(*((7, 8, 8, 0) if small else (15, 18, 22, 0)))
        self._dress(keys=keys and not small)
        self.title.set_role(Role.ITEM)
        self.subtitle.setVisible(not small and self._fits(width, self.title, self.subtitle))
        for up, key in ((False, keys and not small), (False, False), (True, False)):
            self._dress(up=up, keys=key)
            if self._fits(width, self.title):
                break
        self.title.set_role(Role.BODY_STRONG if self.lights.is_standing else Role.ITEM)
        rows = 1 if self._fits(width, self.title) or self._wraps(width) else 2
        self.title.setMaximumWidth(self._spare(width) if rows == 1 else LARGEST)
        self._grid.removeWidget(self._row)
        middle = Qt.AlignmentFlag.AlignVCenter
        if rows == 1:
            self._grid.addWidget(self._row, 0, 4, middle)
        else:
            self._grid.addWidget(self._row, 1, 0, 1, 5)

    def height_for(self, width: int) -> int:
        """How high it is in a width, in px."""
        return self._grid.heightForWidth(width) if self._grid.hasHeightForWidth() else self._grid.sizeHint().height()

    def _dress(self, *, keys: bool, up: bool = False) -> None:
        for button in self.choices:
            button.stand(up=up)
        self._flow.set_gap(CLOSE if up else GAP)
        self.lights.set_key("L" if keys else "")

    def _fits(self, width: int, *labels: QWidget) -> bool:
        return self._spare(width, *labels) >= 0

    def _wraps(self, width: int) -> bool:
        """Whether the title has room beside the buttons in two lines."""
        spare = self._spare(width)
        two_lines = 2 * self.look.theme.line_height(Role.BODY_STRONG) + 1
        return spare >= self.title.minimumSizeHint().width() and self.title.heightForWidth(spare) <= two_lines

    def _spare(self, width: int, *labels: QWidget) -> int:
        """What is left of a width beside the buttons and these labels, in px."""
        margins = self._grid.contentsMargins()
        parts = (self.back, *labels, self._row)
        needed = sum(part.sizeHint().width() for part in parts) + GAP * (len(parts) + 1)
        return width - needed - margins.left() - margins.right()
