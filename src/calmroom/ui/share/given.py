"""What the page is made from, fetched. Everything here waits for the disk: it is done on the worker. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.sharing.sharing import Hands
from calmroom.ui.share.state import Given

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.ports import Clock
    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.services.appointments import AppointmentService
    from calmroom.services.plan import PlanService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sharing import SharingService
    from calmroom.services.spelling import SpellingService


@dataclass(frozen=True, slots=True)
class ShareServices:
    """What giving back uses."""

    sharing: SharingService
    plans: PlanService
    appointments: AppointmentService
    settings: SettingsService
    clock: Clock
    spelling: SpellingService


def fetch(services: ShareServices, days: tuple[date, date] | None) -> Given:
    """Everything there is in some days; in those since the last session where none are chosen."""
    sharing = services.sharing
    usual = sharing.days()
    therapists = sharing.therapists()
    around = services.appointments.around(services.clock.now())
    return Given(
        found=sharing.found(*(days or usual)),
        usual=usual,
        is_framed=around.last is not None,
        therapists=therapists,
        client=services.settings.current.name,
        therapist=_therapist(services, therapists),
    )


def hands_of(given: Given, clock: Clock) -> Hands:
    """From whom to whom, now."""
    return Hands(given.client, given.therapist, clock.now())


def _therapist(services: ShareServices, therapists: tuple[KnownSigner, ...]) -> str:
    """As the plan says, else the sessions, else whoever's routine was taken in."""
    around = services.appointments.around(services.clock.now())
    names = [plan.routine.therapist for plan in services.plans.plans() if plan.ended is None]
    names += [hour.appointment.therapist for hour in (around.last, around.next) if hour is not None]
    names += [one.name for one in therapists]
    return next((name.strip() for name in names if name.strip()), "")
