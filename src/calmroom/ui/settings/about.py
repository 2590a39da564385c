"""The section About: what it is for, its version, and the licences, each opened in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from calmroom.ui.first_start.state import PURPOSE
from calmroom.ui.settings.licences import Libraries, Part, parts
from calmroom.ui.settings.rows import Section, SettingRow
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.services.rooms import Facts
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

TEXT_HEIGHT = 260


class LicenceText(QPlainTextEdit):
    """The words of a licence: read, selected and copied, never changed."""

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self.look = look
        identify(self, name, spoken)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._dress()
        look.changed.connect(self._dress)
        self.hide()

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.SMALL))
        self.setFixedHeight(round(self.look.theme.space(TEXT_HEIGHT)))


class LicenceRow(QWidget):
    """A part, its licence, and a button that opens the words in place."""

    def __init__(self, look: Look, part: Part) -> None:
        super().__init__()
        self._part = part
        self.button = OutlineButton(look, "Read", f"settings.licence.{part.key}")
        self.text = LicenceText(look, f"settings.licence.{part.key}.text", f"Licence of {part.name}")
        self.text.setPlainText(part.text)
        self.button.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SettingRow(look, part.name, part.about, self.button))
        column.addWidget(self.text)
        self._name()

    def _turn(self) -> None:
        self.text.setVisible(self.text.isHidden())
        self._name()

    def _name(self) -> None:
        verb = "Read" if self.text.isHidden() else "Close"
        self.button.set_text(verb, f"{verb} the licence of {self._part.name}")


class AboutSection(Section):
    """Fills itself once the licence texts have been read by the worker."""

    def __init__(self, facts: Facts, context: Context) -> None:
        look = context.look
        super().__init__(look, "About", "settings.about")
        self._facts = facts
        self._context = context
        self._asked = False
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(2)
        column.addWidget(TextLabel(look, f"calmroom {facts.version}", Role.BODY_STRONG, name="settings.version"))
        column.addWidget(TextLabel(look, PURPOSE, Role.SMALL, Tone.INK2))
        self.add(about)

    def refresh(self) -> None:
        """Read the licences, the first time."""
        if not self._asked:
            self._asked = True
            assets = self._facts.assets
            libraries = Libraries(qVersion(), PySide6.__version__, Path(PySide6.__file__).parent)
            self._context.tasks.run(lambda: parts(assets, libraries), self._show)

    def _show(self, found: tuple[Part, ...]) -> None:
        for part in found:
            self.add(LicenceRow(self.look, part))
