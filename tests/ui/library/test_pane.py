from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import NARRATORS, STARTED_BEFORE, House
from fakes.library import FakeLibrary, arrange, three
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
    from calmroom.domain.settings import Settings
    from calmroom.domain.timeline import Choices, Programme
    from calmroom.services.practice import Beginning
    from calmroom.ui.library.shelf import Shelf

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

    @property
    def shelf(self) -> Shelf:
        return self.pane.listing.shelf

    def rows(self) -> list[str]:
        return list(self.shelf.practices.ids()) if self.shelf.isVisible() else []

    def spoken(self, script_id: str, role: Qt.ItemDataRole = Qt.ItemDataRole.AccessibleTextRole) -> str:
        practices = self.shelf.practices
        return str(practices.data(practices.index(practices.row_of(script_id)), role))

    def click_row(self, script_id: str) -> None:
        QTest.mouseClick(self.shelf.viewport(), Qt.MouseButton.LeftButton, pos=self.shelf.box_of(script_id).center())

    def type(self, words: str) -> None:
        QTest.keyClicks(self.pane.listing.finder.search, words)

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
            actions = self.pane.listing.wishes.leave_out.menu.actions()
            next(action for action in actions if action.data() == region).trigger()


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        opened = Opened(furnished, LibraryPane(services_of(furnished), furnished.context), qtbot)
        shown(opened.pane)
        opened.pane.open()
        return opened

    return make


def house(settings: Settings = STARTED_BEFORE) -> House:
    return House(settings, library=three())


def services_of(furnished: Furnished) -> LibraryServices:
    rooms = furnished.rooms
    return LibraryServices(
        practice=rooms.practice,
        settings=rooms.settings,
        sound=rooms.sound,
        export=rooms.export,
        safety=rooms.safety,
        knowledge=rooms.knowledge,
        personal=rooms.personal,
        narrators=NARRATORS,
        beds=rooms.facts.beds,
    )


def test_the_arrows_move_through_the_list_and_the_detail_follows(show: Show) -> None:
    opened = show(house())
    opened.shelf.setFocus()
    assert opened.pane.detail.title.text() == "Arriving Here"
    opened.press(Qt.Key.Key_Down)
    assert (opened.shelf.now, opened.pane.detail.title.text()) == ("s07", "From Crown to Tailbone")
    opened.press(Qt.Key.Key_Home)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Up)
    assert opened.pane.detail.title.text() == "Arriving Here"


def test_headings_are_told_and_passed_over(show: Show) -> None:
    practices = show(house()).shelf.practices
    told = [str(practices.data(practices.index(at))) for at in range(practices.rowCount())]
    assert told[0] == "Arriving, heading, 1"
    assert "Shorter or longer than 12 minutes, heading, 1" in told
    assert not practices.flags(practices.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_letter_typed_on_the_list_is_left_to_the_window(show: Show) -> None:
    opened = show(house())
    opened.shelf.setFocus()
    QTest.keyClicks(opened.shelf, "f")
    assert opened.shelf.now == "s01"


def test_a_ring_is_round_the_chosen_row_for_keys_and_not_for_the_pointer(show: Show) -> None:
    opened = show(house())
    opened.shelf.setFocus(Qt.FocusReason.TabFocusReason)
    assert opened.shelf.rows.rings
    opened.click_row("s07")
    assert not opened.shelf.rows.rings


def test_the_chosen_row_is_brought_into_view(show: Show) -> None:
    opened = show(house())
    opened.pane.resize(900, 300)
    opened.shelf.setFocus(Qt.FocusReason.TabFocusReason)
    opened.press(Qt.Key.Key_End)
    row = opened.shelf.box_of(opened.shelf.now)
    top = opened.shelf.mapTo(opened.pane, row.topLeft()).y()
    assert top >= 0
    assert top + row.height() <= 300


def test_enter_goes_to_the_detail(show: Show) -> None:
    opened = show(house())
    opened.shelf.setFocus()
    opened.press(Qt.Key.Key_Return)
    assert opened.focus() is opened.button("library.words")


def test_control_enter_begins_what_is_chosen(show: Show) -> None:
    opened = show(house())
    opened.shelf.setFocus()
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(one.script_id, one.choices.minutes) for one in opened.begun] == [("s01", 12)]


def test_digits_typed_on_a_row_are_minutes(show: Show) -> None:
    opened = show(house())
    opened.shelf.setFocus()
    QTest.keyClicks(opened.shelf, "7")
    assert opened.button("library.begin").text() == "Begin, 7 minutes"
    opened.button("library.begin").click()
    assert opened.begun[0].choices.minutes == 7


def test_a_practice_too_short_stays_and_begin_says_what_will_be_played(show: Show) -> None:
    opened = show(house())
    QTest.keyClicks(opened.pane.listing.wishes.length.slider, "30")
    assert opened.button("library.begin").text() == "Begin, 12 minutes"
    assert opened.button("library.begin").accessibleName() == "Begin, 12 minutes: Arriving Here"
    opened.click_row("s07")
    assert opened.button("library.begin").text() == "Begin, 30 minutes"


def test_voice_and_bed_are_kept_in_the_settings_and_played(show: Show) -> None:
    opened = show(house())
    opened.pane.listing.wishes.voice.setFocus()
    opened.press(Qt.Key.Key_Down)
    opened.pane.detail.choices.bed.setFocus()
    opened.press(Qt.Key.Key_End)
    settings = opened.rooms.settings.current
    assert (settings.voice, settings.bed) == ("am_michael", "night")
    opened.button("library.begin").click()
    assert (opened.begun[0].choices.voice, opened.begun[0].choices.bed) == ("am_michael", "night")


