"""Where the keyboard goes: the first control of an area, and the next area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def first_control(area: QWidget) -> QWidget | None:
    """The first control of an area that Tab reaches; the area itself, if Tab reaches it."""
    if _takes_tab(area):
        return area
    step = area.nextInFocusChain()
    while step is not None and step is not area:
        if area.isAncestorOf(step) and _takes_tab(step):
            return step
        step = step.nextInFocusChain()
    return None


def next_area(areas: Sequence[QWidget]) -> None:
    """Move the keyboard from the area it is in to the next one that has a control."""
    now = QApplication.focusWidget()
    here = next((index for index, area in enumerate(areas) if now is not None and _holds(area, now)), -1)
    for index in range(1, len(areas) + 1):
        control = first_control(areas[(here + index) % len(areas)])
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()
