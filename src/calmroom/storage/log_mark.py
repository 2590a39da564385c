"""Which write-ahead log is the vault's own, written beside it: a log of the same vault from another day or computer.

Nothing ties a log to its database but its name and our key (sqlite.org/howtocorrupt.html, 1.4), and each log has two
salts of its own (sqlite.org/fileformat2.html, 4.1). A small file says them before a write is called saved; that the
vault is open and nothing is saved yet; or that the vault was closed, and no log is to be there at all. Of a log with
other salts nothing was ever called saved here, so it can be put aside, whole, without losing a word of this computer.

What no salt tells is an older state of the very same log, put back after the program was killed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.storage.files import replace_private, sync_folder
from calmroom.storage.foreign_log import HEADER, WORD, first_frame
from calmroom.storage.seals import is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.storage.keys import DataKey

OPEN = "open"
CLOSED = "closed"
SALTS = 17
"""Characters of two salts, of eight digits each, and a space."""
ASIDE = ".aside-"
"""In the name of a log that was put aside, after that of the database."""


class LogMark:
    """The file ``vault.mark``. Only whoever holds the vault's lock may use it, and while it is open its thread alone.

    Args:
        database: The vault's file.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._log = database.with_name(database.name + "-wal")
        self._path = database.with_name(f"{database.stem}.mark")
        self._written = ""

    def put_aside(self, key: DataKey, when: Callable[[], str]) -> Path | None:
        """Put a log aside that is not of the last opening here; before the database could take it in.

        Args:
            key: What opens the vault. The log of another vault is left to ``foreign_log``.
            when: Tells the time, for its name.

        Returns:
            Where it lies now, if there was one.

        Raises:
            OSError: If it could not be renamed.
        """
        log = first_frame(self._log)
        if log is None or not is_sealed(log.page, log.number, key) or self._is_own(log.salts):
            return None
        aside = self._database.with_name(f"{self._database.name}{ASIDE}{when()}-wal")
        self._log.replace(aside)
        sync_folder(aside.parent)
        return aside

    def keep(self) -> None:
        """Write down which log there is now. What was written to the vault is not saved before this returns.

        Raises:
            OSError: If it could not be written.
        """
        present = _salts_of(self._log) or OPEN
        if present != self._written:
            replace_private(self._path, present.encode("ascii"))
            self._written = present

    def close(self) -> None:
        """Write down that there is no log, where there is none; after the database has let go.

        Raises:
            OSError: If it could not be written.
        """
        if not _salts_of(self._log):
            # The log has to be gone for good before it is said to be.
            sync_folder(self._path.parent)
            replace_private(self._path, CLOSED.encode("ascii"))

    def _is_own(self, salts: tuple[int, int]) -> bool:
        try:
            mark = self._path.read_bytes()[:SALTS].decode("ascii")
            if mark == CLOSED:
                return False
            known = tuple(int(part, 16) for part in mark.split(" "))
        except (OSError, ValueError):
            # Opened, and ended before anything was saved; or a mark that tells nothing.
            return True
        # A log that begins anew counts its first salt on by one; the end may have come before that was written down.
        return salts == known or (len(known) == 2 and salts[0] == (known[0] + 1) % WORD)


def _salts_of(log: Path) -> str:
    try:
        with log.open("rb") as file:
            content = file.read(HEADER.size)
    except FileNotFoundError:
        return ""
    return "{:08x} {:08x}".format(*HEADER.unpack(content)[4:6]) if len(content) == HEADER.size else ""
