from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from ui.lock.conftest import NEW, OLD, Making, opens, protect

from calmroom.domain.errors import CalmroomError
from calmroom.ui.lock.purpose import Purpose

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_passphrase_takes_three_steps_and_holds_only_after_the_last(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose()
    making.go_on()
    key = making.shown_key()
    making.go_on()
    assert not opens(making.house, NEW)
    making.confirm()
    making.go_on()
    making.until(lambda: making.done == [True])
    assert opens(making.house, NEW)
    assert opens(making.house, key)


def test_afterwards_nothing_of_it_stays_on_the_page(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose()
    making.go_on()
    making.go_on()
    making.confirm()
    making.go_on()
    making.until(lambda: making.done == [True])
    assert [field.text() for field in making.page.findChildren(QLineEdit) if field.text()] == []
    assert making.shown_key() == "-" * 7
    assert making.page.steps.keep.groups[0].words.accessibleName() == ""


def test_two_that_differ_go_no_further_and_it_is_said(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose(second="slow river warm ston")
    assert not making.page.go_on.isEnabled()
    assert making.page.steps.choose.match.text() == "The two are not the same yet."
    QTest.keyClick(making.page.steps.choose.second.line, Qt.Key.Key_Return)
    assert making.page._at == 0


def test_the_strength_is_said_in_words_at_the_field(making: Making) -> None:
    making.begin(Purpose.FIRST)
    QTest.keyClicks(making.page.steps.choose.first.line, "abc")
    assert making.page.steps.choose.strength.text().startswith("Easy to guess")
    assert making.page.steps.choose.first.line.accessibleDescription() == making.page.steps.choose.strength.text()


def test_a_weak_one_is_nobodys_business(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose("abc", "abc")
    assert making.page.go_on.isEnabled()


def test_a_wrong_group_keeps_the_last_step_shut(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose()
    making.go_on()
    making.go_on()
    making.confirm()
    first = making.page.steps.confirm.fields[0]
    first.clear()
    QTest.keyClicks(first, "00000")
    assert not making.page.go_on.isEnabled()
    assert making.page.steps.confirm.hint.text() == f"That is not group {making.page.steps.confirm.places[0] + 1} yet."


def test_each_group_is_read_out_letter_by_letter(making: Making) -> None:
    making.begin(Purpose.SHEET)
    label = making.page.steps.keep.groups[2]
    assert label.accessibleName() == f"Group 3: {' '.join(label.words.text())}"


def test_back_keeps_what_was_typed_and_the_key(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose()
    making.go_on()
    key = making.shown_key()
    QTest.keyClick(making.page.back, Qt.Key.Key_Space)
    assert making.page.steps.choose.text() == NEW
    making.go_on()
    assert making.shown_key() == key


def test_not_now_leaves_everything_as_it_was(making: Making) -> None:
    making.begin(Purpose.FIRST)
    making.choose()
    QTest.keyClick(making.page, Qt.Key.Key_Escape)
    assert making.done == [True]
    assert not making.house.vault.keys.protection().passphrase
    assert making.page.steps.choose.text() == ""


def test_a_change_takes_two_steps_and_the_sheet_stays(making: Making) -> None:
    key = protect(making.house)
    making.pass_by(Purpose.CHANGE)
    assert making.page.bars.accessibleName() == "2 of 2"
    making.choose()
    QTest.keyClick(making.page.steps.choose.second.line, Qt.Key.Key_Return)
    making.until(lambda: making.done == [True])
    assert opens(making.house, NEW)
    assert not opens(making.house, OLD)
    assert opens(making.house, key.text)


def test_a_new_sheet_holds_once_it_is_confirmed_and_the_old_one_no_longer(making: Making) -> None:
    old = protect(making.house)
    making.pass_by(Purpose.SHEET)
    new = making.shown_key()
    making.go_on()
    assert opens(making.house, old.text)
    making.confirm()
    making.go_on()
    making.until(lambda: making.done == [True])
    assert opens(making.house, new)
    assert not opens(making.house, old.text)


def test_a_refusal_is_said_in_place_and_can_be_tried_again(making: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    protect(making.house)

    def refuse(*_args: object) -> None:
        raise CalmroomError("The disk is full.", "Free some room and try again.")

    making.pass_by(Purpose.CHANGE)
    making.choose()
    with monkeypatch.context() as patched:
        patched.setattr(making.house.vault.keys, "set_passphrase", refuse)
        making.go_on()
        making.until(making.page.fault.isVisible)
    assert "The disk is full." in making.page.fault.text()
    making.go_on()
    making.until(lambda: making.done == [True])


def test_the_sheet_is_saved_for_its_owner_alone(making: Making, tmp_path: Path) -> None:
    making.begin(Purpose.SHEET)
    path = tmp_path / "sheet.pdf"
    making.page.steps.keep.save_as(path)
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o777 == 0o600
    assert making.page.steps.keep.said.text() == "Saved as sheet.pdf."
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_takes_nothing_is_said_in_place(making: Making, tmp_path: Path) -> None:
    making.begin(Purpose.SHEET)
    making.page.steps.keep.save_as(tmp_path / "not there" / "sheet.pdf")
    assert "could not be saved" in making.page.steps.keep.fault.text()
