from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from calmroom.domain.routine.handover import KeyPair
from calmroom.ui.widgets.coats import Kind

if TYPE_CHECKING:
    from ui.desk.conftest import Desk, Show


def add(desk: Desk, initials: str) -> None:
    desk.click("desk.routines.add")
    QTest.keyClicks(desk.widget("desk.client.initials"), initials)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: initials in desk.words() and not desk.has("desk.client"))


def kind_of_new(desk: Desk) -> Kind:
    return desk.pane.list.new._cut.kind


def test_without_anybody_it_says_so_kindly(show: Show) -> None:
    desk = show()
    desk.until(lambda: "No routine yet" in desk.words())


def test_a_client_is_written_down_by_initials_alone(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    assert [client.initials for client in desk.house.vault.clients.all()] == ["I. B."]
    assert "No code yet" in desk.words()


def test_after_a_client_was_added_the_keyboard_is_at_their_first_routine(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.until(lambda: desk.widget("desk.routines.0.new").hasFocus())
    add(desk, "A. A.")
    desk.until(lambda: desk.button("desk.routines.0.new").hasFocus())
    assert desk.button("desk.routines.0.new").accessibleName() == "New routine for A. A."


def test_tab_goes_through_the_list_from_above(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.widget("desk.routines.new").setFocus()
    trail = []
    for _ in range(6):
        focus = desk.pane.window().focusWidget()
        assert focus is not None
        trail.append(focus.objectName().removeprefix("desk.routines."))
        desk.press(Qt.Key.Key_Tab)
    assert trail == ["new", "add", "0.new", "0.change", "0.remove", "code"]


def test_a_changed_client_has_the_keyboard_again_and_one_button_is_filled(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.click("desk.routines.0.change")
    assert kind_of_new(desk) is Kind.OUTLINE
    desk.press(Qt.Key.Key_Escape)
    assert desk.button("desk.routines.0.change").hasFocus()
    assert kind_of_new(desk) is Kind.PRIMARY
    desk.click("desk.routines.0.change")
    QTest.keyClicks(desk.widget("desk.client.greeting"), "Iris")
    desk.click("desk.client.save")
    desk.until(lambda: "I. B., Iris" in desk.words())
    desk.until(lambda: desk.button("desk.routines.0.change").hasFocus())


def test_more_than_initials_is_not_kept(show: Show) -> None:
    desk = show()
    desk.click("desk.routines.add")
    QTest.keyClicks(desk.widget("desk.client.initials"), "  ")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: "initials alone" in desk.words())
    assert desk.has("desk.client")
    assert not desk.house.vault.clients.all()


def test_a_client_is_greeted_by_another_name(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.click("desk.routines.0.change")
    QTest.keyClicks(desk.widget("desk.client.greeting"), "Iris")
    desk.click("desk.client.save")
    desk.until(lambda: "I. B., Iris" in desk.words())


def test_a_client_is_removed_and_put_back(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.click("desk.routines.0.remove")
    desk.until(lambda: bool(desk.removals))
    assert not desk.house.vault.clients.all()
    assert desk.removals[0].message == "I. B. is removed"
    desk.until(lambda: "I. B." not in desk.words())
    desk.removals[0].undo()
    desk.until(lambda: "I. B." in desk.words())


def test_a_code_is_kept_once_its_words_were_compared(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    codes = desk.house.routines.codes
    theirs = codes.code_of(KeyPair(b"s" * 32, b"o" * 32))
    desk.click("desk.routines.0.change")
    desk.widget("desk.client.code").setFocus()
    QTest.keyClicks(desk.widget("desk.client.code"), theirs.text)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: all(word in desk.words() for word in theirs.words))
    assert not desk.house.vault.clients.all()[0].code
    desk.click("desk.client.same")
    desk.until(lambda: desk.house.vault.clients.all()[0].code == theirs.text)
    desk.until(lambda: "Their code is known" in desk.words())


def test_a_code_that_was_not_compared_is_not_lost_by_keeping(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    theirs = desk.house.routines.codes.code_of(KeyPair(b"s" * 32, b"o" * 32))
    desk.click("desk.routines.0.change")
    QTest.keyClicks(desk.widget("desk.client.greeting"), "Iris")
    QTest.keyClicks(desk.widget("desk.client.code"), theirs.text)
    desk.click("desk.client.save")
    desk.until(lambda: desk.has("desk.client.same"))
    desk.click("desk.client.same")
    desk.until(lambda: desk.house.vault.clients.all()[0].code == theirs.text)
    desk.until(lambda: desk.has("desk.client.drop"))
    desk.click("desk.client.save")
    desk.until(lambda: not desk.has("desk.client"))
    client = desk.house.vault.clients.all()[0]
    assert (client.greeting, client.code) == ("Iris", theirs.text)


def test_words_that_are_not_the_same_keep_nothing(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    theirs = desk.house.routines.codes.code_of(KeyPair(b"s" * 32, b"o" * 32))
    desk.click("desk.routines.0.change")
    QTest.keyClicks(desk.widget("desk.client.code"), theirs.text)
    desk.click("desk.client.read")
    desk.click("desk.client.other")
    desk.until(lambda: "nothing was kept" in desk.words())
    assert not desk.house.vault.clients.all()[0].code


def test_a_code_that_was_mistyped_says_so(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.click("desk.routines.0.change")
    QTest.keyClicks(desk.widget("desk.client.code"), "calm1-nothing")
    desk.click("desk.client.read")
    desk.until(lambda: desk.has("desk.client.said"))
    assert not desk.has("desk.client.same")


def test_a_routine_begins_from_a_starting_point_for_somebody(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    desk.click("desk.routines.0.new")
    desk.click("desk.begin.r5")
    desk.until(lambda: desk.has("desk.timeline"))
    assert desk.routine().title == "Evening Wind-Down"
    assert desk.routine().therapist == "Maya Berg"
    assert desk.draft().client_id == desk.house.vault.clients.all()[0].id
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.routine().title == "Evening Wind-Down"


def test_a_routine_can_be_for_nobody_and_empty(show: Show) -> None:
    desk = show()
    desk.click("desk.routines.new")
    desk.click("desk.begin.empty")
    desk.until(lambda: desk.has("desk.timeline"))
    assert desk.routine().parts == ()
    assert desk.widget("desk.part.add").hasFocus()
    desk.click("desk.back")
    desk.until(lambda: "For nobody yet" in desk.words())


def test_a_draft_is_removed_and_put_back(show: Show) -> None:
    desk = show()
    add(desk, "I. B.")
    client = desk.house.vault.clients.all()[0]
    draft = desk.rooms.desk.new_draft(client.id, "r2")
    desk.click("desk.routines.0.0.remove")
    desk.until(lambda: bool(desk.removals))
    assert not desk.house.vault.drafts.all()
    desk.removals[-1].undo()
    desk.until(lambda: [one.id for one in desk.house.vault.drafts.all()] == [draft.id])


def test_ones_own_code_is_shown_in_words_and_squares_and_copied(show: Show) -> None:
    desk = show()
    desk.click("desk.routines.code")
    code = desk.rooms.desk.code()
    desk.until(lambda: code.text in desk.words())
    assert desk.has("desk.code.squares")
    desk.click("desk.code.copy")
    assert QGuiApplication.clipboard().text() == code.text
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.has("desk.routines.new"))


def test_a_greeting_of_a_client_is_the_one_of_a_new_routine(show: Show) -> None:
    desk = show()
    client = desk.rooms.desk.new_client("I. B.")
    desk.rooms.desk.save_client(replace(client, greeting="Iris"))
    desk.click("desk.routines.0.new")
    desk.until(lambda: "For Iris." in desk.words())
