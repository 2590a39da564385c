"""The note to the therapist: written in peace, kept by itself, sent by nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.plan.state import NOTE_HINT
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.fields import WritingField
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.plan.plan import Plan
    from calmroom.services.plan import PlanService
    from calmroom.ui.context import Context

SOON_MS: Final = 1_500
HIGH: Final = 130
SAVED: Final = "Saved"


class NoteField(QWidget):
    """Keeps what is written soon after typing, on leaving, and at the end.

    Signals:
        kept: The ``Plan`` with its note.
    """

    kept = Signal(object)

    def __init__(self, plans: PlanService, context: Context) -> None:
        super().__init__()
        look = context.look
        identify(self, "plan.note")
        self._plans, self._tasks = plans, context.tasks
        self._plan_id, self._is_dirty = "", False
        self.title = TextLabel(look, "", Role.SECTION, name="plan.note.title")
        self.field = WritingField(look, "plan.note.text", "A note", boxed=True)
        self.field.setMinimumHeight(HIGH)
        self.said = TextLabel(look, NOTE_HINT, Role.SMALL, Tone.INK2, name="plan.note.said")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.field, self.said):
            column.addWidget(part)
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.save_now)
        self.field.textChanged.connect(self._typed)

    @property
    def is_dirty(self) -> bool:
        """Whether something written is not yet on its way to the disk."""
        return self._is_dirty

    def show_note(self, plan_id: str, title: str, note: str) -> None:
        """Show the note of a plan; what is being written stays."""
        if plan_id == self._plan_id and self._is_dirty:
            return
        if plan_id != self._plan_id:
            self.save_now()
            self.said.set_words(NOTE_HINT)
        self._plan_id = plan_id
        self.title.set_words(title)
        self.field.setAccessibleName(title)
        if note != self.field.toPlainText():
            self.field.set_words(note)

    def save_now(self) -> None:
        """Have it kept, if there is anything new."""
        self._soon.stop()
        if not self._is_dirty or not self._plan_id:
            return
        self._is_dirty = False
        work = partial(self._plans.note, self._plan_id, self.field.toPlainText())
        self._tasks.run(work, self._saved, self._failed)

    def forget(self) -> None:
        """Hold nothing that was written; what was is safe or told before."""
        self._soon.stop()
        self._plan_id, self._is_dirty = "", False
        self.field.set_words("")
        self.title.set_words("")
        self.said.set_words(NOTE_HINT)

    def hideEvent(self, event: QHideEvent) -> None:
        """Left: keep it."""
        super().hideEvent(event)
        self.save_now()

    def _typed(self) -> None:
        self._is_dirty = True
        self._soon.start()

    def _saved(self, plan: Plan) -> None:
        if plan.id == self._plan_id and not self._is_dirty:
            self.said.set_words(f"{SAVED}. {NOTE_HINT}")
            announce(self.field, SAVED)
        self.kept.emit(plan)

    def _failed(self, fault: CalmroomError) -> None:
        # What was written stays in the field, and the next pause in typing tries again.
        self._is_dirty = True
        self.said.set_words(f"{fault.message} {fault.hint}".strip())
        announce(self.field, fault.message)
