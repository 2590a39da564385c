"""Takes everything away that this program has kept: the keys first, without which the rest cannot be read any more.

Only names of ours are touched, and no link is followed: whatever else lies in the folders stays, and is named. Begun,
it is brought to its end: a file in the data folder says so until all is gone, and the next start looks for it.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.leaving import Left
from calmroom.storage import faults, key_file, shelf
from calmroom.storage.erasing import MARKER, NOTE
from calmroom.storage.files import PRIVATE_FOLDER, replace_private, sync_file, sync_folder
from calmroom.storage.keys import KEYCHAIN
from calmroom.storage.lock import FileLock
from calmroom.storage.settings_file import SET_ASIDE
from calmroom.storage.vault_files import VaultFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from calmroom.storage.keychain import Keychain

KEYS = ("keys.json*", "backups/*.keys.json*", "restoring*/keys.json*")
"""Files that open the vault or a copy of it."""
FILES = ("vault.db*", "vault.mark*", "backups/vault-*", "scripts.agreed.json")
FOLDERS = ("inbox", "routines", "desk", "restoring", "restoring.part", "looking.part")
SCRIPTS = "scripts"
INSTANCE = "instance."
"""How the files begin by which a window that is open is found; it takes them away itself."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where this program keeps what it keeps."""

    data: Path
    settings: Path
    cache: Path
    logs: Path


class FileEraser:
    """Erases files and the entry in the keychain.

    Args:
        places: Where they lie.
        keychain: Asked to forget.
        end_log: Lets the log go, so that its file can be taken away.
    """

    def __init__(self, places: Places, keychain: Keychain, end_log: Callable[[], None]) -> None:
        self._places = places
        self._files = VaultFiles(places.data)
        self._keychain = keychain
        self._end_log = end_log

    def away_copies(self, folder: Path | None) -> tuple[Path, ...]:
        """The backups in the folder of the person's choice that are of this vault, by their databases."""
        if folder is None:
            return ()
        present = _read(self._files.keys)
        found = shelf.listed(folder / shelf.AWAY, is_away=True)
        keys = ((one.path, _read(shelf.keys_of(one.path))) for one in found)
        return tuple(
            path for path, beside in keys if present is not None and beside is not None and present.is_of(beside)
        )

    def own_scripts(self) -> tuple[Path, ...]:
        """Practices that the person wrote."""
        return tuple(sorted((self._places.data / SCRIPTS).glob("*"))) if self._places.data.is_dir() else ()

    def erase(self, away: tuple[Path, ...]) -> Left:
        """Take everything away, and those backups elsewhere."""
        data = self._places.data
        try:
            data.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            lock = FileLock(self._files.lock)
            try:
                replace_private(data / MARKER, "\n".join(map(str, away)).encode("utf-8", "surrogateescape"))
            except BaseException:
                lock.release()
                raise
        except OSError as fault:
            raise faults.of_disk(fault) from fault
        try:
            self._take_keys(away)
            self._take_rest(away)
        finally:
            lock.release()
        return self._tidy(away)

    def finish(self) -> None:
        """Bring to its end what was begun, where an end of the program came in between."""
        marker = self._places.data / MARKER
        if marker.exists():
            named = marker.read_bytes().decode("utf-8", "surrogateescape").splitlines()
            self.erase(tuple(Path(each) for each in named))

    def _take_keys(self, away: tuple[Path, ...]) -> None:
        paths = [*_found(self._places.data, KEYS), *_beside(away)]
        for name in {name for path in paths for name in _keychain_names(path)}:
            self._keychain.forget(name)
        for path in paths:
            _overwrite(path)
            _remove(path)
        for folder in {path.parent for path in paths}:
            _sync(folder)

    def _take_rest(self, away: tuple[Path, ...]) -> None:
        data, settings = self._places.data, self._places.settings
        self._end_log()
        for name in FOLDERS:
            _remove(data / name)
        for path in (*_found(data, FILES), settings, settings.with_name(NOTE)):
            _remove(path)
        for path in (*_of_settings(settings), *data.glob("*.part")):
            _remove(path)
        for path in away:
            for each in (path, shelf.log_of(path), shelf.about_of(path)):
                _remove(each)
        for path in self._places.logs.glob("calmroom.log*"):
            _remove(path)
        _remove(self._places.cache / "voices")

    def _tidy(self, away: tuple[Path, ...]) -> Left:
        """What is left; the marker and the folders go where nothing is."""
        data = self._places.data
        _remove(self._files.lock)
        left = tuple(path for path in (*self._left(), *(path for path in away if path.exists())))
        folders = (
            self._files.backups,
            data / SCRIPTS,
            self._places.logs,
            self._places.settings.parent,
            self._places.cache,
        )
        for folder in (*folders, *{path.parent for path in away}):
            _remove_empty(folder)
        # Last, so that an end before it is made good at the next start. What could not be taken away now would not be
        # at each start either: it is named, and that is all.
        _remove(data / MARKER)
        for folder in (data, self._places.logs.parent):
            _remove_empty(folder)
        return Left(left)

    def _left(self) -> Iterator[Path]:
        own = {MARKER, SCRIPTS}
        for path in _entries(self._places.data):
            if path.name not in own and not path.name.startswith(INSTANCE) and not _is_empty_folder(path):
                yield path
        for path in (self._places.settings, self._places.cache / "voices", *self._places.logs.glob("calmroom.log*")):
            if path.exists():
                yield path


def _of_settings(settings: Path) -> Iterator[Path]:
    """What lies beside the settings: half-written ones, and files that could not be read."""
    for pattern in (".*.part", f"{SET_ASIDE}*", ".broken"):
        yield from settings.parent.glob(f"{settings.name}{pattern}")


def _read(path: Path) -> key_file.KeyFile | None:
    try:
        return key_file.read_alone(path)
    except CalmroomError:
        return None


def _keychain_names(path: Path) -> tuple[str, ...]:
    found = _read(path)
    return () if found is None else tuple(slot.text("id") for slot in found.slots if slot.kind == KEYCHAIN)


def _beside(away: Iterable[Path]) -> Iterator[Path]:
    for path in away:
        keys = shelf.keys_of(path)
        yield from (each for each in (keys, keys.with_name(f"{keys.name}.prev")) if each.exists())


def _found(folder: Path, patterns: Iterable[str]) -> tuple[Path, ...]:
    return tuple(path for pattern in patterns for path in sorted(folder.glob(pattern)))


def _overwrite(path: Path) -> None:
    """Put zeros in its place first; where the disk writes elsewhere, this is all that a program can do."""
    try:
        if path.is_symlink() or not path.is_file():
            return
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
        sync_file(path)
    except OSError:
        return


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        # What stays is named at the end.
        return


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError:
        return


def _entries(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not any(path.iterdir())
