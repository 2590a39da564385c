"""The one handle on the vault's file beside the database's own.

Nothing else may open the file while the vault is open: on POSIX, closing any other handle on it takes the database's
own lock away (sqlite.org/howtocorrupt.html, 2.2). So one is taken before the database takes its own, and kept as long.
It tells whether a key opens the file, gives its bytes to a backup, and sees when the file is not there any more.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from calmroom.storage.seals import PAGE, is_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.keys import DataKey


class Handle:
    """Reads the file as it lies on the disk. Its methods may be called from any thread."""

    def __init__(self, path: Path) -> None:
        """Take a handle; before the database does.

        Raises:
            OSError: If the file cannot be read.
        """
        self._path = path
        self._lock = threading.Lock()
        self._descriptor: int | None = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    def opens_with(self, key: DataKey) -> bool:
        """Whether the first page carries the seal of this key. On the storage thread, so that nobody writes meanwhile.

        Raises:
            OSError: If the file cannot be read.
        """
        return is_sealed(self.read(0, PAGE), 1, key)

    def read(self, start: int, length: int) -> bytes:
        """Bytes of the file from ``start``; fewer than asked for at its end, and none once it is let go.

        Raises:
            OSError: If the file cannot be read.
        """
        with self._lock:
            if self._descriptor is None:
                return b""
            os.lseek(self._descriptor, start, os.SEEK_SET)
            return os.read(self._descriptor, length)

    def state(self) -> tuple[int, int]:
        """Bytes of the file, and when it was written last, in ns; (0, 0) once it is let go.

        Raises:
            OSError: If the file system does not answer.
        """
        with self._lock:
            if self._descriptor is None:
                return 0, 0
            found = os.fstat(self._descriptor)
            return found.st_size, found.st_mtime_ns

    def is_in_place(self) -> bool:
        """Whether the file is still the one that its path leads to."""
        with self._lock:
            try:
                return self._descriptor is not None and os.path.samestat(os.fstat(self._descriptor), self._path.stat())
            except OSError:
                return False

    def close(self) -> None:
        """Let the handle go; after the database has let go of its own."""
        with self._lock:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
