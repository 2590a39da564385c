"""How an appointment comes again, as an RRULE and back (RFC 5545, 3.3.10). What is not known here is said to be so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from typing import TYPE_CHECKING, Final

from calmroom.domain.sessions.repeat import MOST_EVERY, MOST_TIMES, WEEK, Repeat, Unit
from calmroom.domain.wall_clock import LATEST, on_day
from calmroom.reports.calendar.text import NotIcs

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS_A_YEAR: Final = 12
_KNOWN: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}
_BY_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")


class UnknownRule(NotIcs):
    """A way to come again that is not known here."""


def repeats_of(rule: str, begins: datetime) -> tuple[tuple[date, Repeat], ...]:
    """What a rule says: the first day and the repeat, several where it names several days of the week.

    Raises:
        UnknownRule: If it says anything else than a ``Repeat`` can.
    """
    parts = _parts(rule)
    if set(parts) - _KNOWN or ("COUNT" in parts and "UNTIL" in parts):
        raise UnknownRule("another part of a rule")
    every, times = _number(parts, "INTERVAL", MOST_EVERY), _number(parts, "COUNT", MOST_TIMES)
    until = _until(parts["UNTIL"], begins) if "UNTIL" in parts else None
    start, frequency = begins.date(), parts.get("FREQ", "")
    if frequency == "WEEKLY" and "BYMONTH" not in parts and "BYMONTHDAY" not in parts:
        return _weekly(parts, start, Repeat(Unit.WEEKS, every or 1, times, until))
    unit, factor = _unit(frequency, parts, start)
    if (every or 1) * factor > MOST_EVERY:
        raise UnknownRule("too seldom")
    return ((start, Repeat(unit, (every or 1) * factor, times, until)),)


def rule_of(repeat: Repeat, begins: datetime) -> str:
    """A repeat as a rule."""
    frequency = {Unit.DAYS: "DAILY", Unit.WEEKS: "WEEKLY"}.get(repeat.unit, "MONTHLY")
    parts = [f"FREQ={frequency}", f"INTERVAL={repeat.every}"]
    if repeat.unit is Unit.MONTHS:
        parts.append(f"BYMONTHDAY={begins.day}")
    if repeat.unit is Unit.MONTH_WEEKS:
        parts.append(f"BYDAY={(begins.day - 1) // WEEK + 1}{DAYS[begins.weekday()]}")
    # A rule may say the one or the other, so the one that ends first.
    last = None if repeat.times is None else _last_day(repeat, begins)
    if repeat.times is not None and (repeat.until is None or last is None or last <= repeat.until):
        parts.append(f"COUNT={repeat.times}")
    elif repeat.until is not None:
        parts.append(f"UNTIL={on_day(repeat.until, begins).astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _last_day(repeat: Repeat, begins: datetime) -> date | None:
    if repeat.times is None or repeat.unit not in {Unit.DAYS, Unit.WEEKS}:
        return None
    step = repeat.every * (WEEK if repeat.unit is Unit.WEEKS else 1)
    try:
        return begins.date() + timedelta(days=step * (repeat.times - 1))
    except OverflowError:
        return date.max


def _parts(rule: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in rule.strip().rstrip(";").split(";")]
    found = {name.strip().upper(): value.strip().upper() for name, _, value in pairs}
    if len(found) != len(pairs):
        raise UnknownRule("a part that stands twice")
    return found


def _number(parts: dict[str, str], name: str, most: int) -> int | None:
    if name not in parts:
        return None
    digits = parts[name]
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6 and 1 <= int(digits) <= most):
        raise UnknownRule(f"another {name}")
    return int(digits)


def _until(value: str, begins: datetime) -> date | None:
    """The last day on which it begins no later than that; ``None`` where it is as good as none, such as in 9999."""
    found = _UNTIL.fullmatch(value)
    if found is None:
        raise UnknownRule("another UNTIL")
    try:
        day = datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=begins.tzinfo).date()
        if day.year > LATEST:
            return None
        if found[2] is None:
            return day
        zone = UTC if found[3] else begins.tzinfo
        last = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S").replace(tzinfo=zone).astimezone(begins.tzinfo)
        return last.date() if last.time() >= begins.time() else last.date() - timedelta(days=1)
    except (ValueError, OverflowError):
        raise UnknownRule("another UNTIL") from None


def _weekly(parts: dict[str, str], start: date, repeat: Repeat) -> tuple[tuple[date, Repeat], ...]:
    names = parts.get("BYDAY", DAYS[start.weekday()]).split(",")
    if not set(names) <= set(DAYS) or len(set(names)) != len(names):
        raise UnknownRule("another BYDAY")
    if len(names) > 1 and repeat.every > 1 and parts.get("WKST", "MO") != "MO":
        raise UnknownRule("another first day of a week")
    weekdays = sorted(DAYS.index(name) for name in names)
    days = _by_weeks(start, weekdays, repeat.every)
    if repeat.times is None:
        first = {day.weekday(): day for day in reversed(list(islice(days, len(weekdays))))}
        return tuple((first[each], repeat) for each in weekdays)
    every_day = list(islice(days, repeat.times))
    found = []
    for each in weekdays:
        its = [day for day in every_day if day.weekday() == each]
        if its:
            found.append((its[0], Repeat(repeat.unit, repeat.every, len(its), repeat.until)))
    return tuple(found)


def _by_weeks(start: date, weekdays: list[int], every: int) -> Iterator[date]:
    monday = start - timedelta(days=start.weekday())
    for number in count():
        for weekday in weekdays:
            try:
                day = monday + timedelta(days=number * every * WEEK + weekday)
            except OverflowError:
                return
            if day >= start:
                yield day


def _unit(frequency: str, parts: dict[str, str], start: date) -> tuple[Unit, int]:
    """What is counted, and how many of it make one of the rule's."""
    by_day, by_date, by_month = parts.get("BYDAY"), parts.get("BYMONTHDAY"), parts.get("BYMONTH")
    is_own_day = by_day is None and by_date in {None, str(start.day)}
    if frequency == "DAILY" and by_day is by_date is by_month is None:
        return Unit.DAYS, 1
    if frequency == "MONTHLY" and by_month is None and is_own_day:
        return Unit.MONTHS, 1
    if frequency == "YEARLY" and by_month in {None, str(start.month)} and is_own_day:
        return Unit.MONTHS, MONTHS_A_YEAR
    if frequency == "MONTHLY" and by_month is by_date is None and by_day is not None:
        found = _BY_DAY.fullmatch(by_day)
        own = (start.day - 1) // WEEK + 1, DAYS[start.weekday()]
        if found and found[1] and (int(found[1]), found[2]) == own:
            return Unit.MONTH_WEEKS, 1
    raise UnknownRule("another rule")
