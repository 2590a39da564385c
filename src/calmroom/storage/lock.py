"""One program at a time: a lock on a file that the system takes back when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults
from calmroom.storage.files import PRIVATE_FILE

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """Held from the moment it is made until it is released."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            CalmroomError: If somebody holds it, or the file cannot be written.
        """
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except OSError as fault:
            raise faults.of_disk(fault) from fault
        try:
            _take(self._descriptor)
        except OSError as fault:
            os.close(self._descriptor)
            raise CalmroomError(faults.IS_OPEN, faults.CLOSE_FIRST) from fault

    def release(self) -> None:
        """Let it go; the file stays, so that two who wait never hold two different ones."""
        os.close(self._descriptor)


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
