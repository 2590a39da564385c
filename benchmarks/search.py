"""Searching ten thousand pages: the first 20 hits with snippets, the vault beside plain SQLite, interleaved.

python benchmarks/search.py
"""

from __future__ import annotations

import statistics
import sys
import time

from _twenty_years import ENTRIES, LENGTH, SELDOM, PlainVault, open_years, twenty_years

from calmroom.domain.excerpt import excerpt
from calmroom.storage.journal import StoredJournal

ROUNDS = 30
HITS = 20
EXCERPT = 120
GREATEST = 20.0
TIMES = 2.0
ASKED = (SELDOM, SELDOM[:5], "warm", "warm more", "bal", "ba", f"no {SELDOM}", "nothing-of-the-kind")


def main() -> int:
    """Print the milliseconds; 1 where a goal is missed."""
    folder, plain_file = twenty_years()
    vault, plain = open_years(folder), PlainVault(plain_file)
    held = True
    print(f"{ENTRIES} pages of {LENGTH} characters, first {HITS} hits with snippets; ms, median of {ROUNDS}")
    try:
        for words in ASKED:
            pairs = [(once(vault.journal, words), once(plain.journal, words)) for _ in range(ROUNDS)]
            mine, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
            hits = len(vault.journal.search(words, HITS))
            print(f"  {words:<20} {hits:3} hits {mine:6.2f}   plain {theirs:6.2f}   {mine / theirs:4.1f} x")
            held = held and mine <= GREATEST and mine <= TIMES * theirs
    finally:
        vault.close()
        plain.close()
    print(f"  goal: at most {GREATEST:.0f} ms, and {TIMES:.0f} x plain")
    return int(not held)


def once(journal: StoredJournal, words: str) -> float:
    """The milliseconds of one search with its snippets."""
    begin = time.perf_counter()
    for each in journal.search(words, HITS):
        excerpt(each.text, EXCERPT, words)
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    sys.exit(main())
