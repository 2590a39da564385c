"""The ways between the pages that the rules of care ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fakes.house import STARTED_BEFORE, House
from fakes.library import FakeLibrary, named, three
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import Choices
from calmroom.services.practice import Beginning
from calmroom.ui.places import Page, Room

SHELF = FakeLibrary(*three().scripts(), named("s18", "Whole-Body Listening", level=2), named("s28", "Night Settling"))
NIGHT_OWL = replace(STARTED_BEFORE, bed_stays=0)


def opened(open_home: OpenHome, house: House) -> Home:
    agree(house)
    home = open_home(house)
    home.until(lambda: home.find("today.begin").isVisible())
    return home


def test_after_the_night_practice_nothing_is_asked(open_home: OpenHome) -> None:
    home = opened(open_home, House(library=SHELF, settings=NIGHT_OWL))
    home.shell.practising.begin(Beginning("s28", Choices(5, "bf_emma", "none")))
    assert home.place() is Page.PLAYER
    home.house.player.hear(400)
    home.until(lambda: home.place() is Room.TODAY)


def test_the_next_morning_it_is_asked_and_leads_back_to_today(open_home: OpenHome) -> None:
    house = House(library=SHELF)
    house.clock.advance(10 * 3600)
    slept = house.remember("s28", "Night Settling", days_ago=0)
    begun = house.clock.now() - timedelta(hours=10)
    house.vault.practices.save(replace(slept, started=begun, outcome=Outcome.FINISHED))
    home = opened(open_home, house)
    home.until(lambda: home.find("today.night.say").isVisible())
    QTest.keyClick(home.find("today.night.say"), Qt.Key.Key_Space)
    assert home.place() is Page.AFTER
    assert "How was the night?" in home.words()
    QTest.keyClick(home.find("after.word.tired"), Qt.Key.Key_Space)
    QTest.keyClick(home.find("after.save"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.TODAY)
    home.until(lambda: not home.find("today.night.say").isVisible())


def test_after_a_practice_further_in_one_can_land_at_once(open_home: OpenHome) -> None:
    home = opened(open_home, House(library=SHELF))
    home.shell.practising.begin(Beginning("s18", Choices(5, "bf_emma")))
    home.house.player.hear(400)
    home.until(lambda: home.place() is Page.AFTER)
    QTest.keyClick(home.find("after.landing.s01"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Page.PLAYER)
    assert home.window.windowTitle() == "Arriving Here - calmroom"


def test_ground_me_from_the_people_to_call_comes_back_to_today(open_home: OpenHome) -> None:
    home = opened(open_home, House(library=SHELF))
    QTest.keyClick(home.find("today.unsafe"), Qt.Key.Key_Space)
    home.until(lambda: home.find("today.people.title").isVisible())
    QTest.keyClick(home.find("today.ground"), Qt.Key.Key_Space)
    assert home.place() is Page.GROUND
    QTest.keyClick(home.window.page(), Qt.Key.Key_Return)
    home.until(lambda: home.place() is Room.TODAY)


def test_the_first_pages_from_settings_lead_back_to_settings(open_home: OpenHome) -> None:
    home = opened(open_home, House(library=SHELF))
    home.shell.go(Room.SETTINGS)
    home.until(lambda: home.find("settings.consent.again").isEnabled())
    QTest.keyClick(home.find("settings.consent.again"), Qt.Key.Key_Space)
    assert home.place() is Page.FIRST_START
    QTest.keyClick(home.find("first.back"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.SETTINGS)


def test_what_was_said_on_today_goes_along_with_what_is_chosen_in_the_library(open_home: OpenHome) -> None:
    home = opened(open_home, House(library=SHELF))
    slider = home.find("today.settled")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    home.shell.go(Room.LIBRARY)
    home.until(lambda: home.find("library.begin").isEnabled())
    QTest.keyClick(home.find("library.begin"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Page.PLAYER)
    playing = home.rooms.practice.playing
    assert playing is not None
    assert playing.record.before.settled == 6


def test_nobody_is_taken_out_of_ground_me_for_the_first_pages(open_home: OpenHome) -> None:
    home = open_home(House())
    home.until(lambda: home.place() is Page.FIRST_START)
    home.control(Qt.Key.Key_G)
    home.shell._consent_known(False)  # noqa: FBT003 - what the worker hands back
    assert home.place() is Page.GROUND
    home.press(Qt.Key.Key_Return)
    home.until(lambda: home.place() is Page.FIRST_START)
