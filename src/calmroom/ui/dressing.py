"""Dresses the window as the settings and the desktop ask, live, but never during a practice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from calmroom.domain.settings import MotionChoice, Settings
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.theme.qss import apply
from calmroom.ui.theme.system import GnomeMotion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from calmroom.ui.theme.theme import Theme


class Dressing(QObject):
    """Keeps the look as the settings and the desktop ask.

    Args:
        application: What is styled.
        look: The look of the window.
        settings: Asked for the settings of now.
        assets: The folder that holds ``fonts``.
    """

    def __init__(self, application: QApplication, look: Look, settings: Callable[[], Settings], assets: Path) -> None:
        super().__init__()
        self._application = application
        self._look = look
        self._settings = settings
        self._assets = assets
        self._resting = True
        self._late = False
        self._desktop_wants_less = False
        # The hints object dies with its Python owner, so it is kept in hand.
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self.refresh)
        QGuiApplication.primaryScreen().logicalDotsPerInchChanged.connect(self.refresh)
        self._gnome = GnomeMotion(self)
        self._gnome.answered.connect(self.hear_desktop)

    def ask_desktop(self) -> None:
        """Ask the desktop for its wishes about motion; the answer comes later."""
        self._gnome.ask()

    def set_resting(self, *, resting: bool) -> None:
        """Say whether no practice is under way. What was asked for during one is done when it ends."""
        self._resting = resting
        if resting and self._late:
            self.refresh()

    def refresh(self) -> None:
        """Dress the window anew if the settings or the desktop ask for another look."""
        theme = self._wanted()
        if theme == self._look.theme:
            self._late = False
            return
        self._late = not self._resting
        if self._resting:
            # A new sheet gives every widget the letters it was born with, so the look speaks after it.
            apply(self._application, theme)
            self._look.set_theme(theme)

    def _wanted(self) -> Theme:
        settings, now = self._settings(), self._look.theme
        wanted = theme_from(settings, self._assets)
        letters = replace(wanted.letters, shelf=now.letters.shelf)
        still = settings.motion is MotionChoice.SYSTEM and self._desktop_wants_less
        return replace(wanted, letters=letters, reduced_motion=wanted.reduced_motion or still)

    def hear_desktop(self, wants_less: bool) -> None:  # noqa: FBT001 - the signature of the signal
        """The desktop wants less motion, or does not mind."""
        self._desktop_wants_less = wants_less
        self.refresh()
