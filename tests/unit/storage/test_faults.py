"""The disk is full, the folder is not ours, the power goes: told calmly, and nothing acknowledged is lost."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.storage import faults, key_file
from calmroom.storage.backup import is_sound
from calmroom.storage.connection import connect
from calmroom.storage.files import replace_private
from calmroom.storage.vault import EncryptedVault, open_vault

OpenVault = Callable[[], EncryptedVault]
PROGRAMS = Path(__file__).parent / "programs"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
KILLS = 15

posix = pytest.mark.skipif(os.name == "nt", reason="limits and accounts of POSIX")


def said_by(program: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, str(PROGRAMS / program), *arguments]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)
    assert not done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can be made by root alone")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def calm_about_a_full_disk(said: dict[str, Any]) -> None:
    assert "so" in said["fault"]
    assert "What you typed stays on screen." in said["fault"]
    assert said["readable_while_full"]
    assert said["fault_after"] == ""
    assert said["kept_what_was_acknowledged_and_no_more"]


@posix
def test_a_full_disk_is_told_and_writing_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk"):
        said = said_by("full_disk.py", str(tmp_path / "disk"), "tmpfs")
    calm_about_a_full_disk(said)
    assert "disk is full" in said["fault"]


@posix
def test_a_quota_is_told_and_writing_goes_on_when_it_is_lifted(tmp_path: Path) -> None:
    calm_about_a_full_disk(said_by("full_disk.py", str(tmp_path), "limit"))


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another account is reached by root alone")
@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_another_account_reads_and_writes_nothing(opened: OpenVault, folder: Path, mode: int) -> None:
    opened().close()
    public = Path(tempfile.mkdtemp())
    try:
        public.chmod(0o755)
        theirs = public / "data"
        shutil.copytree(folder, theirs)
        theirs.chmod(mode)
        before = {path: path.read_bytes() for path in theirs.rglob("*") if path.is_file()}
        said = said_by("locked_out.py", str(theirs))
        after = {path: path.read_bytes() for path in theirs.rglob("*") if path.is_file()}
    finally:
        shutil.rmtree(public)
    assert {"cannot write to its folder" in message for message in said.values()} == {True}
    assert after == before


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another account is reached by root alone")
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_made() -> None:
    public = Path(tempfile.mkdtemp())
    try:
        public.chmod(0o555)
        said = said_by("locked_out.py", str(public))
        left = list(public.iterdir())
    finally:
        shutil.rmtree(public)
    assert "cannot write to its folder" in said["vault"]
    assert left == []


def kill_while_writing(folder: Path, manner: str, after: int, delay: float) -> set[str]:
    """Kill a writer ``delay`` seconds after its so-manieth word; the ids it had acknowledged."""
    command = [sys.executable, str(PROGRAMS / "writer.py"), str(folder), manner]
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        heard = [writer.stdout.readline().strip() for _ in range(after)]
        threading.Event().wait(delay)
        writer.kill()
        heard += [line.strip() for line in writer.stdout.read().split("\n")[:-1]]
    return {one for one in heard if one}


def kept_in(folder: Path) -> set[str]:
    vault = open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))
    try:
        return {one.id for one in vault.journal.newest(100_000)}
    finally:
        vault.close()


def test_every_acknowledged_entry_outlives_a_kill_at_any_moment(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at, not keys
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged |= kill_while_writing(folder, "safe-first", chance.randint(0, 3), chance.random() * 0.1)
    kept = kept_in(folder)
    key = key_file.unlock(key_file.read(folder / "keys.json"), MemoryKeychain())
    connection = connect(folder / "vault.db", key)
    try:
        assert is_sound(connection)
    finally:
        connection.close()
    assert acknowledged
    assert acknowledged <= kept
    assert len(kept) <= len(acknowledged) + KILLS
    assert not [path for path in folder.rglob("*") if path.is_file() and b"heliotrope" in path.read_bytes()]


def test_an_entry_acknowledged_too_early_is_seen_to_be_missing(folder: Path) -> None:
    acknowledged = kill_while_writing(folder, "too-early", 1, 0.0)
    assert acknowledged
    assert not acknowledged <= kept_in(folder)


def test_a_first_start_that_was_killed_leaves_a_way_on(tmp_path: Path, entry: Entry) -> None:
    for number in range(6):
        folder = tmp_path / str(number)
        command = [sys.executable, str(PROGRAMS / "writer.py"), str(folder), "safe-first"]
        with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL) as writer:
            while writer.poll() is None and not list(folder.glob("vault.db*")):
                threading.Event().wait(0.001)
            threading.Event().wait(number * 0.002)
            writer.kill()
        vault = open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))
        vault.journal.save(entry)
        vault.close()
        assert entry.id in kept_in(folder)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "full"),
        (errno.EFBIG, "full"),
        (errno.EROFS, "write"),
        (errno.EACCES, "write"),
        (errno.EIO, "disk"),
    ],
)
def test_a_fault_of_the_disk_says_what_happened_and_what_to_do(number: int, words: str) -> None:
    told = faults.of_disk(OSError(number, "the system's words"))
    assert words in told.message
    assert "What you typed stays on screen." in told.message
    assert told.hint
    assert "the system's words" not in told.message + told.hint


def test_a_bug_of_ours_is_not_dressed_up_as_a_fault_of_the_disk(opened: OpenVault) -> None:
    vault = opened()
    with pytest.raises(Exception, match="no such table") as told:
        vault._database.rows("SELECT * FROM nowhere")
    assert not isinstance(told.value, CalmroomError)


def test_a_write_that_fails_midway_leaves_nothing_of_it(opened: OpenVault, entry: Entry) -> None:
    vault = opened()
    vault._database.write("CREATE TRIGGER stop AFTER INSERT ON entries BEGIN SELECT RAISE(FAIL, 'no'); END", ())
    with pytest.raises(Exception, match="no"):
        vault.journal.save(entry)
    vault._database.write("DROP TRIGGER stop", ())
    assert (vault.journal.newest(9), vault.journal.search("heliotrope", 9)) == ((), ())


def test_a_private_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    replace_private(path, b"before")

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="gone"):
        replace_private(path, b"after")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a": b"before"}
