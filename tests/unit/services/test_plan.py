"""Taking a routine in, item by item, and what the client makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.house import House
from fakes.library import FakeLibrary, bundled, named
from fakes.routine_files import THERAPIST

from calmroom.domain.care.check_in import Hard
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import LibraryChanged, PlansChanged
from calmroom.domain.plan.day import Rests
from calmroom.domain.plan.look import Arrival, ItemStanding
from calmroom.domain.plan.plan import Plan
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.handover import OWN_VOICE, KeyPair, Material, Parcel, Recording, Standing, Step
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Release, Routine, When
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.sharing.sharing import Hands, page_of, ticks
from calmroom.domain.vault.leaving import Erased, Left
from calmroom.services.at_once import AtOnce
from calmroom.services.rooms import Rooms

OTHER = KeyPair(b"\1" * 32, b"\2" * 32)
FILE = Path("/home/iris/Downloads/one.calmroutine")
TEXT = (Path(__file__).parents[3] / "assets" / "scripts" / "s01.calm.md").read_text("utf-8")
OWN = TEXT.replace("id: s01", "id: maya1", 1)
ROUTINE = Routine(
    id="a" * 32,
    edition=1,
    title="Between two sessions",
    therapist="Maya",
    made=EVENING - timedelta(days=1),
    parts=(
        Part("p1", When(Kind.DAYS, 1, 6), (Item("i1", "s01", 5, 5), Item("i2", "s07", 5, 12)), "One is plenty."),
        Part("p2", When(Kind.DAYS, 7, 9), (Item("i3", "maya1", 5, 5, opens=Opens(Release.AFTER_ITEM, item="i1")),)),
        Part("p3", When(Kind.DAYS, 10, 12), (Item("i4", "s99", 5, 5),)),
    ),
    aftercare=Aftercare("Warmth, water.", 0),
)
SESSION = Appointment("5" * 32, EVENING - timedelta(days=1, hours=3), therapist="Maya")


def go_on(_step: Step) -> bool:
    return True


class Home:
    """A client's house with a session behind them, and a file from Maya."""

    def __init__(self) -> None:
        self.house = House(library=FakeLibrary(*bundled().scripts(), named("s21", "A Conversation", level=3)))
        self.rooms: Rooms = self.house.rooms(AtOnce(self.house.bus))
        self.plan = self.rooms.plan
        self.house.vault.appointments.save(SESSION)
        self.told: list[object] = []
        for kind in (PlansChanged, LibraryChanged):
            self.house.bus.subscribe(kind, self.told.append)
        self.lay()

    def lay(self, routine: Routine = ROUTINE, keys: KeyPair | None = THERAPIST) -> None:
        self.house.routines.lay(FILE, Parcel(routine, Material((("maya1.calm.md", OWN),))), keys)

    def adopt(self, *chosen: str) -> Plan:
        opened = self.plan.preview(FILE, go_on)
        plan = self.plan.adopt(FILE, opened, chosen or ("i1", "i2", "i3", "i4"), go_on)
        assert plan is not None
        return plan

    def rows(self) -> list[str]:
        return [row.practice for row in self.plan.today().rows]

    def practised(self, script_id: str) -> None:
        now = self.house.clock.now()
        record = PracticeRecord("c" * 32, script_id, script_id, now, 5, "bf_emma", "room", outcome=Outcome.FINISHED)
        self.house.vault.practices.save(record)


@pytest.fixture
def home() -> Home:
    return Home()


def test_looking_takes_nothing_in(home: Home) -> None:
    look = home.plan.look(home.plan.preview(FILE, go_on))
    assert (look.arrival, look.present, look.chosen) == (Arrival.NEW, None, ("i1", "i2", "i3", "i4"))
    assert (home.plan.plans(), list(home.house.routines.installed()), home.told) == ((), [], [])


def test_a_look_names_every_practice_and_what_cannot_be_played(home: Home) -> None:
    look = home.plan.look(home.plan.preview(FILE, go_on))
    assert [(line.title, line.is_known) for line in look.lines] == [
        ("Arriving Here", True),
        ("From Crown to Tailbone", True),
        ("Arriving Here", True),
        ("", False),
    ]


def test_only_what_was_agreed_to_is_there(home: Home) -> None:
    assert home.adopt("i2", "i3").declined == ("i1",)


