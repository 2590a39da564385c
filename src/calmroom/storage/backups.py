"""The copies of one vault: made, listed, looked into, sent to a second folder, thinned by the rota, and put back."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import BackupCopy, Concern, Inside, Why
from calmroom.storage import faults, key_file, shelf
from calmroom.storage.anew import begin_anew
from calmroom.storage.backup import Copier, contents_of, verify
from calmroom.storage.connection import connect
from calmroom.storage.database import Connection, close_cleanly, guarded
from calmroom.storage.files import PRIVATE_FOLDER
from calmroom.storage.inside import inside_of, told_of_a_copy
from calmroom.storage.restore import copy_private, stage
from calmroom.storage.rota import spare, spare_asides
from calmroom.storage.shelf import AWAY, About, keys_of, log_of
from calmroom.storage.surroundings import concerns_of, log_aside
from calmroom.storage.vault_files import VaultFiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from calmroom.storage.expected import Expected
    from calmroom.storage.keychain import Keychain
    from calmroom.storage.keys import DataKey
    from calmroom.storage.vault import EncryptedVault

RESERVE = 32 * 1024**2
"""Bytes that a copy leaves free, so that what is being written still finds room."""
NO_ROOM = (
    "There is not enough room for a backup, so none was made. Your vault is safe, and so are the backups you have.",
    "Free some space, or choose another folder in Settings, Backups.",
)
NOT_HERE = (
    "The backup folder is not here now. The backups on this computer go on.",
    "Connect it again; the next backup goes there by itself.",
)
NOTHING = ("There is no backup yet.", "Make one first.")
CLOSED = ("The vault is not open.", "Open it first.")
LOOSE = (
    "A key to that backup is missing beside it.",
    "Its file of the same name that ends in .keys.json belongs beside it.",
)


class VaultBackups:
    """The copies of the vault in a folder, and what the open vault lends for making them.

    Args:
        folder: Where the vault lies.
        keychain: Asked for the keys of a copy that are not those of the open vault.
        program: The version that is written beside a copy.
        expected: Told where no vault is expected any more.
    """

    def __init__(self, folder: Path, keychain: Keychain, program: str, expected: Expected | None = None) -> None:
        self._files = VaultFiles(folder)
        self._keychain = keychain
        self._program = program
        self._expected = expected
        self._vault: EncryptedVault | None = None

    def attach(self, vault: EncryptedVault) -> None:
        """Copy this one from now on."""
        self._vault = vault

    def copies(self, away: Path | None) -> tuple[BackupCopy, ...]:
        """All there are, newest first."""
        there = () if away is None else shelf.listed(away / AWAY, is_away=True) or shelf.listed(away, is_away=True)
        found = (*shelf.listed(self._files.backups), *there)
        return tuple(sorted(found, key=lambda one: one.made, reverse=True))

    def size(self) -> int:
        """Bytes of the vault's own file; 0 where there is none."""
        try:
            return self._files.database.stat().st_size
        except OSError:
            return 0

    def has_changed(self) -> bool:
        """Whether the open vault has changed since the last copy."""
        copies = [one for one in shelf.listed(self._files.backups) if one.is_whole and one.why is not Why.ASIDE]
        about = shelf.read_about(copies[0].path) if copies else None
        return about is None or about.stamp != self._copier().stamp()

    def make(self, made: datetime, why: Why, moved: Callable[[float], None]) -> BackupCopy:
        """Copy the open vault and let go what the rota spares."""
        copier, files = self._copier(), self._files
        # First of all: where the vault's folder is gone, nothing is made in its place.
        stamp = copier.stamp()
        try:
            files.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            _want_room(files.backups, self.size())
            path = shelf.free_name(files.backups, made)
            about = About(made, why, 0, self._program, stamp)
            shelf.put(path, about, partial(copier.write, moved=moved), self._write_keys)
            self._thin(files.backups, made)
        except OSError as fault:
            raise faults.of_disk(fault) from fault
        return next(one for one in shelf.listed(files.backups) if one.path == path)

    def send(self, away: Path, now: datetime) -> None:
        """Bring the newest copy to the folder ``away``."""
        vault, target = self._open_vault(), away / AWAY
        own = [one for one in shelf.listed(self._files.backups) if one.is_whole and one.why is not Why.ASIDE]
        if not own:
            raise CalmroomError(*NOTHING)
        newest = own[0]
        try:
            if not away.is_dir():
                raise CalmroomError(*NOT_HERE)
            target.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            vault.keys.renew_copies(target)
            if not any(_is_same(one, newest) for one in shelf.listed(target)):
                _want_room(target, newest.size)
                about = shelf.read_about(newest.path) or About(newest.made, newest.why, newest.size)
                path = shelf.free_name(target, newest.made)
                shelf.put(path, about, partial(self._bring, newest.path), self._write_keys)
            self._thin(target, now)
        except OSError as fault:
            raise faults.of_disk(fault) from fault

    def glance(self, copy: BackupCopy) -> Inside | None:
        """What a copy says it holds, where it opens with the key of the open vault."""
        if not copy.is_whole or log_of(copy.path).exists() or self._vault is None or not self._is_own(copy.path):
            return None
        try:
            connection = self._open(copy.path, self._vault.copier.key)
            try:
                return inside_of(connection, read_through=False)
            finally:
                connection.close()
        except CalmroomError:
            return None

    def look(self, copy: BackupCopy, secret: str | None) -> Inside:
        """Open a copy, read it through, and count."""
        if log_of(copy.path).exists():
            return self._look_beside_log(copy, secret)
        connection = self._open(copy.path, self._key(copy.path, secret))
        try:
            return inside_of(connection)
        finally:
            connection.close()

    def stage(self, copy: BackupCopy, when: datetime, secret: str | None) -> None:
        """Make a copy ready to take the vault's place."""
        key = self._key(copy.path, secret)

        def check(ready: Path) -> None:
            connection = told_of_a_copy(lambda: connect(ready, key))
            try:
                guarded(connection, lambda: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
                inside_of(connection)
            finally:
                close_cleanly(connection)

        try:
            # Where the vault is gone with its folder, the copy brings both back.
            self._files.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            _want_room(self._files.folder, copy.size)
        except OSError as fault:
            raise faults.of_disk(fault) from fault
        stage(self._files, copy.path, when, check)

    def begin_anew(self, when: datetime) -> None:
        """Put the vault aside whole; the next opening makes an empty one."""
        self._vault = None
        begin_anew(self._files, when, self._expected)

    def check(self) -> None:
        """Read the open vault through."""
        self._copier().check()

    def concerns(self, away: Path | None) -> tuple[Concern, ...]:
        """What a person wants to know of the places."""
        return concerns_of(self._files.folder, away)

    def news(self) -> tuple[Concern, ...]:
        """What was found as the open vault was opened."""
        aside = None if self._vault is None else self._vault.put_aside
        return () if aside is None else (log_aside(aside.name),)

    def _open_vault(self) -> EncryptedVault:
        if self._vault is None:
            raise CalmroomError(*CLOSED)
        return self._vault

    def _copier(self) -> Copier:
        return self._open_vault().copier

    def _write_keys(self, path: Path) -> None:
        self._open_vault().keys.copy_to(path)

    def _bring(self, source: Path, part: Path) -> None:
        """Copy a copy, and read it through where it has come to."""
        here = self._copier().connect(source)
        try:
            contents = guarded(here, lambda: contents_of(here))
        finally:
            here.close()
        part.unlink()
        copy_private(source, part)
        verify(part, self._copier().connect, contents)

    def _key(self, path: Path, secret: str | None) -> DataKey:
        """The key of a copy: that of the open vault where they are the same, else from its own key file."""
        if not key_file.exists(keys_of(path)):
            raise CalmroomError(*LOOSE)
        beside = key_file.read(keys_of(path))
        if self._vault is not None and self._vault.copier.key.check == beside.check:
            return self._vault.copier.key
        return key_file.unlock(beside, self._keychain, secret)

    def _open(self, path: Path, key: DataKey) -> Connection:
        return told_of_a_copy(lambda: connect(path, key, is_fixed=True))

    def _look_beside_log(self, copy: BackupCopy, secret: str | None) -> Inside:
        """What was put aside with a log is read from a copy of both, since reading a log writes."""
        key = self._key(copy.path, secret)
        folder = self._files.folder / f"looking{shelf.PART}"
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=PRIVATE_FOLDER)
            for source in (copy.path, log_of(copy.path)):
                copy_private(source, folder / source.name)
            connection = told_of_a_copy(lambda: connect(folder / copy.path.name, key))
            try:
                guarded(connection, lambda: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
                return inside_of(connection)
            finally:
                connection.close()
        except OSError as fault:
            raise faults.of_disk(fault) from fault
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _thin(self, folder: Path, now: datetime) -> None:
        """Take away what may go: of this vault alone, and never what an update kept last."""
        own = [one for one in shelf.listed(folder) if self._is_own(one.path)]
        copies = [one for one in own if one.why is not Why.ASIDE]
        update = next((one for one in copies if one.why is Why.UPDATE), None)
        asides = [one for one in own if one.why is Why.ASIDE]
        for one in (*spare([one for one in copies if one is not update], now), *spare_asides(asides, copies, now)):
            shelf.remove(one.path)

    def _is_own(self, path: Path) -> bool:
        try:
            beside, present = key_file.read_alone(keys_of(path)), key_file.read_alone(self._files.keys)
        except CalmroomError:
            return False
        return beside is not None and present is not None and present.is_of(beside)


def _is_same(one: BackupCopy, other: BackupCopy) -> bool:
    return one.is_whole and one.made == other.made and one.size == other.size


def _want_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size + RESERVE:
        raise CalmroomError(*NO_ROOM)
