"""The buttons of the player's pages: each asks for an act, and none keeps the keys to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from calmroom.ui.player.acts import ARROWS, Act

if TYPE_CHECKING:
    from calmroom.ui.player.dark_page import DarkPage
    from calmroom.ui.player.light_page import LightPage
    from calmroom.ui.player.stage import Stage


class Presses(QObject):
    """Listens to the buttons of one page after the other.

    Signals:
        asked: Carries an ``Act``.
        arrow: An arrow key on a button: a QKeyEvent that is the player's.
        part_chosen: The number of a part of the practice.
    """

    asked = Signal(object)
    arrow = Signal(object)
    part_chosen = Signal(int)

    def join_light(self, page: LightPage) -> None:
        """Listen to the light page."""
        foot = page.foot
        self._join(
            page,
            page.stage,
            {
                page.top.lights: Act.LIGHTS,
                foot.pause: Act.PAUSE_OR_GO_ON,
                foot.hold: Act.HOLD,
                foot.ease_off: Act.EASE_OFF,
            },
        )

    def join_dark(self, page: DarkPage) -> None:
        """Listen to the dark page."""
        self._join(
            page,
            page.stage,
            {
                page.pause: Act.PAUSE_OR_GO_ON,
                page.hold: Act.HOLD,
                page.ease_off: Act.EASE_OFF,
                page.lights: Act.LIGHTS,
            },
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a button the arrows are the player's; Qt would move the focus with them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            self.arrow.emit(event)
            return True
        return super().eventFilter(watched, event)

    def _join(self, page: QWidget, stage: Stage, acts: dict[QAbstractButton, Act]) -> None:
        for button, act in acts.items():
            button.clicked.connect(lambda _on=False, act=act: self.asked.emit(act))
        stage.parts.part_chosen.connect(self.part_chosen)
        stage.parts.step_asked.connect(lambda step: self.asked.emit(Act.ON if step > 0 else Act.BACK))
        for button in page.findChildren(QAbstractButton):
            # A click leaves the keys with the player, so that Space goes on being pause; among answers arrows choose.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if not isinstance(button, QRadioButton):
                button.installEventFilter(self)
