"""The vault's folder is gone, empty, or may only be read: told plainly, nothing new in its place, well when back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from faults.damaged import PAGES
from faults.owner import MOMENT, NEW, SHEET, Home, backups_of, entry, numbers, opened

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged, Why
from calmroom.storage.expected import Expected
from calmroom.storage.vault_files import VaultFiles

TESTS = Path(__file__).parents[1]
PROGRAMS = TESTS / "unit" / "storage" / "programs"
NOBODY = 65534


def things(home: Home) -> list[str]:
    return sorted(str(path.relative_to(home.root)) for path in home.root.rglob("*"))


@pytest.fixture
def away(home: Home) -> Path:
    """Where the data folder goes while its disk is not connected."""
    return home.root.with_name("the disk, elsewhere")


def expected(home: Home) -> Expected:
    (home.root / "config").mkdir(exist_ok=True)
    return Expected(home.root / "config", VaultFiles(home.data))


@pytest.mark.parametrize("empty_place", [False, True])
def test_29_what_is_written_while_the_folder_is_gone_is_not_called_saved_and_is_when_it_is_back(
    home: Home, away: Path, *, empty_place: bool
) -> None:
    with opened(home) as vault:
        vault.journal.save(entry(50))
        home.data.rename(away)
        if empty_place:
            home.data.mkdir()
        before = things(home)
        with pytest.raises(CalmroomError, match="not where it was") as told:
            vault.journal.save(entry(51))
        assert told.value.hint
        with pytest.raises(CalmroomError, match="not where it was"):
            vault.private_settings.save({"name": "Ann"})
        assert things(home) == before
        if empty_place:
            home.data.rmdir()
        away.rename(home.data)
        vault.journal.save(entry(52))
        assert numbers(vault) >= PAGES | {50, 52}
    with opened(home) as again:
        assert numbers(again) >= PAGES | {50, 52}


def test_29_neither_a_key_nor_a_backup_goes_to_the_place_of_a_folder_that_is_gone(home: Home, away: Path) -> None:
    with opened(home) as vault:
        vault.journal.save(entry(50))
        home.data.rename(away)
        home.data.mkdir()
        before = things(home)
        with pytest.raises(CalmroomError):
            vault.keys.set_passphrase(NEW, SHEET)
        with pytest.raises(CalmroomError):
            backups_of(home, vault).make(MOMENT, Why.ASKED, lambda _: None)
    assert things(home) == before
    home.data.rmdir()
    away.rename(home.data)
    with opened(home) as again:
        assert numbers(again) == PAGES | {50}


@pytest.mark.parametrize("empty_place", [False, True])
def test_29_no_empty_vault_is_made_where_one_was_and_it_opens_when_it_is_back(
    home: Home, away: Path, *, empty_place: bool
) -> None:
    expected(home).note()
    home.data.rename(away)
    if empty_place:
        home.data.mkdir()
    before = things(home)
    with pytest.raises(VaultDamaged, match="was here before") as told:
        expected(home).refuse_missing()
    assert told.value.hint
    assert things(home) == before
    shutil.rmtree(home.data, ignore_errors=True)
    away.rename(home.data)
    expected(home).refuse_missing()


def test_29_what_is_left_of_a_vault_is_left_to_the_opening(home: Home) -> None:
    expected(home).note()
    (home.data / "vault.db").unlink()
    expected(home).refuse_missing()


def test_29_where_none_was_nothing_is_missing(home: Home) -> None:
    shutil.rmtree(home.data)
    assert not expected(home).is_missing
    assert not expected(home).forget()


def test_29_a_vault_that_is_gone_for_good_makes_way_for_another_when_that_is_said(home: Home) -> None:
    expected(home).note()
    assert not expected(home).forget()
    shutil.rmtree(home.data)
    assert expected(home).forget()
    expected(home).refuse_missing()


def test_29_a_copy_elsewhere_brings_a_vault_back_that_is_gone_with_its_folder(home: Home) -> None:
    home.stick.mkdir()
    with opened(home) as vault:
        backups = backups_of(home, vault)
        made = vault.practices.since()[0].started
        backups.make(made, Why.ASKED, lambda _: None)
        backups.send(home.stick, made)
    shutil.rmtree(home.data)
    backups = backups_of(home)
    (copy,) = backups.copies(home.stick)
    backups.stage(copy, made, None)
    with opened(home) as again:
        assert numbers(again) == PAGES


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another account is reached by root alone")
@pytest.mark.parametrize(("folder", "file"), [(0o700, 0o400), (0o500, 0o600), (0o500, 0o400)])
def test_28_a_folder_or_file_that_may_only_be_read_is_told_and_opens_when_it_may_be_written(
    home: Home, folder: int, file: int
) -> None:
    with tempfile.TemporaryDirectory() as public:
        Path(public).chmod(0o755)
        theirs = Home(Path(public) / "home")
        shutil.copytree(home.root, theirs.root)
        for path in (theirs.root, *theirs.root.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        before = (theirs.data / "vault.db").read_bytes()
        (theirs.data / "vault.db").chmod(file)
        theirs.data.chmod(folder)
        assert "cannot write to its folder" in said_to_nobody(theirs.data)
        assert (theirs.data / "vault.db").read_bytes() == before
        theirs.data.chmod(0o700)
        (theirs.data / "vault.db").chmod(0o600)
        assert said_to_nobody(theirs.data) == ""
        with opened(theirs) as again:
            assert numbers(again) == PAGES


def said_to_nobody(folder: Path) -> str:
    """What an account without rights of its own is told as it opens the vault."""
    done = subprocess.run(
        [sys.executable, str(PROGRAMS / "locked_out.py"), str(folder)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: str = json.loads(done.stdout)["vault"]
    return told
