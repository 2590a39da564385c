"""What the disk and the database report, in words that a person can act on."""

from __future__ import annotations

import errno

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged

STAYS = "What you typed stays on screen."
IS_OPEN = "calmroom is open"
CLOSE_FIRST = "Close its window, or let the other command end, then try again."

_FULL = (f"The disk is full, so this was not saved. {STAYS}", "Free some space, then try again.")
_READ_ONLY = (
    f"calmroom cannot write to its folder, so this was not saved. {STAYS}",
    "Make its folder writable, then try again. Settings and calmroom doctor say where it lies.",
)
_FAILING = (
    f"The disk did not take this, so it was not saved. {STAYS}",
    "Check that the disk is connected and has space, then try again.",
)
DAMAGED = (
    "Part of the vault cannot be read. Nothing was changed.",
    "A backup can take its place, and what is there now is kept: see Settings, Backups, or calmroom vault restore.",
)
_NO_KEY = (
    "The vault does not open with the key beside it. Nothing was changed.",
    "If you moved files, put vault.db and keys.json of the same vault together again.",
)
GONE = (
    f"The data folder is not where it was, so this was not saved. {STAYS}",
    "Connect its disk or move it back, then try again. If another took its place, start calmroom again.",
)
_OPEN = (IS_OPEN, CLOSE_FIRST)

_ON_OPENING = {
    _FULL[0]: "The disk is full, so your journal and history cannot be opened. Nothing was changed.",
    _READ_ONLY[
        0
    ]: "calmroom cannot write to its folder, so your journal and history cannot be opened. Nothing was changed.",
    _FAILING[0]: "The disk did not answer, so your journal and history cannot be opened. Nothing was changed.",
}

_BY_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EFBIG: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}
_BY_CODE = {
    "FULL": _FULL,
    "READONLY": _READ_ONLY,
    "CANTOPEN": _READ_ONLY,
    "PERM": _READ_ONLY,
    "IOERR": _FAILING,
    "CORRUPT": DAMAGED,
    "NOTADB": _NO_KEY,
    "BUSY": _OPEN,
    "LOCKED": _OPEN,
}


def of_disk(fault: OSError) -> CalmroomError:
    """The words for a fault of the file system."""
    return CalmroomError(*_BY_ERRNO.get(fault.errno or 0, _FAILING))


def on_reading(fault: OSError) -> CalmroomError:
    """The words for a file that a person chose and that cannot be read."""
    if fault.errno in {errno.ENOENT, errno.ENOTDIR}:
        return CalmroomError("There is no such file. Nothing was changed.", "Choose one that is there.")
    return CalmroomError(
        "That file cannot be read. Nothing was changed.", "Check that its disk is connected and that you may read it."
    )


def on_opening(fault: CalmroomError) -> CalmroomError:
    """The same fault, told to somebody who has not typed anything yet."""
    told = _ON_OPENING.get(fault.message)
    return fault if told is None else CalmroomError(told, fault.hint)


def of_database(fault: Exception) -> CalmroomError | None:
    """The words for a fault of the surroundings, or ``None`` where it is a bug of ours.

    The database names its faults ``SQLITE_FULL``, ``SQLITE_IOERR_WRITE`` and so on (sqlite.org/rescode.html).
    """
    name = str(getattr(fault, "sqlite_errorname", "")).removeprefix("SQLITE_").split("_")[0]
    words = _BY_CODE.get(name)
    if words is None:
        return None
    return VaultDamaged(*words) if words in (DAMAGED, _NO_KEY) else CalmroomError(*words)


def is_of_reading(fault: CalmroomError) -> bool:
    """Whether the database could not read or write a page, after which its connection may be of no more use."""
    name = str(getattr(fault.__cause__, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB"))
