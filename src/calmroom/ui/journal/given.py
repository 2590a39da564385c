"""What the Journal is given: services, and what can be written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.ports import Clock
    from calmroom.services.appointments import AppointmentService
    from calmroom.services.body import BodyService
    from calmroom.services.history import HistoryService
    from calmroom.services.journal import JournalService
    from calmroom.services.listening import ListeningService
    from calmroom.services.practice import PracticeService
    from calmroom.services.recording import RecordingService
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.services.spelling import SpellingService
    from calmroom.services.voices import VoiceService
    from calmroom.ui.journal.sheet.page import EntryPage
    from calmroom.ui.two_hands.page import TwoHandsPage


@dataclass(frozen=True, slots=True)
class JournalServices:
    """What the Journal uses."""

    journal: JournalService
    history: HistoryService
    safety: SafetyService
    body: BodyService
    appointments: AppointmentService
    practice: PracticeService
    settings: SettingsService
    spelling: SpellingService
    voices: VoiceService
    listening: ListeningService
    recording: RecordingService
    clock: Clock


@dataclass(frozen=True, slots=True)
class Leaves:
    """What a page can be written on: one sheet, or two hands."""

    page: EntryPage
    hands: TwoHandsPage
