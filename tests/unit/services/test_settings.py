"""Private settings lie in the vault; while it is closed nothing is asked of a place that may have been left out."""

from __future__ import annotations

import pytest
from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.repositories import MemoryVault
from fakes.settings_store import MemorySettings

from calmroom.domain.body.body import SENSITIVE
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import Locked, NoticeRaised, SettingsChanged, Unlocked
from calmroom.domain.settings import Settings
from calmroom.domain.vault.vault import Vault, VaultLocked
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.settings import SettingsService
from calmroom.services.world import World

OLD = Settings(name="Iris", touch=False, left_out=("jaw",), pacer=True)
KEPT = {"name": "Ann", "left_out": ("throat", "hands")}


class Person:
    """Settings over a plain store and a vault that may be shut."""

    def __init__(self, old: Settings | None = None) -> None:
        self.store = MemorySettings(old)
        self.vault = MemoryVault()
        self.shut: CalmroomError | None = None
        self.bus = EventBus()
        self.told: list[Settings] = []
        world = World(StillClock(), CountedEntropy(), AtOnce(self.bus), self.bus)
        self.access = Access(self._open)
        self.settings = SettingsService(self.store, world, self.access)
        self.bus.subscribe(SettingsChanged, lambda event: self.told.append(event.settings))

    def _open(self, _secret: str | None) -> Vault:
        if self.shut is not None:
            raise self.shut
        return self.vault

    def cannot_read(self) -> list[NoticeRaised]:
        """The plain file could not be read; gives what is told."""
        self.store.told = CalmroomError("Not all could be read.", "It is kept.")
        told: list[NoticeRaised] = []
        self.bus.subscribe(NoticeRaised, told.append)
        return told

    def lock(self) -> None:
        self.shut = VaultLocked()
        with self.access.away():
            pass
        with pytest.raises(VaultLocked):
            _ = self.access.vault
        self.bus.publish(Locked())

    def unlock(self) -> None:
        self.shut = None
        self.access.unlock("secret")
        self.bus.publish(Unlocked())

    @property
    def now(self) -> Settings:
        return self.settings.current


@pytest.fixture
def known() -> Person:
    person = Person()
    person.vault.private_settings.save(KEPT)
    person.settings.read_private()
    return person


def test_before_the_vault_was_read_every_sensitive_place_is_left_out_and_nobody_is_named() -> None:
    now = Person(OLD).now
    assert (frozenset(now.left_out), now.touch, now.name, now.pacer) == (SENSITIVE, False, "", True)


def test_once_it_was_read_the_own_ones_hold(known: Person) -> None:
    assert known.now == Settings(name="Ann", left_out=("throat", "hands"))
    assert (known.settings.is_known, known.settings.is_shown, known.told) == (True, True, [known.now])


def test_an_older_file_is_moved_into_the_vault_once_and_left_without_them() -> None:
    person = Person(OLD)
    person.settings.read_private()
    assert person.vault.private_settings.load() == {"name": "Iris", "touch": False, "left_out": ("jaw",)}
    assert (person.store.old, person.store.load(), person.now) == ({}, Settings(pacer=True), OLD)


def test_an_older_file_stays_as_it_is_while_the_vault_is_shut() -> None:
    person = Person(OLD)
    person.shut = CalmroomError("The disk is full.")
    with pytest.raises(CalmroomError):
        person.settings.read_private()
    assert person.store.old == {"name": "Iris", "touch": False, "left_out": ("jaw",)}


def test_an_older_file_beside_a_vault_that_has_some_brings_no_place_back() -> None:
    person = Person(OLD)
    person.vault.private_settings.save(KEPT)
    person.settings.read_private()
    assert (person.now.name, person.now.left_out, person.now.touch) == ("Ann", ("throat", "hands", "jaw"), False)


def test_what_is_changed_is_written_to_the_vault_and_not_to_the_file(known: Person) -> None:
    known.settings.change(left_out=("belly",), text=120)
    assert known.vault.private_settings.load() == {"name": "Ann", "left_out": ("belly",)}
    assert known.store.load() == Settings(text=120)


