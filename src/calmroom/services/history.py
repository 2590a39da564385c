"""Looking back: days, before and after, words that came back, between two sessions. No streaks, no goals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.sessions.appointments import occurrences
from calmroom.domain.sessions.stretch import Reach, Stretch, all_days, earlier, inside, later, stretch_at
from calmroom.domain.statistics import (
    Day,
    Reading,
    Recurrence,
    days_between,
    every_day,
    with_before_and_after,
    words_that_came_back,
)

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.sessions.appointments import Occurrence
    from calmroom.domain.vault.vault import Vault
    from calmroom.services.access import Access
    from calmroom.services.world import World

WORDS = 6
WEEK, MONTH = 7, 28
LONG = 3 * 366
"""Days; means over more than these are of four weeks each, over fewer of one."""


@dataclass(frozen=True, slots=True)
class Period:
    """What is known of some days.

    Attributes:
        stretch: Which days.
        days: Each of them, and those that fill its first and its last week.
        pairs: *Settled* before and after, oldest first; means where there are very many days.
        records: Practices, newest first; none where there are very many days.
        pages: Pages of the journal written on these days, newest first; none where there are very many days.
        sessions: With the therapist, on any of ``days``.
        maps: Of the body, oldest first; none where there are very many days.
        is_framed: Whether there is any session at all, whenever.
        is_any: Whether there was any practice at all, whenever.
    """

    stretch: Stretch
    days: tuple[Day, ...] = field(repr=False)
    pairs: tuple[Reading, ...] = field(default=(), repr=False)
    words: tuple[Recurrence, ...] = field(default=(), repr=False)
    records: tuple[PracticeRecord, ...] = field(default=(), repr=False)
    pages: tuple[Entry, ...] = field(default=(), repr=False)
    sessions: tuple[Occurrence, ...] = field(default=(), repr=False)
    maps: tuple[BodyMap, ...] = field(default=(), repr=False)
    is_framed: bool = False
    is_any: bool = True


class HistoryService:
    """Reads what was done. Every method waits for the disk; the window calls them from its worker."""

    def __init__(self, access: Access, world: World) -> None:
        self._access = access
        self._world = world

    def period(self, moment: datetime | None = None) -> Period:
        """The days around a moment, or the present one: from one session to the next, or four weeks."""
        now = self._world.clock.now()
        appointments = self._access.vault.appointments.all()
        return self._read(stretch_at(appointments, now if moment is None else moment, now))

    def stepped(self, stretch: Stretch, steps: int) -> Period:
        """So many stretches later, or earlier where it is less than 0; never beyond the present one.

        Without a step it is read again, with the sessions that frame it now.
        """
        now, appointments = self._world.clock.now(), self._access.vault.appointments.all()
        stretch = stretch_at(appointments, inside(stretch, now), now)
        for _ in range(abs(steps)):
            moment = earlier(stretch, now) if steps < 0 else later(stretch, now)
            if moment is None:
                break
            stretch = stretch_at(appointments, moment, now)
        return self._read(stretch)

    def years(self, reach: Reach) -> Period:
        """The last two years, or all there is; counted by the vault, which reads no page for it."""
        now, vault = self._world.clock.now(), self._access.vault
        back = vault.looking_back
        stretch = all_days(back.first_day() or now.date(), reach, now)
        begin, end = self._bounds(stretch.monday, stretch.sunday)
        words = [Recurrence(word, count) for word, count in back.words(stretch.first, stretch.last) if count > 1]
        return Period(
            stretch=stretch,
            days=every_day(
                stretch.monday, stretch.sunday, back.days(stretch.monday, stretch.sunday, now.tzinfo or UTC)
            ),
            pairs=back.settled(stretch.first, stretch.last, MONTH if stretch.days > LONG else WEEK),
            words=tuple(words[:WORDS]),
            sessions=self._sessions(stretch, begin, end, vault),
            is_framed=bool(vault.appointments.all()),
            is_any=self.is_any(),
        )

    def records(self) -> tuple[PracticeRecord, ...]:
        """Every practice, newest first."""
        return self._access.vault.practices.since()

    def lately(self) -> tuple[PracticeRecord, ...]:
        """The practices of the last two days; where there are none, the newest of all. Newest first."""
        practices = self._access.vault.practices
        return practices.since(self._world.clock.now() - timedelta(days=2)) or practices.newest(1)

    def is_any(self) -> bool:
        """Whether anything was ever practised."""
        return bool(self._access.vault.practices.newest(1))

    def remembered(self, record_id: str) -> PracticeRecord | None:
        """One practice, for a page that follows it."""
        return self._access.vault.practices.get(record_id)

    def _read(self, stretch: Stretch) -> Period:
        vault = self._access.vault
        begin, end = self._bounds(stretch.monday, stretch.sunday)
        records = [r for r in vault.practices.between(begin, end) if _is_in(r.started, stretch.monday, stretch.sunday)]
        entries = [e for e in vault.journal.between(begin, end) if _is_in(e.written, stretch.monday, stretch.sunday)]
        inside = tuple(r for r in records if _is_in(r.started, stretch.first, stretch.last))
        pages = tuple(e for e in entries if _is_in(e.written, stretch.first, stretch.last))
        maps = vault.body_maps.between(begin, end)[::-1]
        return Period(
            stretch=stretch,
            days=days_between(stretch.monday, stretch.sunday, records, entries),
            pairs=with_before_and_after(inside),
            words=words_that_came_back(inside, pages, WORDS),
            records=inside,
            pages=pages,
            sessions=self._sessions(stretch, begin, end, vault),
            maps=tuple(one for one in maps if _is_in(one.made, stretch.first, stretch.last)),
            is_framed=bool(vault.appointments.all()),
            is_any=bool(records) or self.is_any(),
        )

    def _sessions(self, stretch: Stretch, begin: datetime, end: datetime, vault: Vault) -> tuple[Occurrence, ...]:
        zone = self._world.clock.now().tzinfo
        found = occurrences(vault.appointments.all(), begin, end)
        return tuple(one for one in found if stretch.monday <= one.begins.astimezone(zone).date() <= stretch.sunday)

    def _bounds(self, first: date, last: date) -> tuple[datetime, datetime]:
        """A day of its own zone may begin or end up to a day before or after one of the present zone."""
        zone = self._world.clock.now().tzinfo
        begin = datetime.combine(first, time.min, zone) - timedelta(days=1)
        return begin, datetime.combine(last, time.min, zone) + timedelta(days=2)


def _is_in(moment: datetime, first: date, last: date) -> bool:
    return first <= moment.date() <= last
