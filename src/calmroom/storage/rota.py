"""Which copies stay: all of the last two days, then one a day, one a week, one a month.

What a restore put aside is the vault itself, with words that may be in no copy: it stays for half a year, and the
newest two for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime


class Dated(Protocol):
    """What the rota needs to know of a copy."""

    @property
    def made(self) -> datetime:
        """When it was made, aware of its zone."""
        ...

    @property
    def size(self) -> int:
        """In bytes."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether it can be restored, as far as is known."""
        ...


DatedT = TypeVar("DatedT", bound=Dated)


@dataclass(frozen=True, slots=True)
class Rota:
    """How many copies stay; the numbers are those of Anki's rule (research/security.md 2.13).

    Attributes:
        all_of: Every copy of so much time stays.
        daily: Then the newest of so many days, ``weekly`` of so many weeks, ``monthly`` of so many months. What counts
            are days on which there is a copy, so that half a year without the program costs no copy.
        leap: Where this much time lies between two copies, or between the newest and now, the clock may have been set.
        settled: Copies of so many days after a leap show that the new time is the true one. Until then all stay.
        most: Bytes of all copies together, beyond which the oldest go.
        least: So many of the newest stay whatever their size.
        aside: What a restore put aside stays so long, and the newest ``asides`` whatever their age.
    """

    all_of: timedelta = timedelta(days=2)
    daily: int = 12
    weekly: int = 10
    monthly: int = 9
    leap: timedelta = timedelta(days=60)
    settled: int = 3
    most: int = 2 * 1024**3
    least: int = 6
    aside: timedelta = timedelta(days=183)
    asides: int = 2


ROTA = Rota()


def spare(copies: Iterable[DatedT], now: datetime, rota: Rota = ROTA) -> tuple[DatedT, ...]:
    """The copies that may go, oldest first.

    The newest whole copy never goes, nor what is not whole: it may be all that is left of something. Where the clock
    was set, back by an hour or on by years, all stay.
    """
    whole = sorted((one for one in copies if one.is_whole), key=lambda one: one.made, reverse=True)
    if not whole or whole[0].made > now or _leapt(whole, now, rota):
        return ()
    kept = _within(_kept(whole, now, rota), rota)
    return tuple(one for one in reversed(whole) if not any(one is each for each in kept))


def spare_asides(
    asides: Iterable[DatedT], copies: Iterable[Dated], now: datetime, rota: Rota = ROTA
) -> tuple[DatedT, ...]:
    """What restores put aside and may go, oldest first; where the clock was set, by what the copies tell, all stay."""
    whole = sorted((one for one in copies if one.is_whole), key=lambda one: one.made, reverse=True)
    if not whole or whole[0].made > now or _leapt(whole, now, rota):
        return ()
    newest_first = sorted(asides, key=lambda one: one.made, reverse=True)
    return tuple(one for one in reversed(newest_first[rota.asides :]) if now - one.made > rota.aside)


def _leapt(whole: Sequence[Dated], now: datetime, rota: Rota) -> bool:
    """Whether the present time was come to by a leap and is not yet settled."""
    days: set[date] = set()
    later = now
    for one in whole:
        if later - one.made > rota.leap:
            return len(days) < rota.settled
        days.add(one.made.date())
        later = one.made
    return False


def _kept(whole: Sequence[DatedT], now: datetime, rota: Rota) -> list[DatedT]:
    """Newest first: what a period has kept already is not kept again."""
    kept = [one for one in whole if now - one.made <= rota.all_of]
    older = whole[len(kept) :]
    kept = kept or [whole[0]]
    left = [rota.daily, rota.weekly, rota.monthly]
    last = [_periods(kept[-1].made)] * 3
    for one in older:
        periods = _periods(one.made)
        for tier in range(3):
            if not left[tier]:
                continue
            if periods[tier] != last[tier][tier] and one is not kept[-1]:
                left[tier] -= 1
                kept.append(one)
                last = [periods] * 3
            break
    return kept


def _periods(made: datetime) -> tuple[object, object, object]:
    """The day, the week and the month."""
    return made.date(), made.isocalendar()[:2], (made.year, made.month)


def _within(kept: Sequence[DatedT], rota: Rota) -> list[DatedT]:
    found: list[DatedT] = []
    total = 0
    for one in kept:
        total += one.size
        if total > rota.most and len(found) >= rota.least:
            break
        found.append(one)
    return found
