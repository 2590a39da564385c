"""Fills the disk below the vault, makes room again, and says what came of it as JSON.

Usage: ``full_disk.py FOLDER limit|tmpfs``. ``limit`` forbids files to grow, as a quota does; ``tmpfs`` fills the
small disk that FOLDER is.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.storage.vault import EncryptedVault, open_vault

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def save_many(vault: EncryptedVault, count: int) -> tuple[list[str], str]:
    """The ids saved, and the words of the fault that ended it."""
    saved: list[str] = []
    for _ in range(count):
        entry = Entry(os.urandom(16).hex(), MOMENT, MOMENT, os.urandom(2000).hex())
        try:
            vault.journal.save(entry)
        except CalmroomError as fault:
            return saved, f"{fault.message} {fault.hint}"
        saved.append(entry.id)
    return saved, ""


def fill(folder: Path) -> Callable[[], None]:
    """Take all room; the returned function gives it back."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return filler.unlink


def forbid(folder: Path) -> Callable[[], None]:
    """Let no file grow past what the log has now; the returned function allows it again."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "vault.db-wal").stat().st_size + 20_000, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def main() -> None:
    folder = Path(sys.argv[1])
    vault = open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))
    before, _ = save_many(vault, 3)
    make_room = (fill if sys.argv[2] == "tmpfs" else forbid)(folder)
    during, fault = save_many(vault, 400)
    readable = {one.id for one in vault.journal.newest(1000)}
    make_room()
    after, fault_after = save_many(vault, 3)
    vault.close()
    again = open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))
    kept = {one.id for one in again.journal.newest(1000)}
    again.close()
    acknowledged = {*before, *during, *after}
    said = {
        "fault": fault,
        "fault_after": fault_after,
        "readable_while_full": readable == {*before, *during},
        "kept_what_was_acknowledged_and_no_more": kept == acknowledged,
    }
    sys.stdout.write(json.dumps(said))


main()
