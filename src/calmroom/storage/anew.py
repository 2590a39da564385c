"""An empty vault where the one that was there cannot be opened. Nothing is deleted: that one lies among the copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.storage import faults, key_file
from calmroom.storage.files import PRIVATE_FOLDER
from calmroom.storage.lock import FileLock
from calmroom.storage.restore import finish, stage_nothing

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.storage.expected import Expected
    from calmroom.storage.vault_files import VaultFiles


def begin_anew(files: VaultFiles, when: datetime, expected: Expected | None) -> None:
    """Put what there is aside, and expect no vault any more.

    Raises:
        CalmroomError: If another program has it open, or the disk does not let it.
    """
    try:
        files.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        lock = FileLock(files.lock)
        try:
            # A restore that was decided comes first: then it is its vault that is put aside.
            finish(files)
            if files.has_database or key_file.exists(files.keys):
                stage_nothing(files, when)
                finish(files)
            if expected is not None:
                expected.forget()
        finally:
            lock.release()
    except OSError as fault:
        raise faults.of_disk(fault) from fault
