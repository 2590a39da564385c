"""Makes the Library before it is gone to: a piece at a time, so that nobody waits for it, then or now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from calmroom.ui.places import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.main_window import MainWindow
    from calmroom.ui.pages import Pages

FIRST_MS = 700
"""Milliseconds after which it begins: what is asked for in the first moments comes first."""
BETWEEN_MS = 60
"""Between one piece and the next, in which keys are heard and pages painted."""


class Ahead(QObject):
    """One room made in pieces of less than a tenth of a second each. Gone to meanwhile, it is made there and then."""

    def __init__(self, pages: Pages, window: MainWindow) -> None:
        super().__init__(window)
        self._pages = pages
        self._window = window
        self._left: list[Callable[[], object]] = [
            lambda: pages.library_parts.listing,
            lambda: pages.library_parts.export_page,
            lambda: pages.library_parts.choices,
            lambda: pages.library_parts.detail,
            lambda: pages.library_parts.own,
            lambda: window.hold(pages.library),
            self._lay_out,
            self._paint,
        ]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Begin soon; what is made already is not made again."""
        self._timer.start(FIRST_MS)

    def _step(self) -> None:
        if self._left and self._window.place is not Room.LIBRARY:
            self._left.pop(0)()
            self._timer.start(BETWEEN_MS)

    def _lay_out(self) -> None:
        self._pages.library.open()

    def _paint(self) -> None:
        # What is painted once is laid out to its last line, and its pictures are kept.
        self._pages.library.grab()
