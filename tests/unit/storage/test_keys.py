"""The data key, its slots, and the file they lie in."""

from __future__ import annotations

import base64
import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.storage import key_file
from calmroom.storage.key_file import KeyFile
from calmroom.storage.keys import KEYCHAIN, PLAIN, DataKey, Slot, keychain_slot, new_data_key, open_slot, plain_slot
from calmroom.storage.vault import EncryptedVault, open_vault

OpenVault = Callable[[], EncryptedVault]
VAULT = "0123456789abcdef" * 2
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def key() -> DataKey:
    return new_data_key(CountedEntropy("key"))


@pytest.fixture
def willing() -> MemoryKeychain:
    return MemoryKeychain()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def guarded_slot(key: DataKey, keychain: MemoryKeychain) -> Slot:
    slot = keychain_slot(key, VAULT, keychain, CountedEntropy("slot"))
    assert slot is not None
    return slot


def changed(slot: Slot, name: str, value: str) -> Slot:
    return replace(slot, values=tuple((one, value if one == name else old) for one, old in slot.values))


def document(key: DataKey) -> dict[str, Any]:
    sealed = base64.b64encode(key.key + key.salt).decode()
    slots = [{"kind": "plain", "sealed": sealed}]
    return {"format": "calmroom keys", "version": 1, "vault": VAULT, "check": key.check, "slots": slots}


def test_a_data_key_is_96_digits_for_the_database(key: DataKey) -> None:
    assert bytes.fromhex(key.digits) == key.key + key.salt
    assert len(key.digits) == 96


def test_a_short_data_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(bytes(31), bytes(16))


def test_a_plain_slot_gives_the_key(key: DataKey) -> None:
    assert open_slot(plain_slot(key), VAULT, MemoryKeychain(refuses=True)) == key


def test_a_keychain_slot_gives_the_key_while_the_keychain_has_its_secret(key: DataKey, willing: MemoryKeychain) -> None:
    slot = guarded_slot(key, willing)
    given = open_slot(slot, VAULT, willing)
    willing.secrets.clear()
    assert (given, open_slot(slot, VAULT, willing)) == (key, None)


def test_a_keychain_slot_holds_nothing_of_the_key(key: DataKey, willing: MemoryKeychain) -> None:
    sealed = base64.b64decode(guarded_slot(key, willing).text("sealed"))
    assert len(sealed) == 48 + 16
    assert key.key[:8] not in sealed


def test_a_keychain_that_refuses_gets_no_slot(key: DataKey) -> None:
    assert keychain_slot(key, VAULT, MemoryKeychain(refuses=True), CountedEntropy()) is None


@pytest.mark.parametrize("name", ["nonce", "sealed", "cipher"])
def test_a_changed_slot_does_not_open(key: DataKey, willing: MemoryKeychain, name: str) -> None:
    slot = guarded_slot(key, willing)
    value = slot.text(name)
    assert open_slot(changed(slot, name, ("A" if value[0] != "A" else "B") + value[1:]), VAULT, willing) is None


def test_a_parameter_that_is_not_used_is_sealed_too(key: DataKey, willing: MemoryKeychain) -> None:
    slot = guarded_slot(key, willing)
    assert open_slot(replace(slot, values=(*slot.values, ("cost", 1))), VAULT, willing) is None


def test_a_slot_of_another_vault_does_not_open(key: DataKey, willing: MemoryKeychain) -> None:
    assert open_slot(guarded_slot(key, willing), "f" * 32, willing) is None


@pytest.mark.parametrize("secret", [b"", bytes(31), bytes(32), bytes(33)])
def test_a_wrong_secret_in_the_keychain_does_not_open(key: DataKey, willing: MemoryKeychain, secret: bytes) -> None:
    slot = guarded_slot(key, willing)
    willing.secrets = dict.fromkeys(willing.secrets, secret)
    assert open_slot(slot, VAULT, willing) is None


def test_the_first_slot_that_gives_the_right_key_opens(key: DataKey, willing: MemoryKeychain) -> None:
    damaged = changed(plain_slot(key), "sealed", base64.b64encode(bytes(48)).decode())
    keys = KeyFile(VAULT, key.check, (damaged, guarded_slot(key, willing)))
    assert key_file.unlock(keys, willing) == key


def test_no_slot_that_opens_is_told(key: DataKey, willing: MemoryKeychain) -> None:
    keys = KeyFile(VAULT, key.check, (guarded_slot(key, willing),))
    with pytest.raises(CalmroomError, match="None of the keys"):
        key_file.unlock(keys, MemoryKeychain(refuses=True))


def test_the_keychain_is_not_asked_where_the_plain_slot_opens(key: DataKey, willing: MemoryKeychain) -> None:
    keys = KeyFile(VAULT, key.check, (guarded_slot(key, willing), plain_slot(key)))
    assert key_file.unlock(keys, MemoryKeychain(refuses=True)) == key


