"""What the client will see on a day, in the words and pictures of their own Today. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import in_minutes
from calmroom.domain.sessions.appointments import Appointment, Between, Occurrence
from calmroom.domain.sessions.span import Span, span_of
from calmroom.ui.greeting import greeting
from calmroom.ui.today.plan_state import plan_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calmroom.domain.plan.day import Closed, PlanDay, PlanRow
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.script import Script
    from calmroom.ui.desk.compose.state import Known

USUAL: Final = 14
"""Days between two sessions while their dates are not known."""
EVENING, MORNING = time(20), time(9)
PLENTY: Final = "One of these is plenty."


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A practice on the client's Today."""

    practice: str
    title: str
    lead: str
    about: str
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenState:
    """All that the preview shows.

    Attributes:
        said: The therapist's sentence for these days.
        plain: What the program says of it: that one is plenty, or why nothing is offered.
        quiet: The heading of the card, and its words.
        ring: The link on the card that tells when to ring; empty where there is none.
        more: What opens later, or is closed.
        quiet_last: The last day of the quiet window, counted from the session.
    """

    greeting: str = field(repr=False)
    sentence: str = field(repr=False)
    span: Span | None = field(repr=False)
    rows: tuple[SeenRow, ...] = ()
    said: str = field(default="", repr=False)
    plain: str = ""
    quiet: tuple[str, str] = field(default=("", ""), repr=False)
    ring: str = ""
    more: tuple[str, ...] = field(default=(), repr=False)
    quiet_last: int | None = None

    @property
    def spoken(self) -> str:
        """The whole page, as it is read out."""
        rows = (f"{row.lead}: {row.title}, {row.about}" for row in self.rows)
        parts = (self.greeting, self.sentence, self.said, *rows, self.plain, *self.quiet, self.ring, *self.more)
        return ". ".join(part.rstrip(".") for part in parts if part)


def seen_state(draft: Draft, shown: PlanDay, number: int, known: Known, by_id: Mapping[str, Script]) -> SeenState:
    """The client's Today.

    Args:
        draft: The routine.
        shown: What the plan shows on that day.
        number: Of the day after the session; 0 is its evening.
        known: What practices are called.
        by_id: Those of the library.
    """
    now = moment_of(shown.day, number)
    between = _between(draft, shown.day, number, now)
    span = span_of(between, now)
    view = plan_view(shown, by_id)
    card = view.card
    return SeenState(
        greeting=greeting(now, draft.routine.client),
        sentence=span.sentence if span is not None else "",
        span=span,
        rows=tuple(_row(row, known) for row in shown.rows),
        said=" ".join(one.words for one in view.said),
        plain=view.rests if not shown.rows else PLENTY if len(shown.rows) > 1 and not view.said else "",
        quiet=("", "") if card is None else (card.title, card.words),
        ring="" if card is None else card.ask,
        more=(
            *(_closed(one, known) for one in shown.closed),
            *(f"{known.title(one.practice)}: {one.why}" for one in shown.later),
        ),
        quiet_last=None if view.quiet_until is None else max(0, number) + view.quiet_until,
    )


def moment_of(day: date, number: int) -> datetime:
    """A time of the day at which one might look: the evening of the session, the mornings after it."""
    return datetime.combine(day, EVENING if not number else MORNING).astimezone()


def whose(draft: Draft) -> str:
    """``Iris``, or ``your client``."""
    return draft.routine.client.strip() or "your client"


def _between(draft: Draft, day: date, number: int, now: datetime) -> Between:
    last = draft.last or day - timedelta(days=max(0, number))
    following = draft.next or last + timedelta(days=USUAL)
    return Between(_hour(draft, last, now), _hour(draft, following, now))


def _hour(draft: Draft, day: date, now: datetime) -> Occurrence:
    begins = datetime.combine(day, time(17), now.tzinfo)
    appointment = Appointment("0" * 32, begins, 60, draft.routine.therapist)
    return Occurrence(appointment, begins, begins + timedelta(hours=1), day)


def _row(row: PlanRow, known: Known) -> SeenRow:
    found = known.find(row.practice)
    regions = found.regions if found is not None else ()
    return SeenRow(row.practice, known.title(row.practice), row.lead, in_minutes(row.minutes), regions)


def _closed(one: Closed, known: Known) -> str:
    return f"{known.title(one.practice)}: {one.why}"
