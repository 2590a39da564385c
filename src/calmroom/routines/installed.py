"""The folder of unpacked routines: each whole or not at all.

``<routine>/about.json`` says which files hold, and in which folder beside it they lie; with the rename of that one
small file another edition takes the place of the one before. None of it holds what the therapist wrote to the client:
that is kept in the vault. The files have names of ours.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from calmroom.routines.limits import MOST_MANIFEST, MOST_RECORDINGS, MOST_SCRIPTS
from calmroom.routines.manifest import CodeText, Hash, Id, Line, Practice  # noqa: TC001 - msgspec reads them
from calmroom.routines.placing import PART, PRIVATE_FOLDER, placed, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

ABOUT: Final = "about.json"
MARK_LETTERS: Final = 16
_ID: Final = re.compile(r"[0-9a-f]{32}")
OwnName = Annotated[str, Meta(pattern=r"^(script|sound)-[0-9]{1,3}\.(calm\.md|opus|flac)\Z")]


class OwnScript(Struct, forbid_unknown_fields=True, frozen=True):
    """A script, by the name that it has here and the name that it came with."""

    file: OwnName
    came_as: str


class OwnSound(Struct, forbid_unknown_fields=True, frozen=True):
    """Sound, by the name that it has here and the name that it came with."""

    file: OwnName
    came_as: str
    practice: Practice
    line: Line
    seconds: float
    bytes: int


class About(Struct, forbid_unknown_fields=True, frozen=True):
    """What is unpacked of a routine."""

    format: Literal[1]
    routine: Id
    edition: int
    mark: Hash
    sender: CodeText
    scripts: Annotated[list[OwnScript], Meta(max_length=MOST_SCRIPTS)]
    recordings: Annotated[list[OwnSound], Meta(max_length=MOST_RECORDINGS)]


class Installed:
    """The folder.

    Args:
        folder: Where it is; made when a routine is first unpacked.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def about(self, routine_id: str) -> About | None:
        """What is unpacked of a routine; ``None`` where nothing is."""
        if not _ID.fullmatch(routine_id):
            return None
        try:
            with (self._folder / routine_id / ABOUT).open("rb") as file:
                found = msgspec.json.decode(file.read(MOST_MANIFEST), type=About)
        except (OSError, msgspec.DecodeError):
            return None
        return found if found.routine == routine_id else None

    def ids(self) -> tuple[str, ...]:
        """The routines that are unpacked, the one unpacked last first."""
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except OSError:
            return ()
        there = [name for name in names if self.about(name) is not None]
        return tuple(sorted(there, key=self._unpacked, reverse=True))

    def _unpacked(self, routine_id: str) -> int:
        """When, in nanoseconds of the disk's clock; 0 where it has gone meanwhile."""
        try:
            return (self._folder / routine_id / ABOUT).stat().st_mtime_ns
        except OSError:
            return 0

    def folder_of(self, about: About) -> Path:
        """Where the files of a routine lie."""
        return self._folder / about.routine / about.mark[:MARK_LETTERS]

    def desk(self, routine_id: str) -> Path:
        """An empty folder in which an edition is unpacked; never one that a reader looks into.

        Raises:
            OSError: If it cannot be made.
        """
        if not _ID.fullmatch(routine_id):
            raise ValueError("not the id of a routine")
        home = self._folder / routine_id
        home.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        desk = home / f".{os.getpid()}{PART}"
        shutil.rmtree(desk, ignore_errors=True)
        desk.mkdir(mode=PRIVATE_FOLDER)
        return desk

    def put(self, about: About, desk: Path) -> None:
        """Let what lies on the desk be the routine, in the stead of what was there.

        Raises:
            CalmroomError: If it cannot be written; then what was there before holds.
        """
        home, target = self._folder / about.routine, self.folder_of(about)
        before = self.about(about.routine)
        if before is not None and before.mark == about.mark and self.is_whole(about):
            shutil.rmtree(desk, ignore_errors=True)
            return
        shutil.rmtree(target, ignore_errors=True)
        desk.replace(target)
        sync_folder(home)
        with placed(home / ABOUT) as file:
            file.write(msgspec.json.format(msgspec.json.encode(about), indent=1))
        self._tidy(about)

    def is_whole(self, about: About) -> bool:
        """Whether all of its files are there."""
        folder = self.folder_of(about)
        names = [*(each.file for each in about.scripts), *(each.file for each in about.recordings)]
        return all((folder / name).is_file() for name in names)

    def remove(self, routine_id: str) -> None:
        """Take a routine away.

        Raises:
            OSError: If it cannot be.
        """
        if not _ID.fullmatch(routine_id):
            return
        home = self._folder / routine_id
        (home / ABOUT).unlink(missing_ok=True)
        if home.is_dir() and not home.is_symlink():
            shutil.rmtree(home)

    def clear(self, desk: Path) -> None:
        """Let go of what was not brought to its end."""
        shutil.rmtree(desk, ignore_errors=True)
        for folder in (desk.parent, self._folder):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _tidy(self, about: About) -> None:
        """Earlier editions, and what an end of the program left over."""
        kept = {ABOUT, self.folder_of(about).name}
        for path in (self._folder / about.routine).iterdir():
            if path.name not in kept and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
