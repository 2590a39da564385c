from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import NARRATORS, STARTED_BEFORE, House
from fakes.library import FakeLibrary, arrange, bundled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.errors import CalmroomError
from calmroom.ui.library.pane import LibraryPane, LibraryServices
from calmroom.ui.library.state import FEW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices, Programme
    from calmroom.services.practice import Beginning

Show = Callable[[House], "Opened"]


class Opened:
    """The Library on the screen."""

    def __init__(self, furnished: Furnished, pane: LibraryPane, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.pane = pane
        self.begun: list[Beginning] = []
        self.qtbot = qtbot
        pane.begin_asked.connect(self.begun.append)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        found = self.pane.focusWidget()
        assert found is not None
        return found

    def leave_out(self, *regions: str) -> None:
        for region in regions:
            actions = self.pane.wishes.leave_out.menu.actions()
            next(action for action in actions if action.data() == region).trigger()


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        services = LibraryServices(rooms.practice, rooms.settings, rooms.export, NARRATORS, rooms.facts.beds)
        opened = Opened(furnished, LibraryPane(services, furnished.context), qtbot)
        shown(opened.pane)
        opened.pane.open()
        return opened

    return make


def test_the_arrows_move_through_the_list_and_the_detail_follows(show: Show) -> None:
    opened = show(House())
    opened.button("library.row.s01").setFocus()
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Down)
    assert opened.focus() is opened.button("library.row.s07")
    assert opened.pane.detail.title.text() == "From Crown to Tailbone"
    opened.press(Qt.Key.Key_Up)
    assert opened.pane.detail.title.text() == "Ground Me"


def test_tab_reaches_the_chosen_row_alone(show: Show) -> None:
    opened = show(House())
    policies = {key: opened.button(f"library.row.{key}").focusPolicy() for key in ("s01", "s03", "s07")}
    reached = [key for key, policy in policies.items() if policy & Qt.FocusPolicy.TabFocus]
    assert reached == ["s01"]


def test_enter_goes_to_the_detail(show: Show) -> None:
    opened = show(House())
    opened.button("library.row.s01").setFocus()
    opened.press(Qt.Key.Key_Return)
    assert opened.focus() is opened.button("library.words")


def test_control_enter_begins_what_is_chosen(show: Show) -> None:
    opened = show(House())
    opened.button("library.row.s01").setFocus()
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(one.script_id, one.choices.minutes) for one in opened.begun] == [("s01", 12)]


def test_digits_typed_on_a_row_are_minutes(show: Show) -> None:
    opened = show(House())
    opened.button("library.row.s01").setFocus()
    QTest.keyClicks(opened.focus(), "7")
    assert opened.button("library.begin").text() == "Begin, 7 minutes"
    opened.button("library.begin").click()
    assert opened.begun[0].choices.minutes == 7


def test_a_practice_too_short_stays_and_begin_says_what_will_be_played(show: Show) -> None:
    opened = show(House())
    QTest.keyClicks(opened.pane.wishes.length.slider, "30")
    assert opened.button("library.begin").text() == "Begin, 12 minutes"
    assert opened.button("library.begin").accessibleName() == "Begin, 12 minutes: Arriving Here"
    opened.button("library.row.s07").click()
    assert opened.button("library.begin").text() == "Begin, 30 minutes"


def test_voice_and_bed_are_kept_in_the_settings_and_played(show: Show) -> None:
    opened = show(House())
    opened.pane.wishes.voice.setFocus()
    opened.press(Qt.Key.Key_Down)
    opened.pane.wishes.bed.setFocus()
    opened.press(Qt.Key.Key_End)
    settings = opened.rooms.settings.current
    assert (settings.voice, settings.bed) == ("am_michael", "night")
    opened.button("library.begin").click()
    assert (opened.begun[0].choices.voice, opened.begun[0].choices.bed) == ("am_michael", "night")


def test_a_place_added_is_kept_shown_and_played_without(show: Show) -> None:
    opened = show(House())
    opened.leave_out("jaw")
    assert opened.rooms.settings.current.left_out == ("jaw",)
    assert opened.button("library.out.jaw").accessibleName() == "Leave out jaw"
    opened.button("library.begin").click()
    assert opened.begun[0].choices.left_out == ("jaw",)


def test_the_cross_of_a_place_puts_it_back(show: Show) -> None:
    opened = show(House(replace(STARTED_BEFORE, left_out=("jaw", "throat"))))
    assert opened.button("library.out.jaw.remove").accessibleName() == "Put jaw back"
    opened.button("library.out.jaw.remove").click()
    assert opened.rooms.settings.current.left_out == ("throat",)
    assert opened.focus().objectName() == "library.add-place"


def test_the_places_open_as_a_menu_by_key(show: Show) -> None:
    opened = show(House())
    opened.pane.wishes.leave_out.add.setFocus()
    opened.press(Qt.Key.Key_Space)
    menu = opened.pane.wishes.leave_out.menu
    opened.qtbot.waitUntil(menu.isVisible)
    first = menu.actions()[0].data()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert opened.rooms.settings.current.left_out == (first,)


def test_a_practice_set_aside_can_be_opened_and_begun_all_the_same(show: Show) -> None:
    opened = show(House(replace(STARTED_BEFORE, left_out=("back",))))
    row = opened.button("library.row.s07")
    assert row.accessibleDescription() == "Set aside while the spine is left out"
    row.click()
    assert opened.pane.detail.title.text() == "From Crown to Tailbone"
    assert opened.button("library.begin").isVisible()


