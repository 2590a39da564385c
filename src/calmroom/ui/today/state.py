"""What Today says, decided from what is known. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calmroom.domain.body.body import known_regions, lit_places
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.dates import day_and_month, in_minutes, weekday
from calmroom.domain.plan.day import row_choices
from calmroom.domain.routine.handover import OWN_VOICE, is_own_voice
from calmroom.domain.timeline import choices_of
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.today.plan_state import NO_PLAN, PlanView, plan_view, speaks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from calmroom.domain.care.suggestions import Suggestions
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.plan.day import PlanDay, PlanRow
    from calmroom.domain.ports import Voice
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.script import Script
    from calmroom.domain.settings import Settings
    from calmroom.domain.timeline import Choices

FEW_DAYS = 7
LOOK_AROUND, ANYWAY = "Look around in the library", "Choose anyway, in the library"


@dataclass(frozen=True, slots=True)
class Known:
    """What Today was told by the services.

    Attributes:
        records: The practices of the last days, or at least the newest one, newest first.
        left: The one left unfinished, if any.
        fault: Why nothing can be remembered, if nothing can.
        closed: Ids of what cannot be begun now.
        night: The practice of the night that is to be asked about.
        plan: What the plans show today, if that is known.
    """

    scripts: tuple[Script, ...]
    suggestions: Suggestions
    records: tuple[PracticeRecord, ...] = field(default=(), repr=False)
    left: PracticeRecord | None = None
    fault: CalmroomError | None = None
    closed: frozenset[str] = frozenset()
    night: PracticeRecord | None = None
    plan: PlanDay | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One practice that can be begun.

    Attributes:
        lead: Why it stands here.
        about: Length, posture and voice.
        spoken: What the Begin button is called when it is read out.
        places: What its cover lights; empty for window light.
        planned: Where it comes from a plan.
    """

    script_id: str
    minutes: float
    lead: str
    title: str
    about: str
    spoken: str
    places: tuple[str, ...]
    planned: PlanRow | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """The practice left unfinished."""

    record: PracticeRecord
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TodayState:
    """All that Today shows.

    Attributes:
        offers_room: Whether the room check is offered, before the very first practice.
        is_locked: Whether nothing of a person is known because the vault waits for its passphrase.
        calls_first: Whether people to call come before all else.
        asks_for_others: Whether this may not be the right tool just now.
        is_behind: Whether everything else is reached by *choose anyway*.
        set_aside: What is no longer suggested, and why.
        night: The practice of the night that is to be asked about.
        plan: What the plans say besides the rows.
    """

    rows: tuple[Row, ...] = ()
    left: Left | None = None
    asks: bool = False
    fault: CalmroomError | None = None
    offers_room: bool = False
    is_locked: bool = False
    calls_first: bool = False
    asks_for_others: bool = False
    is_behind: bool = False
    set_aside: str = field(default="", repr=False)
    night: PracticeRecord | None = field(default=None, repr=False)
    plan: PlanView = NO_PLAN

    @property
    def library_words(self) -> str:
        """What the way into the library is called."""
        return ANYWAY if self.is_behind else LOOK_AROUND


def today_state(known: Known, settings: Settings, now: datetime, narrators: Sequence[Voice]) -> TodayState:
    """What to show, from what is known and set."""
    by_id = {script.id: script for script in known.scripts}
    voice = next((one.name for one in narrators if one.id == settings.voice), "")
    is_locked = isinstance(known.fault, VaultLocked)
    offers = [one for one in known.suggestions.offers if one.script_id in by_id]
    rows = tuple(_row(by_id[one.script_id], one.minutes, (one.reason, voice), settings.left_out) for one in offers)
    if known.plan is not None and speaks(known.plan):
        rows = _planned(known.plan, by_id, settings, narrators)
    has_practised = any(record.script_id != GROUND_ID for record in known.records)
    return TodayState(
        rows=rows,
        left=None if known.left is not None and known.left.script_id in known.closed else _left(known.left, by_id, now),
        asks=settings.not_today != now.date().isoformat()
        and not any(r.started.date() == now.date() and r.before.is_answered for r in known.records),
        fault=None if is_locked else known.fault,
        is_locked=is_locked,
        offers_room=bool(rows) and not settings.room_offered and not has_practised and known.fault is None,
        calls_first=known.suggestions.calls_first,
        asks_for_others=known.suggestions.asks_for_others,
        is_behind=known.suggestions.is_behind,
        set_aside="\n".join(known.suggestions.set_aside),
        night=known.night,
        plan=plan_view(known.plan, by_id) if known.plan is not None and not is_locked else NO_PLAN,
    )


def choices_for(row: Row, settings: Settings) -> Choices:
    """What Begin plays: the row's length, and everything else as it is set, or as the therapist meant it."""
    return choices_of(settings, row.minutes) if row.planned is None else row_choices(row.planned, settings)


def choices_again(record: PracticeRecord, settings: Settings) -> Choices:
    """What Continue plays: the same length, voice and bed as when it was left."""
    usual = choices_of(settings, record.minutes)
    stand_in = usual.voice if is_own_voice(record.voice) else ""
    return replace(usual, voice=record.voice, bed=record.bed, stand_in=stand_in)


def _planned(
    plan: PlanDay, by_id: dict[str, Script], settings: Settings, narrators: Sequence[Voice]
) -> tuple[Row, ...]:
    rows = []
    for one in plan.rows:
        script = by_id.get(one.practice)
        if script is None:
            continue
        chosen = one.voice or settings.voice
        own = (one.therapist or "your therapist") if one.voice == OWN_VOICE else ""
        voice = own or next((each.name for each in narrators if each.id == chosen), "")
        left_out = (*settings.left_out, *known_regions(one.left_out))
        rows.append(replace(_row(script, one.minutes, (one.lead, voice), left_out), planned=one))
    return tuple(rows)


def _row(script: Script, minutes: float, said: tuple[str, str], left_out: tuple[str, ...]) -> Row:
    lead, voice = said
    length = in_minutes(minutes)
    postures = [part.strip() for part in script.posture.split(",") if part.strip()][:2]
    how = f"{length}, {' or '.join(postures)}" if postures else length
    return Row(
        script_id=script.id,
        minutes=minutes,
        lead=lead,
        title=script.title,
        about=f"{how}. Voice: {voice}" if voice else how,
        spoken=f"Begin {script.title}, {length}",
        places=lit_places(script, left_out),
    )


def _left(record: PracticeRecord | None, by_id: dict[str, Script], now: datetime) -> Left | None:
    if record is None or record.script_id not in by_id or record.script_id == GROUND_ID:
        return None
    return Left(record, record.title, f"left at minute {record.minute_reached} {_when(record.started, now)}")


def _when(then: datetime, now: datetime) -> str:
    days = (now.date() - then.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"on {weekday(then)}" if days < FEW_DAYS else f"on {day_and_month(then)}"
