from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.journal.journal import Entry
from calmroom.storage.backups import VaultBackups
from calmroom.storage.vault import EncryptedVault, open_vault

OpenVault = Callable[[], EncryptedVault]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A home with a space and letters that are not Latin, which any folder may have."""
    return tmp_path / "zu Hause なみ #1?%"


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain(refuses=True)


@pytest.fixture
def opened(folder: Path, keychain: MemoryKeychain) -> Iterator[OpenVault]:
    """Opens the vault in the folder; whatever is still open at the end is closed."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(open_vault(folder, CountedEntropy(), keychain)))


@pytest.fixture
def entry() -> Entry:
    return Entry("a" * 32, EVENING, EVENING, "the marker word is heliotrope", tags=("heliotrope",))


@pytest.fixture
def vault(opened: OpenVault, entry: Entry) -> EncryptedVault:
    """An open vault with one page."""
    found = opened()
    found.journal.save(entry)
    return found


@pytest.fixture
def kept(folder: Path, keychain: MemoryKeychain, vault: EncryptedVault) -> VaultBackups:
    """Its copies."""
    found = VaultBackups(folder, keychain, "0.1.0")
    found.attach(vault)
    return found
