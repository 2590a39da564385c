"""The section about what was agreed to and what was ticked: shown with its days, taken back, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.care.conditions import adjusted
from calmroom.domain.care.consent import agreed
from calmroom.ui.first_start.doctor_page import ConditionBoxes
from calmroom.ui.settings.consent_state import SHUT, TAKING_BACK, can_take_back, consent_words, ticked_words
from calmroom.ui.settings.rows import Section
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from calmroom.domain.care.consent import Consent
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.settings import Settings
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context

TICKED, CHANGE, DONE = "Who should ask a doctor first", "Change what is ticked", "Close the list"


class ConsentSection(Section):
    """What was agreed to lies in the vault, and is asked for through the worker.

    Signals:
        first_pages_asked: The first pages are to be gone through again.
    """

    first_pages_asked = Signal()

    def __init__(self, safety: SafetyService, settings: SettingsService, context: Context) -> None:
        look = context.look
        super().__init__(look, "What you agreed to", "settings.agreed")
        self._safety, self._settings, self._context = safety, settings, context
        self.words = TextLabel(look, SHUT, Role.SMALL, Tone.INK2, name="settings.consent")
        self.consequence = TextLabel(look, TAKING_BACK, Role.SMALL, Tone.INK2)
        self.back = OutlineButton(look, "Take it back", "settings.consent.back")
        self.again = OutlineButton(look, "Go through the first pages again", "settings.consent.again")
        self.ticked = TextLabel(look, SHUT, Role.SMALL, Tone.INK2, name="settings.ticked")
        self.change = OutlineButton(look, CHANGE, "settings.ticked.change")
        self.boxes = ConditionBoxes(look, "settings.doctor")
        self.boxes.hide()
        self.add(_block(self.words, self.consequence, _row(self.back, self.again)))
        heading = TextLabel(look, TICKED, Role.BODY_STRONG)
        self.add(_block(heading, self.ticked, _row(self.change), self.boxes))
        self.back.clicked.connect(self._take_back)
        self.again.clicked.connect(self.first_pages_asked)
        self.change.clicked.connect(self._turn)
        self.boxes.changed.connect(self._keep)

    def refresh(self) -> None:
        """Ask the vault how things stand."""
        self._context.tasks.run(self._safety.consents, self._show, self._shut)

    def show_settings(self, settings: Settings) -> None:
        """Show what is ticked, where it may be shown."""
        is_shown = self._settings.is_shown
        self.ticked.set_words(ticked_words(settings.conditions) if is_shown else SHUT)
        self.change.setEnabled(is_shown)
        self.boxes.tick(settings.conditions if is_shown else ())
        if not is_shown:
            self._close_boxes()

    def forget(self) -> None:
        """The vault is locked."""
        self._shut(None)
        self.ticked.set_words(SHUT)
        self.boxes.tick(())
        self._close_boxes()

    def _show(self, consents: tuple[Consent, ...]) -> None:
        holds = agreed(consents)
        self.words.set_words(consent_words(holds))
        self.back.setVisible(can_take_back(holds))
        self.consequence.setVisible(can_take_back(holds))
        self.again.setEnabled(True)

    def _shut(self, _fault: CalmroomError | None) -> None:
        self.words.set_words(SHUT)
        self.back.hide()
        self.consequence.hide()
        self.again.setEnabled(False)

    def _take_back(self) -> None:
        self.again.setFocus()
        self._context.tasks.run(self._safety.withdraw, lambda _done: self._taken_back(), self._not_taken_back)

    def _not_taken_back(self, fault: CalmroomError) -> None:
        said = f"It was not taken back. {fault.message} {fault.hint}".strip()
        self.words.set_words(said)
        announce(self, said)

    def _taken_back(self) -> None:
        announce(self, "Taken back. Level 3 is closed, and your journal is as it was.")
        self.refresh()

    def _turn(self) -> None:
        if self.boxes.isHidden():
            self.boxes.show()
            self.change.set_text(DONE)
        else:
            self._close_boxes()

    def _close_boxes(self) -> None:
        self.boxes.hide()
        self.change.set_text(CHANGE)

    def _keep(self, ids: tuple[str, ...]) -> None:
        now = self._settings.current
        self._settings.change(conditions=ids, **adjusted(now.conditions, ids, now.voice_level))


def _block(*parts: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return group


def _row(*buttons: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout(8)
    row.setLayout(flow)
    for button in buttons:
        flow.addWidget(button)
    return row
