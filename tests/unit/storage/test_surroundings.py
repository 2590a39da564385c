"""A vault in a synced folder, and the doubles that syncing makes: told, never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from calmroom.storage import surroundings
from calmroom.storage.surroundings import concerns_of, doubles, is_on_network, synced_by

DOUBLES = (
    "vault.sync-conflict-20261121-093000-ABCDEFG.db",
    "keys.sync-conflict-20261121-093000-ABCDEFG.json",
    "vault (Iris's conflicted copy 2026-11-21).db",
    "vault (conflicted copy 2026-11-21 093000).db",
    "vault_conflict-20261121-093000.db",
    "vault (1).db",
    "vault copy.db",
    "vault - Copy.db",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "place" / "calmroom"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("mark", [".stfolder", ".nextcloudsync.log", ".dropbox.cache", "._sync_0a1b2c3d4e5f.db"])
def test_a_folder_that_is_synced_is_known_by_what_lies_in_it(home: Path, mark: str) -> None:
    assert synced_by(home) == ""
    (home.parent / mark).touch()
    assert synced_by(home)
    assert "keeps in step" in concerns_of(home, None)[0].message


@pytest.mark.parametrize(
    "name", ["Dropbox", "Dropbox (Iris)", "OneDrive", "OneDrive - Clinic", "Nextcloud", "Google Drive"]
)
def test_or_by_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "calmroom"
    folder.mkdir(parents=True)
    assert synced_by(folder) == name.split(" (", maxsplit=1)[0].split(" - ", maxsplit=1)[0]


def test_a_home_with_dropbox_in_it_is_not_synced_itself(home: Path) -> None:
    (home.parent / ".dropbox").mkdir()
    assert synced_by(home) == ""


@pytest.mark.parametrize("name", DOUBLES)
def test_a_double_is_found_told_and_left_as_it_is(home: Path, name: str) -> None:
    (home / name).write_bytes(b"anything")
    assert doubles(home) == (name,)
    (told,) = concerns_of(home, None)
    assert name in told.message
    assert (home / name).read_bytes() == b"anything"


def test_the_vaults_own_files_are_no_doubles(home: Path) -> None:
    for name in ("vault.db", "vault.db-wal", "vault.lock", "keys.json", "keys.json.prev", "backups", "vaults.txt"):
        (home / name).touch()
    assert doubles(home) == ()


def test_a_network_share_is_told(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"//clinic/share {str(home.parent).replace(' ', chr(92) + '040')} cifs rw 0 0\n/dev/a / ext4 rw 0 0\n"
    )
    monkeypatch.setattr(surroundings, "MOUNTS", str(mounts))
    assert is_on_network(home)
    assert not is_on_network(tmp_path)
    assert "another computer" in concerns_of(home, None)[0].message


def test_a_backup_folder_around_the_vault_is_told(home: Path) -> None:
    assert "both may be lost" in concerns_of(home, home.parent)[0].message
    assert concerns_of(home, home.parent / "elsewhere") == ()
