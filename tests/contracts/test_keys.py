"""The real keys of a vault, and those in memory, do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain
from fakes.keys import MemoryKeys

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.vault import Keys, VaultLocked, WrongSecret
from calmroom.storage.vault import EncryptedVault, open_vault

FIRST, SECOND = "lighthouse ferry moss", "window table river"


class RealKeys:
    """The vault of a folder, closed and opened again with what is typed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keychain = MemoryKeychain()
        self.vault: EncryptedVault | None = None
        self.open(None)
        self.keys.set_keychain(on=False)

    @property
    def keys(self) -> Keys:
        assert self.vault is not None
        return self.vault.keys

    def open(self, secret: str | None) -> Keys:
        self.close()
        self.vault = open_vault(self._folder, CountedEntropy(str(id(self))), self._keychain, secret, cheap)
        return self.keys

    def close(self) -> None:
        if self.vault is not None:
            self.vault.close()


Open = Callable[[str | None], Keys]


@pytest.fixture(params=["real", "memory"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    if request.param == "memory":
        memory = MemoryKeys()

        def opening(secret: str | None) -> Keys:
            memory.try_to_open(secret)
            return memory

        yield opening
        return
    real = RealKeys(tmp_path)
    yield real.open
    real.close()


def refuses(reopen: Open, secret: str | None) -> bool:
    try:
        reopen(secret)
    except WrongSecret:
        return secret is not None
    except VaultLocked:
        return secret is None
    return False


def test_at_first_it_is_open_to_all(reopen: Open) -> None:
    found = reopen(None).protection()
    assert (found.plain, found.passphrase, found.recovery, found.keychain) == (True, False, False, False)


def test_a_passphrase_needs_a_recovery_key(reopen: Open) -> None:
    keys = reopen(None)
    with pytest.raises(CalmroomError):
        keys.set_passphrase(FIRST)
    assert not keys.protection().passphrase


def test_either_opens_and_nothing_else_does(reopen: Open) -> None:
    keys = reopen(None)
    key = keys.new_recovery_key()
    keys.set_passphrase(FIRST, key)
    assert keys.protection().asks
    assert refuses(reopen, None)
    assert refuses(reopen, SECOND)
    assert refuses(reopen, "")
    assert refuses(reopen, keys.new_recovery_key().text)
    assert reopen(FIRST).protection() == reopen(key.text.lower()).protection()


def test_what_is_replaced_opens_no_longer(reopen: Open) -> None:
    keys = reopen(None)
    first = keys.new_recovery_key()
    keys.set_passphrase(FIRST, first)
    keys.set_passphrase(SECOND)
    second = keys.new_recovery_key()
    keys.keep_recovery_key(second)
    assert refuses(reopen, FIRST)
    assert refuses(reopen, first.text)
    assert reopen(SECOND).protection() == reopen(second.text).protection()


def test_only_the_present_passphrase_and_the_present_recovery_key_are_right(reopen: Open) -> None:
    keys = reopen(None)
    first, second = keys.new_recovery_key(), keys.new_recovery_key()
    assert not keys.is_right(FIRST)
    keys.set_passphrase(FIRST, first)
    assert keys.is_right(FIRST)
    assert keys.is_right(first.text.lower())
    for wrong in (SECOND, "", FIRST.upper(), second.text, "x" * 5000):
        assert not keys.is_right(wrong)
    keys.set_passphrase(SECOND)
    keys.keep_recovery_key(second)
    assert [keys.is_right(one) for one in (FIRST, first.text, SECOND, second.text)] == [False, False, True, True]


def test_what_is_right_does_not_depend_on_the_keychain(reopen: Open) -> None:
    keys = reopen(None)
    keys.set_passphrase(FIRST, keys.new_recovery_key())
    keys.set_keychain(on=True)
    assert reopen(None).is_right(FIRST)
    assert not keys.is_right(SECOND)


def test_the_keychain_opens_while_it_is_wanted(reopen: Open) -> None:
    keys = reopen(None)
    keys.set_passphrase(FIRST, keys.new_recovery_key())
    keys.set_keychain(on=True)
    assert reopen(None).protection().keychain
    reopen(None).set_keychain(on=False)
    assert refuses(reopen, None)


def test_without_a_passphrase_the_keychain_or_everybody_opens(reopen: Open) -> None:
    keys = reopen(None)
    keys.set_passphrase(FIRST, keys.new_recovery_key())
    assert keys.remove_passphrase().plain
    keys.set_passphrase(FIRST)
    keys.set_keychain(on=True)
    assert not keys.remove_passphrase().plain
    with pytest.raises(CalmroomError):
        keys.set_keychain(on=False)
    assert refuses(reopen, FIRST)
    assert reopen(None).protection().keychain