def test_locked_the_name_is_forgotten_and_what_is_left_out_stays_so(known: Person) -> None:
    known.lock()
    assert (known.now.name, known.now.left_out) == ("", ("throat", "hands"))
    assert (known.settings.is_known, known.settings.is_shown) == (True, False)


def test_unlocked_it_is_as_before(known: Person) -> None:
    before = known.now
    known.lock()
    known.unlock()
    assert (known.now, known.settings.is_shown) == (before, True)


def test_an_empty_field_that_is_left_while_locked_takes_no_name_away(known: Person) -> None:
    known.lock()
    known.settings.change(name="")
    known.unlock()
    assert known.now.name == "Ann"


def test_what_is_changed_while_locked_is_written_when_it_is_open(known: Person) -> None:
    known.lock()
    known.settings.change(not_today="2026-03-08")
    known.unlock()
    assert known.vault.private_settings.load()["not_today"] == "2026-03-08"


@pytest.mark.parametrize(
    ("wanted", "kept"), [((), ("throat", "hands")), ((*sorted(SENSITIVE), "feet"), ("throat", "hands", "feet"))]
)
def test_changed_before_it_was_ever_read_places_are_only_added(wanted: tuple[str, ...], kept: tuple[str, ...]) -> None:
    person = Person()
    person.vault.private_settings.save(KEPT)
    person.shut = VaultLocked()
    person.settings.change(left_out=wanted)
    assert person.now.left_out == wanted
    person.unlock()
    assert person.now.left_out == kept


def test_a_name_given_on_the_first_start_comes_into_the_vault() -> None:
    person = Person()
    person.settings.change(name="Iris")
    assert (person.vault.private_settings.load(), person.now.name) == ({"name": "Iris"}, "Iris")
    assert person.store.load() == Settings()


def test_after_everything_was_erased_nothing_of_it_is_known(known: Person) -> None:
    known.settings.begin_again()
    assert (known.now.name, frozenset(known.now.left_out), known.settings.is_known) == ("", SENSITIVE, False)


def test_reading_again_tells_nobody_where_nothing_is_new(known: Person) -> None:
    known.settings.read_private()
    assert len(known.told) == 1


def test_settings_that_could_not_be_read_are_told_once_and_what_the_vault_keeps_holds() -> None:
    person = Person()
    person.vault.private_settings.save(KEPT)
    told = person.cannot_read()
    for _ in range(2):
        person.settings.read_private()
    assert [one.message for one in told] == ["Not all could be read."]
    assert (person.now.name, person.now.left_out) == ("Ann", ("throat", "hands"))
    assert person.vault.private_settings.load() == KEPT


def test_where_they_could_not_be_read_and_the_vault_keeps_none_every_sensitive_place_is_left_out() -> None:
    person = Person()
    person.cannot_read()
    person.settings.read_private()
    assert set(person.now.left_out) == SENSITIVE
    assert not person.now.touch
    assert person.vault.private_settings.load() == {}


def test_settings_that_could_not_be_read_are_told_at_a_locked_vault_too() -> None:
    person = Person()
    told = person.cannot_read()
    person.shut = VaultLocked()
    with pytest.raises(VaultLocked):
        person.settings.read_private()
    assert len(told) == 1


def test_while_locked_no_place_of_the_persons_own_is_shown() -> None:
    person = Person()
    person.vault.private_settings.save(KEPT)
    assert set(person.settings.shown_left_out) == SENSITIVE
    person.settings.read_private()
    assert person.settings.shown_left_out == ("throat", "hands")
    person.lock()
    assert set(person.settings.shown_left_out) == SENSITIVE
    assert set(person.settings.shown.left_out) == SENSITIVE
    assert person.now.left_out == ("throat", "hands")
    person.unlock()
    assert person.settings.shown_left_out == ("throat", "hands")
