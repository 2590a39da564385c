"""What lies around the vault: folders that are synced or shared, and the doubles that syncing makes of its files.

Nothing found here is opened, moved or deleted; it is told.
"""

from __future__ import annotations

import os
import re
import sys
from itertools import chain
from typing import TYPE_CHECKING

from calmroom.domain.vault.backups import Concern

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARKS = (
    ("Syncthing", (".stfolder", ".stignore", ".stversions")),
    ("Nextcloud", (".nextcloudsync.log", ".owncloudsync.log")),
    ("Dropbox", (".dropbox", ".dropbox.cache")),
)
"""What a syncing program leaves in the folder that it syncs."""
DATABASES = (("Nextcloud", re.compile(r"\.(_)?sync_[0-9a-f]+\.db")),)
NAMES = (
    ("Dropbox", re.compile(r"dropbox( \(.+\))?")),
    ("OneDrive", re.compile(r"onedrive( - .+)?")),
    ("Nextcloud", re.compile(r"(nextcloud|owncloud)\d?")),
    ("iCloud Drive", re.compile(r"mobile documents|iclouddrive")),
    ("Google Drive", re.compile(r"google ?drive|googledrive-.+")),
    ("a cloud service", re.compile(r"cloudstorage")),
)
"""What such a folder is called by itself, in small letters."""
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.davfs", "davfs", "afs", "9p", "fuse.rclone"}
_DOUBLE = re.compile(
    r"(vault|keys)(\.sync-conflict-.+|.*\(.*conflicted copy.*\)|.*_conflict-.+| ?\(\d+\)| copy( \d+)?| - copy.*)"
    r"\.(db|json)",
    re.IGNORECASE,
)
LOG_ASIDE = re.compile(r"vault\.db\.aside-.+-wal")
"""As ``log_mark`` calls a log that it puts aside."""
MOUNTS = "/proc/self/mounts"
WHY = "Syncing copies the file while it is being written, and two computers would write over each other."
MOVE = (
    "Close calmroom, move its data folder out of there, and start calmroom with CALMROOM_HOME set to the new place. "
    "Backups may lie in a synced folder: choose it in Settings, Backups."
)


def concerns_of(folder: Path, away: Path | None) -> tuple[Concern, ...]:
    """What a person wants to know of the vault's folder, and of doubles in it."""
    found: list[Concern] = []
    place = synced_by(folder)
    if place:
        found.append(Concern(f"The vault lies in a folder that {place} keeps in step. {WHY}", MOVE))
    if is_on_network(folder):
        found.append(
            Concern(
                "The vault lies on another computer, reached through the network. A break in the line can damage it.",
                "Move calmroom's data folder to a disk of this computer. Backups may go over the network.",
            )
        )
    twins = doubles(folder)
    if twins:
        found.append(
            Concern(
                f"Beside the vault lie doubles of its files: {', '.join(twins)}. calmroom leaves them as they are.",
                "They come from syncing. What was written on another computer may be in them, so keep them; to look "
                "inside one, give it and keys.json the names of a vault in an empty folder, and open that.",
            )
        )
    logs = tuple(sorted(name for name in _names(folder) if LOG_ASIDE.fullmatch(name)))
    if logs:
        found.append(log_aside(*logs))
    if away is not None and away.resolve() in {folder.resolve(), *folder.resolve().parents} and not place:
        found.append(
            Concern(
                "The backup folder holds the vault itself, so both may be lost together.",
                "Choose a folder on a stick, another disk, or a synced folder.",
            )
        )
    return tuple(found)


def log_aside(*names: str) -> Concern:
    """What is said of logs that were put aside at an opening."""
    return Concern(
        "Beside the vault lay changes that were not made here last, from another computer or an older day. They were "
        f"put aside: {', '.join(names)}.",
        "Nothing that was saved here is missing. If you wrote on another computer as well, look there, and keep the "
        "file until you found everything.",
    )


def synced_by(folder: Path) -> str:
    """The name of the program that keeps a folder in step with other computers; empty where there is none."""
    return next(filter(None, map(_synced, (folder, *folder.parents))), "")


def doubles(folder: Path) -> tuple[str, ...]:
    """Files that syncing or copying made of the vault's own, by their names."""
    return tuple(sorted(name for name in _names(folder) if _DOUBLE.fullmatch(name)))


def is_on_network(folder: Path) -> bool:
    """Whether a folder lies on another computer, as far as this system tells."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        remote = 4
        return str(folder).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == remote
    try:
        with open(MOUNTS, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - no path of a person
            lines = [line.split(" ") for line in file]
    except OSError:
        return False
    points = {line[1].encode().decode("unicode_escape", "replace"): line[2] for line in lines if len(line) > 2}
    place = folder.resolve()
    kind = next((points[str(each)] for each in (place, *place.parents) if str(each) in points), "")
    return kind in NETWORK


def _synced(folder: Path) -> str:
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        home = os.environ.get(variable)
        if home and os.path.normcase(home) == os.path.normcase(folder):
            return "OneDrive"
    names = set(_names(folder))
    for program, marks in MARKS:
        # Dropbox keeps a folder of its own, ``.dropbox``, in a home that it does not sync.
        if names.intersection(marks) and not (program == "Dropbox" and (folder / ".dropbox").is_dir()):
            return program
    by_database = (program for program, mark in DATABASES if any(map(mark.fullmatch, names)))
    by_name = (program for program, name in NAMES if name.fullmatch(folder.name.casefold()))
    return next(chain(by_database, by_name), "")


def _names(folder: Path) -> Iterable[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
