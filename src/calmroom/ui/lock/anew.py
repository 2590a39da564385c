"""The way to an empty vault, for whom the one that is there does not open: asked twice, and nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from calmroom.ui.fault import FaultLine
from calmroom.ui.lock.state import BEGUN
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.services.backups import BackupService
    from calmroom.ui.context import Context

BEGIN: Final = "Begin with an empty vault"
MAKING: Final = "Making an empty one. This takes about a second."


@dataclass(frozen=True, slots=True)
class Words:
    """What is said before it.

    Attributes:
        asked: On the link that opens it.
        about: What it means.
    """

    asked: str
    about: str


FORGOTTEN: Final = Words(
    "I have neither of the two",
    "Then this vault stays closed: without one of them nobody can open it. You can begin with an empty one. Nothing is "
    "deleted: the closed one stays in Settings, under Backups, and comes back from there whenever the passphrase or "
    "the sheet turns up.",
)
BROKEN: Final = Words(
    BEGIN,
    "If no backup helps, you can begin with an empty vault. Nothing is deleted: what is there now stays in this list, "
    "and a backup can be restored later as well.",
)


class BeginAnew(QWidget):
    """A link; behind it what it means, the button, and the way back.

    Signals:
        begun: There is an empty vault, and it is open.
    """

    begun = Signal()

    def __init__(self, backups: BackupService, words: Words, context: Context, name: str) -> None:
        super().__init__()
        self._backups = backups
        self._context = context
        look = context.look
        identify(self, name, BEGIN)
        self.link = LinkButton(look, words.asked, f"{name}.ask")
        self.about = TextLabel(look, words.about, Role.BODY, Tone.INK2, name=f"{name}.about")
        self.fault = FaultLine(look, f"{name}.fault")
        self.begin = OutlineButton(look, BEGIN, f"{name}.begin")
        self.leave = QuietButton(look, "Not now", f"{name}.leave")
        self._box = QWidget()
        self._lay()
        self.link.clicked.connect(self._open)
        self.leave.clicked.connect(self.close_again)
        self.begin.clicked.connect(self._begin)
        self.close_again()

    def close_again(self) -> None:
        """Only the link again."""
        had_focus = self.begin.hasFocus() or self.leave.hasFocus()
        self._box.hide()
        self.fault.hide()
        self.link.show()
        if had_focus:
            self.link.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is Not now."""
        if event.key() == Qt.Key.Key_Escape and self._box.isVisible():
            self.close_again()
        else:
            super().keyPressEvent(event)

    def _lay(self) -> None:
        acts = QWidget()
        flow = FlowLayout(gap=8)
        acts.setLayout(flow)
        for button in (self.begin, self.leave):
            flow.addWidget(button)
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (self.about, self.fault, acts):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._box)

    def _open(self) -> None:
        self.link.hide()
        self._box.show()
        announce(self, self.about.text())
        # Not the button that does it: whoever presses a key twice has read nothing yet.
        self.leave.setFocus()
        QTimer.singleShot(0, self._come_into_view)

    def _come_into_view(self) -> None:
        """Where the letters are large, the page is longer than the window."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self._box.isVisible():
            above.ensureWidgetVisible(self.leave)

    def _begin(self) -> None:
        self.begin.setEnabled(False)
        self.fault.hide()
        announce(self, MAKING)
        self._context.tasks.run(self._backups.begin_anew, self._done, self._refused)

    def _done(self, _nothing: None) -> None:
        self.begin.setEnabled(True)
        self.close_again()
        announce(self, BEGUN)
        self.begun.emit()

    def _refused(self, fault: CalmroomError) -> None:
        self.begin.setEnabled(True)
        words = f"{fault.message} {fault.hint}".strip()
        self.fault.show_fault(words)
        announce(self, words)
