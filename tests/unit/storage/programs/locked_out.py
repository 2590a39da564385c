"""Becomes another account and tries to read and to write; says as JSON what it was told. Needs root to start with."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import sqlcipher3.dbapi2  # noqa: F401 - loaded before the account may no longer read it
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import Settings
from calmroom.storage.settings_file import SettingsFile
from calmroom.storage.vault import open_vault

NOBODY = 65534


def told(work: str, folder: Path) -> str:
    """The message of the fault that the work ends in; empty where it does not."""
    try:
        if work == "vault":
            open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True)).close()
        else:
            SettingsFile(folder / "settings.toml").save(Settings())
    except CalmroomError as fault:
        return fault.message
    return ""


def main() -> None:
    folder = Path(sys.argv[1])
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    sys.stdout.write(json.dumps({work: told(work, folder) for work in ("vault", "settings")}))


main()
