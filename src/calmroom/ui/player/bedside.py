"""Falling asleep with the player: the Sleep card, the lights that go down by themselves, and a quiet end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.player import Playhead, PlayState

if TYPE_CHECKING:
    from calmroom.services.settings import SettingsService
    from calmroom.ui.player.hands import Hands
    from calmroom.ui.player.light_page import LightPage


class Bedside(QObject):
    """Joins the Sleep card to the practice, and says when it is night.

    Signals:
        changed: Something was set, and is to be shown.
        left: The card was closed, and the keyboard is the player's again.
        fell: After the last word, or when the sleep timer fades: the lights are to go down.
        woken: A key was pressed after everything had ended.
    """

    changed = Signal()
    left = Signal()
    fell = Signal()
    woken = Signal()

    def __init__(self, light: LightPage, hands: Hands, settings: SettingsService) -> None:
        super().__init__(light)
        self._button, self._cards, self._card = light.top.sleep, light.cards, light.cards.sleep
        self._hands, self._settings = hands, settings
        self._is_night = False
        self._button.toggled.connect(self._show)
        self._card.timer_set.connect(self._set_timer)
        self._card.rest_set.connect(self._set_rest)

    @property
    def is_over(self) -> bool:
        """Whether everything has ended, and nobody has pressed a key since."""
        return self._hands.is_over

    def begin(self) -> None:
        """Begin with another practice."""
        self._is_night = False

    def toggle(self) -> None:
        """Open the card with the keyboard in it, or close it."""
        self._button.toggle()
        if self._button.isChecked():
            self._card.take_keys()

    def close(self) -> bool:
        """Close whatever card is open. Says whether there was one."""
        return self._cards.close()

    def follow(self, head: Playhead) -> None:
        """See whether it is night now; that is told once."""
        night = head.state is PlayState.RESTING or head.sleep == 0
        if night and not self._is_night:
            self._is_night = True
            self._cards.close()
            self.fell.emit()
        elif not night and head.state is PlayState.PLAYING:
            self._is_night = False

    def wait(self) -> None:
        """Everything has ended; wait until somebody presses a key."""
        self._hands.is_over = True

    def wake(self) -> None:
        """Somebody pressed a key."""
        self._hands.is_over = False
        self.woken.emit()

    def _show(self, on: bool) -> None:  # noqa: FBT001 - the signature of toggled
        hands = self._hands
        self._card.show_settings(self._settings.current, timer=hands.sleep_minutes, has_bed=hands.has_bed)
        if not on:
            self.left.emit()

    def _set_timer(self, minutes: int) -> None:
        self._hands.set_sleep(minutes)
        self.changed.emit()

    def _set_rest(self, stays: int, fades: int) -> None:
        self._hands.set_rest(stays, fades)
        self.changed.emit()
