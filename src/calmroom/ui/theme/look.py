"""The look a whole window shares: the theme of now, and the pictures that are drawn from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.settings import Settings, Typeface
from calmroom.ui.theme.fonts import shelf_in
from calmroom.ui.theme.system import palette_at_once, palette_for, reduced_motion_for, system_text_factor
from calmroom.ui.theme.theme import Letters, Theme
from calmroom.ui.theme.tokens import LIGHTS_DOWN, Palette

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.ui.theme.figure import Figure


class Look(QObject):
    """Holds the theme that every widget of one window paints itself with.

    Widgets are given the look, read ``look.theme`` when they paint, and hear ``changed`` when it is another one.

    Args:
        theme: The first theme.
        assets: The folder that holds ``fonts`` and ``figure``.
    """

    changed = Signal()

    def __init__(self, theme: Theme, assets: Path) -> None:
        super().__init__()
        self._theme = theme
        self._assets = assets
        self._figure: Figure | None = None

    @property
    def theme(self) -> Theme:
        """The theme of now."""
        return self._theme

    @property
    def palette(self) -> Palette:
        """The colours of now."""
        return self._theme.palette

    @property
    def figure(self) -> Figure:
        """The body figure; read from its file the first time it is shown."""
        if self._figure is None:
            from calmroom.ui.theme.figure import read_figure  # noqa: PLC0415 - the first frame shows no body

            self._figure = read_figure(self._assets / "figure" / "body-figure.json")
        return self._figure

    @property
    def figure_ready(self) -> bool:
        """Whether the figure has been read already."""
        return self._figure is not None

    def set_theme(self, theme: Theme) -> None:
        """Changes the theme; does nothing if it is the same."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()

    def own(self) -> Look:
        """A look that begins as this one and then goes its own way, for one page."""
        return Look(self._theme, self._assets)

    def lights_down(self) -> Look:
        """A look of its own for the dark page of the player, with the same letters, sizes and motion."""
        theme = self._theme
        dark = Theme(LIGHTS_DOWN, theme.letters, theme.factor, theme.reduced_motion, theme.caption_size, theme.picture)
        return Look(dark, self._assets)


def first_theme(settings: Settings, assets: Path) -> Theme:
    """The theme of the first frame: what can be known of ``theme_from`` without a wait."""
    return _theme(settings, assets, palette_at_once(settings.theme), reduced_motion=True)


def theme_from(settings: Settings, assets: Path) -> Theme:
    """The theme that a person's settings and the system ask for.

    Args:
        settings: The person's choices.
        assets: The folder that holds ``fonts``.
    """
    motion = reduced_motion_for(settings.motion)
    return _theme(settings, assets, palette_for(settings.theme), reduced_motion=motion)


def _theme(settings: Settings, assets: Path, palette: Palette, *, reduced_motion: bool) -> Theme:
    return Theme(
        palette=palette,
        letters=Letters(shelf_in(assets / "fonts"), settings.typeface is Typeface.SYSTEM, settings.one_typeface),
        factor=settings.text / 100 * system_text_factor(),
        reduced_motion=reduced_motion,
        caption_size=float(settings.caption_size),
        picture=settings.picture,
    )
