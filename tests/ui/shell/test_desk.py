"""The two sides of the window for somebody who works with clients."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from ui.shell.conftest import agree

from calmroom.ui.places import Page, Room

if TYPE_CHECKING:
    from ui.shell.conftest import Home, OpenHome

OWN = ["nav.today", "nav.library", "nav.journal", "nav.body", "nav.history"]


def shown(home: Home) -> list[str]:
    """The ways in the sidebar, from above."""
    items = [each for each in home.window.sidebar.findChildren(QWidget) if each.objectName().startswith("nav.")]
    return [item.objectName() for item in sorted(items, key=lambda each: each.y()) if item.isVisible()]


def click(home: Home, name: str) -> None:
    QTest.mouseClick(home.find(name), Qt.MouseButton.LeftButton)


@pytest.fixture
def maya(open_home: OpenHome) -> Home:
    """A window on Today, of somebody who works with clients."""
    house = House(settings=replace(STARTED_BEFORE, works_with_clients=True, therapist_name="Maya Berg"))
    agree(house)
    made = open_home(house)
    made.until(lambda: made.find("today.begin").isVisible())
    return made


def test_whoever_does_not_work_with_clients_sees_nothing_of_a_desk(home: Home) -> None:
    assert shown(home)[:5] == OWN
    assert "nav.door" not in shown(home)
    home.control(Qt.Key.Key_6)
    assert home.place() is Room.TODAY


def test_the_switch_in_settings_opens_the_door_to_the_desk(home: Home) -> None:
    click(home, "nav.settings")
    click(home, "settings.works")
    home.until(lambda: "nav.door" in shown(home))
    name = home.find("settings.therapist")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    QTest.keyClicks(name, "Maya Berg")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert home.rooms.settings.current.therapist_name == "Maya Berg"
    click(home, "nav.door")
    home.until(lambda: home.place() is Room.ROUTINES)
    home.until(lambda: "Maya Berg\ntherapist's desk" in home.words())


def test_settings_lead_to_the_desk_once_it_is_there(home: Home) -> None:
    click(home, "nav.settings")
    way = home.find("settings.to-desk")
    assert not way.isEnabled()
    click(home, "settings.works")
    home.until(way.isEnabled)
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.ROUTINES)
    assert home.find("desk.routines.new").isVisible()


def test_the_desk_has_rooms_of_its_own_and_a_door_back(maya: Home) -> None:
    click(maya, "nav.door")
    maya.until(lambda: shown(maya)[:4] == ["nav.routines", "nav.returned pages", "nav.library", "nav.own"])
    click(maya, "nav.library")
    assert maya.place() is Room.LIBRARY
    assert "nav.routines" in shown(maya)
    click(maya, "nav.own")
    maya.until(lambda: shown(maya)[:6] == [*OWN, "nav.door"])
    assert maya.place() is Room.TODAY


def test_ground_me_is_in_its_corner_at_the_desk_too(maya: Home) -> None:
    click(maya, "nav.door")
    maya.until(lambda: maya.place() is Room.ROUTINES)
    corner = maya.window.corner
    assert corner.isVisible()
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton)
    maya.until(lambda: maya.place() is Page.GROUND)


def test_control_6_and_7_lead_to_the_desk(maya: Home) -> None:
    maya.control(Qt.Key.Key_6)
    assert maya.place() is Room.ROUTINES
    maya.control(Qt.Key.Key_7)
    assert maya.place() is Room.RETURNED
    maya.until(lambda: "Nothing has come back yet" in maya.words())


def test_a_draft_is_safe_and_forgotten_when_it_is_locked(maya: Home) -> None:
    draft = maya.rooms.desk.new_draft("", "r2")
    maya.control(Qt.Key.Key_6)
    maya.until(lambda: "Between Appointments" in maya.words())
    click(maya, "desk.routines.0.0.open")
    maya.until(lambda: maya.find("desk.item.i1").isVisible())
    QTest.keyClick(maya.find("desk.item.i1"), Qt.Key.Key_Delete)
    assert maya.shell.locking.save()
    kept = maya.house.vault.drafts.get(draft.id)
    assert kept is not None
    assert kept.routine.parts[0].items == ()
    maya.shell.pages.forget()
    assert "Between Appointments" not in maya.words()
