"""A theme: one palette, one text factor, the letters, and whether anything moves."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from calmroom.domain.settings import Picture
from calmroom.ui.theme.fonts import TYPE_TABLE, Face, FontShelf, Role, Setting, system_families
from calmroom.ui.theme.tokens import DUSK

if TYPE_CHECKING:
    from calmroom.ui.theme.tokens import Palette

LEAST_FACTOR = 0.8
GREATEST_FACTOR = 2.5
CAPTION_ROLES = frozenset({Role.CAPTION, Role.CAPTION_DARK})


@dataclass(frozen=True, slots=True)
class Letters:
    """Which letters are used: the shelf of shipped fonts and the person's two choices about them."""

    shelf: FontShelf
    system_font: bool = False
    one_typeface: bool = False

    def families(self, face: Face) -> tuple[str, ...]:
        """The family names for a face, best first."""
        wanted = Face.SANS if self.one_typeface else face
        return system_families(wanted) if self.system_font else self.shelf.families(wanted)


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a widget needs to know to paint itself.

    Attributes:
        palette: The colours.
        letters: The typefaces.
        factor: Text size, 0.8 to 2.5; anything beyond is drawn in to that range.
        reduced_motion: True where nothing may move.
        caption_size: The person's own caption size in px at factor 1, 22 to 64.
        picture: How the body is shown.
    """

    palette: Palette
    letters: Letters
    factor: float = 1.0
    reduced_motion: bool = False
    caption_size: float = 32.0
    picture: Picture = Picture.FIGURE

    def font(self, role: Role, *, strong: bool = False) -> QFont:
        """The font of a role at this theme's size; ``strong`` sets it one weight up."""
        setting = TYPE_TABLE[role]
        font = QFont()
        font.setFamilies(list(self.letters.families(setting.face)))
        font.setPixelSize(max(1, round(setting.pixels * self._grown(role, setting))))
        font.setWeight(QFont.Weight.DemiBold if strong and setting.weight != QFont.Weight.Normal else setting.weight)
        if strong and setting.weight == QFont.Weight.Normal:
            font.setWeight(QFont.Weight.Medium)
        if setting.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, setting.tracking)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def line_height(self, role: Role) -> float:
        """Height of one line of a role, in px."""
        setting = TYPE_TABLE[role]
        return round(setting.line * self._grown(role, setting))

    def space(self, pixels: float) -> float:
        """A padding that grows with the square root of the text, in px."""
        return pixels * math.sqrt(self.scale)

    def control(self, pixels: float) -> int:
        """Height of a one-line control that is ``pixels`` high at 100 %, in whole px."""
        line = TYPE_TABLE[Role.BODY].line
        return round(line * self.scale + self.space(pixels - line))

    @property
    def has_figure(self) -> bool:
        """Whether a body is drawn, or its places are told by name."""
        return self.picture is not Picture.NAMES

    @property
    def has_lines(self) -> bool:
        """Whether a body is drawn with its inner lines."""
        return self.picture is Picture.FIGURE

    def milliseconds(self, full: int, *, reduced: int = 0) -> int:
        """How long a movement takes: ``full``, or ``reduced`` where nothing may move."""
        return reduced if self.reduced_motion else full

    @property
    def dimmed(self) -> Theme:
        """The same in Dusk, for eyes that are used to the dark; high contrast stays as it is."""
        return self if self.palette.outlined else replace(self, palette=DUSK)

    @property
    def scale(self) -> float:
        """The text factor, kept between 0.8 and 2.5."""
        return min(GREATEST_FACTOR, max(LEAST_FACTOR, self.factor))

    @property
    def large_text(self) -> bool:
        """Whether two columns become one (from 160 %)."""
        return self.scale >= 1.6

    def _grown(self, role: Role, setting: Setting) -> float:
        grown = min(self.scale, setting.growth)
        return grown * self.caption_size / 32 if role in CAPTION_ROLES else grown
