"""Zones by the names that calendars give them, and a zone told so that any calendar knows it (RFC 5545, 3.6.5)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from calmroom.domain.sessions.windows_zones import zone_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

_NAME: Final = re.compile(r"[A-Za-z0-9_+-]{1,40}(?:/[A-Za-z0-9_+-]{1,40}){0,2}")
YEARS: Final = 30
"""How far ahead the changes of a zone are told, where a repeat has no end."""


def zone_named(name: str) -> tzinfo | None:
    """The zone of that name, with whatever a calendar has put before it; ``None`` where this machine knows none."""
    name = zone_name(name) or name
    parts = [part for part in name.split("/") if part]
    for count in (3, 2, 1):
        short = "/".join(parts[-count:])
        if len(parts) >= count and _NAME.fullmatch(short):
            try:
                return ZoneInfo(short)
            except (KeyError, ValueError, OSError):
                continue
    return None


def definition(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[tuple[str, str]]:
    """A zone as properties: which offset holds from when on, between two moments."""
    yield "BEGIN", "VTIMEZONE"
    yield "TZID", zone.key
    start = first.astimezone(UTC) - timedelta(days=400)
    kinds: dict[tuple[timedelta, timedelta, str, bool], list[datetime]] = {}
    before = _at(zone, start)
    kinds[before[0], before[0], before[1], before[2]] = [(start + before[0]).replace(tzinfo=None)]
    for change in _changes(zone, start, last.astimezone(UTC) + timedelta(days=400)):
        after = _at(zone, change)
        onset = (change + before[0]).replace(tzinfo=None)
        kinds.setdefault((before[0], after[0], after[1], after[2]), []).append(onset)
        before = after
    for (old, new, name, is_summer), onsets in kinds.items():
        part = "DAYLIGHT" if is_summer else "STANDARD"
        yield "BEGIN", part
        yield "DTSTART", f"{onsets[0]:%Y%m%dT%H%M%S}"
        yield "TZOFFSETFROM", _offset(old)
        yield "TZOFFSETTO", _offset(new)
        yield "TZNAME", name
        if onsets[1:]:
            yield "RDATE", ",".join(f"{onset:%Y%m%dT%H%M%S}" for onset in onsets[1:])
        yield "END", part
    yield "END", "VTIMEZONE"


def _at(zone: ZoneInfo, moment: datetime) -> tuple[timedelta, str, bool]:
    local = moment.astimezone(zone)
    return local.utcoffset() or timedelta(0), local.tzname() or zone.key, bool(local.dst())


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    """The moments at which the clocks of a zone change, to the second; no zone changes twice in a week."""
    step = timedelta(days=7)
    low = first.replace(microsecond=0)
    while low < last:
        high = low + step
        if _at(zone, low) != _at(zone, high):
            yield _between(zone, low, high)
        low = high


def _between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _at(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        if _at(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _offset(offset: timedelta) -> str:
    seconds = round(abs(offset).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    sign = "-" if offset < timedelta(0) else "+"
    return f"{sign}{hours:02}{minutes:02}{f'{seconds:02}' if seconds else ''}"
