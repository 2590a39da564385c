"""What can be laid over the stage by a button of the player: the levels, and Sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout

from calmroom.ui.corner_room import corner_middle
from calmroom.ui.player.sleep_card import SleepCard
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.ui.player.foot import Foot
    from calmroom.ui.player.top_bar import TopBar
    from calmroom.ui.theme.look import Look

SOUND_WIDE = 300
PADDING, EDGE, GAP = 20, 20, 8
LEAST_HIGH = 120


class Cards:
    """Opens one at a time, and puts each beside its button.

    Args:
        look: The page's look.
        page: What they are laid over.
        top: Holds the button of Sleep.
        foot: Holds the button of the levels, and the levels.
    """

    def __init__(self, look: Look, page: QWidget, top: TopBar, foot: Foot) -> None:
        self._look, self._page, self._top, self._foot = look, page, top, foot
        self.sleep = SleepCard(look)
        self._sound = Card(look, "player.sound.card")
        for card in (self.sleep, self._sound):
            card.setParent(page)
            card.hide()
        self._inside = QVBoxLayout(self._sound)
        self._inside.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        foot.sound.toggled.connect(lambda on: self._open(sound=on))
        top.sleep.toggled.connect(lambda on: self._open(sleep=on))

    @property
    def is_open(self) -> bool:
        """Whether one is open."""
        return self._top.sleep.isChecked() or self._foot.sound.isChecked()

    def close(self) -> bool:
        """Close what is open. Says whether there was something."""
        was_open = self.is_open
        self._top.sleep.setChecked(False)
        self._foot.sound.setChecked(False)
        return was_open

    def place(self) -> None:
        """Put everything where there is room for it."""
        self._place_levels()
        self.sleep.setVisible(self._top.sleep.isChecked())
        if self._top.sleep.isChecked():
            self._place_sleep()

    def _open(self, *, sound: bool = False, sleep: bool = False) -> None:
        if sound:
            self._top.sleep.setChecked(False)
        if sleep:
            self._foot.sound.setChecked(False)
        self.place()

    def _place_sleep(self) -> None:
        page, top, foot = self._page, self._top.height(), self._foot.height()
        wide = min(self.sleep.wanted_width(), page.width() - 2 * GAP)
        # Ground me is never covered, and the buttons only where there would be no room for an answer.
        room = page.height() - top - foot - GAP
        if room < LEAST_HIGH * self._look.theme.scale**0.5:
            room = round(page.height() - top - 2 * corner_middle(self._look))
        high = min(self.sleep.wanted_height(wide), room)
        self.sleep.setGeometry(QRect(page.width() - wide - GAP, top + GAP // 2, wide, max(1, high)))
        self.sleep.raise_()

    def _place_levels(self) -> None:
        foot, levels, card = self._foot, self._foot.levels, self._sound
        if not foot.is_folded:
            if levels.parent() is not foot:
                self._inside.removeWidget(levels)
                levels.setParent(foot)
                foot.place()
            foot.sound.setChecked(False)
            card.hide()
            levels.show()
            return
        if levels.parent() is not card:
            self._inside.addWidget(levels)
        levels.setVisible(True)
        card.setVisible(foot.sound.isChecked())
        wide = round(SOUND_WIDE * self._look.theme.scale**0.5)
        high = card.heightForWidth(wide) if card.hasHeightForWidth() else card.sizeHint().height()
        left, top = self._page.width() - wide - EDGE, self._page.height() - foot.height() - high - GAP
        card.setGeometry(QRect(left, top, wide, high))
        card.raise_()
