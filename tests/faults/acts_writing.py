"""A first start, and an evening of writing."""

from __future__ import annotations

from functools import partial

from faults.acts import DONE, FIRST, MORE, Act, Tell, again, held, lived_in, twice
from faults.owner import (
    Home,
    Lost,
    entry,
    look,
    practice,
)


def _begin(home: Home, tell: Tell) -> None:
    with again(home, tell) as vault:
        twice(tell, lambda: vault.journal.save(entry(0)))
        tell("saved 0")


def _check_begun(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, frozenset({0}), *([] if "saved 0" in told else [frozenset()]))


def write(home: Home, tell: Tell) -> None:
    """Open, write three pages and a practice, take one page out, close."""
    with again(home, tell) as vault:
        for number in sorted(MORE):
            twice(tell, partial(vault.journal.save, entry(number)))
            tell(f"saved {number}")
        twice(tell, lambda: vault.practices.save(practice(2)))
        tell("practised 2")
        twice(tell, lambda: vault.journal.remove(entry(0).id))
        tell("removed 0")
    tell(DONE)


def _check_written(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    acknowledged = {number for number in MORE if f"saved {number}" in told}
    most = FIRST | acknowledged | {min(MORE - acknowledged, default=0)}
    least = (FIRST | acknowledged) - {0}
    if not least <= seen.pages <= most or (0 in seen.pages and "removed 0" in told):
        raise Lost(f"pages {sorted(seen.pages)} were found, {sorted(acknowledged)} had been acknowledged")
    if ("practised 2" in told and 2 not in seen.practices) or 1 not in seen.practices:
        raise Lost("a practice is missing")


WRITING = (
    Act("first start", lambda home: home.root.mkdir(parents=True), _begin, _check_begun),
    Act("writing", lived_in, write, _check_written),
)
