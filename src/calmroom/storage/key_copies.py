"""Copies of the key file: the one kept before it, and those beside backups. None of them keeps an old way for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import key_file
from calmroom.storage.files import previous_of, replace_private
from calmroom.storage.key_file import GREATEST_SIZE, KeyFile
from calmroom.storage.keys import PASSPHRASE, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from calmroom.storage.vault_files import VaultFiles

ENDING = ".keys.json"


def of_vault(files: VaultFiles) -> tuple[Path, ...]:
    """Every copy that belongs to a vault and is there."""
    return (*filter(_is_file, (previous_of(files.keys),)), *beside_backups(files.backups))


def beside_backups(folder: Path) -> tuple[Path, ...]:
    """The key files beside backups in a folder."""
    try:
        return tuple(sorted(path for path in folder.glob(f"*{ENDING}") if _is_file(path)))
    except OSError:
        return ()


def put(path: Path, keys: KeyFile) -> None:
    """Write a copy.

    Raises:
        OSError: If it could not be written.
    """
    replace_private(path, key_file.spell(keys))


def renew(paths: Iterable[Path], keys: KeyFile) -> bool:
    """Let each copy that wraps the same data key have the present slots; whether all could be written."""
    done = True
    for path in paths:
        try:
            if _is_stale(path, keys):
                put(path, keys)
        except (OSError, CalmroomError):
            done = False
    return done


def is_damaged(path: Path) -> bool:
    """Whether nothing can be read from a key file, or there is none."""
    return key_file.read_alone(path) is None


def sweep(files: VaultFiles) -> None:
    """Take away what a killed program had half-written of a key file; only while the vault's lock is held."""
    try:
        for path in (*files.folder.glob("keys.json.*part"), *files.backups.glob(f"*{ENDING}.*part")):
            path.unlink()
    except OSError:
        return


def left_behind(folder: Path, keys: KeyFile) -> tuple[Path, ...]:
    """Files in a folder, and below it, that open the vault without a passphrase, though there is one."""
    if PASSPHRASE not in keys.kinds or PLAIN in keys.kinds:
        return ()
    return tuple(path for path in _small(folder) if _opens_plainly(path, keys))


def _is_stale(path: Path, keys: KeyFile) -> bool:
    found = key_file.read_alone(path)
    if found is None:
        # Damaged: of no use as the file kept before. Beside a backup it may be another vault's, so it is left alone.
        return not path.name.endswith(ENDING)
    return found.is_of(keys) and found != keys


def _opens_plainly(path: Path, keys: KeyFile) -> bool:
    try:
        found = key_file.read_alone(path)
    except CalmroomError:
        return False
    return found is not None and found.is_of(keys) and PLAIN in found.kinds


def _small(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*keys*")):
        if _is_file(path) and path.stat().st_size <= GREATEST_SIZE:
            yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
