"""What a button wears: how loud it is, its colours in each theme, and its shape."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.ui.theme.icons import Icon
    from calmroom.ui.theme.tokens import Palette


class Kind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    OUTLINE = "outline"
    SOFT = "soft"
    QUIET = "quiet"
    NOT_YET = "not-yet"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours a button wears: ground at rest, hovered and pressed, outline and label; empty for none."""

    rest: str
    hover: str
    press: str
    edge: str
    label: str


def coat_of(kind: Kind, palette: Palette) -> Coat:
    """The colours of a kind in one palette."""
    p = palette
    match kind:
        case Kind.PRIMARY:
            return Coat(p.lake, p.lake_hover, p.lake_press, "", p.on_lake)
        case Kind.OUTLINE:
            return Coat("", p.lake_wash, p.lake_wash, p.edge, p.lake_ink)
        case Kind.SOFT:
            return Coat(p.lake_wash, p.lake_wash, p.lake_wash, p.lake if p.outlined else "", p.lake_ink)
        case Kind.QUIET:
            return Coat("", p.lake_wash, p.lake_wash, "", p.lake_ink)
        case Kind.NOT_YET:
            return Coat("", "", "", p.edge, p.ink3)
        case Kind.GROUND:
            # In the dark room it is an outline only.
            rest = "" if p.name == "lights-down" else p.clay_wash
            return Coat(rest, p.clay_wash, p.clay_wash, p.clay_edge, p.clay)


@dataclass(frozen=True, slots=True)
class Cut:
    """The shape of a button: its kind, icon, key cap, height in px at 100 % and whether its ends are round."""

    kind: Kind
    icon: Icon | None = None
    key: str = ""
    height: float = 44.0
    pill: bool = False
