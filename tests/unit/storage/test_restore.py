"""A copy takes the vault's place; killed at any step, the old vault opens or the new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.backups import BackupCopy, VaultDamaged, Why
from calmroom.storage.backups import VaultBackups
from calmroom.storage.vault import EncryptedVault, open_vault

OpenVault = Callable[[], EncryptedVault]
LATER = EVENING + timedelta(days=1)


def ignore(_share: float) -> None:
    """Nobody asks how far it is."""


def backups_of(folder: Path, vault: EncryptedVault | None = None) -> VaultBackups:
    found = VaultBackups(folder, MemoryKeychain(refuses=True), "0.1.0")
    if vault is not None:
        found.attach(vault)
    return found


@pytest.fixture
def copy(opened: OpenVault, folder: Path, entry: Entry) -> BackupCopy:
    """A copy with one entry, of a vault that has got a second one since and is closed."""
    vault = opened()
    vault.journal.save(entry)
    made = backups_of(folder, vault).make(EVENING, Why.DAY, ignore)
    vault.journal.save(replace(entry, id="b" * 32, text="later"))
    vault.close()
    return made


def aside(folder: Path) -> BackupCopy:
    (found,) = (one for one in backups_of(folder).copies(None) if one.why is Why.ASIDE)
    return found


def texts(vault: EncryptedVault) -> list[str]:
    return sorted(one.text for one in vault.journal.newest(9))


OLD, NEW = ["later", "the marker word is heliotrope"], ["the marker word is heliotrope"]


def test_the_next_opening_finds_what_the_copy_held(opened: OpenVault, folder: Path, copy: BackupCopy) -> None:
    vault = opened()
    backups_of(folder, vault).stage(copy, LATER, None)
    assert texts(vault) == OLD
    vault.close()
    assert texts(opened()) == NEW
    assert not (folder / "restoring").exists()


def test_the_vault_that_was_there_is_a_copy_and_leads_back(opened: OpenVault, folder: Path, copy: BackupCopy) -> None:
    backups_of(folder).stage(copy, LATER, None)
    vault = opened()
    put_aside = aside(folder)
    assert put_aside.path.name == "vault-before-restore-2026-11-21-203000.db"
    backups = backups_of(folder, vault)
    assert backups.look(put_aside, None).entries == 2
    backups.stage(put_aside, LATER + timedelta(hours=1), None)
    vault.close()
    assert texts(opened()) == OLD


def test_what_was_put_aside_goes_after_half_a_year_but_for_the_newest_two(
    opened: OpenVault, folder: Path, copy: BackupCopy
) -> None:
    for hour in range(3):
        backups_of(folder).stage(copy, LATER + timedelta(hours=hour), None)
        opened().close()
    vault = opened()
    backups = backups_of(folder, vault)
    for days, kept in ((60, 3), (120, 3), (180, 3), (182.9, 3), (183.1, 2), (240, 2)):
        backups.make(LATER + timedelta(days=days), Why.DAY, ignore)
        asides = [one for one in backups.copies(None) if one.why is Why.ASIDE]
        assert len(asides) == kept, days
    vault.close()
    assert {one.made.hour for one in asides} == {(LATER + timedelta(hours=hour)).hour for hour in (1, 2)}


def test_what_lies_in_the_log_of_a_crashed_vault_is_put_aside_with_it(
    opened: OpenVault, folder: Path, copy: BackupCopy, entry: Entry, tmp_path: Path
) -> None:
    vault = opened()
    vault.journal.save(replace(entry, id="c" * 32, text="in the log"))
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    (crashed / "vault.db-wal").write_bytes((folder / "vault.db-wal").read_bytes())
    backups = backups_of(crashed)
    backups.stage(copy, LATER, None)
    with closing(open_vault(crashed, CountedEntropy(), MemoryKeychain(refuses=True))) as again:
        assert texts(again) == NEW
    assert backups.look(aside(crashed), None).entries == 3
    backups.stage(aside(crashed), LATER, None)
    with closing(open_vault(crashed, CountedEntropy(), MemoryKeychain(refuses=True))) as again:
        assert "in the log" in texts(again)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-4096],
        lambda content: content[: len(content) // 2],
        lambda content: content[:100],
        lambda content: content[:2000] + bytes([content[2000] ^ 1]) + content[2001:],
        lambda content: os.urandom(len(content)),
    ],
    ids=["empty", "last page", "half", "100 bytes", "a bit of page 1", "noise"],
)
def test_damage_seen_at_opening_is_told_kept_and_made_good_by_a_copy(
    opened: OpenVault, folder: Path, copy: BackupCopy, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage((folder / "vault.db").read_bytes())
    (folder / "vault.db").write_bytes(damaged)
    with pytest.raises(VaultDamaged) as told:
        opened()
    assert told.value.hint
    assert (folder / "vault.db").read_bytes() == damaged
    backups = backups_of(folder)
    assert backups.look(copy, None).entries == 1
    backups.stage(copy, LATER, None)
    assert texts(opened()) == NEW
    assert aside(folder).path.read_bytes() == damaged


def test_a_vault_that_is_gone_is_made_good_by_a_copy(opened: OpenVault, folder: Path, copy: BackupCopy) -> None:
    (folder / "vault.db").unlink()
    with pytest.raises(VaultDamaged, match="missing"):
        opened()
    backups_of(folder).stage(copy, LATER, None)
    assert texts(opened()) == NEW


def test_a_damaged_copy_takes_no_place(opened: OpenVault, folder: Path, copy: BackupCopy) -> None:
    content = bytearray(copy.path.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    copy.path.write_bytes(bytes(content))
    before = sorted(folder.rglob("*"))
    with pytest.raises(CalmroomError, match="damaged"):
        backups_of(folder).stage(copy, LATER, None)
    assert sorted(folder.rglob("*")) == before
    assert texts(opened()) == OLD


def test_a_vault_of_another_computer_comes_with_its_own_keys(copy: BackupCopy, tmp_path: Path) -> None:
    home, sources = tmp_path / "new", (CountedEntropy("new"), MemoryKeychain(refuses=True))
    with closing(open_vault(home, *sources)) as vault:
        vault.journal.save(Entry("d" * 32, EVENING, EVENING, "written here"))
        there = backups_of(home, vault)
        (found,) = there.copies(copy.path.parent)
        there.stage(found, LATER, None)
    with closing(open_vault(home, *sources)) as vault:
        assert texts(vault) == NEW
        there.attach(vault)
        there.stage(aside(home), LATER, None)
    with closing(open_vault(home, *sources)) as vault:
        assert texts(vault) == ["written here"]


def test_a_passphrase_set_since_still_opens_what_is_put_back(folder: Path, copy: BackupCopy) -> None:
    def vault(secret: str | None = None) -> EncryptedVault:
        return open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True), secret, calibrate=cheap)

    with closing(vault()) as before:
        before.keys.set_passphrase("evening light", before.keys.new_recovery_key())
        backups_of(folder, before).stage(copy, LATER, None)
    with closing(vault("evening light")) as after:
        assert texts(after) == NEW


def die_at(number: int) -> None:
    """From now on this process ends before its ``number``-th change to the disk, as if it were killed."""
    done = 0

    def guarding(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - of whatever it stands for
            nonlocal done
            if name != "open" or arguments[1] & (os.O_CREAT | os.O_RDWR):
                if done >= number:
                    os._exit(9)
                done += 1
            return real(*arguments, **named)

        return call

    for name in ("open", "replace", "rename", "unlink", "rmdir", "mkdir", "fsync"):
        setattr(os, name, guarding(name, getattr(os, name)))


def restore_killed_at(number: int, folder: Path, copy: BackupCopy) -> bool:
    """Restore in a process of its own that is killed at some step; whether it came to its end before that."""
    child = os.fork()
    if not child:
        try:
            die_at(number)
            backups_of(folder).stage(copy, LATER, None)
            open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True)).close()
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, 9}
    return status == 0


@pytest.mark.skipif(os.name == "nt", reason="a process is copied as POSIX does it")
@pytest.mark.parametrize("is_foreign", [False, True], ids=["own", "of another vault"])
def test_killed_at_any_step_the_old_vault_opens_or_the_new_one(
    folder: Path, copy: BackupCopy, tmp_path: Path, *, is_foreign: bool
) -> None:
    home = folder
    if is_foreign:
        home = tmp_path / "other"
        with closing(open_vault(home, CountedEntropy("other"), MemoryKeychain(refuses=True))) as other:
            other.journal.save(Entry("e" * 32, EVENING, EVENING, "other"))
    old = ["other"] if is_foreign else OLD
    came, ended = set(), False
    for number in range(200):
        place = tmp_path / f"place {number}"
        shutil.copytree(home, place)
        ended = restore_killed_at(number, place, copy)
        with closing(open_vault(place, CountedEntropy(), MemoryKeychain(refuses=True))) as vault:
            found = texts(vault)
            came.add(tuple(found))
            assert found in (old, NEW), number
            if found == NEW:
                assert backups_of(place, vault).look(aside(place), None).entries == len(old), number
        shutil.rmtree(place)
        if ended:
            break
    assert ended
    assert came == {tuple(old), tuple(NEW)}
