"""A therapist's routine in every field, and plans, for tests of all who handle them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from calmroom.domain.plan.plan import LetGo, Paused, Plan
from calmroom.domain.routine.desk import SEALED, Brought, Client, Draft, KnownSigner, Returned, Shared
from calmroom.domain.routine.handover import OWN_VOICE, Recording
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Release, Routine, Rules, When
from calmroom.domain.sessions.reminders import Hangs, Reminder

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 10, 25, 2, 30, 0, 250_000, fold=1, tzinfo=BERLIN)
"""In the hour that comes twice."""
DAYS_1_TO_3 = When(Kind.DAYS, 1, 3)
WEEKS = When(Kind.WEEKDAYS, weekdays=(0, 3), week=1, last=2)
MAYAS = Routine(
    id="a" * 32,
    edition=2,
    title="Between two sessions",
    therapist="Maya Berg",
    made=MADE,
    client="Iris",
    until=date(2027, 3, 1),
    parts=(
        Part("p1", When(Kind.EVENING), (Item("i1", "s26", 5, 5),), "Rest is the plan."),
        Part(
            "p2",
            DAYS_1_TO_3,
            (
                Item("i2", "s02", 5, 12, left_out=("jaw",), times=2),
                Item("i3", "s30", 5, 5, is_instead=True, voice=OWN_VOICE, hands_free=True),
                Item("i4", "s01", 5, 5, is_optional=True, opens=Opens(Release.AFTER_ITEM, item="i2", is_hidden=True)),
            ),
            "One of these is plenty.",
        ),
        Part("p3", When(Kind.BEFORE, 2, 1), (Item("i5", "s25", 5, 5, opens=Opens(Release.AFTER_DATE, MADE.date())),)),
        Part(
            "p4", When(Kind.WEEKDAYS, weekdays=(0, 3), week=1, last=2), (Item("i6", "s11", 12, 20),), "Über den Fluß."
        ),
    ),
    aftercare=Aftercare("Warmth, water, an early night.", 3),
    rules=Rules(in_order=True, most_a_day=1, most_minutes=30, rest_days=2, opens_two_hands=True, left_out=("jaw",)),
    half=("i1", "i2"),
    greeting="Good to have you here.",
)
"""Every kind of part, and nearly every field."""
PLAN = Plan(
    MAYAS,
    MADE,
    mark="b" * 64,
    signer="c" * 64,
    declined=("i6",),
    let_go=(LetGo("i2", MADE + timedelta(days=1)),),
    is_half=True,
    pauses=(Paused(MADE, MADE + timedelta(days=2)), Paused(MADE + timedelta(days=5))),
    note="It was warm \u202e \0 in here.",
    ended=MADE + timedelta(days=9),
    noted=MADE + timedelta(days=4),
)
SIGNER = KnownSigner("c" * 64, "Maya Berg", "calm1-of-maya", MADE, is_compared=True)
CLIENT = Client("d" * 32, "I. K.", MADE, "Iris", "calm1-of-iris")
DRAFT = Draft(
    "a" * 32,
    "d" * 32,
    MAYAS,
    MADE,
    scripts=(("mine.calm.md", "---\nid: mine\n---\n"),),
    recordings=(Brought(Recording("one.opus", "s02", "You are here.", 2.5, 4000), "desk/one.opus"),),
    saved=MADE,
    last=date(2026, 10, 22),
    next=date(2026, 11, 5),
)
SHARED = Shared("e" * 32, MADE, "Maya Berg", SEALED, "f" * 64, ("A page of 8 March", "Two practices"), "calm1-of-maya")
RETURNED = Returned("1" * 32, "d" * 32, "f" * 64, MADE, '{"pages":["Über den Fluß"]}')
REMINDER = Reminder("2" * 32, Hangs.TIMES, time(18, 30), MADE, (0, 3), in_the_night=True)
