"""No old way is left behind, and no secret anywhere."""

from __future__ import annotations

import base64
import json
import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.vault import WrongSecret
from calmroom.storage import key_copies, key_file
from calmroom.storage.files import previous_of
from calmroom.storage.handle import Handle
from calmroom.storage.kdf import calibrate
from calmroom.storage.keys import DataKey, plain_slot
from calmroom.storage.vault import open_vault

from .conftest import OTHER, WORDS, Open, data_key, holds, slots


def every_key_file(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*keys*") if path.is_file()]


def test_no_key_file_keeps_an_old_way(open_it: Open, folder: Path) -> None:
    vault = open_it()
    beside = folder / "backups" / "vault-2026-11-20.keys.json"
    beside.parent.mkdir(exist_ok=True)
    vault.keys.copy_to(beside)
    assert "plain" in key_file.read(beside).kinds
    secret = base64.b64encode(data_key(folder).key + data_key(folder).salt)
    vault.keys.set_passphrase(WORDS, vault.keys.new_recovery_key())
    assert {path.name for path in every_key_file(folder)} == {"keys.json", "keys.json.prev", beside.name}
    assert not [path for path in folder.rglob("*") if path.is_file() and secret in path.read_bytes()]
    assert {slots(path) for path in every_key_file(folder)} == {slots(folder / "keys.json")}


def test_a_backup_made_before_opens_with_what_was_set_after(open_it: Open, folder: Path, tmp_path: Path) -> None:
    vault = open_it()
    (folder / "backups").mkdir(exist_ok=True)
    beside = folder / "backups" / "vault-2026-11-20.keys.json"
    vault.keys.copy_to(beside)
    vault.keys.set_passphrase(WORDS, vault.keys.new_recovery_key())
    vault.close()
    (tmp_path / "restored").mkdir()
    shutil.copy(beside, tmp_path / "restored" / "keys.json")
    shutil.copy(folder / "vault.db", tmp_path / "restored" / "vault.db")
    open_it(WORDS, where=tmp_path / "restored")


def test_keys_of_another_vault_beside_a_backup_are_left_alone(open_it: Open, folder: Path, tmp_path: Path) -> None:
    open_vault(tmp_path / "other", CountedEntropy("other"), MemoryKeychain(refuses=True)).close()
    vault = open_it()
    (folder / "backups").mkdir(exist_ok=True)
    foreign = folder / "backups" / "vault-foreign.keys.json"
    shutil.copy(tmp_path / "other" / "keys.json", foreign)
    before = foreign.read_bytes()
    vault.keys.set_passphrase(WORDS, vault.keys.new_recovery_key())
    assert foreign.read_bytes() == before


def test_a_stick_that_comes_back_is_renewed(open_it: Open, recovery: str, tmp_path: Path, folder: Path) -> None:
    assert recovery
    vault = open_it(WORDS)
    stick = tmp_path / "stick"
    stick.mkdir()
    found = key_file.read(folder / "keys.json")
    key = data_key(folder, WORDS)
    key_copies.put(stick / "vault-old.keys.json", replace(found, slots=(plain_slot(key),)))
    assert vault.keys.renew_copies(stick)
    assert slots(stick / "vault-old.keys.json") == found.slots


def test_a_planted_key_is_found(open_it: Open, recovery: str, folder: Path) -> None:
    assert recovery
    vault = open_it(WORDS)
    assert vault.keys.left_behind() == ()
    found = key_file.read(folder / "keys.json")
    planted = folder / "keys.sync-conflict-20261120-203000-ABCDEFG.json"
    key_copies.put(planted, replace(found, slots=(plain_slot(data_key(folder, WORDS)),)))
    assert vault.keys.left_behind() == (planted,)


def test_what_a_crash_left_of_an_old_way_is_gone_after_the_next_opening(
    open_it: Open, recovery: str, folder: Path
) -> None:
    assert recovery
    found = key_file.read(folder / "keys.json")
    old = replace(found, slots=(plain_slot(data_key(folder, WORDS)),))
    (folder / "backups").mkdir(exist_ok=True)
    left = (
        previous_of(folder / "keys.json"),
        folder / "backups" / "vault-x.keys.json",
        folder / "keys.json.4711.part",
        folder / "keys.json.prev.4711.part",
        folder / "backups" / "vault-x.keys.json.4711.part",
    )
    for path in left:
        key_copies.put(path, old)
    open_it(WORDS).close()
    assert [slots(path) for path in left if path.exists()] == [found.slots] * 2


def test_a_full_disk_leaves_both_ways_and_the_next_change_finishes(
    open_it: Open, recovery: str, monkeypatch: pytest.MonkeyPatch, entry: Entry
) -> None:
    assert recovery
    vault = open_it(WORDS)
    writing, count = Path.replace, iter(range(100))

    def full_from_the_third(path: Path, target: Path) -> Path:
        if next(count) >= 3:
            raise OSError(28, "No space left on device")
        return writing(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full_from_the_third)
        with pytest.raises(CalmroomError, match="begun but not finished"):
            vault.keys.set_passphrase(OTHER)
    vault.close()
    assert holds(open_it(WORDS), entry)
    again = open_it(OTHER)
    again.keys.set_passphrase(OTHER)
    again.close()
    with pytest.raises(WrongSecret):
        open_it(WORDS)


def test_a_new_key_that_does_not_open_the_file_never_replaces_one_that_does(
    open_it: Open, recovery: str, monkeypatch: pytest.MonkeyPatch, entry: Entry
) -> None:
    assert recovery
    vault = open_it(WORDS)
    with monkeypatch.context() as patched:
        patched.setattr(Handle, "opens_with", lambda *_: False)
        with pytest.raises(CalmroomError, match="did not open the vault"):
            vault.keys.set_passphrase(OTHER)
    vault.close()
    with pytest.raises(WrongSecret):
        open_it(OTHER)
    assert holds(open_it(WORDS), entry)


def test_the_handle_knows_the_key_of_its_file(open_it: Open, folder: Path) -> None:
    open_it().close()
    key = data_key(folder)
    handle = Handle(folder / "vault.db")
    wrong = (DataKey(bytes(32), key.salt), DataKey(key.key, bytes(16)))
    assert (handle.opens_with(key), *map(handle.opens_with, wrong)) == (True, False, False)
    handle.close()


def test_two_installations_have_nothing_in_common(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        vault = open_vault(tmp_path / name, CountedEntropy(name), MemoryKeychain(refuses=True), None, cheap)
        vault.keys.set_passphrase(WORDS, vault.keys.new_recovery_key())
        vault.close()
        contents.append(json.loads((tmp_path / name / "keys.json").read_text()))
    one, two = contents
    assert one["vault"] != two["vault"]
    assert one["check"] != two["check"]
    for first, second in zip(one["slots"], two["slots"], strict=True):
        assert not {first["salt"], first["nonce"], first["sealed"]} & {
            second["salt"],
            second["nonce"],
            second["sealed"],
        }


def test_no_repr_says_a_secret(open_it: Open, recovery: str, folder: Path) -> None:
    vault = open_it(WORDS)
    key = data_key(folder, WORDS)
    fresh = vault.keys.new_recovery_key()
    found = key_file.read(folder / "keys.json")
    told = " ".join(map(repr, (key, fresh, found, found.slots[0], vault.keys, vault.keys.protection(), vault)))
    sealed = [slot.text("sealed") for slot in found.slots]
    for secret in (key.key.hex(), key.digits, repr(key.key), *fresh.groups, WORDS, recovery, *sealed):
        assert secret not in told


def test_no_secret_is_in_the_folder_or_a_traceback(
    open_it: Open, recovery: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(WrongSecret) as told:
        open_it(OTHER)
    open_it(WORDS)
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret in (WORDS, OTHER, recovery, recovery.replace("-", "")):
        assert secret.encode() not in everything
        assert secret not in caplog.text
        assert secret not in str(told.getrepr(showlocals=False))


def test_the_real_cost_opens_as_the_cheap_one_does(folder: Path) -> None:
    vault = open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True), None, calibrate)
    vault.keys.set_passphrase(WORDS, vault.keys.new_recovery_key())
    vault.close()
    open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True), WORDS).close()
    slot = next(slot for slot in slots(folder / "keys.json") if slot.kind == "passphrase")
    assert slot.number("memory") >= 64 * 1024
