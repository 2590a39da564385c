"""One backup in the list: what it is, a look inside, and the way to put it back, all in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.lock.secret import SecretField
from calmroom.ui.settings.backups_state import SURE, Line
from calmroom.ui.settings.rows import SettingRow
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from calmroom.domain.vault.backups import BackupCopy
    from calmroom.ui.theme.look import Look

SECRET_WIDTH = 320


class BackupRow(QWidget):
    """A copy.

    Signals:
        look_asked: With what was typed to open it; empty where nothing was.
        restore_asked: The same, once the person is sure.
    """

    look_asked = Signal(str)
    restore_asked = Signal(str)

    def __init__(self, look: Look, copy: BackupCopy, line: Line, name: str) -> None:
        super().__init__()
        self.copy = copy
        self.look = look
        self._title = line.title
        self.inside = OutlineButton(look, "Look inside", f"{name}.look")
        self.inside.setAccessibleName(f"Look inside the backup: {line.title}")
        self.inside.setEnabled(copy.is_whole)
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.said")
        self.secret = SecretField(look, f"{name}.secret", "Passphrase or recovery key of this backup")
        self.restore = OutlineButton(look, "Restore", f"{name}.restore")
        self.restore.setAccessibleName(f"Restore the backup: {line.title}")
        self.sure = TextLabel(look, SURE, Role.SMALL, Tone.INK, name=f"{name}.sure")
        self.confirm = OutlineButton(look, "Restore it", f"{name}.confirm")
        self.leave = QuietButton(look, "Leave it", f"{name}.leave")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SettingRow(look, line.title, line.about, self.inside))
        column.addWidget(self._below())
        self._connect()
        look.changed.connect(self._fit)
        self._fit()

    @property
    def is_open(self) -> bool:
        """Whether something is said or asked below it."""
        return not self._rest.isHidden()

    def close_again(self) -> None:
        """Say no more."""
        self._rest.hide()

    def show_inside(self, words: str) -> None:
        """Say what it holds, and offer to put it back."""
        self._say(words)
        self._show(self.restore)
        self.secret.hide()
        self.restore.setFocus()

    def show_fault(self, message: str, hint: str) -> None:
        """Say why there is no look inside."""
        self._say(" ".join(filter(None, (message, hint))))
        self._show()

    def ask_secret(self, message: str) -> None:
        """Ask for what opens it."""
        self.show_fault(message, "It is that of the time when it was made.")
        self.secret.show()
        self.secret.setFocus()

    def show_busy(self, words: str) -> None:
        """Say what is being done; meanwhile nothing can be pressed."""
        self._say(words)
        self._show()
        self.inside.setEnabled(False)

    def _below(self) -> QWidget:
        self._rest = QWidget()
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(20, 0, 16, 14)
        column.setSpacing(8)
        buttons = QWidget()
        flow = FlowLayout(gap=8)
        buttons.setLayout(flow)
        for button in (self.restore, self.confirm, self.leave):
            flow.addWidget(button)
        self._buttons = buttons
        for widget in (self.said, self.secret, self.sure, buttons):
            column.addWidget(widget)
        self._rest.hide()
        self._show()
        self.secret.hide()
        return self._rest

    def _connect(self) -> None:
        self.inside.clicked.connect(lambda: self.look_asked.emit(""))
        self.secret.entered.connect(lambda: self.look_asked.emit(self.secret.text()))
        self.restore.clicked.connect(self._ask)
        self.leave.clicked.connect(self._leave)
        self.confirm.clicked.connect(lambda: self.restore_asked.emit(self.secret.text()))

    def _ask(self) -> None:
        self._show(self.sure, self.confirm, self.leave)
        announce(self, SURE)
        self.leave.setFocus()

    def _leave(self) -> None:
        self._show(self.restore)
        self.restore.setFocus()

    def _say(self, words: str) -> None:
        self._rest.show()
        self.said.set_words(words)
        self.inside.setEnabled(self.copy.is_whole)
        announce(self, words)

    def _show(self, *shown: QWidget) -> None:
        for widget in (self.restore, self.sure, self.confirm, self.leave):
            widget.setVisible(widget in shown)
        self._buttons.setVisible(any(widget is not self.sure for widget in shown))

    def _fit(self) -> None:
        self.secret.setMaximumWidth(round(self.look.theme.space(SECRET_WIDTH)))
