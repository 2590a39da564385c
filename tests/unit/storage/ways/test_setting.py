"""Every way to the vault, set and taken away."""

from __future__ import annotations

import pytest
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.vault import Protection, VaultLocked, WrongSecret

from .conftest import OTHER, WORDS, Open, holds


def test_a_vault_with_a_passphrase_asks_for_it(open_it: Open, recovery: str, entry: Entry) -> None:
    assert recovery
    with pytest.raises(VaultLocked) as told:
        open_it()
    assert not isinstance(told.value, WrongSecret)
    assert holds(open_it(WORDS), entry)


def test_a_passphrase_typed_in_other_letters_of_the_same_opens(open_it: Open, entry: Entry) -> None:
    vault = open_it()
    vault.journal.save(entry)
    vault.keys.set_passphrase("Mu\u0308hle am Bach", vault.keys.new_recovery_key())
    vault.close()
    assert holds(open_it("M\u00fchle am Bach"), entry)


@pytest.mark.parametrize("wrong", ["", " ", WORDS + " ", WORDS.upper(), "x", "0" * 40, "\udc80", "x" * 5000])
def test_a_wrong_passphrase_always_hears_the_same(open_it: Open, recovery: str, wrong: str) -> None:
    with pytest.raises(WrongSecret) as told:
        open_it(wrong)
    assert (told.value.message, told.value.hint) == (WrongSecret().message, WrongSecret().hint)
    assert recovery not in str(told.value)


def test_the_first_passphrase_takes_the_open_ways_with_it(
    open_it: Open, recovery: str, keychain: MemoryKeychain
) -> None:
    assert recovery
    vault = open_it(WORDS)
    assert vault.keys.protection() == Protection(passphrase=True, keychain=False, plain=False, recovery=True)
    assert vault.protection == ("passphrase", "recovery")
    assert keychain.secrets == {}


def test_a_new_vault_is_not_protected_and_says_so(open_it: Open) -> None:
    found = open_it().keys.protection()
    assert (found.plain, found.passphrase, found.recovery, found.asks) == (True, False, False, False)


def test_a_changed_passphrase_opens_and_the_one_before_does_not(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(WORDS)
    vault.keys.set_passphrase(OTHER)
    vault.close()
    with pytest.raises(WrongSecret):
        open_it(WORDS)
    assert holds(open_it(OTHER), entry)
    assert holds(open_it(recovery), entry)


def test_there_is_no_passphrase_without_a_recovery_key(open_it: Open) -> None:
    vault = open_it()
    with pytest.raises(CalmroomError, match="no recovery key yet"):
        vault.keys.set_passphrase(WORDS)
    assert vault.keys.protection().plain


def test_an_empty_passphrase_is_refused(open_it: Open) -> None:
    vault = open_it()
    with pytest.raises(CalmroomError, match="no passphrase yet"):
        vault.keys.set_passphrase("", vault.keys.new_recovery_key())
    assert vault.keys.protection().plain


def test_a_recovery_key_opens_nothing_until_it_is_kept(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(WORDS)
    unkept = vault.keys.new_recovery_key()
    vault.close()
    with pytest.raises(WrongSecret):
        open_it(unkept.text)
    assert holds(open_it(recovery), entry)


def test_a_new_sheet_replaces_the_one_before(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(WORDS)
    fresh = vault.keys.new_recovery_key()
    vault.keys.keep_recovery_key(fresh)
    vault.close()
    with pytest.raises(WrongSecret):
        open_it(recovery)
    assert holds(open_it(fresh.text.lower()), entry)


def test_without_a_passphrase_everybody_can_open_and_it_says_so(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(WORDS)
    assert vault.keys.remove_passphrase().plain
    vault.close()
    assert holds(open_it(), entry)
    with pytest.raises(WrongSecret):
        open_it(WORDS)
    assert holds(open_it(recovery), entry)


def test_without_a_passphrase_the_keychain_is_enough_where_there_is_a_recovery_key(
    open_it: Open, recovery: str, entry: Entry
) -> None:
    assert recovery
    vault = open_it(WORDS)
    vault.keys.set_keychain(on=True)
    left = vault.keys.remove_passphrase()
    vault.close()
    assert left == Protection(passphrase=False, keychain=True, plain=False, recovery=True)
    assert holds(open_it(), entry)


def test_the_last_way_that_does_not_ask_is_not_taken_away(open_it: Open, recovery: str) -> None:
    assert recovery
    vault = open_it(WORDS)
    vault.keys.set_keychain(on=True)
    vault.keys.remove_passphrase()
    with pytest.raises(CalmroomError, match="Only the keychain"):
        vault.keys.set_keychain(on=False)
    assert vault.keys.protection().keychain


def test_the_keychain_may_open_beside_a_passphrase_and_stop_again(
    open_it: Open, recovery: str, keychain: MemoryKeychain, entry: Entry
) -> None:
    assert recovery
    vault = open_it(WORDS)
    vault.keys.set_keychain(on=True)
    vault.close()
    again = open_it()
    assert again.keys.protection() == Protection(passphrase=True, keychain=True, plain=False, recovery=True)
    again.keys.set_passphrase(OTHER)
    assert again.keys.protection().keychain
    again.keys.set_keychain(on=False)
    again.close()
    assert keychain.secrets == {}
    with pytest.raises(VaultLocked):
        open_it()
    assert holds(open_it(OTHER), entry)


def test_a_passphrase_and_a_new_sheet_can_be_set_in_one_step(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(WORDS)
    fresh = vault.keys.new_recovery_key()
    vault.keys.set_passphrase(OTHER, fresh)
    assert vault.protection == ("passphrase", "recovery")
    vault.close()
    with pytest.raises(WrongSecret):
        open_it(recovery)
    assert holds(open_it(fresh.text), entry)
