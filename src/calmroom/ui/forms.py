"""Which form the way between the rooms takes, and how wide it is. No Qt."""

from __future__ import annotations

from enum import StrEnum

NARROW_WINDOW = 1040
FOOT = 18
"""What lies under Ground me, in px."""


class Form(StrEnum):
    """How much of the sidebar there is room for."""

    WIDE = "wide"
    RAIL = "rail"
    MENU = "menu"


MARGINS = {Form.WIDE: 14, Form.RAIL: 8, Form.MENU: 12}
"""What stands free at both sides of the items and of Ground me, in px."""
WIDTHS = {Form.WIDE: 208, Form.RAIL: 80, Form.MENU: 148}


def form_for(width: int, *, large_text: bool) -> Form:
    """The form for a window ``width`` px wide."""
    if large_text:
        return Form.MENU
    return Form.RAIL if width < NARROW_WINDOW else Form.WIDE
