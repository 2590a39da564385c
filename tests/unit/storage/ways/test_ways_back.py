"""Every way back to the vault."""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.vault import Protection, VaultLocked
from calmroom.storage import key_file

from .conftest import OTHER, WORDS, Open, data_key, holds, slots


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_key(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(recovery.lower().replace("-", " "))
    vault.keys.set_passphrase(OTHER)
    vault.close()
    assert holds(open_it(OTHER), entry)


def test_on_a_new_computer_the_passphrase_opens_and_its_keychain_can_be_added(
    open_it: Open, recovery: str, folder: Path, tmp_path: Path, entry: Entry
) -> None:
    assert recovery
    vault = open_it(WORDS)
    vault.keys.set_keychain(on=True)
    vault.close()
    there, its_keychain = tmp_path / "new computer", MemoryKeychain()
    shutil.copytree(folder, there)
    with pytest.raises(VaultLocked):
        open_it(where=there, chain=its_keychain)
    moved = open_it(WORDS, where=there, chain=its_keychain)
    assert moved.keys.protection().keychain_fails
    moved.keys.set_keychain(on=True)
    assert moved.keys.protection() == Protection(passphrase=True, keychain=True, plain=False, recovery=True)
    moved.close()
    assert holds(open_it(where=there, chain=its_keychain), entry)


@pytest.mark.parametrize("fault", ["refuses", "is empty", "gives another key", "gives nonsense"])
def test_a_keychain_that_fails_is_marked_and_nothing_is_deleted(
    open_it: Open, recovery: str, folder: Path, keychain: MemoryKeychain, fault: str
) -> None:
    vault = open_it(WORDS)
    vault.keys.set_keychain(on=True)
    vault.close()
    kept, before = dict(keychain.secrets), slots(folder / "keys.json")
    keychain.refuses = fault == "refuses"
    keychain.secrets = {
        "refuses": kept,
        "is empty": {},
        "gives another key": dict.fromkeys(kept, bytes(32)),
        "gives nonsense": dict.fromkeys(kept, b"?"),
    }[fault]
    with pytest.raises(VaultLocked):
        open_it()
    failed = open_it(recovery)
    assert failed.keys.protection() == Protection(
        passphrase=True, keychain=False, plain=False, recovery=True, keychain_fails=True
    )
    failed.close()
    assert [slot.marked(fails=False) for slot in slots(folder / "keys.json")] == list(before)
    keychain.refuses, keychain.secrets = False, kept
    mended = open_it()
    assert mended.keys.protection().keychain
    assert not mended.keys.protection().keychain_fails


def test_a_keychain_that_is_gone_for_good_leaves_the_recovery_key(open_it: Open, recovery: str, entry: Entry) -> None:
    vault = open_it(WORDS)
    vault.keys.set_keychain(on=True)
    vault.keys.remove_passphrase()
    vault.close()
    gone = MemoryKeychain(refuses=True)
    with pytest.raises(VaultLocked):
        open_it(chain=gone)
    back = open_it(recovery, chain=gone)
    back.keys.set_passphrase(OTHER)
    back.close()
    assert holds(open_it(OTHER, chain=gone), entry)


def test_a_keychain_that_refuses_a_new_key_changes_nothing(open_it: Open, recovery: str, folder: Path) -> None:
    assert recovery
    vault = open_it(WORDS, chain=MemoryKeychain(refuses=True))
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(CalmroomError, match="did not take the key"):
        vault.keys.set_keychain(on=True)
    assert (folder / "keys.json").read_bytes() == before


def test_a_damaged_key_file_gives_way_to_the_one_kept_before_and_is_mended(
    open_it: Open, recovery: str, folder: Path, entry: Entry, caplog: pytest.LogCaptureFixture
) -> None:
    assert recovery
    content = bytearray((folder / "keys.json").read_bytes())
    place = content.index(b'"sealed": "') + 20
    content[place] ^= 1
    (folder / "keys.json").write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert holds(open_it(WORDS), entry)
    assert slots(folder / "keys.json") == slots(folder / "keys.json.prev")
    assert "written anew" in caplog.text


def test_any_flipped_bit_of_the_key_file_still_opens(recovery: str, folder: Path) -> None:
    whole = (folder / "keys.json").read_bytes()
    for place in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        (folder / "keys.json").write_bytes(flipped)
        assert data_key(folder, recovery).check in whole.decode()


def test_a_change_does_not_spread_a_damaged_key_file(open_it: Open, recovery: str, folder: Path) -> None:
    assert recovery
    vault = open_it(WORDS)
    keys = key_file.read(folder / "keys.json")
    (folder / "keys.json").write_bytes(b"torn")
    key_file.write(folder / "keys.json", keys)
    assert slots(folder / "keys.json.prev") == keys.slots
    vault.close()


def test_a_hostile_cost_is_refused_at_once_and_the_recovery_key_still_opens(
    open_it: Open, recovery: str, folder: Path, monkeypatch: pytest.MonkeyPatch, entry: Entry
) -> None:
    keys = key_file.read(folder / "keys.json")
    dear = tuple(
        replace(slot, values=tuple((name, 2**32 if name == "memory" else value) for name, value in slot.values))
        for slot in keys.slots
    )
    key_file.write(folder / "keys.json", replace(keys, slots=dear))
    with monkeypatch.context() as patched:
        patched.setattr("calmroom.storage.kdf.derive", lambda *_: pytest.fail("it was derived"))
        with pytest.raises(CalmroomError, match="what no calmroom writes"):
            open_it(WORDS)
    assert holds(open_it(recovery), entry)
