"""What the plan's page is told by the services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.plan.days import spot
from calmroom.ui.plan.state import plan_state

if TYPE_CHECKING:
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.ports import Clock
    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.services.appointments import AppointmentService
    from calmroom.services.plan import PlanService
    from calmroom.services.sharing import SharingService
    from calmroom.services.spelling import SpellingService
    from calmroom.ui.plan.state import PlanState


@dataclass(frozen=True, slots=True)
class PlanServices:
    """What the plan's page uses."""

    plans: PlanService
    sharing: SharingService
    appointments: AppointmentService
    clock: Clock
    spelling: SpellingService


@dataclass(frozen=True, slots=True)
class Known:
    """Every plan, and the page of one of them."""

    plans: tuple[Plan, ...]
    state: PlanState | None


def look(services: PlanServices, plan_id: str) -> Known:
    """The plan of an id, or the newest; waits for the disk."""
    plans = services.plans.plans()
    plan = next((one for one in plans if one.id == plan_id), plans[0] if plans else None)
    if plan is None:
        return Known((), None)
    page = services.plans.pages(plan.id)
    at = spot(plan, services.appointments.all(), services.clock.now())
    return Known(plans, plan_state(page, at, signer_of(services.sharing, plan)))


def signer_of(sharing: SharingService, plan: Plan) -> KnownSigner | None:
    """Whoever signed the file a plan came in; waits for the disk."""
    return next((one for one in sharing.therapists() if one.id == plan.signer), None)