def test_search_opens_by_key_finds_and_escape_takes_it_away(show: Show) -> None:
    opened = show(House())
    opened.pane.focus_search()
    QTest.keyClicks(opened.focus(), "crown")
    assert [row.objectName() for row in opened.pane.shelf.findChildren(QAbstractButton) if row.isVisible()] == [
        "library.row.s07"
    ]
    assert opened.pane.detail.title.text() == "From Crown to Tailbone"
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_Escape)
    assert opened.pane.wishes.search.isHidden()
    assert opened.button("library.row.s01").isVisible()
    assert opened.focus() is opened.button("library.find")


def test_a_search_without_a_hit_says_so_and_the_way_back_is_a_button(show: Show) -> None:
    opened = show(House())
    opened.pane.focus_search()
    QTest.keyClicks(opened.focus(), "zeppelin")
    assert "Nothing fits all of that.\nTake one wish away." in opened.words()
    assert not opened.pane.detail.isVisible()
    opened.button("library.empty.button").click()
    assert opened.button("library.row.s07").isVisible()
    assert opened.pane.detail.isVisible()


def test_the_words_open_in_place_and_escape_comes_back_to_the_link(show: Show) -> None:
    opened = show(House())
    opened.button("library.words").setFocus()
    opened.press(Qt.Key.Key_Space)
    transcript = opened.pane.detail.transcript
    assert transcript.isVisible()
    assert "Looking around" in transcript.toPlainText() or "Here you are" in transcript.toPlainText()
    assert transcript.isReadOnly()
    opened.press(Qt.Key.Key_Escape)
    assert not transcript.isVisible()
    assert opened.focus() is opened.button("library.words")


def test_more_unfolds_what_helps(show: Show) -> None:
    opened = show(House())
    opened.button("library.row.s07").click()
    assert "sleepy" not in opened.words()
    opened.button("library.leave.more").click()
    assert "It can make you sleepy." in opened.words()
    assert opened.button("library.leave.more").accessibleName() == "Less: Leave it for another day if"


def test_in_a_small_window_the_detail_is_a_page_with_a_way_back(show: Show) -> None:
    opened = show(House())
    opened.pane.resize(700, 600)
    assert not opened.pane.detail.isVisible()
    opened.button("library.row.s07").setFocus()
    opened.press(Qt.Key.Key_Return)
    assert opened.pane.detail.isVisible()
    assert not opened.pane.shelf.isVisible()
    assert opened.focus() is opened.button("library.back")
    opened.press(Qt.Key.Key_Escape)
    assert opened.pane.shelf.isVisible()
    assert opened.focus() is opened.button("library.row.s01")


def test_many_practices_have_tabs(show: Show) -> None:
    script = bundled().scripts()[0]
    crown = bundled().scripts()[2]
    many = tuple(replace(script, id=f"x{number}", title=f"Practice {number}") for number in range(FEW))
    opened = show(House(library=FakeLibrary(*many, crown)))
    opened.button("library.topics.1").click()
    assert opened.pane.shelf.now == "s07"
    assert "Practice 0" not in [row.accessibleName() for row in opened.pane.shelf.findChildren(QAbstractButton)]


def test_a_length_that_cannot_be_reached_is_said_in_place_and_begin_offers_the_nearest(
    furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(script: Script, choices: Choices) -> Programme:
        if choices.minutes > 9:
            message = f"{script.title} cannot last {choices.minutes:g} minutes; the nearest length is 9 minutes."
            raise CalmroomError(message, "Choose 9 minutes.")
        return arrange(script, choices)

    monkeypatch.setattr("fakes.house.arrange", short)
    furnished = furnish(House())
    rooms = furnished.rooms
    services = LibraryServices(rooms.practice, rooms.settings, rooms.export, NARRATORS, rooms.facts.beds)
    opened = Opened(furnished, LibraryPane(services, furnished.context), qtbot)
    shown(opened.pane)
    opened.pane.open()
    assert "Arriving Here cannot last 12 minutes" in opened.words()
    qtbot.waitUntil(lambda: opened.button("library.begin").text() == "Begin, 9 minutes")
    assert "cannot last 12 minutes" in opened.words()
    opened.button("library.begin").click()
    assert opened.begun[0].choices.minutes == 9


def test_no_practice_at_all_leaves_nothing_to_begin(show: Show) -> None:
    opened = show(House(library=FakeLibrary()))
    QTest.keyClick(opened.pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.begun == []
    assert not opened.pane.detail.isVisible()


def test_tab_goes_as_one_reads(show: Show) -> None:
    opened = show(House(replace(STARTED_BEFORE, left_out=("jaw",))))
    opened.leave_out("throat")
    opened.button("library.find").setFocus()
    reached = []
    while (name := opened.focus().objectName()) not in reached:
        reached.append(name)
        QTest.keyClick(opened.focus(), Qt.Key.Key_Tab)
    assert reached == [
        "library.find",
        "library.minutes",
        "library.out.jaw",
        "library.out.jaw.remove",
        "library.out.throat",
        "library.out.throat.remove",
        "library.add-place",
        "library.voice",
        "library.bed",
        "library.row.s01",
        "library.words",
        "library.about.more",
        "library.begin",
        "library.export",
    ]
