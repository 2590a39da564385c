"""Erasing everything: what is left is listed, and it is nothing."""

from __future__ import annotations

import logging
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain
from unit.storage.copying import small

from calmroom.desktop.logs import end_log, start_log
from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import Settings
from calmroom.domain.vault.backups import Why
from calmroom.domain.vault.leaving import Left
from calmroom.storage import erase as erasing
from calmroom.storage.backups import VaultBackups
from calmroom.storage.erase import FileEraser, Places
from calmroom.storage.settings_file import SettingsFile
from calmroom.storage.shelf import AWAY
from calmroom.storage.vault import EncryptedVault, open_vault


class Ended(BaseException):
    """The program ends."""


class Home:
    """A home in which everything was used."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = Places(folder / "data", folder / "config" / "settings.toml", folder / "cache", folder / "logs")
        self.stick = folder.parent / "stick"
        self.keychain = MemoryKeychain()
        self.eraser = FileEraser(self.places, self.keychain, end_log)

    def open(self) -> EncryptedVault:
        return open_vault(self.places.data, CountedEntropy(), self.keychain)

    def use(self) -> None:
        self.places.data.mkdir(parents=True)
        start_log(self.places.logs)
        logging.getLogger("calmroom").info("Something happened.")
        SettingsFile(self.places.settings).save(Settings(window="kept"))
        for name in ("settings.toml.broken", "settings.toml.set-aside-2026-11-20-203000", "vault-was-here"):
            self.places.settings.with_name(name).write_text("x")
        (self.places.cache / "voices").mkdir(parents=True)
        (self.places.cache / "voices" / "model.onnx").write_bytes(b"x")
        (self.places.data / "scripts").mkdir()
        (self.places.data / "scripts.agreed.json").write_text("{}")
        (self.places.data / "vault.db.aside-2026-11-20-203000-wal").write_bytes(b"x")
        (self.places.data / "inbox").mkdir()
        (self.places.data / "inbox" / "ab").write_bytes(b"x")
        for name in ("routines", "desk"):
            (self.places.data / name / ("a" * 32)).mkdir(parents=True)
            (self.places.data / name / ("a" * 32) / "sound-1.opus").write_bytes(b"x")
        self.stick.mkdir()
        backups = VaultBackups(self.places.data, self.keychain, "0.1.0")
        with closing(self.open()) as vault:
            backups.attach(vault)
            small(vault)
            backups.make(EVENING, Why.DAY, lambda _share: None)
            backups.send(self.stick, EVENING)
            vault.journal.remove(f"{3:032x}")
            backups.make(EVENING + timedelta(days=1), Why.DAY, lambda _share: None)
        assert self.keychain.secrets

    def rest(self) -> list[str]:
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.use()
    return made


def test_nothing_is_left_but_the_folder_it_all_lay_in(home: Home) -> None:
    assert home.eraser.erase(()) == Left()
    assert (home.rest(), home.keychain.secrets) == ([], {})


def test_the_program_then_begins_with_a_new_vault(home: Home) -> None:
    home.eraser.erase(())
    with closing(home.open()) as vault:
        assert (vault.practices.since(), vault.journal.count(), vault.consents.latest()) == ((), 0, None)
        assert vault.private_settings.load() == {}


def test_backups_elsewhere_are_named_and_stay_unless_they_are_to_go(home: Home) -> None:
    (copy,) = home.eraser.away_copies(home.stick)
    assert copy.parent == home.stick / AWAY
    home.eraser.erase(())
    assert len(list((home.stick / AWAY).iterdir())) == 3


def test_backups_elsewhere_go_where_that_was_asked(home: Home) -> None:
    (home.stick / "mine.txt").write_text("mine")
    home.eraser.erase(home.eraser.away_copies(home.stick))
    assert [path.name for path in home.stick.iterdir()] == ["mine.txt"]


def test_backups_of_another_vault_elsewhere_are_not_named(home: Home) -> None:
    shutil.rmtree(home.places.data)
    open_vault(home.places.data, CountedEntropy("another"), home.keychain).close()
    assert home.eraser.away_copies(home.stick) == ()


def test_practices_of_ones_own_and_what_others_put_there_stay_and_are_named(home: Home) -> None:
    own = home.places.data / "scripts" / "mine.calm.md"
    own.write_text("mine")
    stranger = home.places.data / "taxes.ods"
    stranger.write_text("mine")
    assert home.eraser.own_scripts() == (own,)
    assert home.eraser.erase(()) == Left((stranger,))
    assert home.rest() == ["data", "data/scripts", "data/scripts/mine.calm.md", "data/taxes.ods"]


def test_no_link_is_followed(home: Home, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "vault-photo.jpg").write_text("mine")
    shutil.rmtree(home.places.cache / "voices")
    (home.places.cache / "voices").symlink_to(mine)
    home.eraser.erase(())
    assert (mine / "vault-photo.jpg").read_text() == "mine"
    assert home.rest() == []


@pytest.mark.parametrize("turn", range(0, 40, 3))
def test_ended_in_the_middle_it_is_brought_to_its_end(home: Home, monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
    left = turn
    remove = erasing._remove

    def dying(path: Path) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Ended
        remove(path)

    monkeypatch.setattr(erasing, "_remove", dying)
    try:
        home.eraser.erase(home.eraser.away_copies(home.stick))
    except Ended:
        monkeypatch.setattr(erasing, "_remove", remove)
        home.eraser.finish()
    assert (home.rest(), home.keychain.secrets, list(home.stick.iterdir())) == ([], {}, [])


def test_an_end_after_the_last_file_leaves_no_folder_behind(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    marker, remove_empty = home.places.data / "erasing", erasing._remove_empty

    def until_it_is_done(folder: Path) -> None:
        if not marker.exists():
            raise Ended
        remove_empty(folder)

    monkeypatch.setattr(erasing, "_remove_empty", until_it_is_done)
    with pytest.raises(Ended):
        home.eraser.erase(())
    assert home.rest() == ["data"]


def test_the_keys_go_before_anything_else(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    remove = erasing._remove

    def noted(path: Path) -> None:
        if path.exists():
            gone.append(path.name)
        remove(path)

    monkeypatch.setattr(erasing, "_remove", noted)
    home.eraser.erase(())
    last_key = max(number for number, name in enumerate(gone) if "keys.json" in name)
    assert last_key < min(number for number, name in enumerate(gone) if name.endswith(".db"))


def test_nothing_begins_while_another_program_holds_the_vault(home: Home) -> None:
    before = home.rest()
    with closing(home.open()), pytest.raises(CalmroomError, match="open"):
        home.eraser.erase(())
    assert [name for name in home.rest() if name in before] == before


def test_without_anything_begun_there_is_nothing_to_finish(home: Home) -> None:
    before = home.rest()
    home.eraser.finish()
    end_log()
    assert home.rest() == before
