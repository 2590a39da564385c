"""What the page of reminders says, decided from the reminders alone. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import DAYS
from calmroom.domain.routine.words import listed
from calmroom.domain.sessions.reminders import MORNING, NIGHT, Hangs

if TYPE_CHECKING:
    from calmroom.domain.sessions.reminders import Reminder

ABOUT: Final = (
    "None is set at first. One that is set shows the words below on your desktop, without a sound, while calmroom is "
    "open. Nothing in them says what it is about."
)
QUIET: Final = (
    "While your desktop asks not to be disturbed, or a practice plays, nothing is shown. What came due meanwhile, or "
    "while the computer slept, is told once afterwards."
)
NO_PLACE: Final = "This desktop has no place for it, so a line on Today says it."
PHONE: Final = "Save as a file for the phone"
PHONE_HINT: Final = "A calendar file with the same neutral words. Later changes here do not reach it."
NONE: Final = "No reminder is set."
WEEK: Final = 7
ADDS: Final = (
    (Hangs.TIMES, "At a chosen time"),
    (Hangs.AFTER, "After a session"),
    (Hangs.BEFORE, "Before a session"),
)


@dataclass(frozen=True, slots=True)
class ReminderView:
    """One reminder.

    Attributes:
        words: All of it in a sentence.
        days: How many days after or before, in words; empty for chosen times.
        is_late: Whether its hour lies in the night, so that it can be chosen to tell then.
    """

    reminder: Reminder
    words: str
    days: str
    is_late: bool

    @property
    def id(self) -> str:
        """The reminder's."""
        return self.reminder.id


def view_of(reminder: Reminder) -> ReminderView:
    """How it is shown."""
    return ReminderView(reminder, words_of(reminder), days_words(reminder), _is_late(reminder))


def words_of(reminder: Reminder) -> str:
    """``At 19:00, on Mondays and Thursdays``; ``At 19:00, the day before a session``."""
    at = f"At {reminder.at:%H:%M}"
    if reminder.hangs is Hangs.TIMES:
        days = listed([f"{DAYS[day]}s" for day in reminder.weekdays])
        return f"{at}, on {days}" if 0 < len(reminder.weekdays) < WEEK else f"{at}, every day"
    return f"{at}, {days_words(reminder)}"


def days_words(reminder: Reminder) -> str:
    """``the evening of a session``, ``2 days after a session``, ``the day before a session``."""
    days = reminder.days
    if reminder.hangs is Hangs.AFTER:
        near = {0: "on the day of a session", 1: "the day after a session"}
        return near.get(days, f"{days} days after a session")
    if reminder.hangs is Hangs.BEFORE:
        near = {0: "on the day of a session", 1: "the day before a session"}
        return near.get(days, f"{days} days before a session")
    return ""


def with_weekday(reminder: Reminder, day: int, *, on: bool) -> tuple[int, ...]:
    """Its weekdays with one more or one fewer; none stands for every day."""
    now = set(reminder.weekdays) or set(range(WEEK))
    chosen = now | {day} if on else now - {day}
    return () if len(chosen) in {0, WEEK} else tuple(sorted(chosen))


def _is_late(reminder: Reminder) -> bool:
    return not MORNING <= reminder.at < NIGHT