def test_a_key_file_is_read_as_it_was_written(key: DataKey, willing: MemoryKeychain, path: Path) -> None:
    keys = KeyFile(VAULT, key.check, (plain_slot(key), guarded_slot(key, willing)))
    key_file.write(path, keys)
    assert key_file.read(path) == keys


def test_slots_of_an_unknown_kind_are_carried_along(key: DataKey, path: Path) -> None:
    stranger = Slot("passphrase", (("cost", 3), ("sealed", "x")))
    key_file.write(path, KeyFile(VAULT, key.check, (plain_slot(key), stranger)))
    key_file.write(path, key_file.read(path).with_slot(plain_slot(key)))
    assert key_file.read(path).slots[1] == stranger


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_keys_are_private_before_their_first_byte(key: DataKey, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    opening = os.fdopen

    def watched(descriptor: int, mode: str) -> IO[Any]:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        assert os.fstat(descriptor).st_size == 0
        return opening(descriptor, mode)

    monkeypatch.setattr(os, "fdopen", watched)
    key_file.write(path, KeyFile(VAULT, key.check, (plain_slot(key),)))
    assert modes == [0o600]


def test_the_keys_before_are_kept_and_read_where_the_new_are_damaged(key: DataKey, path: Path) -> None:
    first = KeyFile(VAULT, key.check, (plain_slot(key),))
    key_file.write(path, first)
    key_file.write(path, first.with_slot(plain_slot(key)))
    path.write_bytes(b"torn")
    assert key_file.read(path) == first


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_keys_and_nothing_else(
    key: DataKey, path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    keys = KeyFile(VAULT, key.check, (plain_slot(key),))
    key_file.write(path, keys)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(*((os, "fsync", full) if moment == "fsync" else (Path, "replace", full)))
        with pytest.raises(CalmroomError, match="disk is full"):
            key_file.write(path, keys.with_slot(plain_slot(key)))
    assert key_file.read(path) == keys
    assert not list(path.parent.glob("*.part"))


BREAKS: dict[str, Change] = {
    "another format": lambda found: found.update(format="keys"),
    "a version that is no number": lambda found: found.update(version=True),
    "no slots": lambda found: found.update(slots=[]),
    "too many slots": lambda found: found.update(slots=found["slots"] * 17),
    "a slot that is no object": lambda found: found.update(slots=["plain"]),
    "a kind that is no word": lambda found: found["slots"][0].update(kind="../x"),
    "a nested value": lambda found: found["slots"][0].update(extra=[1]),
    "a huge number": lambda found: found["slots"][0].update(memory=2**42),
    "a number below zero": lambda found: found["slots"][0].update(memory=-1),
    "a long text": lambda found: found["slots"][0].update(extra="x" * 1025),
    "a check that is no check": lambda found: found.update(check="x"),
    "a vault that is none": lambda found: found.update(vault=7),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_key_file_out_of_bounds_is_refused(key: DataKey, path: Path, fault: str) -> None:
    content = document(key)
    BREAKS[fault](content)
    path.write_text(json.dumps(content))
    with pytest.raises(CalmroomError, match="cannot be read"):
        key_file.read(path)


def test_the_document_of_these_tests_is_whole(key: DataKey, path: Path) -> None:
    path.write_text(json.dumps(document(key)))
    assert key_file.unlock(key_file.read(path), MemoryKeychain()) == key


def test_a_name_that_stands_twice_is_refused(key: DataKey, path: Path) -> None:
    path.write_text(json.dumps(document(key)).replace('"version": 1', '"version": 1, "version": 1'))
    with pytest.raises(CalmroomError, match="cannot be read"):
        key_file.read(path)


def test_a_key_file_of_a_newer_version_is_named(key: DataKey, path: Path) -> None:
    path.write_text(json.dumps({**document(key), "version": 2}))
    with pytest.raises(CalmroomError, match="newer calmroom"):
        key_file.read(path)


def test_a_huge_key_file_is_refused(path: Path) -> None:
    path.write_bytes(b" " * 70_000 + b"{}")
    with pytest.raises(CalmroomError, match="cannot be read"):
        key_file.read(path)


def test_a_new_vault_has_a_plain_slot_and_a_keychain_slot(folder: Path, willing: MemoryKeychain) -> None:
    vault = open_vault(folder, CountedEntropy(), willing)
    vault.close()
    assert vault.protection == (PLAIN, KEYCHAIN)
    assert key_file.read(folder / "keys.json").kinds == (PLAIN, KEYCHAIN)


def test_a_keychain_that_refuses_is_no_fault(opened: OpenVault) -> None:
    assert opened().protection == (PLAIN,)


def test_the_keychain_slot_alone_opens_the_vault(folder: Path, willing: MemoryKeychain, entry: Entry) -> None:
    vault = open_vault(folder, CountedEntropy(), willing)
    vault.journal.save(entry)
    vault.close()
    keys = key_file.read(folder / "keys.json")
    key_file.write(folder / "keys.json", replace(keys, slots=keys.slots[1:]))
    again = open_vault(folder, CountedEntropy(), willing)
    try:
        assert again.journal.newest(1) == (entry,)
    finally:
        again.close()
