"""Erase everything: what goes, what stays, and a word to type first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.services.leaving import DELETE
from calmroom.ui.settings.leaving_state import (
    AWAY,
    ERASE,
    ERASE_WORDS,
    ERASING,
    TYPE,
    away_words,
    scripts_words,
)
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import NotYetButton
from calmroom.ui.widgets.fields import CheckBox, TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.vault.leaving import Left
    from calmroom.services.backups import BackupService
    from calmroom.services.leaving import LeavingService
    from calmroom.ui.context import Context

WIDE = 150


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What lies outside the folders of this program."""

    away: tuple[Path, ...]
    scripts: tuple[Path, ...]


class EraseRow(QWidget):
    """Nothing is erased before ``DELETE`` is typed; nothing is asked after it."""

    def __init__(self, leaving: LeavingService, backups: BackupService, context: Context) -> None:
        super().__init__()
        self._leaving = leaving
        self._backups = backups
        self._context = context
        self._is_erasing = False
        look = context.look
        self.elsewhere = TextLabel(look, "", Role.SMALL, Tone.INK2, name="settings.erase.elsewhere")
        self.away = CheckBox(look, AWAY, "settings.erase.away")
        self.scripts = TextLabel(look, "", Role.SMALL, Tone.INK2, name="settings.erase.scripts")
        self.type = TextLabel(look, TYPE, Role.SMALL, Tone.INK2, name="settings.erase.type")
        self.field = TextField(look, "settings.erase.field", f"Type {DELETE}", DELETE)
        self.erase = NotYetButton(look, ERASE, "settings.erase", TYPE)
        self.said = TextLabel(look, "", Role.SMALL, Tone.CAUTION, name="settings.erase.said")
        self._lay()
        self.field.textChanged.connect(lambda _text: self._typed())
        self.field.returnPressed.connect(self.erase.click)
        self.erase.clicked.connect(self._erase)
        look.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """Ask what lies elsewhere."""
        self.field.clear()
        self.said.hide()
        self._context.tasks.run(
            lambda: Elsewhere(self._leaving.away_copies(), self._leaving.own_scripts()), self._show, lambda _fault: None
        )

    def _lay(self) -> None:
        look = self._context.look
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        column.addWidget(TextLabel(look, ERASE, Role.BODY_STRONG))
        column.addWidget(TextLabel(look, ERASE_WORDS, Role.SMALL, Tone.INK2))
        for part in (self.scripts, self.elsewhere, self.away):
            part.hide()
            column.addWidget(part)
        self.type.setBuddy(self.field)
        column.addWidget(self.type)
        line = QWidget()
        flow = FlowLayout(gap=10)
        line.setLayout(flow)
        flow.addWidget(self.field)
        flow.addWidget(self.erase)
        column.addWidget(line)
        self.said.hide()
        column.addWidget(self.said)

    def _fit(self) -> None:
        self.field.setFixedWidth(round(self._context.look.theme.space(WIDE)))

    def _show(self, found: Elsewhere) -> None:
        self.away.setChecked(False)
        for part, words in (
            (self.scripts, scripts_words(found.scripts)),
            (self.elsewhere, away_words(self._backups.folder, found.away)),
        ):
            part.set_words(words)
            part.setVisible(bool(words))
        self.away.setAccessibleDescription(away_words(self._backups.folder, found.away))
        self.away.setVisible(bool(found.away))

    def _typed(self) -> None:
        self.erase.set_open(is_open=self.field.text().strip() == DELETE and not self._is_erasing)

    def _erase(self) -> None:
        typed, away = self.field.text(), self.away.isVisible() and self.away.isChecked()
        self._is_erasing = True
        self._typed()
        self._say(ERASING)
        self._context.tasks.run(lambda: self._leaving.erase(typed, away_too=away), self._erased, self._failed)

    def _erased(self, _left: Left) -> None:
        self._is_erasing = False
        self.refresh()

    def _failed(self, fault: CalmroomError) -> None:
        self._is_erasing = False
        self._typed()
        self._say(f"{fault.message} {fault.hint}".strip())

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        self.said.show()
        announce(self, words)
