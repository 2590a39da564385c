"""Voice notes on the page: the ones there are, and one more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from calmroom.ui.journal.sheet.voice_meter import VoiceMeter
from calmroom.ui.journal.sheet.voice_row import NoteRow
from calmroom.ui.journal.sheet.voice_state import AGAIN, RECORD, STOP, Saying
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.domain.journal.voice_note import VoiceNote
    from calmroom.ui.theme.look import Look

WIDEST = 500.0
HIGH = 38.0
"""Px at 100 %, as of the chips under it, and a little more."""


class VoicePart(QWidget):
    """Rows of notes, and under them the way to speak.

    Signals:
        pressed: Begin a recording, end it, or try again; what its button says.
        played: A ``NoteRow`` is to be heard, or paused.
        moved: A ``NoteRow``, and the place in it to go to, in seconds.
        remove_asked: A ``NoteRow`` is to be taken out.
        changed: Other rows stand here now.
    """

    pressed = Signal()
    played = Signal(object)
    moved = Signal(object, float)
    remove_asked = Signal(object)
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rows: tuple[NoteRow, ...] = ()
        self.said = Saying()
        identify(self, "journal.voice", "Voice notes")
        self.button = OutlineButton(look, RECORD, "journal.voice.record", icon=Icon.VOICE)
        self.button.set_shape(HIGH, pill=True)
        self.button.keep_room_for(RECORD, STOP, AGAIN)
        self.meter = VoiceMeter(look)
        self.length = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.voice.length")
        self.length.setWordWrap(False)
        self.words = TextLabel(look, "", Role.SMALL, Tone.INK2, name="journal.voice.said")
        speak = QHBoxLayout()
        speak.setSpacing(14)
        speak.addWidget(self.button, 0)
        speak.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignVCenter)
        speak.addWidget(self.length, 0, Qt.AlignmentFlag.AlignVCenter)
        speak.addStretch(1)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._notes)
        column.addLayout(speak)
        column.addWidget(self.words)
        self.button.clicked.connect(self.pressed)
        look.changed.connect(self._fit)
        self._fit()
        self.show_saying(Saying())

    def show_notes(self, notes: tuple[VoiceNote, ...]) -> None:
        """Show the notes of the page; rows that are still right stay as they are, with the keyboard on them."""
        if notes == tuple(row.note for row in self.rows):
            return
        kept = {row.note: row for row in self.rows if row.note in notes}
        for row in self.rows:
            self._notes.removeWidget(row)
            if row.note not in kept:
                row.hide()
                row.setParent(None)
                row.deleteLater()
        self.rows = tuple(kept.get(note) or self._row(note) for note in notes)
        for number, row in enumerate(self.rows, 1):
            row.set_number(number)
            self._notes.addWidget(row)
            row.show()
        self.changed.emit()

    def show_saying(self, saying: Saying) -> None:
        """Show what becomes of a recording."""
        before, self.said = self.said, saying
        if saying.button != self.button.text():
            self.button.set_text(saying.button)
        self.meter.setVisible(saying.meter is not None)
        self.meter.show_level(saying.meter)
        self.length.setVisible(bool(saying.length))
        if saying.length != before.length:
            self.length.set_words(saying.length)
        self.words.setVisible(bool(saying.words))
        if saying.words != before.words:
            self.words.set_words(saying.words)
            self.words.set_tone(Tone.INK if saying.is_care else Tone.INK2)
            if saying.words:
                announce(self, saying.words)
                QTimer.singleShot(0, self, self._bring_into_sight)

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed, in reading order."""
        return (*(part for row in self.rows for part in row.controls()), self.button)

    def _bring_into_sight(self) -> None:
        """On a page that scrolls, the sentence may stand below what is seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self.words, 0, 8)

    def _row(self, note: VoiceNote) -> NoteRow:
        row = NoteRow(self.look, note)
        row.pressed.connect(partial(self.played.emit, row))
        row.moved.connect(partial(self.moved.emit, row))
        row.remove_asked.connect(partial(self.remove_asked.emit, row))
        return row

    def _fit(self) -> None:
        self.setMaximumWidth(round(WIDEST * self.look.theme.scale))
