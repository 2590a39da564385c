"""All rooms of a house that stands in memory alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.library import ASSETS, arrange, bundled
from fakes.player import FakePlayer
from fakes.repositories import MemoryVault
from fakes.settings_store import MemorySettings

from calmroom.domain.errors import CalmroomError
from calmroom.domain.ports import Background, Library, Vault, Voice
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice
from calmroom.domain.units import to_frames
from calmroom.services.access import Access
from calmroom.services.bus import EventBus
from calmroom.services.history import HistoryService
from calmroom.services.journal import JournalService
from calmroom.services.practice import PracticeService
from calmroom.services.rooms import Facts, Rooms
from calmroom.services.safety import SafetyService
from calmroom.services.settings import SettingsService
from calmroom.services.world import World

NARRATORS = (Voice("bf_emma", "Wren", "Kokoro"), Voice("am_michael", "Rowan", "Kokoro"))
STARTED_BEFORE = Settings(name="Iris", window="kept", theme=ThemeChoice.DAWN, motion=MotionChoice.REDUCED)
NO_ROOM = CalmroomError("The vault could not be opened; the disk is full.", "Free some room and try again.")


@dataclass
class House:
    """The fakes behind the services.

    Attributes:
        shut: Raised by every opening of the vault while it is set.
    """

    settings: Settings = STARTED_BEFORE
    library: Library = field(default_factory=bundled)
    shut: CalmroomError | None = None
    vault: MemoryVault = field(default_factory=MemoryVault)
    player: FakePlayer = field(default_factory=FakePlayer)
    clock: StillClock = field(default_factory=StillClock)
    bus: EventBus = field(default_factory=EventBus)

    def open_vault(self) -> Vault:
        """The vault, or why not."""
        if self.shut is not None:
            raise self.shut
        return self.vault

    def rooms(self, background: Background) -> Rooms:
        """The services over these fakes."""
        world = World(self.clock, CountedEntropy(), background, self.bus)
        access = Access(self.open_vault, self.clock)
        return Rooms(
            access=access,
            practice=PracticeService(self.library, arrange, self.player, access, world),
            journal=JournalService(access, world),
            history=HistoryService(access, world),
            safety=SafetyService(self.library, access),
            settings=SettingsService(MemorySettings(self.settings), world),
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


BEDS = ("none", "room", "hum")
