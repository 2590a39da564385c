from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.library import FakeLibrary, arrange, bundled
from fakes.player import FakePlayer
from fakes.repositories import MemoryVault

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import NoticeRaised
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.practice import PracticeService
from calmroom.services.world import World


@dataclass
class Home:
    """Services on fakes, and what they said."""

    vault: MemoryVault = field(default_factory=MemoryVault)
    clock: StillClock = field(default_factory=StillClock)
    player: FakePlayer = field(default_factory=FakePlayer)
    bus: EventBus = field(default_factory=EventBus)
    notices: list[NoticeRaised] = field(default_factory=list)
    fault: CalmroomError | None = None

    def __post_init__(self) -> None:
        self.bus.subscribe(NoticeRaised, self.notices.append)
        self.world = World(self.clock, CountedEntropy(), AtOnce(self.bus), self.bus)
        self.access = Access(self._open)
        library = FakeLibrary(*bundled().scripts())
        self.practice = PracticeService(library, arrange, self.player, self.access, self.world)

    def _open(self, secret: str | None) -> MemoryVault:
        self.vault.keys.try_to_open(secret)
        if self.fault is not None:
            raise self.fault
        return self.vault


@pytest.fixture
def home() -> Home:
    return Home()
