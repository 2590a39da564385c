"""Settings, painted. What is changed holds at once; there is nothing to save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import SettingsChanged
from calmroom.ui.reading.frame import PageLinks
from calmroom.ui.settings.about import AboutSection
from calmroom.ui.settings.appearance import AppearanceSection
from calmroom.ui.settings.backups import BackupsSection
from calmroom.ui.settings.consent import ConsentSection
from calmroom.ui.settings.desk import DeskSection
from calmroom.ui.settings.ear import EarSection
from calmroom.ui.settings.ends import EndsSection
from calmroom.ui.settings.keys_list import KeysSection
from calmroom.ui.settings.leaving import LeavingSection
from calmroom.ui.settings.plan import PlanSection
from calmroom.ui.settings.privacy import PrivacySection
from calmroom.ui.settings.protection import ProtectionRows
from calmroom.ui.settings.sound import SoundSection
from calmroom.ui.settings.writing import WritingSection
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.ports import Clock
    from calmroom.services.backups import BackupService
    from calmroom.services.keys import KeyService
    from calmroom.services.leaving import LeavingService
    from calmroom.services.practice import PracticeService
    from calmroom.services.rooms import Facts
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.services.spelling import SpellingService
    from calmroom.ui.context import Context

MEASURE, SMALL_WINDOW = 680, 860


@dataclass(frozen=True, slots=True)
class SettingsServices:
    """What Settings uses."""

    settings: SettingsService
    sound: SoundService
    practice: PracticeService
    keys: KeyService
    facts: Facts
    backups: BackupService
    clock: Clock
    leaving: LeavingService
    safety: SafetyService
    spelling: SpellingService


class SettingsPane(QWidget):
    """Thirteen sections, one under the other.

    Signals:
        room_check_asked: The room is to be checked.
        passphrase_asked: A ``Purpose``: a way to the vault is to be made or taken away.
        unlock_asked: The passphrase is to be asked for.
        read_asked: The id of a page to read.
        first_pages_asked: The first pages are to be gone through again.
    """

    room_check_asked = Signal()
    passphrase_asked = Signal(object)
    unlock_asked = Signal()
    read_asked = Signal(str)
    first_pages_asked = Signal()

    def __init__(self, services: SettingsServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._look = context.look
        identify(self, "settings", "Settings")
        self.sound = SoundSection(context.look, services.settings, services.sound, services.facts)
        self.ear = EarSection(context.look, services.sound)
        self.ends = EndsSection(context.look, services.settings, services.sound)
        self.sound.check_asked.connect(self.room_check_asked)
        self.appearance = AppearanceSection(context.look, services.settings)
        self.writing = WritingSection(services.spelling, context)
        self.keys = KeysSection(context.look, services.settings)
        self.protection = ProtectionRows(services.keys, services.settings, context)
        self.privacy = PrivacySection(services.facts, self.protection, context.look)
        self.agreed = ConsentSection(services.safety, services.settings, context)
        self.agreed.first_pages_asked.connect(self.first_pages_asked)
        self.plan = PlanSection(context.look)
        self.desk = DeskSection(context.look, services.settings)
        self.backups = BackupsSection(services.backups, services.clock, context)
        self.leaving = LeavingSection(services.leaving, services.backups, context)
        self.links = PageLinks(context.look, "settings")
        self.links.read_asked.connect(self.read_asked)
        self.about = AboutSection(services.facts, context)
        self.protection.passphrase_asked.connect(self.passphrase_asked)
        self.protection.unlock_asked.connect(self.unlock_asked)
        self._lay()
        context.look.changed.connect(self._fit)
        context.bridge.on(SettingsChanged, lambda _event: self._show())

    def open(self) -> None:
        """Show how things stand."""
        self._show()
        self.privacy.refresh()
        self.agreed.refresh()
        self.writing.refresh()
        self.backups.refresh()
        self.leaving.refresh()
        self.about.refresh()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.privacy.forget()
        self.agreed.forget()
        self.backups.refresh()

    def show_keys(self) -> None:
        """Go to the list of keys."""
        self.keys.single.setFocus()
        top = self.keys.mapTo(self._content, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top - 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins for the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _lay(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(30)
        self._column.addWidget(TextLabel(self._look, "Settings", Role.TITLE))
        self._column.addWidget(self.links)
        machine = (self.sound, self.ear, self.ends, self.appearance, self.writing, self.keys)
        for section in (
            *machine,
            self.plan,
            self.desk,
            self.agreed,
            self.privacy,
            self.backups,
            self.leaving,
            self.about,
        ):
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._area = scrolling(self._content, "settings.page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _fit(self) -> None:
        theme = self._look.theme
        side, top = (34, 28) if self.width() < SMALL_WINDOW or theme.large_text else (52, 48)
        right = max(side, self.width() - side - round(MEASURE * max(1.0, theme.scale)))
        self._column.setContentsMargins(side, top, right, top)

    def _show(self) -> None:
        settings = self._services.settings.current
        self.sound.show_settings(settings)
        self.ear.show_settings(settings, self._services.practice.devices())
        self.ends.show_settings(settings)
        self.appearance.show_settings(settings)
        self.writing.show_settings(settings)
        self.keys.show_settings(settings)
        self.protection.show_settings(settings)
        self.agreed.show_settings(settings)
        self.desk.show_settings(settings)
