"""Opening after twenty years, and the first pages: the vault beside plain SQLite with the same rows, interleaved.

    python benchmarks/vault.py

Each round opens the file and reads what Today, Journal and History read first, by the program's own services. No
passphrase is set, so no key is derived: all that is measured is beyond the derivation.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import cast

from _twenty_years import END, ENTRIES, PRACTICES, PlainVault, open_years, twenty_years
from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.library import arrange, bundled
from fakes.player import FakePlayer
from fakes.settings_store import MemorySettings

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.vault.vault import Vault
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.history import HistoryService
from calmroom.services.journal import JournalService
from calmroom.services.practice import PracticeService
from calmroom.services.safety import SafetyService
from calmroom.services.settings import SettingsService
from calmroom.services.world import World

ROUNDS = 15
GREATEST = 100.0
TIMES = 2.0
Parts = dict[str, float]


def main() -> int:
    """Print the milliseconds; 1 where a goal is missed."""
    folder, plain = twenty_years()
    encrypted_rounds: list[Parts] = []
    plain_rounds: list[Parts] = []
    for _ in range(ROUNDS):
        encrypted_rounds.append(once(lambda: open_years(folder)))
        plain_rounds.append(once(lambda: cast("Vault", PlainVault(plain))))
    sizes = [path.stat().st_size / 1e6 for path in (folder / "vault.db", plain)]
    print(f"{PRACTICES} practices, {ENTRIES} entries; {sizes[0]:.1f} MB encrypted, {sizes[1]:.1f} MB plain; ms, median")
    for part in encrypted_rounds[0]:
        mine, theirs = (statistics.median(each[part] for each in rounds) for rounds in (encrypted_rounds, plain_rounds))
        print(f"  {part:<22} {mine:7.1f}   plain {theirs:7.1f}   {mine / theirs:4.1f} x")
    mine, theirs = (
        statistics.median(sum(each.values()) for each in rounds) for rounds in (encrypted_rounds, plain_rounds)
    )
    print(f"  {'open and first page':<22} {mine:7.1f}   plain {theirs:7.1f}   {mine / theirs:4.1f} x")
    print(f"  goal: at most {GREATEST:.0f} ms, and {TIMES:.0f} x plain")
    return int(mine > GREATEST or mine > TIMES * theirs)


def once(open_it: Callable[[], Vault]) -> Parts:
    """The milliseconds of each part."""
    parts: Parts = {}

    def timed(part: str, work: Callable[[], object]) -> None:
        begin = time.perf_counter()
        work()
        parts[part] = 1000 * (time.perf_counter() - begin)

    bus, clock, shelf = EventBus(), StillClock(END), bundled()
    shelf.scripts()
    world = World(clock, CountedEntropy(), AtOnce(bus), bus)
    access = Access(lambda _: open_it())
    practice = PracticeService(shelf, arrange, FakePlayer(), access, world)
    safety = SafetyService(shelf, access, SettingsService(MemorySettings(), world), clock)
    history, journal = HistoryService(access, world), JournalService(access, world)
    timed("open", lambda: access.vault)
    timed("Today, what to offer", lambda: safety.suggest(CheckIn()))
    timed("Today, lately", history.lately)
    timed("Today, left unfinished", practice.unfinished)
    timed("Journal, first page", journal.newest)
    timed("History, four weeks", history.period)
    access.close()
    return parts


if __name__ == "__main__":
    sys.exit(main())
