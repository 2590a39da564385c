"""The vault is made once, opened with its key, and never mistaken for a new one."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.storage import key_file
from calmroom.storage.connection import connect
from calmroom.storage.keys import DataKey
from calmroom.storage.vault import EncryptedVault, open_vault
from calmroom.storage.vault_files import VaultFiles

OpenVault = Callable[[], EncryptedVault]


def close_after(vault: EncryptedVault, entry: Entry | None = None) -> None:
    if entry is not None:
        vault.journal.save(entry)
    vault.close()


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "vault.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def data_key(folder: Path) -> DataKey:
    return key_file.unlock(key_file.read(folder / "keys.json"), MemoryKeychain())


def refusal(opened: OpenVault) -> CalmroomError:
    with pytest.raises(CalmroomError) as told:
        opened()
    assert told.value.hint
    return told.value


def test_what_was_written_is_there_the_next_day(opened: OpenVault, entry: Entry) -> None:
    close_after(opened(), entry)
    assert opened().journal.newest(1) == (entry,)


def test_a_database_its_mark_a_key_file_a_lock_and_an_inbox_are_left_at_rest(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    assert sorted(path.name for path in folder.iterdir()) == [
        "inbox",
        "keys.json",
        "vault.db",
        "vault.lock",
        "vault.mark",
    ]
    assert [path.name for path in (folder / "inbox").iterdir()] == ["key"]


def test_no_shared_memory_is_mapped_while_open(opened: OpenVault, folder: Path) -> None:
    opened()
    assert not (folder / "vault.db-shm").exists()


def test_no_word_lies_plain_in_any_file_while_open_or_closed(opened: OpenVault, folder: Path, entry: Entry) -> None:
    vault = opened()
    vault.journal.save(entry)
    while_open = b"".join(contents(folder).values())
    vault.close()
    at_rest = b"".join(contents(folder).values())
    assert len(while_open) > len(entry.text)
    assert b"heliotrope" not in while_open + at_rest


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_every_file_is_its_owners_alone(opened: OpenVault, folder: Path) -> None:
    umask = os.umask(0o022)
    try:
        vault = opened()
    finally:
        os.umask(umask)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    vault.close()
    assert modes == {path: 0o700 if path.name == "inbox" else 0o600 for path in modes}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_permissions_that_were_loosened_are_taken_back(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    for name in ("vault.db", "keys.json"):
        (folder / name).chmod(0o644)
    opened()
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in ("vault.db", "keys.json")} == {0o600}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("application_id", 0x63616C6D),
        ("temp_store", 0),
    ],
)
def test_the_database_is_set_as_the_research_says(opened: OpenVault, pragma: str, value: object) -> None:
    assert opened()._database.rows(f"PRAGMA {pragma}") == [(value,)]


def test_temporary_tables_stay_in_memory(opened: OpenVault) -> None:
    assert ("TEMP_STORE=2",) in opened()._database.rows("PRAGMA compile_options")


def test_a_second_opener_is_told_that_calmroom_is_open(opened: OpenVault) -> None:
    opened()
    assert (refusal(opened).message, refusal(opened).hint) == (
        "calmroom is open",
        "Close its window, or let the other command end, then try again.",
    )


def test_a_database_held_by_another_program_is_refused(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    held = connect(VaultFiles(folder).database, data_key(folder))
    try:
        assert refusal(opened).message == "calmroom is open"
    finally:
        held.close()


def test_the_repositories_answer_any_thread(opened: OpenVault, entry: Entry) -> None:
    vault = opened()
    entries = [replace(entry, id=f"{number:032x}") for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(vault.journal.save, entries))
    assert {one.id for one in vault.journal.newest(99)} == {one.id for one in entries}


def test_no_thread_is_left_when_it_is_closed(opened: OpenVault) -> None:
    close_after(opened())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("storage")]


def test_no_thread_and_no_lock_are_left_when_it_is_refused(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    database = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(b"")
    refusal(opened)
    (folder / "vault.db").write_bytes(database)
    opened()
    assert len([thread for thread in threading.enumerate() if thread.name.startswith("storage")]) == 1


def test_a_closed_vault_says_so(opened: OpenVault, entry: Entry) -> None:
    vault = opened()
    vault.close()
    with pytest.raises(CalmroomError, match="The vault is closed"):
        vault.journal.save(entry)


def test_a_missing_database_is_not_taken_for_a_new_one(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    (folder / "vault.db").rename(folder / "moved")
    before = contents(folder)
    assert "missing" in refusal(opened).message
    assert contents(folder) == before


def test_an_empty_database_is_not_taken_for_a_new_one(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    (folder / "vault.db").write_bytes(b"")
    before = contents(folder)
    assert "empty" in refusal(opened).message
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["vault.db", "vault.db-wal"])
def test_a_database_without_its_keys_gets_no_new_ones(opened: OpenVault, folder: Path, name: str) -> None:
    close_after(opened())
    (folder / "keys.json").unlink()
    (folder / "vault.db").rename(folder / name)
    before = contents(folder)
    assert "key file is missing" in refusal(opened).message
    assert contents(folder) == before


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff" * 99, b"[" * 100_000, b'{"format": "calmroom keys"}'])
def test_a_damaged_key_file_is_refused_and_kept(opened: OpenVault, folder: Path, damage: bytes) -> None:
    close_after(opened())
    (folder / "keys.json").write_bytes(damage)
    before = contents(folder)
    assert "key file" in refusal(opened).message
    assert contents(folder) == before


def test_keys_of_another_vault_are_refused_and_both_kept(opened: OpenVault, folder: Path, tmp_path: Path) -> None:
    close_after(opened())
    other = tmp_path / "other"
    open_vault(other, CountedEntropy("other"), MemoryKeychain(refuses=True)).close()
    (folder / "keys.json").write_bytes((other / "keys.json").read_bytes())
    before = contents(folder)
    assert "does not open with the key beside it" in refusal(opened).message
    assert contents(folder) == before


def test_a_wrong_key_leaves_what_the_log_holds(opened: OpenVault, folder: Path, tmp_path: Path, entry: Entry) -> None:
    vault = opened()
    vault.journal.save(entry)
    crashed = tmp_path / "crashed"
    (crashed / "inbox").mkdir(parents=True)
    for name, content in contents(folder).items():
        (crashed / name).write_bytes(content)
    key = data_key(folder)
    with pytest.raises(CalmroomError, match="does not open"):
        connect(crashed / "vault.db", DataKey(bytes(32), bytes(16)))
    connection = connect(crashed / "vault.db", key)
    try:
        assert connection.execute("SELECT text FROM entries").fetchall() == [(entry.text,)]
    finally:
        connection.close()


def test_a_plain_database_in_its_place_is_refused_and_kept(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    (folder / "vault.db").write_bytes(b"SQLite format 3\0" + bytes(4080))
    before = contents(folder)
    assert "not encrypted" in refusal(opened).message
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("pragma", "words"), [("user_version=99", "newer calmroom"), ("application_id=7", "another program")]
)
def test_a_newer_or_foreign_file_is_refused_and_untouched(
    opened: OpenVault, folder: Path, pragma: str, words: str
) -> None:
    close_after(opened())
    connection = connect(folder / "vault.db", data_key(folder))
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    before = contents(folder)
    assert words in refusal(opened).message
    assert contents(folder) == before


def test_a_flipped_bit_is_told_and_nothing_is_replaced(opened: OpenVault, folder: Path, entry: Entry) -> None:
    vault = opened()
    for number in range(40):
        vault.journal.save(replace(entry, id=f"{number:032x}", text="word " * 500))
    vault.close()
    damaged = bytearray((folder / "vault.db").read_bytes())
    damaged[len(damaged) // 2 :: 4096] = bytes(byte ^ 1 for byte in damaged[len(damaged) // 2 :: 4096])
    (folder / "vault.db").write_bytes(bytes(damaged))
    with pytest.raises(CalmroomError, match="Nothing was changed"):
        opened().journal.newest(99)


def test_zeroed_salt_bytes_do_no_harm(opened: OpenVault, folder: Path, entry: Entry) -> None:
    close_after(opened(), entry)
    database = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(bytes(16) + database[16:])
    assert opened().journal.newest(1) == (entry,)


def test_a_lost_log_loses_no_more_than_the_log(opened: OpenVault, folder: Path, entry: Entry) -> None:
    close_after(opened(), entry)
    (folder / "vault.db-wal").write_bytes(b"\x37\x7f\x06\x82" + os.urandom(5000))
    assert opened().journal.newest(9) == (entry,)


def test_an_end_before_the_keys_were_safe_begins_anew(opened: OpenVault, folder: Path, entry: Entry) -> None:
    folder.mkdir()
    (folder / "vault.db.new").write_bytes(os.urandom(8192))
    (folder / "vault.db.new-wal").write_bytes(os.urandom(99))
    close_after(opened(), entry)
    assert opened().journal.newest(1) == (entry,)


def test_an_end_before_the_database_got_its_name_is_made_good(opened: OpenVault, folder: Path, entry: Entry) -> None:
    close_after(opened(), entry)
    (folder / "vault.db").rename(folder / "vault.db.new")
    assert opened().journal.newest(1) == (entry,)


def test_two_vaults_share_neither_key_nor_salt(tmp_path: Path) -> None:
    for name in ("one", "two"):
        open_vault(tmp_path / name, CountedEntropy(name), MemoryKeychain(refuses=True)).close()
    one, two = (data_key(tmp_path / name) for name in ("one", "two"))
    assert one.key != two.key
    assert one.salt != two.salt


def test_half_characters_are_kept_as_a_mark(opened: OpenVault, entry: Entry) -> None:
    vault = opened()
    vault.journal.save(replace(entry, text="a\ud800b \ud83c\udf3f", tags=("\udfff",)))
    assert (vault.journal.newest(1)[0].text, vault.journal.newest(1)[0].tags) == ("a\ufffdb \U0001f33f", ("\ufffd",))


def test_the_key_is_in_no_description(opened: OpenVault, folder: Path) -> None:
    close_after(opened())
    keys = key_file.read(folder / "keys.json")
    key = key_file.unlock(keys, MemoryKeychain())
    sealed = json.loads((folder / "keys.json").read_text())["slots"][0]["sealed"]
    assert repr(key) == "DataKey()"
    assert sealed not in repr(keys)
