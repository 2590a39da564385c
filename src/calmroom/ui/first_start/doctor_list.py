"""The list of who should ask a doctor first, opened in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from calmroom.ui.first_start.doctor import GROUPS
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look


class BodyLink(LinkButton):
    """Underlined words at the size of the text they stand in."""

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(Role.BODY))
        self.updateGeometry()
        self.update()


class DoctorList(Card):
    """Groups of lines, each group under its heading; the button at the end closes it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "first.doctor")
        self.setAccessibleName("Who should ask a doctor first")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(6)
        for number, group in enumerate(GROUPS):
            if number:
                column.addSpacing(10)
            column.addWidget(TextLabel(look, group.heading, Role.BODY_STRONG))
            for line in group.lines:
                column.addWidget(TextLabel(look, line, Role.BODY, Tone.INK2))
        self.close_button = QuietButton(look, "Close the list", "first.doctor.close")
        identify(self.close_button, "first.doctor.close")
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
