"""Which sessions the page shows: those near, and as far back or ahead as is asked for. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from calmroom.ui.appointments.state import rows_of

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.sessions.appointments import Appointment, Between
    from calmroom.services.appointments import AppointmentService
    from calmroom.ui.appointments.state import SessionRow

AHEAD: Final = timedelta(days=184)
BEHIND: Final = timedelta(days=366)
FARTHEST: Final = timedelta(days=150 * 366)
_DAY: Final = timedelta(days=1)
_EDGE: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Reaching:
    """How far from now the page looks."""

    behind: timedelta = BEHIND
    ahead: timedelta = AHEAD


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the sessions.

    Attributes:
        around: The session before now and the one after.
        rows: Those that are shown.
        last: What a new one is made like.
        reaching: How far the page looks.
        earlier: How far it would look with more of those before; ``None`` where there are no more.
        later: How far it would look with more of those to come; ``None`` where there are no more.
    """

    around: Between
    rows: tuple[SessionRow, ...] = field(repr=False)
    last: Appointment | None
    reaching: Reaching
    earlier: Reaching | None = None
    later: Reaching | None = None


def known_at(service: AppointmentService, now: datetime, reaching: Reaching) -> Known:
    """The sessions as they are; waits for the disk."""
    around = service.around(now)
    first, end = now - reaching.behind, now + reaching.ahead
    before, after = service.around(first - _EDGE).last, service.around(end - _EDGE).next
    last = around.last or around.next
    earlier = later = None
    if before is not None:
        # A year more, or more than that where in that year there was none.
        behind = max(reaching.behind + BEHIND, now - before.begins + _DAY)
        earlier = Reaching(behind, reaching.ahead) if behind <= FARTHEST else None
    if after is not None:
        ahead = max(reaching.ahead + AHEAD, after.begins - now + _DAY)
        later = Reaching(reaching.behind, ahead) if ahead <= FARTHEST else None
    return Known(
        around,
        rows_of(service.occurrences(first, end), now),
        last.appointment if last is not None else None,
        reaching,
        earlier,
        later,
    )
