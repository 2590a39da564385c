"""The ways into what takes the whole room, and back: two hands, what opens them, and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.journal.journal import EntryKind
from calmroom.ui.journal.whole.gate import HandsGate
from calmroom.ui.journal.whole.printing import JournalPaper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.domain.care.gates import Gate
    from calmroom.ui.context import Context
    from calmroom.ui.journal.desk import Desk
    from calmroom.ui.journal.given import JournalServices
    from calmroom.ui.two_hands.page import TwoHandsPage


class WholeRoom(QObject):
    """Leads there and back; what is being written is saved on the way.

    Signals:
        taken: The widget that takes the room.
        left: Back to the pages.
        failed: A ``CalmroomError``; nothing could be read.
    """

    taken = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, services: JournalServices, context: Context, hands: TwoHandsPage, desk: Desk) -> None:
        super().__init__(desk)
        self._services = services
        self._tasks = context.tasks
        self._desk = desk
        self.hands = hands
        self.gate = HandsGate(context.look)
        self.paper = JournalPaper(services.journal, services.clock, context)
        for part in (self.hands, self.gate, self.paper):
            part.left.connect(self.left)
        self.gate.agreed.connect(self._agree)

    def parts(self) -> tuple[QWidget, ...]:
        """Everything that takes the room."""
        return (self.hands, self.gate, self.paper)

    def ask_hands(self) -> None:
        """Begin a page in two hands, where that is open; else say what opens it."""
        self._tasks.run(self._services.safety.two_hands, self._open_hands, self.failed.emit)

    def show_paper(self) -> None:
        """Show the open page on paper, or the last weeks."""
        self._desk.leave(stays=True)
        entry = self._desk.entry
        self.taken.emit(self.paper)
        self.paper.open(entry if entry is not None and not entry.is_empty else None)

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.paper.forget()

    def _open_hands(self, gate: Gate) -> None:
        if gate.is_open:
            self._desk.lay_new(kind=EntryKind.TWO_HANDS)
            self.taken.emit(self.hands)
            self.hands.write_on()
        else:
            self._desk.leave(stays=True)
            self.taken.emit(self.gate)
            self.gate.show_gate(gate)

    def _agree(self, items: tuple[str, ...]) -> None:
        safety = self._services.safety
        self._tasks.run(lambda: safety.agree(items), lambda _: self.ask_hands(), self.failed.emit)
