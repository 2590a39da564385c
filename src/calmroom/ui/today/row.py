"""One practice on Today: cover, words, and Begin. The whole row is the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton
from calmroom.ui.widgets.covers import Cover, CoverArt, CoverKind, CoverSize
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.practice_art import art_of

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from calmroom.ui.theme.look import Look
    from calmroom.ui.today.state import Row

ROOM_FOR_COVER, ROOM_FOR_BUTTON = 480, 160
ROOM_FOR_WORDS = 170
"""Px at 100 % that the words keep beside the button; with less, the button goes under them."""


class PracticeRow(QWidget):
    """Shows one row; ``begun`` is sent by its button and by a click anywhere on it.

    Args:
        look: The window's look.
        name: Object name of its button, such as ``today.begin``.
        primary: Whether its button is the filled one.
    """

    begun = Signal()

    def __init__(self, look: Look, name: str, *, primary: bool) -> None:
        super().__init__()
        self.look = look
        identify(self, f"{name}.row")
        self._cover = Cover(look, CoverArt(CoverKind.LIGHT), CoverSize.LARGE)
        self.lead = TextLabel(look, "", Role.SMALL, Tone.INK2)
        self.title = TextLabel(look, "", Role.ITEM)
        self.about = TextLabel(look, "", Role.SMALL, Tone.INK2)
        self.button = (
            PrimaryButton(look, "Begin", name, icon=Icon.PLAY) if primary else OutlineButton(look, "Begin", name)
        )
        self.button.clicked.connect(self.begun)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self.lead, self.title, self.about):
            words.addWidget(label)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(16, 16, 18, 16)
        self._box.setSpacing(18)
        self._box.addWidget(self._cover)
        self._box.addLayout(words, 1)
        self._box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_row(self, row: Row) -> None:
        """Show a practice."""
        self.lead.set_words(row.lead)
        self.title.set_words(row.title)
        self.about.set_words(row.about)
        self.button.setAccessibleName(row.spoken)
        self.button.setAccessibleDescription(row.lead)
        self._cover.set_art(art_of(row.script_id, row.places))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cover goes first; then the button goes under the words."""
        super().resizeEvent(event)
        theme = self.look.theme
        covered = self.width() >= ROOM_FOR_COVER and not theme.large_text
        self._cover.setVisible(covered)
        beside = self.width() - theme.space(ROOM_FOR_BUTTON) >= ROOM_FOR_WORDS * theme.scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if beside else down)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere is the button's."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.begun.emit()
