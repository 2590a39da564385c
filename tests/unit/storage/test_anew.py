"""An empty vault where the one that was there cannot be opened; that one is kept."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.backups import BackupCopy, VaultDamaged, Why
from calmroom.domain.vault.recovery import recovery_key
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage import restore
from calmroom.storage.backups import VaultBackups
from calmroom.storage.expected import Expected
from calmroom.storage.inbox import SealedInbox
from calmroom.storage.vault import EncryptedVault, open_vault
from calmroom.storage.vault_files import VaultFiles

NONE = MemoryKeychain(refuses=True)
DAY = timedelta(days=1)


TURNS = count()
"""No two vaults have the same key."""


def opened(folder: Path, secret: str | None = None) -> EncryptedVault:
    return open_vault(folder, CountedEntropy(f"turn {next(TURNS)}"), NONE, secret, calibrate=cheap)


def backups_of(folder: Path, expected: Expected | None = None) -> VaultBackups:
    return VaultBackups(folder, NONE, "0.1.0", expected)


def aside(folder: Path) -> BackupCopy:
    (found,) = (one for one in backups_of(folder).copies(None) if one.why is Why.ASIDE)
    return found


@pytest.fixture
def locked(folder: Path, entry: Entry) -> Path:
    """A vault whose passphrase nobody knows any more, with a page in it and a copy of it."""
    with closing(opened(folder)) as vault:
        vault.journal.save(entry)
        vault.keys.set_passphrase("by the river", recovery_key(bytes(range(20))))
        backups = backups_of(folder)
        backups.attach(vault)
        backups.make(EVENING, Why.DAY, lambda _: None)
    return folder


def test_a_vault_that_nobody_can_open_gives_way_to_an_empty_one(locked: Path) -> None:
    with pytest.raises(VaultLocked):
        opened(locked)
    backups_of(locked).begin_anew(EVENING + DAY)
    with closing(opened(locked)) as vault:
        assert vault.journal.newest(9) == ()


def test_the_one_that_was_there_is_kept_and_comes_back_with_its_passphrase(locked: Path, entry: Entry) -> None:
    before = (locked / "vault.db").read_bytes(), (locked / "keys.json").read_bytes()
    backups_of(locked).begin_anew(EVENING + DAY)
    kept = aside(locked)
    assert kept.path.read_bytes() == before[0]
    assert kept.path.with_name(kept.path.name.replace(".db", ".keys.json")).read_bytes() == before[1]
    opened(locked).close()
    backups_of(locked).stage(kept, EVENING + 2 * DAY, "by the river")
    with closing(opened(locked, "by the river")) as vault:
        assert vault.journal.newest(9) == (entry,)


def test_what_was_written_into_the_empty_one_is_kept_as_well_when_the_other_comes_back(
    locked: Path, entry: Entry
) -> None:
    backups_of(locked).begin_anew(EVENING + DAY)
    with closing(opened(locked)) as vault:
        vault.journal.save(replace(entry, id="b" * 32, text="anew"))
    backups_of(locked).stage(aside(locked), EVENING + 2 * DAY, "by the river")
    opened(locked, "by the river").close()
    newest = backups_of(locked).copies(None)[0]
    assert (newest.why, backups_of(locked).look(newest, None).entries) == (Why.ASIDE, 1)


def test_years_of_copies_of_the_empty_one_cost_the_other_nothing(locked: Path, entry: Entry) -> None:
    backups_of(locked).begin_anew(EVENING + DAY)
    with closing(opened(locked)) as vault:
        backups = backups_of(locked)
        backups.attach(vault)
        for month in range(1, 30):
            vault.journal.save(replace(entry, id=f"{month:032x}"))
            backups.make(EVENING + month * 30 * DAY, Why.DAY, lambda _: None)
    kept = [one for one in backups_of(locked).copies(None) if one.made < EVENING + 2 * DAY]
    assert [one.why for one in kept] == [Why.ASIDE, Why.DAY]
    assert [backups_of(locked).look(one, "by the river").entries for one in kept] == [1, 1]


def test_what_was_kept_while_it_was_locked_waits_for_it(locked: Path, entry: Entry) -> None:
    page = replace(entry, id="c" * 32, text="in the night")
    SealedInbox(VaultFiles(locked).inbox, CountedEntropy("inbox")).put(page)
    backups_of(locked).begin_anew(EVENING + DAY)
    with closing(opened(locked)) as vault:
        assert vault.journal.newest(9) == ()
    backups_of(locked).stage(aside(locked), EVENING + 2 * DAY, "by the river")
    with closing(opened(locked, "by the river")) as vault:
        assert page in vault.journal.newest(9)


def test_a_vault_without_its_keys_gives_way_and_is_kept(locked: Path) -> None:
    for name in ("keys.json", "keys.json.prev"):
        (locked / name).unlink(missing_ok=True)
    with pytest.raises(VaultDamaged):
        opened(locked)
    content = (locked / "vault.db").read_bytes()
    backups_of(locked).begin_anew(EVENING + DAY)
    opened(locked).close()
    assert aside(locked).path.read_bytes() == content


def test_a_damaged_vault_gives_way_and_is_kept_byte_for_byte(locked: Path) -> None:
    (locked / "vault.db").write_bytes(b"\x07" * 8192)
    backups_of(locked).begin_anew(EVENING + DAY)
    opened(locked).close()
    assert aside(locked).path.read_bytes() == b"\x07" * 8192


def test_where_it_is_gone_an_empty_one_is_made_again(tmp_path: Path) -> None:
    files, config = VaultFiles(tmp_path / "data"), tmp_path / "config"
    config.mkdir()
    expected = Expected(config, files)
    expected.note()
    with pytest.raises(VaultDamaged):
        expected.refuse_missing()
    backups_of(files.folder, expected).begin_anew(EVENING)
    expected.refuse_missing()
    opened(files.folder).close()


def test_a_vault_that_somebody_has_open_stays_where_it_is(locked: Path) -> None:
    with closing(opened(locked, "by the river")) as vault:
        with pytest.raises(CalmroomError, match="open"):
            backups_of(locked).begin_anew(EVENING + DAY)
        assert vault.journal.count() == 1
    assert not (locked / "restoring").exists()


def test_an_end_in_between_is_gone_on_with_at_the_next_opening(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(_files: VaultFiles) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(restore, "_leave", end)
    with pytest.raises(KeyboardInterrupt):
        backups_of(locked).begin_anew(EVENING + DAY)
    monkeypatch.undo()
    with closing(opened(locked)) as vault:
        assert vault.journal.newest(9) == ()
    assert backups_of(locked).look(aside(locked), "by the river").entries == 1
