"""Searching ten thousand pages: the first 20 hits with snippets and what belongs to them, beside plain SQLite.

python benchmarks/search.py
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from _twenty_years import END, ENTRIES, LENGTH, MAPS, SELDOM, SELDOM_TAG, PlainVault, open_years, twenty_years

from calmroom.domain.journal.excerpt import excerpt
from calmroom.domain.journal.journal import EntryKind, Wanted
from calmroom.storage.body_maps import StoredBodyMaps
from calmroom.storage.journal import StoredJournal

ROUNDS = 30
HITS = 20
EXCERPT = 120
GREATEST = 30.0
TIMES = 2.0
LONG_AGO = END - timedelta(days=365 * 15)
FORTNIGHT = timedelta(days=14)
ASKED: dict[str, Wanted] = {
    SELDOM: Wanted(SELDOM),
    SELDOM[:5]: Wanted(SELDOM[:5]),
    "warm": Wanted("warm"),
    "warm more": Wanted("warm more"),
    "bal": Wanted("bal"),
    "ba": Wanted("ba"),
    "b": Wanted("b"),
    f"no {SELDOM}": Wanted(f"no {SELDOM}"),
    "nothing-of-the-kind": Wanted("nothing-of-the-kind"),
    "lantern (in a map)": Wanted("lantern"),
    "of one practice": Wanted(script_id="s07"),
    "a tag": Wanted(tag="heavy"),
    "a seldom tag": Wanted(tag=SELDOM_TAG),
    "a region": Wanted(region="hands"),
    "between appointments": Wanted(first=LONG_AGO, end=LONG_AGO + FORTNIGHT),
    "notes": Wanted(kind=EntryKind.NOTE),
    "all of it together": Wanted("ba", script_id="s07", tag="warm", region="back"),
    "ba, long ago": Wanted("ba", first=LONG_AGO, end=LONG_AGO + FORTNIGHT),
}
MAPS_ASKED = ("lantern", "sacrum", "warm", "w", "nothing-of-the-kind")


def main() -> int:
    """Print the milliseconds; 1 where a goal is missed."""
    folder, plain_file = twenty_years()
    vault, plain = open_years(folder), PlainVault(plain_file)
    print(f"{ENTRIES} pages of {LENGTH} characters and {MAPS} maps; ms to {HITS} hits, median of {ROUNDS}")
    try:
        held = [
            beside(name, lambda each, wanted=wanted: once(each.journal, wanted), vault, plain)
            for name, wanted in ASKED.items()
        ]
        held += [
            beside(f"maps: {words}", lambda each, words=words: of_maps(each.body_maps, words), vault, plain)
            for words in MAPS_ASKED
        ]
    finally:
        vault.close()
        plain.close()
    print(f"  goal: at most {GREATEST:.0f} ms, and {TIMES:.0f} x plain where that takes a millisecond")
    return int(not all(held))


def beside(name: str, ask: Callable[..., int], vault: object, plain: object) -> bool:
    """Ask both by turns and print it; whether the goals are held."""
    pairs = [(timed(ask, vault), timed(ask, plain)) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    print(f"  {name:<22} {ask(vault):3} hits {mine:6.2f}   plain {theirs:6.2f}   {mine / theirs:4.1f} x")
    return bool(mine <= GREATEST and mine <= TIMES * max(1.0, theirs))


def timed(ask: Callable[..., int], vault: object) -> float:
    """The milliseconds of one search."""
    begin = time.perf_counter()
    ask(vault)
    return 1000 * (time.perf_counter() - begin)


def once(journal: StoredJournal, wanted: Wanted) -> int:
    """One search of pages with its snippets, and what belongs to them; how many hits."""
    found = journal.find(wanted, HITS)
    for each in found:
        excerpt(each.text, EXCERPT, wanted.words)
    journal.attached(each.id for each in found)
    return len(found)


def of_maps(maps: StoredBodyMaps, words: str) -> int:
    """One search of maps; how many hits."""
    return len(maps.search(words, HITS))


if __name__ == "__main__":
    sys.exit(main())
