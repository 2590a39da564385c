"""``calmroom vault``: how it stands, whether it is well, a copy, and a copy put back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.storage.vault import open_vault

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    environment = {
        **os.environ,
        "CALMROOM_HOME": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }

    def call(*arguments: str, says: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "calmroom", *arguments],
            env=environment,
            input=says,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return call


def test_a_copy_is_made_listed_and_put_back_and_the_way_leads_back_too(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--text", "the first heliotrope")
    assert "none yet" in run("vault", "status").stdout
    assert "Made and read through" in run("vault", "backup").stdout
    assert "Nothing has changed" in run("vault", "backup").stdout
    run("journal", "add", "--text", "the second heliotrope")
    asked = run("vault", "restore")
    assert asked.returncode == 1
    assert "It holds no practices and 1 entry" in asked.stdout
    assert "heliotrope" not in asked.stdout
    assert "second" in run("journal", "list").stdout
    done = run("vault", "restore", "--yes")
    assert done.returncode == 0, done.stderr
    assert "second" not in run("journal", "list").stdout
    (aside,) = (tmp_path / "data" / "backups").glob("vault-before-restore-*.db")
    assert run("vault", "restore", str(aside), "--yes").returncode == 0
    assert "second" in run("journal", "list").stdout


def test_a_damaged_vault_is_told_and_made_good(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--text", "the first heliotrope")
    run("vault", "backup")
    database = tmp_path / "data" / "vault.db"
    database.write_bytes(database.read_bytes()[:-8192])
    told = run("vault", "status")
    assert told.returncode == 1
    assert "Nothing was changed" in told.stderr
    assert "1  backup of" in told.stdout
    assert run("vault", "restore", "--yes").returncode == 0
    well = run("vault", "check")
    assert well.returncode == 0, well.stdout
    assert "well     the vault" in well.stdout


def test_a_damaged_backup_is_found_by_the_check(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--text", "a word")
    run("vault", "backup")
    (copy,) = (tmp_path / "data" / "backups").glob("*.db")
    content = bytearray(copy.read_bytes())
    content[-100] ^= 1
    copy.write_bytes(bytes(content))
    found = run("vault", "check")
    assert found.returncode == 1
    assert "damaged  backup of" in found.stdout


@pytest.mark.parametrize("verb", ["status", "check", "backup", "restore"])
def test_while_the_window_holds_the_vault_it_says_so(run: Run, tmp_path: Path, verb: str) -> None:
    vault = open_vault(tmp_path / "data", CountedEntropy(), MemoryKeychain(refuses=True))
    try:
        told = run("vault", verb)
    finally:
        vault.close()
    assert told.returncode == 1
    assert told.stderr.startswith("calmroom is open\n")


def test_the_status_is_there_for_programs_too(run: Run) -> None:
    run("journal", "add", "--text", "a word")
    run("vault", "backup")
    found = json.loads(run("vault", "status", "--format", "json").stdout)
    assert (found["damaged"], len(found["backups"]), found["backups"][0]["whole"]) == (False, 1, True)
    assert (found["holds"]["entries"], found["holds"]["maps"]) == (1, 0)


def test_the_status_says_how_much_the_vault_holds(run: Run) -> None:
    run("journal", "add", "--text", "a word")
    assert "\nholds       no practices and 1 entry\n" in run("vault", "status").stdout


def test_what_is_not_there_cannot_be_put_back(run: Run) -> None:
    run("journal", "add", "--text", "a word")
    told = run("vault", "restore", "7", "--yes")
    assert (told.returncode, "no backup like that" in told.stderr) == (1, True)


def test_a_vault_that_is_gone_is_told_and_an_empty_one_begins_when_that_is_said(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--text", "heliotrope")
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    gone = run("journal", "list")
    assert "was here before" in gone.stderr
    assert not (tmp_path / "data").exists()
    assert "was here before" in run("vault", "status").stderr
    (tmp_path / "elsewhere").rename(tmp_path / "data")
    assert "heliotrope" in run("journal", "list").stdout
    assert run("vault", "begin").returncode == 1
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    assert run("vault", "begin").returncode == 0
    assert "Nothing written yet" in run("journal", "list").stdout
