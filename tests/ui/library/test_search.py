"""Looking for a practice in the Library: typed, chosen, pressed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.library import FakeLibrary, named, three
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from ui.library.test_pane import Opened, Show, show

from calmroom.domain.script import Profile

if TYPE_CHECKING:
    from calmroom.domain.script import Script

__all__ = ["show"]

SLEEP = named("s28", "Night Settling", posture="lying in bed", profile=Profile.SPARSE)
HEAD = named("s15", "A Quieter Head", profile=Profile.SPARSE)


def home(*more: Script) -> House:
    return House(library=FakeLibrary(*three().scripts(), *more))


@pytest.fixture
def opened(show: Show) -> Opened:
    return show(home(SLEEP, HEAD))


def choose(opened: Opened, name: str, value: str) -> None:
    box = opened.pane.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        QTest.keyClick(box, Qt.Key.Key_Down)


def card(opened: Opened) -> str:
    label = opened.pane.findChild(QLabel, "library.card.title")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_search_opens_by_key_finds_and_escape_takes_it_away(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("crown")
    assert opened.rows() == ["s07"]
    assert opened.pane.detail.title.text() == "From Crown to Tailbone"
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_Escape)
    assert opened.pane.listing.finder.isHidden()
    assert "s01" in opened.rows()
    assert opened.focus() is opened.button("library.find")


def test_a_plain_word_leads_to_a_plain_title(opened: Opened) -> None:
    opened.button("library.find").click()
    opened.type("I can't sleep")
    assert opened.rows()[0] == "s28"
    assert opened.button("library.begin").accessibleName() == "Begin, 12 minutes: Night Settling"


def test_headache_brings_the_card_and_another_word_takes_it_away(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("headache")
    assert card(opened) == "This is for resting. It is not for treating headaches."
    assert "Get medical help now" in opened.words()
    assert opened.rows() == ["s15"]
    QTest.keyClick(opened.pane.listing.finder.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    opened.type("sleep")
    assert card(opened) == ""


def test_where_somebody_is_needed_now_people_to_call_are_one_press_away(opened: Opened) -> None:
    asked: list[str] = []
    opened.pane.read_asked.connect(asked.append)
    opened.pane.focus_search()
    opened.type("suicide")
    opened.button("library.card.call").click()
    assert asked == ["call"]
    assert opened.rows() == ["s03"]


def test_whoever_needs_somebody_now_is_not_told_that_nothing_fits(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.button("library.few-words").click()
    opened.type("jaw")
    assert "Nothing fits all of that." in opened.words()
    opened.pane.focus_search()
    opened.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    opened.type("I want to end my life")
    assert card(opened) == "You matter more than any practice."
    assert opened.rows() == []
    assert "Nothing fits all of that." not in opened.words()


def test_a_headache_offers_nobody_to_call(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("headache")
    assert not opened.button("library.card.call").isVisible()


def test_i_have_17_minutes_filters_and_sets_the_length(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("I have 17 minutes")
    assert opened.rows() == ["s07"]
    assert opened.pane.listing.wishes.length.value() == 17
    assert opened.button("library.begin").text() == "Begin, 17 minutes"


def test_what_cannot_last_so_long_goes_under_a_heading_of_its_own(opened: Opened) -> None:
    QTest.keyClicks(opened.pane.listing.wishes.length.slider, "17")
    practices = opened.shelf.practices
    told = [str(practices.data(practices.index(at))) for at in range(practices.rowCount())]
    assert told.index("Shorter or longer than 17 minutes, heading, 4") == 2
    assert opened.rows()[0] == "s07"


def test_place_position_level_and_few_words_narrow_it_together(opened: Opened) -> None:
    opened.pane.focus_search()
    choose(opened, "library.posture", "lying")
    assert "s15" not in opened.rows()
    opened.button("library.few-words").click()
    assert opened.rows() == ["s28"]
    choose(opened, "library.area", "feet")
    assert opened.rows() == []
    assert "Nothing fits all of that.\nTake one wish away." in opened.words()
    choose(opened, "library.area", "any")
    choose(opened, "library.level", "1")
    assert opened.rows() == ["s28"]


def test_a_search_without_a_hit_offers_words_and_a_press_looks_for_one(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("zeppelin")
    assert "Nothing fits all of that.\nTake one wish away.\nOr look for one of these." in opened.words()
    assert not opened.pane.detail.isVisible()
    opened.button("library.try.sleep").click()
    assert opened.rows()[0] == "s28"


def test_from_nothing_a_button_leads_back_to_everything(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("zeppelin")
    opened.button("library.empty.button").click()
    assert len(opened.rows()) == 5
    assert opened.pane.detail.isVisible()
    assert opened.focus() is opened.shelf


def test_tab_goes_from_the_search_through_the_wishes_to_the_list(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.type("e")
    names = []
    for _ in range(9):
        names.append(opened.focus().objectName())
        opened.press(Qt.Key.Key_Tab)
    assert names == [
        "library.search",
        "library.area",
        "library.posture",
        "library.level",
        "library.few-words",
        "library.minutes",
        "library.add-place",
        "library.voice",
        "library.list",
    ]


def test_typed_key_by_key_among_many_of_ones_own_the_list_follows(show: Show) -> None:
    script = three().scripts()[0]
    mine = [replace(script, id=f"my{number:03}", title=f"Harbour {number}") for number in range(200)]
    opened = show(home(*mine))
    opened.pane.focus_search()
    seen = []
    for letter in "harbour 7":
        opened.type(letter)
        seen.append(len(opened.rows()))
    assert seen[3:7] == [200, 200, 200, 200]
    assert opened.pane.listing.wishes.length.value() == 7


def test_closing_the_search_asks_for_everything_again(opened: Opened) -> None:
    opened.pane.focus_search()
    opened.button("library.few-words").click()
    choose(opened, "library.posture", "lying")
    opened.button("library.find").click()
    opened.button("library.find").click()
    assert not opened.button("library.few-words").isChecked()
    assert len(opened.rows()) == 5
