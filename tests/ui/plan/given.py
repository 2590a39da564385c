"""A routine for two weeks between two sessions, and a house in whose folder it lies."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from fakes.clock import EVENING
from fakes.house import House
from fakes.library import FakeLibrary, bundled, named
from fakes.routine_files import THERAPIST

from calmroom.domain.plan.plan import Plan
from calmroom.domain.routine.handover import KeyPair, Material, Opened, Parcel
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Release, Routine, Rules, When
from calmroom.domain.sessions.appointments import Appointment

FILE = Path("/home/iris/Downloads/Between.calmroutine")
OTHER_HAND = KeyPair(bytes(range(64, 96)), bytes(range(96, 128)))
"""Somebody else's keys."""
WORDS = "One of these is plenty. If your body says rest, then rest is the plan."
CARD = "Warmth, water, an early night. Big decisions can wait. Ring me if a headache is new: mornings, 8 to 10."
ROUTINE = Routine(
    id="a" * 32,
    edition=1,
    title="Between two sessions",
    therapist="Maya",
    made=EVENING - timedelta(days=3),
    client="Iris",
    until=(EVENING + timedelta(days=40)).date(),
    parts=(
        Part("p1", When(Kind.EVENING), (Item("i1", "s01", 5, 5),), "Rest is the plan tonight."),
        Part("p2", When(Kind.DAYS, 1, 3), (Item("i2", "s02", 5, 12), Item("i3", "s04", 5, 5, is_instead=True)), WORDS),
        Part("p3", When(Kind.DAYS, 4, 9), (Item("i4", "s02", 5, 5), Item("i9", "s99", 5, 5)), "Any day will do."),
        Part("p4", When(Kind.BEFORE, 1, 1), (Item("i5", "s25", 5, 5),), "A few words for me, if there are any."),
    ),
    aftercare=Aftercare(CARD, 3),
    rules=Rules(left_out=("jaw",)),
    half=("i2",),
    greeting="Dear Iris, something small until we meet.",
)
"""Of its practices s99 is in no library."""
NEWER = replace(
    ROUTINE,
    edition=2,
    parts=(
        ROUTINE.parts[0],
        replace(ROUTINE.parts[1], items=(replace(ROUTINE.parts[1].items[0], minutes=5),), sentence="Rest is the plan."),
        *ROUTINE.parts[2:],
        Part("p5", When(Kind.DAYS, 10, 11), (Item("i6", "s07", 5, 5),)),
    ),
    until=None,
    rules=Rules(most_a_day=1),
    aftercare=Aftercare("Warmth.", 2),
)
HIDDEN = replace(
    ROUTINE,
    id="b" * 32,
    parts=(
        Part(
            "p1",
            When(Kind.DAYS, 1, 9),
            (
                Item("i1", "s01", 5, 5),
                Item("i2", "s02", 5, 5, opens=Opens(Release.AFTER_ITEM, item="i1", is_hidden=True)),
            ),
        ),
    ),
    half=(),
)
"""Its second practice is a surprise."""


def library() -> FakeLibrary:
    """What a person has: no practice is inward, so that nothing is closed."""
    names = {
        "s01": "Arriving Here",
        "s02": "Three Places of Support",
        "s03": "Ground Me",
        "s04": "Looking Around",
        "s07": "From Crown to Tailbone",
        "s25": "Before Your Session",
    }
    ground = next(script for script in bundled().scripts() if script.id == "s03")
    return FakeLibrary(*(ground if key == "s03" else named(key, title) for key, title in names.items()))


def house(*, days_since: int = 3, days_until: int | None = 11, shelf: FakeLibrary | None = None) -> House:
    """A house some days after a session with Maya."""
    made = House(library=shelf or library())
    session = EVENING.replace(hour=17, minute=0) - timedelta(days=days_since)
    made.vault.appointments.save(Appointment("1" * 32, session, 60, "Maya"))
    if days_until is not None:
        made.vault.appointments.save(Appointment("2" * 32, session + timedelta(days_since + days_until), 60, "Maya"))
    return made


def lay(
    made: House,
    routine: Routine = ROUTINE,
    material: Material | None = None,
    keys: KeyPair | None = THERAPIST,
) -> Opened:
    """Have a routine file in the folder."""
    return made.routines.lay(FILE, Parcel(routine, material or Material()), keys)


def adopt(made: House, routine: Routine = ROUTINE, at: datetime = EVENING, **changes: Any) -> Plan:  # noqa: ANN401
    """Have a plan in the vault, as it was taken in; dataclasses.replace checks the changes."""
    made.routines.unpacked[routine.id] = lay(made, routine)
    plan = replace(Plan(routine, at), **changes)
    made.vault.plans.save(plan)
    return plan
