"""One bit of the vault's file is turned over, at random places: seen every time, no crash, and a backup is offered.

``python -m faults.flips --flips 60``; needs no shim.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2  # noqa: F401 - read before the forks
from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.library import arrange, bundled
from fakes.player import FakePlayer
from fakes.settings_store import MemorySettings
from faults import shim
from faults.crash import PATIENCE
from faults.owner import LATER, Home, Lost, backups_of, entry, numbers, open_with, opened, practice
from faults.things import PAGE, found_in, kind_of

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import Why
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.backups import BackupService
from calmroom.services.bus import EventBus
from calmroom.services.practice import PracticeService
from calmroom.services.settings import SettingsService
from calmroom.services.world import World
from calmroom.storage.vault import EncryptedVault

ALL = range(120)
PAGES = frozenset(number for number in ALL if kind_of(number) is PAGE)
OTHERS = dict.fromkeys(frozenset(ALL) - PAGES, 2)
"""Maps, appointments and spoken pages, each written twice."""
SALT = 16
"""Bytes at the beginning that nothing reads: the salt lies in the key file."""


@dataclass
class Counted:
    """What came of it.

    Attributes:
        on_opening: Seen as the vault was opened.
        on_reading: Seen as its pages were read.
        by_check: Seen by the check that backups make and that a person can ask for.
        harmless: In the first bytes, which nothing reads; all is there.
        offered: How often a whole backup was offered.
    """

    flips: int = 0
    on_opening: int = 0
    on_reading: int = 0
    by_check: int = 0
    harmless: int = 0
    offered: int = 0
    failures: list[str] = field(default_factory=list)


def flip_often(flips: int, seed: int, *, only_salt: bool = False) -> Counted:
    """Turn over one bit at so many places."""
    chance = random.Random(seed)  # noqa: S311 - places, not keys
    counted = Counted()
    with tempfile.TemporaryDirectory(prefix="calmroom-flips-") as made:
        begin, home = Home(Path(made) / "begin"), Home(Path(made) / "home")
        status, said = shim.apart(lambda: _prepare(begin))
        if status:
            raise RuntimeError(said.decode())
        size = SALT if only_salt else (begin.data / "vault.db").stat().st_size
        for _ in range(flips):
            shutil.rmtree(home.root, ignore_errors=True)
            shutil.copytree(begin.root, home.root)
            place, bit = chance.randrange(size), chance.randrange(8)
            _flip(home.data / "vault.db", place, bit)
            _come(counted, home, place)
    return counted


def _prepare(home: Home) -> str:
    home.root.mkdir()
    with opened(home) as vault:
        for number in sorted(PAGES):
            vault.journal.save(entry(number))
            vault.practices.save(practice(number))
        for number in sorted(OTHERS):
            for times in range(1, OTHERS[number] + 1):
                kind_of(number).save(vault, number, times)
        backups_of(home, vault).make(LATER, Why.ASKED, lambda _: None)
    return ""


def _flip(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes((byte ^ 1 << bit,)))


def _come(counted: Counted, home: Home, place: int) -> None:
    counted.flips += 1
    status, said = shim.apart(lambda: _seen(home))
    seen = said.decode().strip()
    where = f"bit at {place}"
    if status:
        counted.failures.append(f"{where}: it ended with {status}: {seen.splitlines()[-1:]}")
    elif seen == "nothing":
        counted.harmless += place < SALT
        counted.failures += [] if place < SALT else [f"{where}: nobody saw it"]
    elif seen in ("on_opening", "on_reading", "by_check"):
        setattr(counted, seen, getattr(counted, seen) + 1)
        status, said = shim.apart(lambda: _offered(home))
        counted.offered += not status
        counted.failures += [f"{where}: no backup is offered: {said.decode()[-300:]}"] if status else []
    else:
        counted.failures.append(f"{where}: {seen}")


def _seen(home: Home) -> str:
    """Who sees it: the opening, the reading of everything, or the check. What is read without a word must be right."""
    signal.alarm(PATIENCE)
    try:
        vault = open_with(home)
    except CalmroomError as fault:
        return "on_opening" if fault.hint else "no hint"
    seen = [_read(vault) for _ in range(2)]
    if seen[0] != seen[1]:
        raise Lost("it was seen once and not the second time")
    if seen[0]:
        return seen[0]
    try:
        vault.copier.check()
    except CalmroomError as fault:
        return "by_check" if fault.hint else "no hint"
    finally:
        vault.close()
    return "nothing"


def _read(vault: EncryptedVault) -> str:
    """Read everything, once through; empty where nothing was told.

    Raises:
        Lost: If it reads otherwise than it was written, and nothing was told.
    """
    try:
        if numbers(vault) != PAGES or {int(one.id, 16) for one in vault.practices.since()} != PAGES:
            raise Lost("less was read than was written")
        if len(vault.journal.search("helio", 100)) != len(PAGES):
            raise Lost("less was found than was written")
        if found_in(vault) != OTHERS | dict.fromkeys(PAGES, 0):
            raise Lost("fewer maps, appointments or spoken pages were read than were written")
    except CalmroomError as fault:
        return "on_reading" if fault.hint else "no hint"
    return ""


def _offered(home: Home) -> str:
    """The service that stands behind the window offers the copy; put in its place, all is there."""
    signal.alarm(PATIENCE)
    bus, clock = EventBus(), StillClock(LATER)
    world = World(clock, CountedEntropy(), AtOnce(bus), bus)
    backups = backups_of(home)

    def open_it(secret: str | None) -> object:
        vault = open_with(home, secret)
        backups.attach(vault)
        return vault

    access = Access(open_it)  # type: ignore[arg-type]
    practices = PracticeService(bundled(), arrange, FakePlayer(), access, world)
    service = BackupService(lambda: backups, access, practices, SettingsService(MemorySettings(), world), world)
    offered = service.offer()
    if offered is None or offered[1].entries != len(PAGES):
        raise Lost("it holds less")
    service.restore(offered[0])
    if numbers(access.vault) != PAGES:  # type: ignore[arg-type]
        raise Lost("less was restored")
    access.close()
    return ""


def main() -> int:
    """Print what was counted; 1 where something must not be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--flips", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    found = {
        "anywhere": flip_often(asked.flips, asked.seed),
        "in the first 16 bytes": flip_often(SALT, asked.seed, only_salt=True),
    }
    sys.stdout.write(json.dumps({name: vars(each) for name, each in found.items()}, indent=1))
    return int(any(each.failures for each in found.values()))


if __name__ == "__main__":
    sys.exit(main())
