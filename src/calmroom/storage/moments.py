"""Moments as three columns: milliseconds of UTC, the zone's name, and its offset in seconds.

Order comes from the first, the evening from the last, and the name keeps a summer evening a summer evening.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

Columns = tuple[int, str, int]


def to_columns(moment: datetime) -> Columns:
    """The columns of a moment.

    Raises:
        ValueError: If the moment has no zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a zone cannot be kept")
    name = getattr(moment.tzinfo, "key", None) or moment.tzname() or ""
    return to_milliseconds(moment), name, round(offset.total_seconds())


def to_milliseconds(moment: datetime) -> int:
    """Milliseconds of UTC since 1970, rounded down."""
    return (moment - _START) // _MILLISECOND


def from_columns(milliseconds: int, zone: str, offset: int) -> datetime:
    """The moment that was kept, in its own zone where this machine knows it, else at its fixed offset."""
    moment = _START + milliseconds * _MILLISECOND
    known = _zone(zone)
    if known is not None:
        local = moment.astimezone(known)
        if local.utcoffset() == timedelta(seconds=offset):
            return local
    return moment.astimezone(timezone(timedelta(seconds=offset), zone))


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
