"""Whoever writes while a copy is made does not wait for it, and the copy is of one moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.clock import EVENING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.backups import Why
from calmroom.storage import backup
from calmroom.storage.backup import COPIED, EVERY
from calmroom.storage.backups import VaultBackups
from calmroom.storage.seals import PAGE
from calmroom.storage.vault import EncryptedVault

OpenVault = Callable[[], EncryptedVault]
pytestmark = pytest.mark.usefixtures("in_slices")


@pytest.fixture
def in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small vault is copied in several steps."""
    monkeypatch.setattr(backup, "SLICE", PAGE)


def fail(_share: float) -> None:
    raise RuntimeError


def test_what_is_written_while_a_copy_is_made_is_saved_at_once_and_the_copy_is_of_its_beginning(
    kept: VaultBackups, vault: EncryptedVault, entry: Entry
) -> None:
    pages = [replace(entry, id=f"{number:032x}", text="heliotrope " * 400) for number in range(60)]
    unsaved = list(pages)
    shares: list[float] = []

    def write(share: float) -> None:
        shares.append(share)
        if unsaved:
            vault.journal.save(unsaved.pop())

    copy = kept.make(EVENING, Why.DAY, write)
    assert len([share for share in shares if share < COPIED]) > 3
    assert kept.look(copy, None).entries == 1
    assert vault.journal.count() == 1 + len(pages) - len(unsaved)
    assert kept.has_changed()


def test_a_copy_beside_which_the_log_came_home_is_not_kept(
    kept: VaultBackups, vault: EncryptedVault, folder: Path, entry: Entry
) -> None:
    def open_anew(share: float) -> None:
        if share == COPIED:
            vault._database._is_sick = True
            vault.journal.save(replace(entry, text="another word"))

    with pytest.raises(CalmroomError, match="not kept"):
        kept.make(EVENING, Why.DAY, open_anew)
    assert not list((folder / "backups").iterdir())
    assert kept.make(EVENING, Why.DAY, lambda _: None).is_whole


def test_a_vault_that_is_closed_while_a_copy_is_made_leaves_none_and_is_whole(
    kept: VaultBackups, vault: EncryptedVault, folder: Path, opened: OpenVault, entry: Entry
) -> None:
    with pytest.raises(CalmroomError, match="closed"):
        kept.make(EVENING, Why.DAY, lambda _: vault.close())
    assert not list((folder / "backups").iterdir())
    assert opened().journal.newest(9) == (entry,)


def test_the_log_comes_home_by_itself_again_after_a_copy(
    kept: VaultBackups, vault: EncryptedVault, folder: Path
) -> None:
    kept.make(EVENING, Why.DAY, lambda _: None)
    assert vault._database.rows("PRAGMA wal_autocheckpoint") == [(EVERY,)]
    with pytest.raises(RuntimeError):
        kept.make(EVENING, Why.DAY, fail)
    assert vault._database.rows("PRAGMA wal_autocheckpoint") == [(EVERY,)]
    assert len(list((folder / "backups").iterdir())) == 3
