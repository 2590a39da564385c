"""Patience after a wrong passphrase, and nobody locked out."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import timedelta

import pytest
from fakes.clock import EVENING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.vault import Protection, VaultLocked, WrongSecret
from calmroom.services.keys import LONGEST_WAIT, SHOWN, KeyService

from .conftest import Home

WORDS = "lighthouse ferry moss"


@pytest.fixture
def keys(home: Home) -> KeyService:
    """The keys of a vault that waits for its passphrase."""
    service = KeyService(home.access, home.world)
    service.set_passphrase(WORDS, service.new_recovery_key())
    home.access.lock()
    return service


def refused(keys: KeyService) -> VaultLocked:
    with pytest.raises(VaultLocked) as told:
        keys.unlock("tangerine")
    return told.value


def waits(keys: KeyService, home: Home, tries: int) -> list[float]:
    found = []
    for _ in range(tries):
        assert isinstance(refused(keys), WrongSecret)
        found.append(keys.wait())
        home.clock.advance(keys.wait())
    return found


def test_the_passphrase_opens(keys: KeyService, home: Home) -> None:
    keys.unlock(WORDS)
    assert home.access.is_open


def test_a_slip_costs_nothing_and_more_of_them_a_little_more(keys: KeyService, home: Home) -> None:
    assert waits(keys, home, 6) == [0, 1, 2, 4, 8, 8]


def test_nobody_is_ever_locked_out(keys: KeyService, home: Home) -> None:
    assert max(waits(keys, home, 60)) == LONGEST_WAIT
    keys.unlock(WORDS)
    assert home.access.is_open


def test_a_try_that_comes_too_soon_is_not_tried_and_does_not_count(keys: KeyService, home: Home) -> None:
    refused(keys)
    refused(keys)
    for _ in range(10):
        assert not isinstance(refused(keys), WrongSecret)
    with pytest.raises(VaultLocked, match="One moment"):
        keys.unlock(WORDS)
    assert (home.vault.keys.tried, keys.wait()) == (2, 1.0)
    home.clock.advance(1.0)
    keys.unlock(WORDS)


def test_the_right_one_makes_good(keys: KeyService, home: Home) -> None:
    waits(keys, home, 4)
    keys.unlock(WORDS)
    home.access.lock()
    assert waits(keys, home, 2) == [0, 1]


def test_a_clock_that_is_set_changes_nothing(keys: KeyService, home: Home) -> None:
    waits(keys, home, 3)
    refused(keys)
    home.clock.set(EVENING - timedelta(days=365))
    assert keys.wait() == 4.0
    home.clock.set(EVENING + timedelta(days=3650))
    assert keys.wait() == 4.0


def test_it_always_hears_the_same(keys: KeyService, home: Home) -> None:
    heard = set()
    for typed in ("tangerine", "", WORDS.upper(), "00000"):
        with pytest.raises(WrongSecret) as told:
            keys.unlock(typed)
        heard.add((told.value.message, told.value.hint))
        home.clock.advance(LONGEST_WAIT)
    assert len(heard) == 1


def test_another_fault_costs_no_patience(keys: KeyService, home: Home) -> None:
    home.fault = CalmroomError("The disk is full.")
    for _ in range(5):
        with pytest.raises(CalmroomError, match="disk is full"):
            keys.unlock(WORDS)
    assert keys.wait() == 0


def test_what_is_set_is_what_is_told(keys: KeyService, home: Home) -> None:
    keys.unlock(WORDS)
    assert keys.protection() == Protection(passphrase=True, keychain=False, plain=False, recovery=True)
    keys.set_keychain(on=True)
    keys.confirm(WORDS)
    keys.keep_recovery_key(keys.new_recovery_key())
    assert keys.protection().keychain
    keys.confirm(WORDS)
    assert not keys.remove_passphrase().plain
    assert keys.left_behind() == home.vault.keys.left_behind()


CHANGES: tuple[Callable[[KeyService], object], ...] = (
    lambda keys: keys.set_passphrase("tangerine harbour quill"),
    lambda keys: keys.keep_recovery_key(keys.new_recovery_key()),
    lambda keys: keys.remove_passphrase(),
    lambda keys: keys.set_keychain(on=True),
)


def refuses(keys: KeyService, change: Callable[[KeyService], object]) -> bool:
    before = keys.protection()
    with pytest.raises(CalmroomError, match="is asked for") as told:
        change(keys)
    return bool(told.value.hint) and keys.protection() == before


@pytest.mark.parametrize("change", CHANGES)
def test_no_way_is_changed_before_somebody_typed_what_opens_the_vault(
    keys: KeyService, home: Home, change: Callable[[KeyService], object]
) -> None:
    keys.unlock(WORDS)
    home.clock.advance(SHOWN + 1)
    assert refuses(keys, change)
    keys.confirm(WORDS)
    change(keys)


def test_what_was_typed_counts_once_and_not_after_a_lock(keys: KeyService, home: Home) -> None:
    keys.unlock(WORDS)
    keys.set_keychain(on=True)
    assert refuses(keys, CHANGES[0])
    keys.confirm(WORDS)
    home.access.lock()
    home.vault = copy(home.vault)
    home.access.unlock(WORDS)
    assert refuses(keys, CHANGES[0])


def test_the_keychain_is_turned_off_without_asking(keys: KeyService) -> None:
    keys.unlock(WORDS)
    keys.set_keychain(on=True)
    keys.set_keychain(on=False)
    assert not keys.protection().keychain


def test_nothing_of_it_is_in_its_repr(keys: KeyService) -> None:
    refused(keys)
    assert "tangerine" not in repr(keys) + repr(vars(keys))


def test_who_knows_the_passphrase_or_the_recovery_key_is_let_pass_at_an_open_vault(keys: KeyService) -> None:
    keys.unlock(WORDS)
    recovery = keys.new_recovery_key()
    keys.keep_recovery_key(recovery)
    keys.confirm(WORDS)
    keys.confirm(recovery.text.lower())
    assert keys.wait() == 0


def test_at_an_open_vault_a_wrong_one_waits_as_at_a_locked_one(keys: KeyService, home: Home) -> None:
    keys.unlock(WORDS)
    heard, found = set(), []
    for _ in range(6):
        with pytest.raises(WrongSecret) as told:
            keys.confirm("tangerine")
        heard.add((told.value.message, told.value.hint))
        found.append(keys.wait())
        home.clock.advance(keys.wait())
    assert found == [0, 1, 2, 4, 8, 8]
    assert heard == {(WrongSecret().message, WrongSecret().hint)}
    assert home.access.is_open


def test_the_tries_at_an_open_and_at_a_locked_vault_are_counted_together(keys: KeyService, home: Home) -> None:
    waits(keys, home, 2)
    keys.unlock(WORDS)
    for _ in range(2):
        with pytest.raises(WrongSecret):
            keys.confirm("tangerine")
    home.access.lock()
    tried = home.vault.keys.tried
    for attempt in (keys.unlock, keys.confirm):
        with pytest.raises(VaultLocked, match="One moment"):
            attempt(WORDS)
    assert (home.vault.keys.tried, keys.wait()) == (tried, 1.0)


def test_a_vault_that_was_locked_meanwhile_confirms_nothing(keys: KeyService) -> None:
    with pytest.raises(VaultLocked, match="is locked"):
        keys.confirm(WORDS)
    assert keys.wait() == 0
