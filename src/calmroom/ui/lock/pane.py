"""Locked: a passphrase, or the recovery key, and everything that needs neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.recovery import read_recovery_key
from calmroom.ui.fault import FaultLine
from calmroom.ui.lock.anew import FORGOTTEN, BeginAnew
from calmroom.ui.lock.secret import SecretField
from calmroom.ui.lock.state import CLOSED, LOCKED, ON_THE_SHEET, OPENING, WITH_RECOVERY, wait_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import NotYetButton, QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import Card, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.services.backups import BackupService
    from calmroom.services.lock import LockService
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

MEASURE, SMALL_WINDOW = 520, 860
RECOVERY, PASSPHRASE = "I have a recovery key", "I have my passphrase"


class LockPane(QWidget):
    """Opens the vault; a wrong passphrase costs a moment and nothing else.

    Signals:
        opened: The vault is open; carries whether it was by the recovery key.
        library_asked: The library is wanted.
    """

    opened = Signal(bool)
    library_asked = Signal()

    def __init__(self, lock: LockService, backups: BackupService, context: Context) -> None:
        super().__init__()
        self._lock = lock
        self._context = context
        self._is_recovery = False
        self._is_opening = False
        identify(self, "lock", LOCKED)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._ready)
        self._make(context.look)
        self.anew = BeginAnew(backups, FORGOTTEN, context, "lock.anew")
        self._lay(context.look)
        self.open_button.clicked.connect(self._try)
        self.secret.entered.connect(self._try)
        self.recovery.returnPressed.connect(self._try)
        self.other.clicked.connect(lambda: self._show_way(recovery=not self._is_recovery))
        self.library.clicked.connect(self.library_asked)
        context.look.changed.connect(self._fit)
        self._show_way(recovery=False)

    def open(self) -> None:
        """Ask anew, for the passphrase."""
        self.forget()
        self._show_way(recovery=False)
        self.setFocus()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.secret.forget()
        self.recovery.clear()
        self.fault.hide()
        self.anew.close_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins for the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _make(self, look: Look) -> None:
        self.title = TextLabel(look, LOCKED, Role.GREETING, name="lock.title")
        self.about = TextLabel(look, CLOSED, Role.SECTION_LIGHT, Tone.INK2, name="lock.about")
        self.label = TextLabel(look, "Passphrase", Role.BODY_STRONG)
        self.secret = SecretField(look, "lock.passphrase", "Passphrase")
        self.recovery = TextField(look, "lock.recovery", "Recovery key", "ABCDE-FGHJK-...")
        self.recovery.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.fault = FaultLine(look, "lock.fault")
        self.fault.hide()
        self.status = TextLabel(look, "", Role.SMALL, Tone.INK2, name="lock.status")
        self.status.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.open_button = NotYetButton(look, "Open", "lock.open")
        self.open_button.set_open(is_open=True)
        self.other = QuietButton(look, RECOVERY, "lock.other")
        self.other.keep_room_for(RECOVERY, PASSPHRASE)
        self.library = LinkButton(look, "Look around in the library", "lock.library")

    def _lay(self, look: Look) -> None:
        card = Card(look, "lock.card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 20, 22, 16)
        inside.setSpacing(8)
        for part in (self.label, self.secret, self.recovery, self.fault):
            inside.addWidget(part)
        inside.addSpacing(6)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.open_button)
        foot.addWidget(self.status, 1)
        inside.addLayout(foot)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self._column.addSpacing(12)
        self._column.addWidget(self.about)
        self._column.addSpacing(28)
        self._column.addWidget(card)
        self._column.addSpacing(10)
        self._column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(18)
        self._column.addWidget(self.library, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(14)
        self._column.addWidget(self.anew)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._content, "lock.page"))

    def _fit(self) -> None:
        theme = self._context.look.theme
        side, top = (34, 28) if self.width() < SMALL_WINDOW or theme.large_text else (52, 48)
        right = max(side, self.width() - side - round(MEASURE * max(1.0, theme.scale)))
        self._column.setContentsMargins(side, top, right, top)

    def _show_way(self, *, recovery: bool) -> None:
        self._is_recovery = recovery
        self.title.set_words(WITH_RECOVERY if recovery else LOCKED)
        self.about.set_words(ON_THE_SHEET if recovery else CLOSED)
        self.label.set_words("Recovery key" if recovery else "Passphrase")
        self.other.set_text(PASSPHRASE if recovery else RECOVERY)
        self.secret.setVisible(not recovery)
        self.recovery.setVisible(recovery)
        self.forget()
        field: QWidget = self.recovery if recovery else self.secret
        self.label.setBuddy(field)
        self.setFocusProxy(field)
        if self.isVisible():
            field.setFocus()

    def _try(self) -> None:
        if self._is_opening or not self.open_button.isEnabled():
            return
        typed = self.recovery.text() if self._is_recovery else self.secret.text()
        if not typed:
            self.setFocus()
            return
        # A recovery key opens it from either field.
        key, fault = _recovery_key(typed)
        if self._is_recovery and fault is not None:
            self._tell(fault)
            return
        self._set_opening(opening=True)
        lock, secret, by_recovery = self._lock, key or typed, bool(key)
        self._context.tasks.run(lambda: lock.unlock(secret), lambda _done: self._let_in(by_recovery), self._refused)

    def _let_in(self, by_recovery: bool) -> None:  # noqa: FBT001 - what the worker hands back
        self._set_opening(opening=False)
        self.forget()
        announce(self, "Open")
        self.opened.emit(by_recovery)

    def _refused(self, fault: CalmroomError) -> None:
        self._set_opening(opening=False)
        self._tell(fault)
        wait = self._lock.wait
        if wait > 0:
            self.open_button.set_open(is_open=False)
            self.status.set_words(wait_words(wait))
            self._again.start(round(wait * 1000) + 20)
        line = self.recovery if self._is_recovery else self.secret.line
        line.setFocus()
        line.selectAll()

    def _tell(self, fault: CalmroomError) -> None:
        words = f"{fault.message} {fault.hint}".strip()
        self.fault.show_fault(words)
        announce(self, words)

    def _ready(self) -> None:
        self.status.set_words("")
        self.open_button.set_open(is_open=True)

    def _set_opening(self, *, opening: bool) -> None:
        self._is_opening = opening
        self.open_button.set_open(is_open=not opening)
        self.status.set_words(OPENING if opening else "")
        if opening:
            self.fault.hide()
            announce(self, OPENING)


def _recovery_key(typed: str) -> tuple[str, CalmroomError | None]:
    """A recovery key as it is printed, or empty with what is not right about it."""
    try:
        return read_recovery_key(typed).text, None
    except CalmroomError as fault:
        return "", fault
