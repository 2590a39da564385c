"""All services and a few facts about this machine, as wiring hands them to the window and to the commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.ports import Voice
    from calmroom.services.access import Access
    from calmroom.services.appointments import AppointmentService
    from calmroom.services.backups import BackupService
    from calmroom.services.body import BodyService
    from calmroom.services.calling import CallingService
    from calmroom.services.corrections import CorrectionService
    from calmroom.services.desk import DeskService
    from calmroom.services.export import ExportService
    from calmroom.services.history import HistoryService
    from calmroom.services.journal import JournalService
    from calmroom.services.keys import KeyService
    from calmroom.services.knowledge import KnowledgeService
    from calmroom.services.leaving import LeavingService
    from calmroom.services.listening import ListeningService
    from calmroom.services.lock import LockService
    from calmroom.services.personal import PersonalService
    from calmroom.services.plan import PlanService
    from calmroom.services.practice import PracticeService
    from calmroom.services.recording import RecordingService
    from calmroom.services.reminders import ReminderService
    from calmroom.services.room_check import RoomCheckService
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sharing import SharingService
    from calmroom.services.sound import SoundService
    from calmroom.services.spelling import SpellingService
    from calmroom.services.voices import VoiceService
    from calmroom.services.world import World


@dataclass(frozen=True, slots=True)
class Facts:
    """What is fixed while the program runs.

    Attributes:
        folders: What lies where, as a person may read it: a name and a folder.
        assets: The folder with fonts, figure, scripts and sound.
        beds: Every bed there is, ``none`` included.
    """

    version: str
    assets: Path
    folders: tuple[tuple[str, Path], ...]
    narrators: tuple[Voice, ...]
    beds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rooms:
    """Each use case once. A pane is given the ones it uses."""

    access: Access
    keys: KeyService
    backups: BackupService
    lock: LockService
    practice: PracticeService
    journal: JournalService
    body: BodyService
    appointments: AppointmentService
    voices: VoiceService
    listening: ListeningService
    recording: RecordingService
    corrections: CorrectionService
    history: HistoryService
    safety: SafetyService
    plan: PlanService
    desk: DeskService
    reminders: ReminderService
    sharing: SharingService
    settings: SettingsService
    sound: SoundService
    room_check: RoomCheckService
    export: ExportService
    leaving: LeavingService
    knowledge: KnowledgeService
    calling: CallingService
    personal: PersonalService
    spelling: SpellingService
    world: World
    facts: Facts
