"""A voice note of the page: hear it, move in it, take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from calmroom.ui.journal.sheet.voice_state import place_words, spoken_length, spoken_place, title_of
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.slider import Slider

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.journal.voice_note import VoiceNote
    from calmroom.ui.theme.look import Look

STEP: Final = 5
"""Seconds of an arrow key."""
HIGH: Final = 38.0
"""Px at 100 % of the button."""
GAP: Final = 10


class NoteRow(QWidget):
    """One note.

    Signals:
        pressed: Hear it from where the slider stands, or pause it.
        moved: A place in it, in seconds.
        remove_asked: Take it out.

    Attributes:
        note: What is known of it.
        is_playing: Whether it sounds.
    """

    pressed = Signal()
    moved = Signal(float)
    remove_asked = Signal()

    def __init__(self, look: Look, note: VoiceNote) -> None:
        super().__init__()
        self.note = note
        self.is_playing = False
        self._title = title_of(note)
        within = f"{self._title[0].lower()}{self._title[1:]}"
        self.play = OutlineButton(look, "Play", "", icon=Icon.PLAY)
        self.play.set_shape(HIGH, pill=True)
        self.play.keep_room_for("Play", "Pause")
        self.place = Slider(look, "", f"Place in the {within}", 0, 1)
        self.place.setMaximum(max(1, int(note.length)))
        self.place.setSingleStep(STEP)
        self.told = TextLabel(look, "", Role.SMALL, Tone.INK2)
        self.told.setWordWrap(False)
        self.remove = QuietButton(look, "Remove", "")
        self.remove.setAccessibleName(f"Remove the {within}")
        self.name = TextLabel(look, self._title, Role.SMALL, Tone.INK2)
        self._lay()
        self.play.clicked.connect(self.pressed)
        self.place.moved.connect(self._move)
        self.remove.clicked.connect(self.remove_asked)
        self.show_playing(playing=False)
        self.show_place(0.0)

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed, in reading order."""
        return (self.play, self.place, self.remove)

    def set_number(self, number: int) -> None:
        """Be found as the note of this number on the page, counted from 1."""
        name = f"journal.voice.{number}"
        identify(self, name, f"{self._title}, {spoken_length(self.note.length)}")
        parts = {"play": self.play, "place": self.place, "told": self.told, "remove": self.remove}
        for part, widget in parts.items():
            identify(widget, f"{name}.{part}")

    def show_playing(self, *, playing: bool) -> None:
        """Say what the button does now."""
        self.is_playing = playing
        verb = "Pause" if playing else "Play"
        title = f"{self._title[0].lower()}{self._title[1:]}"
        self.play.set_text(verb, f"{verb} the {title}, {spoken_length(self.note.length)}")
        self.play.set_icon(Icon.PAUSE if playing else Icon.PLAY)

    def show_place(self, at: float) -> None:
        """Show where it is heard, in seconds."""
        if not self.place.isSliderDown():
            self.place.set_quietly(int(at))
        self._tell(at)

    def _move(self, at: int) -> None:
        self._tell(float(at))
        self.moved.emit(float(at))

    def _tell(self, at: float) -> None:
        self.told.set_words(place_words(at, self.note.length))
        self.place.setAccessibleDescription(spoken_place(at, self.note.length))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it is called beside its button, or over it where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _lay(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._place(over=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        words = sum(label.fontMetrics().horizontalAdvance(label.text()) for label in (self.name, self.told))
        buttons = self.play.sizeHint().width() + self.remove.sizeHint().width()
        over = self.width() < words + buttons + 4 * GAP
        if over is not self._is_over:
            self._place(over=over)

    def _place(self, *, over: bool) -> None:
        self._is_over = over
        grid, middle = self._grid, Qt.AlignmentFlag.AlignVCenter
        for part in (self.name, self.told, self.play, self.place, self.remove):
            grid.removeWidget(part)
        # Beside the words the buttons reach over both rows.
        top, high = (1, 1) if over else (0, 2)
        grid.addWidget(self.name, 0, 0 if over else 1, 1, 2 if over else 1)
        grid.addWidget(self.told, 0, 2, 1, 2 if over else 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.play, top, 0, high, 1, middle)
        grid.addWidget(self.place, 1, 1, 1, 2)
        grid.addWidget(self.remove, top, 3, high, 1, middle)