def test_a_place_added_is_kept_shown_and_played_without(show: Show) -> None:
    opened = show(house())
    opened.leave_out("jaw")
    assert opened.rooms.settings.current.left_out == ("jaw",)
    assert opened.button("library.out.jaw").accessibleName() == "Leave out jaw"
    opened.button("library.begin").click()
    assert opened.begun[0].choices.left_out == ("jaw",)


def test_the_cross_of_a_place_puts_it_back(show: Show) -> None:
    opened = show(house(replace(STARTED_BEFORE, left_out=("jaw", "throat"))))
    assert opened.button("library.out.jaw.remove").accessibleName() == "Put jaw back"
    opened.button("library.out.jaw.remove").click()
    assert opened.rooms.settings.current.left_out == ("throat",)
    assert opened.focus().objectName() == "library.add-place"


def test_the_places_open_as_a_menu_by_key(show: Show) -> None:
    opened = show(house())
    opened.pane.listing.wishes.leave_out.add.setFocus()
    opened.press(Qt.Key.Key_Space)
    menu = opened.pane.listing.wishes.leave_out.menu
    opened.qtbot.waitUntil(menu.isVisible)
    first = menu.actions()[0].data()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert opened.rooms.settings.current.left_out == (first,)


def test_a_practice_set_aside_can_be_opened_and_begun_all_the_same(show: Show) -> None:
    opened = show(house(replace(STARTED_BEFORE, left_out=("back",))))
    line = opened.spoken("s07", Qt.ItemDataRole.AccessibleDescriptionRole)
    assert line == "Set aside while the spine is left out"
    opened.click_row("s07")
    assert opened.pane.detail.title.text() == "From Crown to Tailbone"
    assert opened.button("library.begin").isVisible()


def test_the_words_open_in_place_and_escape_comes_back_to_the_link(show: Show) -> None:
    opened = show(house())
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
    opened = show(house())
    opened.click_row("s07")
    assert "sleepy" not in opened.words()
    opened.button("library.leave.more").click()
    assert "It can make you sleepy." in opened.words()
    assert opened.button("library.leave.more").accessibleName() == "Less: Leave it for another day if"


def test_in_a_small_window_the_detail_is_a_page_with_a_way_back(show: Show) -> None:
    opened = show(house())
    opened.pane.resize(700, 600)
    assert not opened.pane.detail.isVisible()
    opened.shelf.setFocus()
    opened.press(Qt.Key.Key_Return)
    assert opened.pane.detail.isVisible()
    assert not opened.shelf.isVisible()
    assert opened.focus() is opened.button("library.back")
    assert opened.pane.detail.choices.length.isVisible()
    assert opened.pane.detail.choices.voice.isVisible()
    opened.press(Qt.Key.Key_Escape)
    assert opened.shelf.isVisible()
    assert opened.focus() is opened.shelf


def test_on_its_own_page_the_length_is_chosen_beside_it(show: Show) -> None:
    opened = show(house())
    opened.pane.resize(700, 600)
    opened.click_row("s07")
    QTest.keyClicks(opened.pane.detail.choices.length.slider, "20")
    assert opened.button("library.begin").text() == "Begin, 20 minutes"


def test_another_practice_does_not_change_how_long_there_is(show: Show) -> None:
    opened = show(house())
    QTest.keyClicks(opened.pane.listing.wishes.length.slider, "30")
    opened.click_row("s03")
    assert opened.button("library.begin").text() == "Begin, 5 minutes"
    assert opened.pane.listing.wishes.length.value() == 30


def test_many_practices_have_tabs(show: Show) -> None:
    script, _, crown = three().scripts()
    many = tuple(replace(script, id=f"x{number}", title=f"Practice {number}") for number in range(FEW))
    opened = show(House(library=FakeLibrary(*many, crown)))
    opened.button("library.topics.listening").click()
    assert (opened.rows(), opened.shelf.now) == (["s07"], "s07")
    opened.button("library.topics.own").click()
    assert opened.rows() == [script.id for script in many]


def test_a_length_that_cannot_be_reached_is_said_in_place_and_begin_offers_the_nearest(
    furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(script: Script, choices: Choices) -> Programme:
        if choices.minutes > 9:
            message = f"{script.title} cannot last {choices.minutes:g} minutes; the nearest length is 9 minutes."
            raise CalmroomError(message, "Choose 9 minutes.")
        return arrange(script, choices)

    monkeypatch.setattr("fakes.house.arrange", short)
    furnished = furnish(house())
    opened = Opened(furnished, LibraryPane(services_of(furnished), furnished.context), qtbot)
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
    opened = show(house(replace(STARTED_BEFORE, left_out=("jaw",))))
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
        "library.list",
        "library.words",
        "library.about.more",
        "library.following.sound",
        "library.bed",
        "library.without.feet",
        "library.without.hands",
        "library.known.more",
        "library.evidence",
        "library.made.more",
        "library.begin",
        "library.export",
    ]


def test_locking_forgets_what_was_looked_for(show: Show) -> None:
    opened = show(house())
    opened.pane.focus_search()
    opened.type("headache")
    opened.pane.forget()
    assert opened.pane.listing.finder.search.text() == ""
    assert not opened.pane.listing.finder.isVisible()
