"""The keys of the body map: words, strengths, depth, brush, which map, save, new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from calmroom.domain.body.sensation import Quality, Strength
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from calmroom.ui.body.palette import Palette


class Keys(QObject):
    """Single letters, which can be switched off, and those with Ctrl.

    Signals:
        face: The next of before, now and difference.
        save: Now.
        new: A new map.
    """

    face = Signal()
    save = Signal()
    new = Signal()

    def __init__(self, pane: QWidget, palette: Palette) -> None:
        super().__init__(pane)
        self._pane = pane
        self._palette = palette
        letters: list[tuple[str, Callable[[], object]]] = [
            *((str(number), partial(palette.choose_word, number)) for number in range(1, len(Quality) + 1)),
            *((f"Shift+{number}", partial(palette.choose_strength, number)) for number in map(int, Strength)),
            ("D", palette.next_depth),
            ("[", partial(self._broaden, -1)),
            ("]", partial(self._broaden, 1)),
            ("B", self.face.emit),
        ]
        self._letters = [self._shortcut(keys, act) for keys, act in letters]
        self._shortcut("Ctrl+S", self.save.emit)
        self._shortcut("Ctrl+N", self.new.emit)

    def set_letters(self, *, on: bool) -> None:
        """Heed single letters, or leave them."""
        for shortcut in self._letters:
            shortcut.setEnabled(on)

    def _broaden(self, step: int) -> None:
        announce(self._pane, f"Brush: {self._palette.step_brush(step)}.")

    def _shortcut(self, keys: str, act: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self._pane, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)
        return made
