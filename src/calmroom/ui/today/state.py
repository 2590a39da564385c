"""What Today says, decided from what is known. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.body import places_of
from calmroom.domain.check_in import CheckIn
from calmroom.domain.safety import SHORT, Offer
from calmroom.domain.script import OUT, Profile, Script, Touch
from calmroom.domain.timeline import Choices
from calmroom.domain.units import to_seconds
from calmroom.ui.dates import day_and_month, weekday

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Voice
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.settings import Settings

FIRST_WORDS = "First, if you like"
SECOND_WORDS = "Later, or instead"
GROUND_ID = "s03"
FEW_DAYS = 7


@dataclass(frozen=True, slots=True)
class Known:
    """What Today was told by the services.

    Attributes:
        records: Every practice, newest first.
        left: The one left unfinished, if any.
        fault: Why nothing can be remembered, if nothing can.
    """

    scripts: tuple[Script, ...]
    offer: Offer | None
    records: tuple[PracticeRecord, ...] = field(default=(), repr=False)
    left: PracticeRecord | None = None
    fault: CalmroomError | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One practice that can be begun.

    Attributes:
        lead: Why it stands here.
        about: Length, posture and voice.
        spoken: What the Begin button is called when it is read out.
        places: What its cover lights; empty for window light.
    """

    script_id: str
    minutes: float
    lead: str
    title: str
    about: str
    spoken: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """The practice left unfinished."""

    record: PracticeRecord
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TodayState:
    """All that Today shows."""

    first: Row | None
    second: Row | None
    left: Left | None
    asks: bool
    fault: CalmroomError | None


def today_state(known: Known, settings: Settings, now: datetime, narrators: Sequence[Voice]) -> TodayState:
    """What to show, from what is known and set."""
    by_id = {script.id: script for script in known.scripts}
    voice = next((one.name for one in narrators if one.id == settings.voice), "")
    first = second = None
    left = _left(known.left, by_id, now)
    offer = known.offer
    if offer is not None and offer.script_id in by_id:
        first = _row(by_id[offer.script_id], offer.minutes, offer.reason, voice)
        other = _instead(known.scripts, offer, left.record.script_id if left is not None else "")
        if other is not None:
            second = _row(other, _length(other, offer), SECOND_WORDS, voice)
    return TodayState(
        first=first,
        second=second,
        left=left,
        asks=not any(r.started.date() == now.date() and r.before.is_answered for r in known.records),
        fault=known.fault,
    )


def choices_for(row: Row, settings: Settings) -> Choices:
    """What Begin plays: the row's length, and everything else as it is set."""
    return _choices(settings, row.minutes, settings.voice, settings.bed)


def choices_again(record: PracticeRecord, settings: Settings) -> Choices:
    """What Continue plays: the same length, voice and bed as when it was left."""
    return _choices(settings, record.minutes, record.voice, record.bed)


def check_in_of(settled: int | None, present: int | None) -> CheckIn:
    """The two answers as a check-in."""
    return CheckIn(settled, present)


def in_minutes(minutes: float) -> str:
    """A length as it is read: ``12 minutes``."""
    return "1 minute" if minutes == 1 else f"{minutes:g} minutes"


def _choices(settings: Settings, minutes: float, voice: str, bed: str) -> Choices:
    touch = Touch.TOUCH if settings.touch else Touch.TOUCH_FREE
    return Choices(minutes, voice, bed, settings.left_out, touch, bells=settings.bells)


def _row(script: Script, minutes: float, lead: str, voice: str) -> Row:
    length = in_minutes(minutes)
    postures = [part.strip() for part in script.posture.split(",") if part.strip()][:2]
    how = f"{length}, {' or '.join(postures)}" if postures else length
    places = tuple(place for region in script.regions if region not in {OUT, "whole"} for place in places_of(region))
    return Row(
        script_id=script.id,
        minutes=minutes,
        lead=lead,
        title=script.title,
        about=f"{how}. Voice: {voice}" if voice else how,
        spoken=f"Begin {script.title}, {length}",
        places=places,
    )


def _instead(scripts: Sequence[Script], offer: Offer, left: str) -> Script | None:
    here = {offer.script_id, left}
    others = [s for s in scripts if s.id not in here and s.profile is not Profile.GROUND and s.level <= 1]
    return min(others, key=lambda script: (script.level, script.minutes.usual, script.id), default=None)


def _length(script: Script, offer: Offer) -> float:
    if offer.minutes > SHORT:
        return script.minutes.usual
    return max(script.minutes.least, min(SHORT, script.minutes.usual))


def _left(record: PracticeRecord | None, by_id: dict[str, Script], now: datetime) -> Left | None:
    if record is None or record.script_id not in by_id or record.script_id == GROUND_ID:
        return None
    minute = int(to_seconds(record.reached) // 60) + 1
    return Left(record, record.title, f"left at minute {minute} {_when(record.started, now)}")


def _when(then: datetime, now: datetime) -> str:
    days = (now.date() - then.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"on {weekday(then)}" if days < FEW_DAYS else f"on {day_and_month(then)}"
