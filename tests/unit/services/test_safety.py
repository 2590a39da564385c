from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.house import NO_ROOM, House
from fakes.library import FakeLibrary, named, three

from calmroom.domain.care.check_in import CheckIn, Hard
from calmroom.domain.care.consent import ADULT, ITEMS, WITH_THERAPIST
from calmroom.domain.care.gates import ASKS_MORE, NEEDS_CLINICIAN, NOT_FIRST, NOT_KNOWN, WITHDRAWN
from calmroom.domain.practice import Outcome
from calmroom.services.at_once import AtOnce
from calmroom.services.rooms import Rooms

SHELF = FakeLibrary(
    *three().scripts(),
    named("s18", "Whole-Body Listening", level=2),
    named("s21", "A Conversation with Sensation", level=3),
    named("s28", "Night Settling"),
)


class Home:
    """The services of a house in memory, with everything agreed to."""

    def __init__(self) -> None:
        self.house = House(library=SHELF, keeps_private=True)
        self.rooms: Rooms = self.house.rooms(AtOnce(self.house.bus))
        self.rooms.settings.read_private()
        self.safety = self.rooms.safety
        self.safety.agree((ADULT, *ITEMS))

    def why(self, script_id: str) -> str:
        return self.safety.gates()[script_id].why

    def practised(self, script_id: str = "s01", *, hours: float = 1) -> None:
        record = self.house.remember(script_id, script_id, days_ago=round(hours))
        begun = self.house.clock.now() - timedelta(hours=hours)
        self.house.vault.practices.save(replace(record, started=begun, outcome=Outcome.FINISHED))

    def locked(self) -> None:
        keys = self.house.vault.keys
        keys.set_passphrase("slow river", keys.new_recovery_key())
        self.rooms.lock.lock()


@pytest.fixture
def home() -> Iterator[Home]:
    made = Home()
    yield made
    made.rooms.practice.close()


def test_level_3_opens_by_its_own_yes_and_a_gentle_practice_first(home: Home) -> None:
    assert home.why("s21") == ASKS_MORE
    home.safety.agree((WITH_THERAPIST,))
    assert home.why("s21") == NOT_FIRST
    home.practised("s01")
    assert home.why("s21") == ""


@pytest.mark.parametrize(("script_id", "hours"), [("s18", 1), ("s03", 1), ("s01", 26)])
def test_what_is_inward_ground_me_or_yesterdays_is_no_first_practice(home: Home, script_id: str, hours: float) -> None:
    home.safety.agree((WITH_THERAPIST,))
    home.practised(script_id, hours=hours)
    assert home.why("s21") == NOT_FIRST


def test_taken_back_level_3_closes_and_nothing_else(home: Home) -> None:
    home.safety.agree((WITH_THERAPIST,))
    home.practised()
    home.safety.withdraw()
    gates = home.safety.gates()
    assert gates["s21"].why == WITHDRAWN
    assert [key for key, gate in gates.items() if not gate.is_open] == ["s21"]
    assert home.rooms.access.has_consented()
    assert len(home.house.vault.practices.since()) == 1
    assert len(home.safety.consents()) == 3


def test_a_tick_closes_and_the_tick_taken_away_opens(home: Home) -> None:
    home.rooms.settings.change(conditions=("trauma",))
    assert (home.why("s18"), home.why("s01")) == (NEEDS_CLINICIAN, "")
    home.rooms.settings.change(conditions=())
    assert home.why("s18") == ""


def test_a_tick_lies_in_the_vault_and_not_in_the_plain_file(home: Home) -> None:
    home.rooms.settings.change(conditions=("trauma",), age="16")
    kept = home.house.vault.private_settings.load()
    assert (kept["conditions"], kept["age"]) == (("trauma",), "16")


def test_locked_everything_inward_is_closed_for_everybody_alike(home: Home) -> None:
    home.safety.agree((WITH_THERAPIST,))
    home.practised()
    home.locked()
    assert (home.why("s01"), home.why("s18"), home.why("s21")) == ("", NOT_KNOWN, NOT_KNOWN)


def test_before_anything_is_read_nothing_inward_is_open() -> None:
    house = House(library=SHELF, keeps_private=True)
    rooms = house.rooms(AtOnce(house.bus))
    assert rooms.safety.gates()["s18"].why == NOT_KNOWN
    rooms.settings.read_private()
    assert rooms.safety.gates()["s18"].is_open


def test_a_vault_that_cannot_be_opened_leaves_the_gentle_ones_open() -> None:
    house = House(library=SHELF, shut=NO_ROOM)
    safety = house.rooms(AtOnce(house.bus)).safety
    assert {key for key, gate in safety.gates().items() if gate.is_open} == {"s01", "s03", "s07", "s28"}
    assert [one.script_id for one in safety.unremembered(CheckIn(1, None)).offers] == ["s03"]


def test_who_may_not_be_safe_is_held_for_the_day(home: Home) -> None:
    home.safety.say(Hard.UNSAFE)
    assert home.safety.suggest(CheckIn()).calls_first
    home.house.clock.advance(24 * 3600)
    assert not home.safety.suggest(CheckIn()).calls_first


def test_and_can_be_taken_back(home: Home) -> None:
    home.safety.say(Hard.UNSAFE)
    home.safety.say(None)
    assert not home.safety.suggest(CheckIn()).calls_first


def test_a_practice_left_unfinished_is_not_suggested_beside_itself(home: Home) -> None:
    home.house.remember("s01", "Arriving Here")
    assert "s01" not in [one.script_id for one in home.safety.suggest(CheckIn()).offers]


def test_the_night_is_asked_about_once_it_is_morning(home: Home) -> None:
    home.house.clock.advance(10 * 3600)
    home.practised("s28", hours=10)
    night = home.safety.night()
    assert night is not None
    home.rooms.practice.finish(night, CheckIn(7, None), (), None)
    assert home.safety.night() is None