def test_what_nobody_can_hear_yet_was_declined_by_nobody(home: Home) -> None:
    home.adopt("i2", "i3")
    standings = {line.item.id: line.standing for part in home.plan.pages(ROUTINE.id).parts for line in part.lines}
    assert standings["i4"] is ItemStanding.NOT_HERE
    assert home.rows() == ["s07"]


def test_agreeing_to_nothing_takes_nothing_in(home: Home) -> None:
    opened = home.plan.preview(FILE, go_on)
    with pytest.raises(CalmroomError, match="Nothing was ticked"):
        home.plan.adopt(FILE, opened, ("other",), go_on)
    assert list(home.house.routines.installed()) == []


def test_giving_up_leaves_nothing(home: Home) -> None:
    opened = home.plan.preview(FILE, go_on)
    assert home.plan.adopt(FILE, opened, ("i1",), lambda step: step.share == 1) is None
    assert (home.plan.plans(), list(home.house.routines.installed())) == ((), [])


def test_its_own_practice_is_in_the_library_while_the_plan_is(home: Home) -> None:
    home.adopt()
    assert home.rooms.practice.script("maya1").title == "Arriving Here"
    assert home.told == [PlansChanged(), LibraryChanged()]
    home.plan.remove(ROUTINE.id)
    with pytest.raises(CalmroomError):
        home.rooms.practice.script("maya1")


def test_today_comes_from_the_plan_and_the_session(home: Home) -> None:
    home.adopt()
    day = home.plan.today()
    assert [(row.practice, row.minutes) for row in day.rows] == [("s01", 5), ("s07", 12)]
    assert [one.words for one in day.said] == ["One is plenty."]


def test_another_day_is_looked_at_as_things_are_now(home: Home) -> None:
    home.adopt()
    later = home.plan.day(EVENING.date() + timedelta(days=6))
    assert ([row.practice for row in later.rows], [one.item_id for one in later.later]) == ([], ["i3"])
    home.practised("s01")
    assert [row.practice for row in home.plan.day(EVENING.date() + timedelta(days=6)).rows] == ["maya1"]


def test_whoever_may_not_be_safe_is_offered_nothing_of_it(home: Home) -> None:
    home.adopt()
    assert home.plan.today(hard=Hard.UNSAFE).rests is Rests.CARE


def test_a_signer_is_new_then_known_then_compared(home: Home) -> None:
    def standing() -> Standing:
        signer = home.plan.preview(FILE, go_on).signer
        assert signer is not None
        return signer.standing

    assert standing() is Standing.NEW
    home.adopt()
    assert standing() is Standing.KNOWN
    signer = home.plan.preview(FILE, go_on).signer
    assert signer is not None
    assert signer.first_seen == EVENING
    home.plan.compare(signer)
    assert standing() is Standing.COMPARED
    home.lay(keys=OTHER)
    assert standing() is Standing.OTHER_KEY


def test_the_next_edition_keeps_what_the_client_made_of_it(home: Home) -> None:
    home.adopt("i1", "i2")
    home.plan.note(ROUTINE.id, "It was warm.")
    home.plan.let_go(ROUTINE.id, "i1")
    home.plan.set_half(ROUTINE.id, is_half=True)
    first = home.plan.pause(ROUTINE.id)
    home.house.clock.advance(86_400)
    parts = (*ROUTINE.parts, Part("p4", When(Kind.EVENING), (Item("i5", "s01", 5, 5),)))
    home.lay(replace(ROUTINE, edition=2, parts=parts))
    look = home.plan.look(home.plan.preview(FILE, go_on))
    assert (look.arrival, look.chosen) == (Arrival.UPDATE, ("i1", "i2", "i4", "i5"))
    assert [line.item.id for line in look.lines if line.is_new] == ["i5"]
    after = home.adopt(*look.chosen)
    assert (after.adopted, after.note, after.let_go, after.is_half, after.pauses, after.declined) == (
        first.adopted,
        "It was warm.",
        first.let_go,
        True,
        first.pauses,
        ("i3",),
    )
    assert [one.routine.edition for one in home.plan.plans()] == [2]


