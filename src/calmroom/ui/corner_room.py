"""How much room Ground me takes of a page's foot. The window lays it over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.ui.widgets.buttons import GroundMeButton

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LEFT: Final = 14
EDGE: Final = 18
HIGH: Final = 56


def corner_room(look: Look) -> int:
    """From the left edge of the page to the right edge of Ground me, in px."""
    return LEFT + GroundMeButton(look).sizeHint().width()


def corner_middle(look: Look) -> float:
    """From the lower edge of the page to the middle of Ground me, in px."""
    return EDGE + look.theme.control(HIGH) / 2
