"""The folder of copies: their names, what lies beside each, and which are there. No copy is opened here.

A copy is three files under one name: the database, the keys that open it, and what is known of it from outside.
The database gets its name last and loses it first, so that whatever has the name is a whole copy.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from calmroom.domain.vault.backups import BackupCopy, Why
from calmroom.storage import key_file
from calmroom.storage.files import PRIVATE_FOLDER, create_private, previous_of, replace_private, sync_file, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMAT = "calmroom backup"
PART = ".part"
AWAY = "calmroom-backups"
"""The folder of ours inside the one that a person chose."""
GREATEST_ABOUT = 4096
PAGE = 4096
_WHEN = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"vault-(before-restore-)?(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?\.db")
_KEYS, _ABOUT, _LOG = ".keys.json", ".json", "-wal"


@dataclass(frozen=True, slots=True)
class About:
    """What is written beside a copy: nothing that it holds.

    Attributes:
        stamp: The state of the vault that was copied; see ``backup.Copier.stamp``.
    """

    made: datetime
    why: Why
    size: int
    program: str = ""
    stamp: str = ""


def keys_of(path: Path) -> Path:
    """Where the keys of a copy lie."""
    return path.with_name(path.name.removesuffix(".db") + _KEYS)


def about_of(path: Path) -> Path:
    """Where it is written what is known of a copy."""
    return path.with_name(path.name.removesuffix(".db") + _ABOUT)


def log_of(path: Path) -> Path:
    """Where the write-ahead log of a database lies, if it has one."""
    return path.with_name(path.name + _LOG)


def free_name(folder: Path, made: datetime, *, is_aside: bool = False) -> Path:
    """A name by date and time that nothing in the folder has."""
    stem = f"vault-{'before-restore-' if is_aside else ''}{made.strftime(_WHEN)}"
    number, name = 1, f"{stem}.db"
    while any(part.exists() for part in (folder / name, keys_of(folder / name), log_of(folder / name))):
        number += 1
        name = f"{stem}-{number}.db"
    return folder / name


def listed(folder: Path, *, is_away: bool = False) -> tuple[BackupCopy, ...]:
    """The copies in a folder, newest first. A folder that is not there holds none."""
    try:
        paths = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
        found = [_copy_at(path, is_away=is_away) for path in paths]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def put(path: Path, about: About, write: Callable[[Path], None], write_keys: Callable[[Path], None]) -> None:
    """Make a copy: ``write`` fills a private file and checks it, ``write_keys`` puts the keys beside.

    Raises:
        OSError: If it could not be written; nothing is left of it.
        CalmroomError: As ``write``, and likewise.
    """
    path.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    part = path.with_name(path.name + PART)
    clear_parts(path.parent)
    try:
        create_private(part)
        write(part)
        sync_file(part)
        write_keys(keys_of(path))
        _write_about(about_of(path), about, part.stat().st_size)
        part.replace(path)
    except BaseException:
        for each in (part, keys_of(path), about_of(path)):
            each.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Take a copy away; what it is called goes first."""
    for each in (path, log_of(path), keys_of(path), previous_of(keys_of(path)), about_of(path)):
        each.unlink(missing_ok=True)
    sync_folder(path.parent)


def clear_parts(folder: Path) -> None:
    """Take away what a copy that came to an early end has left behind."""
    for part in folder.glob(f"vault-*{PART}"):
        if _NAME.match(part.name):
            part.unlink(missing_ok=True)
            log_of(part).unlink(missing_ok=True)


def read_about(path: Path) -> About | None:
    """What is known of the copy at ``path``, where that can be read."""
    try:
        with about_of(path).open("rb") as file:
            found = json.loads(file.read(GREATEST_ABOUT).decode("utf-8"))
        made = datetime.fromisoformat(found["made"])
        if found["format"] != FORMAT or made.tzinfo is None:
            return None
        return About(made, Why(found["why"]), int(found["size"]), str(found["program"]), str(found["stamp"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _write_about(path: Path, about: About, size: int) -> None:
    content = {
        "format": FORMAT,
        "made": about.made.isoformat(),
        "why": about.why,
        "size": size,
        "program": about.program,
        "stamp": about.stamp,
    }
    replace_private(path, json.dumps(content, indent=1).encode("utf-8"))


def _copy_at(path: Path, *, is_away: bool) -> BackupCopy:
    named = _NAME.fullmatch(path.name)
    aside, when = (named[1], named[2]) if named else ("", "")
    size = path.stat().st_size
    about = read_about(path)
    has_keys = key_file.exists(keys_of(path))
    if about is not None and not aside:
        is_whole = has_keys and size == about.size
        return BackupCopy(path, about.made, size, about.why, about.program, is_whole, is_away)
    try:
        made = datetime.strptime(when, _WHEN).astimezone()
    except (ValueError, OverflowError, OSError):
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
    is_whole = has_keys and size >= PAGE and size % PAGE == 0
    return BackupCopy(path, made, size, Why.ASIDE if aside else Why.ASKED, "", is_whole, is_away)