@pytest.mark.parametrize(
    ("wished", "recorded", "heard"),
    [
        ("", "s01", OWN_VOICE),
        (OWN_VOICE, "s01", OWN_VOICE),
        ("bf_emma", "s01", "bf_emma"),
        ("", "s02", ""),
        (OWN_VOICE, "s02", ""),
    ],
)
def test_what_the_therapist_spoke_is_heard_and_no_voice_is_promised_that_is_not_there(
    home: Home, wished: str, recorded: str, heard: str
) -> None:
    part = replace(ROUTINE.parts[0], items=(replace(ROUTINE.parts[0].items[0], voice=wished),))
    sound = Recording("line.opus", recorded, "Here you are.", 4.5)
    parcel = Parcel(replace(ROUTINE, parts=(part,)), Material(recordings=((sound, FILE),)))
    home.house.routines.lay(FILE, parcel)
    home.adopt("i1")
    assert [row.voice for row in home.plan.today().rows] == [heard]
    home.house.routines.unpacked.clear()
    assert [row.voice for row in home.plan.today().rows] == [wished if wished == "bf_emma" else ""]


def test_a_note_is_of_the_day_on_which_it_was_written(home: Home) -> None:
    home.adopt()
    home.house.clock.advance(86_400)
    written = home.house.clock.now()
    home.plan.note(ROUTINE.id, "It was warm.")
    home.house.clock.advance(3 * 86_400)
    assert home.plan.note(ROUTINE.id, "It was warm.").noted == written, "the same words keep their day"
    home.lay(replace(ROUTINE, edition=2))
    assert home.adopt().noted == written, "and so they do in the next edition"
    found = home.rooms.sharing.found(written.date() - timedelta(days=2), home.house.clock.now().date())
    (line,) = page_of(found, frozenset(one.key for one in ticks(found)), "", Hands("Iris", "Maya", written)).notes
    assert (line.day, line.words) == (written.date(), "It was warm.")


def test_an_older_file_is_not_taken_in(home: Home) -> None:
    home.lay(replace(ROUTINE, edition=3))
    home.adopt()
    home.lay()
    with pytest.raises(CalmroomError, match="older than the plan"):
        home.adopt()


def test_an_older_file_is_known_as_one_when_its_plan_was_removed_and_can_be_taken_in_knowingly(home: Home) -> None:
    home.lay(replace(ROUTINE, edition=3))
    home.adopt()
    home.plan.remove(ROUTINE.id)
    home.plan.forget(ROUTINE.id)
    home.lay()
    look = home.plan.look(home.plan.preview(FILE, go_on))
    assert (look.arrival, look.highest) == (Arrival.EARLIER, 3)
    assert home.adopt().routine.edition == 1
    home.plan.remove(ROUTINE.id)
    assert home.plan.look(home.plan.preview(FILE, go_on)).highest == 3, "the highest is remembered"


def test_the_same_number_with_other_words_is_not_taken_for_the_same_file(home: Home) -> None:
    home.adopt()
    home.lay(replace(ROUTINE, made=EVENING))
    assert home.plan.look(home.plan.preview(FILE, go_on)).arrival is Arrival.TWIN
    with pytest.raises(CalmroomError, match="has the number of the plan"):
        home.adopt()


def test_undoing_a_removal_leaves_an_edition_that_was_taken_in_since(home: Home) -> None:
    home.lay(replace(ROUTINE, edition=3))
    home.adopt()
    removed = home.plan.remove(ROUTINE.id)
    home.lay()
    taken = home.adopt()
    home.plan.put_back(removed)
    assert home.plan.plans() == (taken,)


def test_a_plan_whose_files_are_not_here_says_so_until_its_file_is_opened_again(home: Home) -> None:
    home.adopt()
    assert not home.plan.pages(ROUTINE.id).lacks
    home.house.routines.unpacked.clear()
    assert home.plan.pages(ROUTINE.id).lacks
    look = home.plan.look(home.plan.preview(FILE, go_on))
    assert (look.arrival, look.is_whole) == (Arrival.SAME, False)
    home.adopt()
    assert not home.plan.pages(ROUTINE.id).lacks


@pytest.mark.parametrize("keys", [OTHER, None])
def test_nobody_else_continues_a_plan(home: Home, keys: KeyPair | None) -> None:
    home.adopt()
    home.lay(replace(ROUTINE, edition=2), keys)
    with pytest.raises(CalmroomError, match="somebody else signed it"):
        home.adopt()
    assert [one.routine.edition for one in home.plan.plans()] == [1]


def test_what_is_declined_can_be_taken_back(home: Home) -> None:
    home.adopt()
    home.plan.decline(ROUTINE.id, "i1")
    assert home.rows() == ["s07"]
    home.plan.take_back(ROUTINE.id, "i1")
    assert home.rows() == ["s01", "s07"]


