"""The present passphrase, asked for before a way to the vault is changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.lock.conftest import OLD, Making, opens, protect

from calmroom.domain.vault.vault import WrongSecret
from calmroom.ui.lock.purpose import Purpose

ASKED = (Purpose.CHANGE, Purpose.SHEET, Purpose.REMOVE, Purpose.KEYCHAIN)
asked = pytest.mark.parametrize("purpose", ASKED)


@asked
def test_the_present_passphrase_is_asked_for_first(making: Making, purpose: Purpose) -> None:
    protect(making.house)
    making.begin(purpose)
    assert making.page.title.text() == "Your passphrase, first"
    assert making.page.steps.present.secret.line.accessibleName() == "Your passphrase, or recovery key"
    assert making.page.steps.present.secret.line.echoMode() is QLineEdit.EchoMode.Password
    assert QApplication.focusWidget() is making.page.steps.present.secret.line
    assert not making.page.go_on.isEnabled()
    QTest.keyClick(making.page.steps.present.secret.line, Qt.Key.Key_Return)
    assert making.page._at == 0


@asked
def test_a_wrong_one_leads_no_further_and_changes_nothing(making: Making, purpose: Purpose) -> None:
    key = protect(making.house)
    before = making.house.vault.keys.protection()
    making.begin(purpose)
    making.wrong()
    assert (making.page._at, making.done) == (0, [])
    told = WrongSecret()
    assert making.page.fault.text() == f"{told.message} {told.hint}"
    assert making.house.vault.keys.protection() == before
    assert opens(making.house, OLD)
    assert opens(making.house, key.text)


@asked
def test_the_recovery_key_works_as_well(making: Making, purpose: Purpose) -> None:
    key = protect(making.house)
    making.begin(purpose)
    making.present(key.text.lower())
    making.until(lambda: making.page._at == 1 or making.done == [True])


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.AGAIN, Purpose.FORGOTTEN])
def test_where_there_is_none_or_it_is_forgotten_it_is_not_asked_for(making: Making, purpose: Purpose) -> None:
    making.begin(purpose)
    assert QApplication.focusWidget() is making.page.steps.choose.first.line


def test_after_a_slip_the_next_letters_take_its_place(making: Making) -> None:
    protect(making.house)
    making.begin(Purpose.CHANGE)
    making.wrong()
    making.present()
    making.until(lambda: making.page._at == 1)
    assert not making.page.fault.isVisible()


def test_the_wait_is_said_and_over_by_itself(making: Making) -> None:
    protect(making.house)
    making.begin(Purpose.CHANGE)
    making.wrong()
    assert making.page.go_on.isEnabled()
    making.wrong()
    assert not making.page.go_on.isEnabled()
    assert making.page.status.text() == "The next try in a second."
    assert making.page.go_on.accessibleDescription() == "The next try in a second."
    tried = making.house.vault.keys.tried
    making.present()
    assert (making.house.vault.keys.tried, making.page._is_busy) == (tried, False)
    making.house.clock.advance(1.0)
    making.until(making.page.go_on.isEnabled)
    QTest.keyClick(making.page.go_on, Qt.Key.Key_Space)
    making.until(lambda: making.page._at == 1)


def test_going_away_and_coming_again_does_not_shorten_the_wait(making: Making) -> None:
    protect(making.house)
    making.begin(Purpose.CHANGE)
    making.wrong()
    making.wrong()
    QTest.keyClick(making.page, Qt.Key.Key_Escape)
    making.begin(Purpose.KEYCHAIN)
    QTest.keyClicks(making.page.steps.present.secret.line, OLD)
    assert not making.page.go_on.isEnabled()
    assert making.page.status.text() == "The next try in a second."
    making.page.forget()


def test_not_now_changes_nothing_and_leaves_nothing_typed(making: Making) -> None:
    protect(making.house)
    making.begin(Purpose.REMOVE)
    QTest.keyClicks(making.page.steps.present.secret.line, "the old o")
    assert making.page.back.text() == "Not now"
    QTest.mouseClick(making.page.back, Qt.MouseButton.LeftButton)
    assert making.done == [True]
    assert making.page.steps.present.text() == ""
    assert making.house.vault.keys.protection().passphrase


def test_let_on_it_is_not_kept_and_going_back_asks_anew(making: Making) -> None:
    protect(making.house)
    making.pass_by(Purpose.CHANGE)
    assert making.page.steps.present.text() == ""
    QTest.keyClick(making.page.back, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is making.page.steps.present.secret.line
    assert not making.page.go_on.isEnabled()


def test_an_answer_that_comes_after_it_was_locked_leads_nowhere(making: Making) -> None:
    protect(making.house)
    making.begin(Purpose.KEYCHAIN)
    tried = making.house.vault.keys.tried
    making.present()
    making.page.forget()
    making.until(lambda: making.house.vault.keys.tried == tried + 1)
    # What the worker does next is done after whatever that answer set going.
    heard: list[bool] = []
    making.page._context.tasks.run(lambda: True, heard.append)
    making.until(lambda: heard == [True])
    assert not making.house.vault.keys.protection().keychain
    assert making.done == []


def test_removing_is_asked_once_more_and_keeping_is_the_first_way(making: Making) -> None:
    protect(making.house)
    making.pass_by(Purpose.REMOVE)
    assert "anybody who can use this account can read everything" in making.page.about.text()
    assert QApplication.focusWidget() is making.page.back
    assert making.page.back.text() == "Keep it"
    QTest.keyClick(making.page.back, Qt.Key.Key_Space)
    assert making.done == [True]
    assert making.house.vault.keys.protection().passphrase


def test_removed_it_opens_no_longer_and_the_sheet_still_does(making: Making) -> None:
    key = protect(making.house)
    making.pass_by(Purpose.REMOVE)
    assert making.page.go_on.text() == "Remove the passphrase"
    QTest.mouseClick(making.page.go_on, Qt.MouseButton.LeftButton)
    making.until(lambda: making.done == [True])
    assert making.house.vault.keys.protection().plain
    assert not opens(making.house, OLD)
    assert opens(making.house, key.text)


def test_the_keychain_opens_it_once_the_passphrase_was_right(making: Making) -> None:
    protect(making.house)
    making.begin(Purpose.KEYCHAIN)
    assert making.page.go_on.text() == "Turn it on"
    making.present()
    making.until(lambda: making.done == [True])
    assert making.house.vault.keys.protection().keychain


def test_a_keychain_that_refuses_is_said_in_place(making: Making) -> None:
    protect(making.house)
    making.house.vault.keys.keychain_refuses = True
    making.begin(Purpose.KEYCHAIN)
    making.present()
    making.until(making.page.fault.isVisible)
    assert "The keychain refused." in making.page.fault.text()
    assert not making.house.vault.keys.protection().keychain
    assert making.done == []
