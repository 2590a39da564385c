"""What the form of a practice says, and what it comes to. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Final

from calmroom.domain.done_by_hand import Done, said_of
from calmroom.domain.wall_clock import real

if TYPE_CHECKING:
    from calmroom.domain.care.check_in import CheckIn
    from calmroom.domain.practice import PracticeRecord

OWN: Final = "A practice of my own"
LONGEST_TITLE: Final = 120
USUAL_MINUTES: Final = 15
MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form."""

    title: str = field(repr=False)
    day: date
    at: time
    minutes: int
    before: int | None = None
    after: int | None = None
    words: tuple[str, ...] = field(default=(), repr=False)


def said_in_form(record: PracticeRecord) -> Said:
    """What a record says, as the form shows it: to the minute."""
    done = said_of(record)
    at = done.started.time().replace(second=0, microsecond=0)
    settled = (done.before.settled, done.after.settled)
    return Said(done.title, done.started.date(), at, round(done.minutes), *settled, done.words)


def new_said(now: datetime) -> Said:
    """A practice of one's own, that ended about now."""
    at = now.time().replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
    return Said("", now.date(), at, USUAL_MINUTES)


def done_of(said: Said, plain: Done, zone: tzinfo | None) -> Done:
    """What the form comes to; what was left alone stays as it was, to the second."""
    started = real(datetime.combine(said.day, said.at, plain.started.tzinfo or zone))
    if started == plain.started.replace(second=0, microsecond=0):
        started = plain.started
    return replace(
        plain,
        title=" ".join(said.title.split())[:LONGEST_TITLE] or OWN,
        started=started,
        minutes=said.minutes,
        before=_settled(plain.before, said.before),
        after=_settled(plain.after, said.after),
        words=said.words,
    )


def words_in(text: str) -> tuple[str, ...]:
    """Words with commas between them."""
    found = (" ".join(part.split()) for part in text.split(","))
    return tuple(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


def _settled(check_in: CheckIn, value: int | None) -> CheckIn:
    return replace(check_in, settled=value)
