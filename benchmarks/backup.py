"""How long a page waits to be saved while a vault of twenty years is copied and read through.

    python benchmarks/backup.py

One page after another is saved, some 40 ms apart, while three backups are made; then as many while nothing else is.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from _twenty_years import END, journal_entries, open_years, twenty_years
from fakes.keychain import MemoryKeychain

from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.backups import Why
from calmroom.storage.backups import VaultBackups
from calmroom.storage.vault import EncryptedVault

COPIES = 3
APART = 0.04
GREATEST = 100.0


def main() -> int:
    """Print the milliseconds; 1 where the goal is missed."""
    page = next(journal_entries())
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "vault"
        shutil.copytree(twenty_years()[0], folder)
        vault = open_years(folder)
        backups = VaultBackups(folder, MemoryKeychain(refuses=True), "benchmark")
        backups.attach(vault)
        try:
            beside = [wait for _ in range(COPIES) for wait in _waits(vault, page, backups)]
            alone = [_wait(vault, page) for _ in beside]
        finally:
            vault.close()
        size = (folder / "vault.db").stat().st_size / 1e6
    print(f"a page saved while a vault of {size:.0f} MB is backed up; ms")
    for name, waits in (("beside a backup", beside), ("alone", alone)):
        print(f"  {name:<16} {len(waits):4} times, median {statistics.median(waits):6.1f}, longest {max(waits):6.1f}")
    print(f"  goal: the longest beside a backup at most {GREATEST:.0f} ms over the longest alone")
    return int(max(beside) > max(alone) + GREATEST)


def _waits(vault: EncryptedVault, page: Entry, backups: VaultBackups) -> list[float]:
    backup = threading.Thread(target=lambda: backups.make(END, Why.ASKED, lambda _: None))
    backup.start()
    waits = []
    while backup.is_alive():
        waits.append(_wait(vault, page))
    return waits


def _wait(vault: EncryptedVault, page: Entry) -> float:
    threading.Event().wait(APART)
    begin = time.perf_counter()
    vault.journal.save(page)
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    sys.exit(main())
