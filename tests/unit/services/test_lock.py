"""Locking: what is closed, what still works, and when it happens by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.inbox import MemoryInbox
from fakes.library import FakeLibrary, arrange, bundled
from fakes.player import FakePlayer
from fakes.repositories import MemoryVault
from fakes.settings_store import MemorySettings

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import EntrySaved, Locked, NoticeRaised, Unlocked
from calmroom.domain.settings import Settings
from calmroom.domain.timeline import Choices
from calmroom.domain.vault.vault import VaultLocked, WrongSecret
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.journal import JournalService
from calmroom.services.keys import KeyService
from calmroom.services.lock import LockService
from calmroom.services.playing import Beginning
from calmroom.services.practice import PracticeService
from calmroom.services.settings import SettingsService
from calmroom.services.world import World

PASSPHRASE = "slow river warm stone"  # noqa: S105 - a fake's
FULL = CalmroomError("The disk is full.", "Free some room.")


@dataclass
class Locker:
    """The lock and its neighbours, over a vault in memory with a passphrase."""

    settings: Settings = field(default_factory=Settings)
    vault: MemoryVault = field(default_factory=MemoryVault)
    clock: StillClock = field(default_factory=StillClock)
    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    told: list[object] = field(default_factory=list)
    opened: int = 0

    def __post_init__(self) -> None:
        bus = EventBus()
        for kind in (Locked, Unlocked, EntrySaved, NoticeRaised):
            bus.subscribe(kind, self.told.append)
        world = World(self.clock, CountedEntropy(), AtOnce(bus), bus)
        self.access = Access(self._open, self.inbox)
        self.keys = KeyService(self.access, world)
        chosen = SettingsService(MemorySettings(self.settings), world)
        self.lock = LockService(self.access, self.keys, chosen, world)
        self.journal = JournalService(self.access, world)
        library = FakeLibrary(*bundled().scripts())
        self.practice = PracticeService(library, arrange, FakePlayer(), self.access, world)

    def protect(self) -> None:
        self.keys.set_passphrase(PASSPHRASE, self.keys.new_recovery_key())

    def _open(self, secret: str | None) -> MemoryVault:
        self.opened += 1
        self.vault.keys.try_to_open(secret)
        return self.vault


@pytest.fixture
def locker() -> Locker:
    made = Locker()
    made.protect()
    return made


def test_locked_the_vault_is_closed_and_read_by_nobody(locker: Locker) -> None:
    assert locker.lock.lock()
    assert locker.vault.is_closed
    with pytest.raises(VaultLocked):
        locker.journal.newest()
    assert locker.told == [Locked()]


def test_locked_nothing_tries_the_file_again(locker: Locker) -> None:
    locker.lock.lock()
    before = locker.opened
    for _ in range(3):
        with pytest.raises(VaultLocked):
            locker.access.has_consented()
    assert locker.opened == before


def test_without_a_passphrase_there_is_nothing_to_lock_with() -> None:
    locker = Locker()
    locker.journal.newest()
    assert not locker.lock.lock()
    assert not locker.vault.is_closed
    assert locker.told == []


def test_a_keychain_beside_the_passphrase_does_not_open_what_was_locked(locker: Locker) -> None:
    locker.keys.confirm(PASSPHRASE)
    locker.keys.set_keychain(on=True)
    locker.lock.lock()
    with pytest.raises(VaultLocked):
        locker.journal.newest()


def test_the_passphrase_opens_it_and_a_wrong_one_does_not(locker: Locker) -> None:
    locker.lock.lock()
    with pytest.raises(WrongSecret):
        locker.lock.unlock("slow river")
    assert locker.lock.is_locked
    locker.lock.unlock(PASSPHRASE)
    assert not locker.lock.is_locked
    assert locker.told == [Locked(), Unlocked()]


def test_a_practice_that_plays_while_locked_waits_to_be_remembered(locker: Locker) -> None:
    locker.lock.lock()
    playing = locker.practice.begin(Beginning("s01", Choices(10, "bf_emma", "none")))
    locker.practice.stop()
    assert list(locker.inbox.kept) == [playing.record.id]
    assert not [told for told in locker.told if isinstance(told, NoticeRaised)]


def test_a_page_written_while_locked_is_sealed_and_nobody_hears_its_words(locker: Locker) -> None:
    page = locker.journal.begin()
    locker.lock.lock()
    locker.journal.save(page)
    assert list(locker.inbox.kept) == [page.id]
    assert not [told for told in locker.told if isinstance(told, EntrySaved)]


def test_a_full_disk_while_locked_leaves_the_words_with_who_wrote_them(locker: Locker) -> None:
    page = locker.journal.begin()
    locker.lock.lock()
    locker.inbox.fault = FULL
    with pytest.raises(CalmroomError, match="full"):
        locker.journal.save(page)


def test_five_minutes_without_anybody_are_enough(locker: Locker) -> None:
    locker.clock.advance(299)
    assert not locker.lock.is_due()
    locker.clock.advance(1)
    assert locker.lock.is_due()


def test_a_key_or_a_movement_begins_the_time_anew(locker: Locker) -> None:
    locker.clock.advance(299)
    locker.lock.touch()
    locker.clock.advance(299)
    assert not locker.lock.is_due()


def test_it_can_be_set_never_to_lock_by_itself() -> None:
    locker = Locker(settings=Settings(lock_after=0))
    locker.protect()
    locker.clock.advance(100_000)
    assert not locker.lock.is_due()


def test_after_sleep_it_is_due_at_once(locker: Locker) -> None:
    assert not locker.lock.is_due()
    locker.clock.set(locker.clock.now() + timedelta(hours=8))
    assert locker.lock.is_due()
    assert not locker.lock.is_due()


def test_a_clock_set_back_locks_nothing(locker: Locker) -> None:
    locker.clock.set(locker.clock.now() - timedelta(hours=2))
    assert not locker.lock.is_due()


def test_what_is_locked_or_was_never_opened_is_not_due() -> None:
    locker = Locker()
    locker.clock.advance(100_000)
    assert not locker.lock.is_due()


def test_where_there_is_nothing_to_lock_with_it_is_not_asked_every_moment() -> None:
    locker = Locker()
    locker.journal.newest()
    locker.clock.advance(301)
    assert locker.lock.is_due()
    locker.lock.lock()
    assert not locker.lock.is_due()


def test_while_the_vault_is_away_it_is_closed_and_afterwards_opens_as_at_the_start(locker: Locker) -> None:
    with locker.access.away():
        assert locker.vault.is_closed
        assert not locker.access.is_open
    with pytest.raises(VaultLocked):
        locker.journal.newest()
    assert locker.lock.is_locked
