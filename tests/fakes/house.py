"""All rooms of a house that stands in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO

from fakes.backups import MemoryBackups
from fakes.clock import StillClock
from fakes.dictionaries import MemoryDictionaries
from fakes.entropy import CountedEntropy
from fakes.eraser import FakeEraser
from fakes.exporter import FakeExporter
from fakes.inbox import MemoryInbox
from fakes.library import ASSETS, arrange, bundled
from fakes.personal import MemoryAgreements, MemoryPersonal
from fakes.player import FakePlayer
from fakes.recorder import FakeRecorder
from fakes.repositories import MemoryVault
from fakes.routine_files import MemoryRoutineFiles, judged
from fakes.settings_store import MemorySettings

from calmroom.domain.beds import BEDS
from calmroom.domain.errors import CalmroomError
from calmroom.domain.ports import Background, Library, Voice
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.handover import SoundLook
from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice
from calmroom.domain.units import to_frames
from calmroom.domain.vault.vault import Vault
from calmroom.reports.body_svg import BodySvg
from calmroom.reports.calendar import IcsFiles
from calmroom.reports.calendar.reminding import write_reminders
from calmroom.routines.key_files import PassphraseKeyFiles
from calmroom.routines.page import PagesAsJson
from calmroom.routines.pictures import QrPictures
from calmroom.routines.share import SealedShares
from calmroom.scripts.brought import problems_of, source_of
from calmroom.scripts.call_list import CallFile
from calmroom.scripts.pages import PageFiles
from calmroom.scripts.shelves import Shelves
from calmroom.services.access import Access
from calmroom.services.appointments import AppointmentService
from calmroom.services.backups import BackupService
from calmroom.services.body import BodyService
from calmroom.services.bus import EventBus
from calmroom.services.calling import CallingService
from calmroom.services.corrections import CorrectionService
from calmroom.services.desk import DeskService
from calmroom.services.desk_material import DeskMaterial, Tools, Workshop
from calmroom.services.export import ExportService
from calmroom.services.history import HistoryService
from calmroom.services.journal import JournalService
from calmroom.services.keys import KeyService
from calmroom.services.knowledge import KnowledgeService
from calmroom.services.leaving import LeavingService, Others
from calmroom.services.listening import ListeningService
from calmroom.services.lock import LockService
from calmroom.services.own_keys import KeyTools, OwnKeysService
from calmroom.services.personal import PersonalService
from calmroom.services.plan import PlanService
from calmroom.services.plan import Shelves as PlanShelves
from calmroom.services.practice import PracticeService
from calmroom.services.received import Received
from calmroom.services.recording import RecordingService
from calmroom.services.reminders import ReminderService
from calmroom.services.room_check import RoomCheckService
from calmroom.services.rooms import Facts, Rooms
from calmroom.services.safety import SafetyService
from calmroom.services.settings import SettingsService
from calmroom.services.sharing import ShareTools, SharingService
from calmroom.services.sound import SoundService
from calmroom.services.spelling import SpellingService
from calmroom.services.voices import VoiceService
from calmroom.services.world import World
from calmroom.storage.copies import FileCopies

FIGURE = ASSETS / "figure" / "body-figure.json"
PAGES = PageFiles(ASSETS / "pages")
NUMBERS = CallFile(ASSETS / "safety" / "call.yaml")
NARRATORS = (Voice("bf_emma", "Wren", "Kokoro"), Voice("am_michael", "Rowan", "Kokoro"))
STARTED_BEFORE = Settings(name="Iris", window="kept", theme=ThemeChoice.DAWN, motion=MotionChoice.REDUCED)
SOUND = b"a sound"
"""What is taken for sound here begins so."""
NO_ROOM = CalmroomError("The vault could not be opened; the disk is full.", "Free some room and try again.")


def bring(path: Path, into: Path, go_on: Callable[[float], bool]) -> bool:
    """A recording as it is."""
    into.write_bytes(path.read_bytes())
    return go_on(1.0)


def listen(file: BinaryIO) -> SoundLook:
    """Whether it is sound."""
    return SoundLook(2.5) if file.read(len(SOUND)) == SOUND else SoundLook(problem="It is no sound.")


TOOLS = Tools(judged, bring, listen, problems_of, partial(source_of, ASSETS / "scripts"))


@dataclass
class House:
    """The fakes behind the services.

    Attributes:
        keeps_private: Whether private settings are read from the vault, as in the program, and not known before.
        shut: Raised by every opening of the vault while it is set.
    """

    settings: Settings = STARTED_BEFORE
    library: Library = field(default_factory=bundled)
    shut: CalmroomError | None = None
    vault: MemoryVault = field(default_factory=MemoryVault)
    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    player: FakePlayer = field(default_factory=FakePlayer)
    note_player: FakePlayer = field(default_factory=FakePlayer)
    recorder: FakeRecorder = field(default_factory=FakeRecorder)
    backups: MemoryBackups = field(default_factory=MemoryBackups)
    exporter: FakeExporter = field(default_factory=FakeExporter)
    clock: StillClock = field(default_factory=StillClock)
    bus: EventBus = field(default_factory=EventBus)
    keeps_private: bool = False
    eraser: FakeEraser = field(default_factory=FakeEraser)
    routines: MemoryRoutineFiles = field(default_factory=MemoryRoutineFiles)
    personal: MemoryPersonal = field(default_factory=MemoryPersonal)
    agreements: MemoryAgreements = field(default_factory=MemoryAgreements)
    dictionaries: MemoryDictionaries = field(default_factory=MemoryDictionaries)
    desk: Path = Path("/home/iris/calmroom/desk")
    music: Path = Path("/home/iris/Music")
    documents: Path = Path("/home/iris/Documents")

    def open_vault(self, secret: str | None = None) -> Vault:
        """The vault, or why not."""
        self.vault.keys.try_to_open(secret)
        if self.shut is not None:
            raise self.shut
        self.inbox.take_in(self.vault)
        return self.vault

    def begin_anew(self) -> None:
        """The vault is an empty one that opens by itself."""
        self.vault, self.shut = MemoryVault(), None

    def rooms(self, background: Background) -> Rooms:
        """The services over these fakes."""
        self.backups.begins = self.begin_anew
        world = World(self.clock, CountedEntropy(), background, self.bus)
        access = Access(self.open_vault, self.inbox)
        received = Received(self.routines)
        shelves = Shelves(self.library, self.personal, self.agreements, received)
        practice = PracticeService(shelves, arrange, self.player, access, world)
        keys = KeyService(access, world)
        settings = SettingsService(MemorySettings(self.settings), world, access if self.keeps_private else None)
        sound = SoundService(settings, practice, world)
        voices = VoiceService(access, world)
        listening = ListeningService(self.note_player, voices, practice, settings, world)
        backups = BackupService(lambda: self.backups, access, practice, settings, world)
        safety = SafetyService(shelves, access, settings, self.clock)
        plan = PlanService(self.routines, access, PlanShelves(shelves, shelves, received), safety, world)
        desk = DeskService(
            Workshop(self.routines, self.routines.codes, DeskMaterial(TOOLS, self.desk, shelves), QrPictures()),
            access,
            shelves,
            settings,
            world,
        )
        tools = KeyTools(self.routines.codes, PassphraseKeyFiles(world.entropy), QrPictures())
        own = OwnKeysService(access, tools)
        return Rooms(
            access=access,
            keys=keys,
            backups=backups,
            lock=LockService(access, keys, settings, world),
            practice=practice,
            journal=JournalService(access, world),
            body=BodyService(access, world, BodySvg(FIGURE)),
            appointments=AppointmentService(access, world, IcsFiles()),
            voices=voices,
            listening=listening,
            recording=RecordingService(self.recorder, voices, listening, practice, world),
            corrections=CorrectionService(access, world),
            history=HistoryService(access, world),
            safety=safety,
            plan=plan,
            desk=desk,
            sharing=SharingService(
                access, plan, desk, ShareTools(SealedShares(world.entropy), PagesAsJson(), own), world
            ),
            reminders=ReminderService(access, practice, write_reminders, world),
            settings=settings,
            sound=sound,
            room_check=RoomCheckService(self.player, practice, settings, sound, world),
            export=ExportService(self.exporter, arrange, NARRATORS, self.bus, lambda: self.music),
            leaving=LeavingService(
                lambda: FileCopies("0.1.0", BodySvg(FIGURE)),
                lambda: self.eraser,
                access,
                Others(backups, practice, settings, world),
                lambda: self.documents,
            ),
            knowledge=KnowledgeService(PAGES),
            calling=CallingService(NUMBERS, settings, self.clock),
            personal=PersonalService(self.personal, self.agreements, shelves, arrange, world),
            spelling=SpellingService(self.dictionaries, settings),
            world=world,
            facts=Facts("0.1.0", ASSETS, (("Journal and history", Path("/home/iris/calmroom")),), NARRATORS, BEDS),
        )

    def remember(self, script_id: str, title: str, days_ago: int = 1) -> PracticeRecord:
        """Have a practice in the vault that was left at minute 4."""
        record = PracticeRecord(
            id=f"{days_ago:032x}",
            script_id=script_id,
            title=title,
            started=self.clock.now() - timedelta(days=days_ago),
            minutes=12,
            voice="am_michael",
            bed="hum",
            outcome=Outcome.STOPPED,
            heard=to_frames(210),
            reached=to_frames(210),
        )
        self.vault.practices.save(record)
        return record
