"""Days and times as a person reads them, in calmroom's own words whatever the system's language is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MORNING, NOON, EVENING, NIGHT = 5, 12, 18, 22


def weekday(day: date) -> str:
    """``Sunday``."""
    return DAYS[day.weekday()]


def month(day: date) -> str:
    """``March``."""
    return MONTHS[day.month - 1]


def day_and_month(day: date) -> str:
    """``8 March``."""
    return f"{day.day} {month(day)}"


def dated(day: date) -> str:
    """``8 March 2026``."""
    return f"{day_and_month(day)} {day.year}"


def dated_from(day: date, today: date) -> str:
    """``8 March``, with the year where it is another one."""
    return day_and_month(day) if day.year == today.year else dated(day)


def from_to(first: date, last: date, today: date) -> str:
    """``19 February to 5 March``, with years where they are others; one day by itself."""
    end = dated_from(last, today)
    return end if first == last else f"{dated_from(first, last)} to {end}"


def full_day(day: date, today: date) -> str:
    """``Sunday 8 March``, with the year where it is another one."""
    return f"{weekday(day)} {dated_from(day, today)}"


def whole_date(day: date) -> str:
    """``Sunday 8 March 2026``."""
    return f"{weekday(day)} {dated(day)}"


def part_of_day(moment: datetime) -> str:
    """``morning``, ``afternoon``, ``evening`` or ``night``."""
    hour = moment.hour
    if hour < MORNING or hour >= NIGHT:
        return "night"
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"


def clock_time(moment: datetime) -> str:
    """``21:14``."""
    return f"{moment:%H:%M}"


def in_minutes(minutes: float) -> str:
    """``17 minutes``."""
    return "1 minute" if minutes == 1 else f"{minutes:g} minutes"


def how_long(seconds: float) -> str:
    """``19 minutes``, the nearest whole number of them."""
    minutes = round(seconds / 60)
    return in_minutes(minutes) if minutes else "under a minute"
