"""A copy of everything, in files that anybody can read: written beside, and named only once it is whole."""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Protocol

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults
from calmroom.storage.export_parts import Source, parts_of, pieces_of
from calmroom.storage.files import PRIVATE_FILE, PRIVATE_FOLDER, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from calmroom.domain.vault.leaving import Amount, GoOn

ZIP = ".zip"
PART = ".part"
TAKEN = ("There is something of that name already, and it was left as it is.", "Choose another name or folder.")
NO_FOLDER = ("That folder is not there.", "Choose a folder that is, or make it first.")


class Target(Protocol):
    """Where the files of a copy go."""

    def file(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file of that name, private."""
        ...


def write_copy(source: Source, path: Path, go_on: GoOn) -> Amount | None:
    """Write everything to a path that is free: one file where it ends in ``.zip``, else a folder.

    Returns:
        How much was written; ``None`` where it was given up, and then nothing is left of it.

    Raises:
        CalmroomError: If the path is taken, or it could not be written; nothing is left of it.
    """
    if path.exists() or path.is_symlink():
        raise CalmroomError(*TAKEN)
    if not path.parent.is_dir():
        raise CalmroomError(*NO_FOLDER)
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    _clear(part)
    try:
        with (_zip if path.suffix.casefold() == ZIP else _folder)(part) as target:
            is_whole = _fill(target, source, go_on)
        if not is_whole:
            _clear(part)
            return None
        _name(part, path)
    except OSError as fault:
        _clear(part)
        raise faults.of_disk(fault) from fault
    except BaseException:
        _clear(part)
        raise
    return source.amount


def _name(part: Path, path: Path) -> None:
    """Give what is whole its name, unless somebody took that meanwhile."""
    if path.exists():
        raise CalmroomError(*TAKEN)
    part.rename(path)
    sync_folder(path.parent)


def _fill(target: Target, source: Source, go_on: GoOn) -> bool:
    whole = pieces_of(source.vault)
    done = 0
    for part in parts_of(source):
        with target.file(part.name) as file:
            for piece in part.pieces(source):
                done += 1
                if not go_on(min(1.0, done / whole)):
                    return False
                file.write(piece)
    return go_on(1.0)


class _Folder:
    """A folder of private files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        path = self._folder / name
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        with _new(path) as file:
            yield file


class _Zip:
    """One compressed file."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = (0o100000 | PRIVATE_FILE) << 16
        with self._packed.open(info, "w", force_zip64=True) as file:
            yield file


@contextmanager
def _folder(part: Path) -> Iterator[Target]:
    part.mkdir(mode=PRIVATE_FOLDER)
    yield _Folder(part)
    sync_folder(part)


@contextmanager
def _zip(part: Path) -> Iterator[Target]:
    with _new(part) as file, zipfile.ZipFile(file, "w") as packed:
        yield _Zip(packed)


@contextmanager
def _new(path: Path) -> Iterator[IO[bytes]]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with os.fdopen(descriptor, "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _clear(part: Path) -> None:
    """Take away what is not whole."""
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part, ignore_errors=True)
    else:
        part.unlink(missing_ok=True)
