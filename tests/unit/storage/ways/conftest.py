"""Vaults opened at the least cost, and what is asked of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.journal.journal import Entry
from calmroom.storage import key_file
from calmroom.storage.keys import DataKey, Slot
from calmroom.storage.vault import EncryptedVault, open_vault

WORDS = "lighthouse ferry moss"
OTHER = "window table river"
Open = Callable[..., EncryptedVault]


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


@pytest.fixture
def open_it(folder: Path, keychain: MemoryKeychain) -> Iterator[Open]:
    """Opens the vault, at the least cost; what is still open at the end is closed."""
    seeds = itertools.count()
    with ExitStack() as stack:

        def opening(
            secret: str | None = None, where: Path = folder, chain: MemoryKeychain = keychain
        ) -> EncryptedVault:
            entropy = CountedEntropy(f"{next(seeds)}")
            return stack.enter_context(closing(open_vault(where, entropy, chain, secret, cheap)))

        yield opening


@pytest.fixture
def recovery(open_it: Open, entry: Entry) -> str:
    """The recovery key of a vault with a page and a passphrase, closed again."""
    vault = open_it()
    vault.journal.save(entry)
    key = vault.keys.new_recovery_key()
    vault.keys.set_passphrase(WORDS, key)
    vault.close()
    return key.text


def holds(vault: EncryptedVault, entry: Entry) -> bool:
    found = vault.journal.newest(1) == (entry,)
    vault.close()
    return found


def slots(path: Path) -> tuple[Slot, ...]:
    found = key_file.read_alone(path)
    assert found is not None
    return found.slots


def data_key(folder: Path, secret: str | None = None) -> DataKey:
    return key_file.unlock(key_file.read(folder / "keys.json"), MemoryKeychain(refuses=True), secret)
