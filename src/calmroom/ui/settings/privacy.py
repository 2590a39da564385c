"""The section Privacy: what protects the vault, and where the files lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.settings.rows import Section
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.services.rooms import Facts
    from calmroom.ui.settings.protection import ProtectionRows
    from calmroom.ui.theme.look import Look

STAYS = "Nothing leaves this computer by itself. There is no account, and calmroom has no way onto the internet."


class PrivacySection(Section):
    """Says plainly how things stand."""

    def __init__(self, facts: Facts, protection: ProtectionRows, look: Look) -> None:
        super().__init__(look, "Privacy", "settings.privacy")
        self.protection = protection
        self.add(protection)
        self.add(
            _words(TextLabel(look, "It stays here", Role.BODY_STRONG), TextLabel(look, STAYS, Role.SMALL, Tone.INK2))
        )
        for number, (name, folder) in enumerate(facts.folders):
            self.add_setting(name, str(folder), _opener(look, number, name, folder))

    def refresh(self) -> None:
        """Ask the vault how things stand."""
        self.protection.refresh()

    def forget(self) -> None:
        """The vault is locked."""
        self.protection.forget()


def _words(*labels: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(2)
    for label in labels:
        column.addWidget(label)
    return group


def _opener(look: Look, number: int, name: str, folder: Path) -> OutlineButton:
    button = OutlineButton(look, "Open folder", f"settings.folder.{number}")
    button.setAccessibleName(f"Open folder: {name}")
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    return button
