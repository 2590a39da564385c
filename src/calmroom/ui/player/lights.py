"""Lights down and up: which page is seen, and in which colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from calmroom.ui.player.dark_page import DarkPage
from calmroom.ui.stage import Veil

if TYPE_CHECKING:
    from calmroom.ui.player.light_page import LightPage
    from calmroom.ui.theme.look import Look

FADE_MS, REDUCED_MS = 1200, 100


class Lights(QStackedWidget):
    """Shows the light page or the dark one, and fades between them.

    The light page has a look of its own. When the lights come up again it wears Dusk, whatever the theme is, until
    another practice begins: eyes that are used to the dark are not met by a bright page.

    Attributes:
        is_dim: Whether the lights were down at any time since then.

    Args:
        window_look: The look of the window, which the light page follows.
        light: The page, made with ``day``.
    """

    def __init__(self, window_look: Look, light: LightPage) -> None:
        super().__init__()
        self.light = light
        self.dark: DarkPage | None = None
        self.is_dim = False
        self._window_look = window_look
        self.addWidget(light)
        window_look.changed.connect(self._follow)

    @property
    def are_down(self) -> bool:
        """Whether the dark page is seen."""
        return self.dark is not None and self.currentWidget() is self.dark

    @property
    def page(self) -> LightPage | DarkPage:
        """The page that is seen."""
        return self.dark if self.dark is not None and self.are_down else self.light

    @property
    def pages(self) -> tuple[LightPage | DarkPage, ...]:
        """The pages there are."""
        return (self.light,) if self.dark is None else (self.light, self.dark)

    def turn(self, *, down: bool) -> None:
        """Fade to the other page."""
        picture, under = self.grab(), self._window_look.theme
        if down:
            self.make_dark()
        self.setCurrentWidget(self.dark if down and self.dark is not None else self.light)
        if down:
            self.is_dim = True
            self.light.wear(under.dimmed)
        Veil(picture, self, under.milliseconds(FADE_MS, reduced=REDUCED_MS))

    def make_dark(self) -> DarkPage:
        """The dark page, made when it is first wanted."""
        if self.dark is None:
            self.dark = DarkPage(self._window_look.lights_down())
            self.addWidget(self.dark)
            self.fit()
        return self.dark

    def restore(self) -> None:
        """The light page, as the window looks."""
        self.is_dim = False
        self.setCurrentWidget(self.light)
        self.light.wear(self._window_look.theme)

    def fit(self) -> None:
        """Give the dark page the room of the light one."""
        if self.dark is not None:
            self.dark.frame(self.light.top.height(), self.light.foot.height())

    def _follow(self) -> None:
        """Another theme or text size, which never comes during a practice: the dark page is made anew."""
        self.restore()
        if self.dark is not None:
            self.removeWidget(self.dark)
            self.dark.deleteLater()
            self.dark = None
