"""How much room Ground me takes of a page's foot. The window lays it over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6

from calmroom.ui.widgets.buttons import GroundMeButton

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

LEFT: Final = 14
EDGE: Final = 18
HIGH: Final = 56


def corner_room(look: Look) -> int:
    """From the left edge of the page to the right edge of Ground me, in px."""
    button = GroundMeButton(look)
    width = button.sizeHint().width()
    # It hears the look, so it would stay for a while, and each of its kind with it.
    shiboken6.delete(button)
    return LEFT + width


def corner_middle(look: Look) -> float:
    """From the lower edge of the page to the middle of Ground me, in px."""
    return EDGE + look.theme.control(HIGH) / 2