def test_what_is_let_go_can_be_held_on_to(home: Home) -> None:
    home.adopt()
    home.plan.let_go(ROUTINE.id, "i1")
    assert home.rows() == ["s07"]
    home.plan.hold_on(ROUTINE.id, "i1")
    assert home.rows() == ["s01", "s07"]


def test_a_pause_a_small_version_and_putting_away_are_all_undone(home: Home) -> None:
    home.adopt()
    home.plan.pause(ROUTINE.id)
    assert home.plan.today().rests is Rests.PAUSED
    home.plan.go_on(ROUTINE.id)
    home.plan.set_half(ROUTINE.id, is_half=True)
    assert home.rows() == ["s01"]
    home.plan.set_half(ROUTINE.id, is_half=False)
    home.plan.end(ROUTINE.id)
    assert home.plan.today().rests is Rests.ENDED
    home.plan.begin_again(ROUTINE.id)
    assert home.rows() == ["s01", "s07"]


def test_a_removed_plan_leaves_what_was_done_and_can_be_put_back(home: Home) -> None:
    plan = home.adopt()
    home.practised("s01")
    assert home.plan.remove(ROUTINE.id) == plan
    assert (home.plan.plans(), home.plan.today().has_plan) == ((), False)
    assert [one.script_id for one in home.house.vault.practices.since()] == ["s01"]
    home.plan.put_back(plan)
    assert home.plan.plans() == (plan,)
    assert home.rooms.practice.script("maya1").id == "maya1"


def test_what_a_removed_plan_had_brought_goes_once_it_is_forgotten(home: Home) -> None:
    home.adopt()
    home.plan.forget(ROUTINE.id)
    assert list(home.house.routines.installed()) == [ROUTINE.id]
    home.plan.remove(ROUTINE.id)
    home.plan.forget(ROUTINE.id)
    assert list(home.house.routines.installed()) == []


def test_what_an_end_of_the_program_left_over_goes_at_the_next_start(home: Home) -> None:
    home.adopt()
    home.plan.remove(ROUTINE.id)
    home.house.rooms(AtOnce(home.house.bus)).plan.plans()
    assert list(home.house.routines.installed()) == []


def test_when_everything_is_erased_its_practices_are_gone(home: Home) -> None:
    home.adopt()
    home.house.routines.unpacked.clear()
    home.house.bus.publish(Erased(Left()))
    assert "maya1" not in [script.id for script in home.rooms.practice.scripts()]


def test_the_page_of_a_plan_tells_how_each_item_stands(home: Home) -> None:
    home.adopt("i1", "i3", "i4")
    home.practised("s01")
    page = home.plan.pages(ROUTINE.id)
    assert [part.when for part in page.parts] == ["Days 1 to 6", "Days 7 to 9", "Days 10 to 12"]
    assert [(line.standing, line.heard) for part in page.parts for line in part.lines] == [
        (ItemStanding.OPEN, 1),
        (ItemStanding.DECLINED, 0),
        (ItemStanding.OPEN, 0),
        (ItemStanding.NOT_HERE, 0),
    ]


def test_a_plan_whose_time_is_over_can_be_read(home: Home) -> None:
    home.lay(replace(ROUTINE, until=EVENING.date() - timedelta(days=1)))
    home.adopt()
    assert home.plan.today().rests is Rests.OVER
    assert len(home.plan.pages(ROUTINE.id).parts) == 3


def test_a_note_that_is_too_long_leaves_the_one_there_is(home: Home) -> None:
    home.adopt()
    home.plan.note(ROUTINE.id, "short")
    with pytest.raises(CalmroomError, match="too long"):
        home.plan.note(ROUTINE.id, "x" * 20_001)
    assert home.plan.plans()[0].note == "short"


def test_a_plan_that_is_gone_is_said_to_be_gone(home: Home) -> None:
    with pytest.raises(CalmroomError, match="not here any more"):
        home.plan.pause("9" * 32)


def test_a_note_and_a_name_are_in_no_words_of_a_value(home: Home) -> None:
    home.adopt()
    told = repr(home.plan.note(ROUTINE.id, "heliotrope")) + repr(home.plan.today()) + repr(home.plan.pages(ROUTINE.id))
    assert not [word for word in ("heliotrope", "Maya", "One is plenty", "Warmth") if word in told]


def test_the_moment_may_be_another_one(home: Home) -> None:
    home.adopt()
    early = datetime.combine(EVENING.date() - timedelta(days=1), time(17, 45), EVENING.tzinfo)
    assert home.plan.today(early).rests is Rests.IN_SESSION
