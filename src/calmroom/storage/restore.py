"""A copy takes the vault's place, and the vault that was there is put aside whole, as a copy itself.

What is to come is made ready and read through in a folder of its own, ``restoring``; that the folder has this name is
the decision. Whoever opens the vault next carries it out first, by renaming alone, and goes on where an end came in
between. So at every moment either the old vault opens or the new one.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from calmroom.storage import faults, key_file
from calmroom.storage.files import PRIVATE_FOLDER, create_private, previous_of, replace_private, sync_file, sync_folder
from calmroom.storage.shelf import PART, free_name, keys_of, log_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from calmroom.storage.vault_files import VaultFiles

ASIDE = "aside"
"""In ``restoring``: the name that the present vault gets."""
ANEW = "anew"
"""In ``restoring``, where nothing takes the vault's place: an empty one is to be made."""
CHUNK = 1024 * 1024


def stage(files: VaultFiles, copy: Path, when: datetime, check: Callable[[Path], None]) -> None:
    """Make a copy ready to take the vault's place.

    Args:
        files: The vault's.
        copy: The database of a copy, its keys beside it.
        when: Now; the present vault is called by it.
        check: Opens what was made ready, brings a log home and reads it through.

    Raises:
        CalmroomError: As ``check``, or if it could not be written; nothing is left of it and the vault stands.
    """
    part = files.restoring.with_name(files.restoring.name + PART)
    ready = part / files.database.name
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=PRIVATE_FOLDER)
        copy_private(copy, ready)
        if log_of(copy).exists():
            copy_private(log_of(copy), log_of(ready))
        check(ready)
        sync_file(ready)
        if not _opens_with_present_keys(files, copy):
            replace_private(part / files.keys.name, key_file.spell(key_file.read(keys_of(copy))))
        replace_private(part / ASIDE, free_name(files.backups, when, is_aside=True).name.encode("ascii"))
        _decide(files, part)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    finally:
        shutil.rmtree(part, ignore_errors=True)


def stage_nothing(files: VaultFiles, when: datetime) -> None:
    """Have the present vault put aside with its keys, and nothing take its place.

    Raises:
        CalmroomError: If it could not be written; the vault stands.
    """
    part = files.restoring.with_name(files.restoring.name + PART)
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=PRIVATE_FOLDER)
        replace_private(part / ASIDE, free_name(files.backups, when, is_aside=True).name.encode("ascii"))
        replace_private(part / ANEW, b"")
        _decide(files, part)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    finally:
        shutil.rmtree(part, ignore_errors=True)


def finish(files: VaultFiles) -> bool:
    """Carry out a restore that was decided. Says whether there was one. Only whoever holds the lock may call it.

    Raises:
        CalmroomError: If the disk does not let it; the next call goes on.
    """
    if not files.restoring.exists():
        return False
    try:
        if (files.restoring / files.database.name).exists():
            files.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            _put_aside(files, files.backups / (files.restoring / ASIDE).read_text("ascii"))
            _move_in(files)
        elif (files.restoring / ANEW).exists():
            files.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            _put_aside(files, files.backups / (files.restoring / ASIDE).read_text("ascii"))
            _leave(files)
        shutil.rmtree(files.restoring)
        sync_folder(files.folder)
    except OSError as fault:
        raise faults.of_disk(fault) from fault
    return True


def copy_private(source: Path, target: Path) -> None:
    """Copy a file into a new private one, safe on disk when this returns.

    Raises:
        OSError: If it could not be read or written.
    """
    create_private(target)
    with source.open("rb") as read, target.open("wb") as write:
        shutil.copyfileobj(read, write, CHUNK)
    sync_file(target)


def _decide(files: VaultFiles, part: Path) -> None:
    """Give what was made ready its name: that is the decision."""
    sync_folder(part)
    _withdraw(files)
    part.replace(files.restoring)
    sync_folder(files.folder)


def _leave(files: VaultFiles) -> None:
    """The keys lie beside what was put aside by now. Once they are gone from here this is not done again."""
    for keys in (previous_of(files.keys), files.keys):
        keys.unlink(missing_ok=True)
    sync_folder(files.folder)
    (files.restoring / ANEW).unlink()
    sync_folder(files.restoring)


def _withdraw(files: VaultFiles) -> None:
    """Take back a decision that was not carried out, by its name first."""
    gone = files.restoring.with_name(files.restoring.name + ".gone" + PART)
    shutil.rmtree(gone, ignore_errors=True)
    if files.restoring.exists():
        files.restoring.replace(gone)
        shutil.rmtree(gone)


def _opens_with_present_keys(files: VaultFiles, copy: Path) -> bool:
    present = key_file.read_alone(files.keys) or key_file.read_alone(previous_of(files.keys))
    return present is not None and present.is_of(key_file.read(keys_of(copy)))


def _put_aside(files: VaultFiles, aside: Path) -> None:
    """The keys are copied first: they stay where they are until others are there."""
    keys = keys_of(aside)
    if not keys.exists():
        present = key_file.read_alone(files.keys) or key_file.read_alone(previous_of(files.keys))
        if present is not None:
            replace_private(keys, key_file.spell(present))
        elif files.keys.exists():
            replace_private(keys, files.keys.read_bytes())
    _rename(log_of(files.database), log_of(aside))
    _rename(files.database, aside)
    sync_folder(aside.parent)
    sync_folder(files.folder)


def _move_in(files: VaultFiles) -> None:
    """The keys first. The database comes last: while it is still to come, all of this is done again."""
    keys = files.restoring / files.keys.name
    if keys.exists():
        replace_private(files.keys, keys.read_bytes())
        previous_of(files.keys).unlink(missing_ok=True)
    (files.restoring / files.database.name).replace(files.database)
    sync_folder(files.folder)
    sync_folder(files.restoring)


def _rename(present: Path, aside: Path) -> None:
    """What has been put aside already is not put aside again."""
    if present.exists() and not aside.exists():
        present.replace(aside)
