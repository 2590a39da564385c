"""Tabs by what practices are for, where there are too many for one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from calmroom.ui.library.state import ALL, topics_of
from calmroom.ui.widgets.segments import TabStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.script import Script
    from calmroom.ui.theme.look import Look


class Topics(QWidget):
    """A tab strip, or nothing.

    Signals:
        chosen: ``ALL``, or the key of a shelf.
    """

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._strip: TabStrip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_scripts(self, scripts: Sequence[Script]) -> None:
        """Offer the shelves of these practices; nothing where they are few."""
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.setParent(None)
            self._strip.deleteLater()
            self._strip = None
        topics = topics_of(scripts)
        if topics:
            self._strip = TabStrip(self.look, "library.topics", "Topics", topics)
            self._strip.chosen.connect(self.chosen)
            self._column.addWidget(self._strip)
            self.clear()
        self.setVisible(bool(topics))

    def show_for(self, *, is_searching: bool) -> None:
        """Step aside while words are looked for: they are looked for everywhere."""
        self.setVisible(self._strip is not None and not is_searching)

    def clear(self) -> None:
        """Show all."""
        if self._strip is not None:
            self._strip.set_value(ALL)

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The tabs."""
        return tuple(self._strip.findChildren(QAbstractButton)) if self._strip is not None else ()
