"""A file in its place whole or not at all: written beside it, safe on disk, then renamed."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from calmroom.routines import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
PART: Final = ".part"


@contextlib.contextmanager
def placed(path: Path) -> Iterator[BinaryIO]:
    """A file to write; it stands at ``path`` once the block has ended well, and nothing is left over where it has not.

    Raises:
        CalmroomError: If it cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        part.unlink(missing_ok=True)
        with private(part) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        raise refusals.of_writing(fault) from fault
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def private(path: Path) -> BinaryIO:
    """A new file that only its owner can read."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "w+b")


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder have reached the disk, where the system has a way to ask for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
