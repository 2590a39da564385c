"""What protects the vault, and the ways to change it: rows of the section Privacy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.vault.vault import Protection, VaultLocked
from calmroom.ui.fault import FaultLine
from calmroom.ui.lock.purpose import Purpose
from calmroom.ui.settings.rows import SettingRow, alone
from calmroom.ui.settings.state import KEYCHAIN, LOCK_CHOICES, left_behind_words, protection_words
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.settings import Settings
    from calmroom.services.keys import KeyService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault said."""

    protection: Protection
    left_behind: tuple[Path, ...]


class ProtectionRows(QWidget):
    """Says plainly how things stand; everything is changed in place, or on the page for it.

    Signals:
        passphrase_asked: A ``Purpose``: a way to the vault is to be made or taken away.
        unlock_asked: It is locked, and is to be opened.
    """

    passphrase_asked = Signal(object)
    unlock_asked = Signal()

    def __init__(self, keys: KeyService, settings: SettingsService, context: Context) -> None:
        super().__init__()
        self._keys = keys
        self._settings = settings
        self._context = context
        self._protection: Protection | None = None
        identify(self, "settings.protection.rows")
        self._make()
        self._lay()
        self._connect()
        self._show_locked()

    def refresh(self) -> None:
        """Ask the vault how things stand."""
        self._ask(lambda: None)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.lock_after.set_value(str(settings.lock_after))

    def forget(self) -> None:
        """The vault is locked."""
        self._show_locked()

    def _make(self) -> None:
        look = self._context.look
        self.heading = TextLabel(look, "", Role.BODY_STRONG, name="settings.protection")
        self.meaning = TextLabel(look, "", Role.SMALL, Tone.INK2, name="settings.protection.meaning")
        self.left_behind = TextLabel(look, "", Role.SMALL, name="settings.protection.left-behind")
        self.fault = FaultLine(look, "settings.protection.fault")
        self.unlock = OutlineButton(look, "Unlock", "settings.unlock")
        self.set = OutlineButton(look, "Set a passphrase", "settings.passphrase.set")
        self.change = OutlineButton(look, "Change", "settings.passphrase.change")
        self.change.setAccessibleName("Change the passphrase")
        self.remove = QuietButton(look, "Remove", "settings.passphrase.remove")
        self.remove.setAccessibleName("Remove the passphrase")
        self.sheet = OutlineButton(look, "Make a new sheet", "settings.sheet")
        self.keychain = CheckBox(look, "Open without a passphrase on this computer", "settings.keychain")
        self.lock_after = ChoiceBox(look, "settings.lock-after", "Lock by itself", LOCK_CHOICES)

    def _lay(self) -> None:
        look = self._context.look
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(2)
        for words in (self.heading, self.meaning, self.left_behind, self.fault):
            head.addWidget(words)
        self._unlock = _row(self.unlock)
        self._unlock.setContentsMargins(0, 10, 0, 0)
        head.addWidget(self._unlock)
        plain = "Four or five plain words are good. Spaces are fine."
        self._set = SettingRow(look, "Passphrase", plain, _row(self.remove, self.change, self.set))
        sheet = "Opens your journal if the passphrase is forgotten. A new sheet takes the place of the old one."
        after = "Without a key or a movement of the mouse. Practices play on. Ctrl+L locks at once."
        self._guarded = QWidget()
        rows = QVBoxLayout(self._guarded)
        chain = QWidget()
        under = QVBoxLayout(chain)
        under.setContentsMargins(0, 0, 0, 12)
        under.setSpacing(0)
        hint = TextLabel(look, KEYCHAIN, Role.SMALL, Tone.INK2)
        hint.setContentsMargins(54, 0, 16, 0)
        self.keychain.setAccessibleDescription(KEYCHAIN)
        under.addWidget(alone(self.keychain))
        under.addWidget(hint)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for row in (
            SettingRow(look, "Recovery sheet", sheet, self.sheet),
            chain,
            SettingRow(look, "Lock by itself", after, self.lock_after),
        ):
            rows.addWidget(HairLine(look))
            rows.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._line = HairLine(look)
        for part in (self._line, self._set, self._guarded):
            column.addWidget(part)

    def _connect(self) -> None:
        self.unlock.clicked.connect(self.unlock_asked)
        self.set.clicked.connect(self._set_passphrase)
        self.change.clicked.connect(lambda: self.passphrase_asked.emit(Purpose.CHANGE))
        self.sheet.clicked.connect(lambda: self.passphrase_asked.emit(Purpose.SHEET))
        self.remove.clicked.connect(lambda: self.passphrase_asked.emit(Purpose.REMOVE))
        self.keychain.clicked.connect(self._set_keychain)
        self.lock_after.picked.connect(lambda value: self._settings.change(lock_after=int(value)))

    def _set_passphrase(self) -> None:
        has_sheet = self._protection is not None and self._protection.recovery
        self.passphrase_asked.emit(Purpose.AGAIN if has_sheet else Purpose.FIRST)

    def _set_keychain(self, on: bool) -> None:  # noqa: FBT001 - the signature of clicked
        if not on:
            self._ask(lambda: self._keys.set_keychain(on=False))
            return
        # It is not on yet: the passphrase is asked for first.
        self.keychain.setChecked(False)
        self.passphrase_asked.emit(Purpose.KEYCHAIN)

    def _ask(self, first: Callable[[], object]) -> None:
        """Do something with the keys, then show how things stand."""
        keys = self._keys
        self.fault.hide()

        def work() -> Known:
            first()
            return Known(keys.protection(), keys.left_behind())

        self._context.tasks.run(work, self._show, self._refused)

    def _show(self, known: Known) -> None:
        self._protection = now = known.protection
        heading, meaning = protection_words(now)
        if self.heading.text() not in {"", heading}:
            announce(self, heading)
        self.heading.set_words(heading)
        self.meaning.set_words(meaning)
        left = left_behind_words(known.left_behind)
        self.left_behind.set_words(left)
        self.left_behind.setVisible(bool(left))
        self._unlock.hide()
        self._line.show()
        self._set.show()
        self.set.setVisible(not now.passphrase)
        for part in (self.change, self.remove, self._guarded):
            part.setVisible(now.passphrase)
        self.keychain.setChecked(now.keychain)

    def _refused(self, fault: CalmroomError) -> None:
        if isinstance(fault, VaultLocked):
            self._show_locked()
            return
        if self._protection is None:
            self.heading.set_words(fault.message)
            self.meaning.set_words(fault.hint)
            return
        self.keychain.setChecked(self._protection.keychain)
        words = f"{fault.message} {fault.hint}".strip()
        self.fault.show_fault(words)
        announce(self, words)

    def _show_locked(self) -> None:
        self._protection = None
        self.heading.set_words("Locked")
        self.meaning.set_words("What protects your journal is shown, and changed, once it is open.")
        self._unlock.show()
        for part in (self.left_behind, self.fault, self._line, self._set, self._guarded):
            part.hide()


def _row(*controls: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for control in controls:
        row.addWidget(control)
    row.addStretch(1)
    return group
