"""The names a control is found by: by tests, by tools, and by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def identify(widget: QWidget, name: str, spoken: str = "") -> None:
    """Gives a widget its object name and accessible identifier, and the name that is read out.

    Args:
        widget: Any control.
        name: A dotted name such as ``player.pause``.
        spoken: The accessible name; left as it is if empty. It starts with the visible words.
    """
    widget.setObjectName(name)
    widget.setAccessibleIdentifier(name)
    if spoken:
        widget.setAccessibleName(spoken)


def announce(widget: QWidget, words: str) -> None:
    """Has a screen reader say something politely, if there is one."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
