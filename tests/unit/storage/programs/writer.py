"""Writes entries and tells each id on its output once it is safe. Run by the tests that kill it.

``too-early`` tells before it writes: the fault that the test must be able to see.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.journal.journal import Entry
from calmroom.storage.vault import open_vault


def main() -> None:
    vault = open_vault(Path(sys.argv[1]), CountedEntropy(), MemoryKeychain(refuses=True))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while True:
        entry = Entry(os.urandom(16).hex(), moment, moment, "heliotrope " * 200)
        if sys.argv[2] == "too-early":
            sys.stdout.write(f"{entry.id}\n")
            sys.stdout.flush()
            sys.stdin.readline()
        vault.journal.save(entry)
        sys.stdout.write(f"{entry.id}\n")
        sys.stdout.flush()


main()
