"""A note for one's therapist: written out, to be changed, and sent by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import WritingField
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

NAME = "A note for my therapist"
UNSENT = "Nothing is sent. Change it as you like; Save keeps it in your journal, to show or to read out."
HIGH = 236


class NoteField(WritingField):
    """A boxed field, as high as a short note."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "after.note.text", NAME, boxed=True)

    def sizeHint(self) -> QSize:
        """Six lines of the journal's letters."""
        return QSize(super().sizeHint().width(), round(HIGH * self.look.theme.scale))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class TherapistNote(QWidget):
    """A link that opens the note, and closes it again; closed, there is none, and its words wait to be opened.

    Signals:
        wanted: It was opened, with nothing in it yet, and is to be written out.
        moved: It is open now, or closed.
    """

    wanted = Signal()
    moved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "after.note")
        self.link = LinkButton(look, NAME, "after.note.open")
        self.hint = TextLabel(look, UNSENT, Role.SMALL, Tone.INK2)
        self.field = NoteField(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint)
        column.addWidget(self.field)
        self.link.clicked.connect(self._turn)
        self.clear()

    @property
    def typed(self) -> str:
        """What is to be kept; nothing while it is closed."""
        return "" if self.field.isHidden() else self.field.toPlainText().strip()

    def clear(self) -> None:
        """There is none, open or closed."""
        self._show(is_open=False)
        self.field.set_words("")

    def write(self, words: str) -> None:
        """Write it out, for the person to change."""
        self.field.set_words(words)

    def _turn(self) -> None:
        if self.field.isHidden():
            self._show(is_open=True)
            if not self.typed:
                self.wanted.emit()
            self.field.setFocus()
        else:
            self._show(is_open=False)
        self.moved.emit()

    def _show(self, *, is_open: bool) -> None:
        self.field.setVisible(is_open)
        self.hint.setVisible(is_open)
        self.link.setAccessibleDescription("Leaves it out again" if is_open else "Opens it below, to be changed")
