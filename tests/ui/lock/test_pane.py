from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from calmroom.ui.lock.pane import LockPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

    from calmroom.domain.vault.recovery import RecoveryKey

PASSPHRASE = "slow river warm stone"  # noqa: S105 - a fake's


class Asked:
    """The pane on the screen, over a locked house."""

    def __init__(self, house: House, key: RecoveryKey, pane: LockPane, qtbot: QtBot) -> None:
        self.house = house
        self.key = key
        self.pane = pane
        self._qtbot = qtbot
        self.opened: list[bool] = []
        pane.opened.connect(self.opened.append)

    def type(self, words: str) -> None:
        """Type where the keyboard is, and press Enter."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def press(self, control: QObject) -> None:
        assert isinstance(control, QWidget)
        QTest.keyClick(control, Qt.Key.Key_Space)

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true)

    def wrong(self) -> None:
        """A try that opens nothing."""
        tried = self.house.vault.keys.tried
        self.type("not this")
        self.until(lambda: self.house.vault.keys.tried == tried + 1 and not self.pane._is_opening)


@pytest.fixture
def asked(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Asked:
    house = House()
    key = house.vault.keys.new_recovery_key()
    house.vault.keys.set_passphrase(PASSPHRASE, key)
    furnished = furnish(house)
    pane = LockPane(furnished.rooms.lock, furnished.rooms.backups, furnished.context)
    shown(pane)
    pane.open()
    qtbot.waitUntil(pane.secret.line.hasFocus)
    return Asked(house, key, pane, qtbot)


def test_the_passphrase_opens_and_is_not_kept_in_the_field(asked: Asked) -> None:
    asked.type(PASSPHRASE)
    asked.until(lambda: asked.opened == [False])
    assert asked.pane.secret.text() == ""


def test_it_cannot_be_read_until_it_is_shown_and_hides_again_when_it_is_asked_anew(asked: Asked) -> None:
    line = asked.pane.secret.line
    assert line.echoMode() is QLineEdit.EchoMode.Password
    eye = line.eye
    assert eye is not None
    assert eye.accessibleName() == "Show what is typed"
    asked.press(eye)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide what is typed"
    asked.pane.open()
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_a_hidden_passphrase_cannot_be_read_out_either(asked: Asked) -> None:
    QTest.keyClicks(asked.pane.secret.line, "heliotrope")
    assert "heliotrope" not in asked.pane.secret.line.displayText()


def test_caps_lock_is_said_at_the_field(asked: Asked) -> None:
    QTest.keyClicks(asked.pane.secret.line, "S")
    assert asked.pane.secret.hint.text() == "Caps Lock is on."
    assert asked.pane.secret.line.accessibleDescription() == "Caps Lock is on."
    QTest.keyClicks(asked.pane.secret.line, "s")
    assert not asked.pane.secret.hint.isVisible()


def test_a_wrong_one_says_the_same_whatever_it_was_and_can_be_typed_over(asked: Asked) -> None:
    said = set()
    for typed in ("not this", PASSPHRASE + " ", PASSPHRASE[:-1]):
        asked.house.clock.advance(60)
        asked.pane._ready()
        asked.type(typed)
        asked.until(asked.pane.fault.isVisible)
        asked.until(lambda: not asked.pane._is_opening)
        said.add(asked.pane.fault.text())
    assert len(said) == 1
    assert asked.pane.secret.line.selectedText()


def test_a_slip_costs_nothing_and_more_of_them_a_moment(asked: Asked) -> None:
    asked.wrong()
    assert asked.pane.open_button.isEnabled()
    asked.wrong()
    assert not asked.pane.open_button.isEnabled()
    assert asked.pane.status.text() == "The next try in a second."
    asked.house.clock.advance(1)
    asked.until(asked.pane.open_button.isEnabled)
    assert asked.pane.status.text() == ""


def test_while_it_waits_enter_tries_nothing(asked: Asked) -> None:
    asked.wrong()
    asked.wrong()
    tried = asked.house.vault.keys.tried
    asked.type(PASSPHRASE)
    assert asked.house.vault.keys.tried == tried
    asked.house.clock.advance(1)
    asked.until(asked.pane.open_button.isEnabled)


def test_the_recovery_key_opens_however_it_is_typed(asked: Asked) -> None:
    asked.press(asked.pane.other)
    assert asked.pane.title.text() == "With your recovery key"
    asked.type(asked.key.text.lower().replace("-", "  "))
    asked.until(lambda: asked.opened == [True])


def test_a_mistyped_recovery_key_is_told_by_its_group_and_not_tried(asked: Asked) -> None:
    asked.press(asked.pane.other)
    groups = list(asked.key.groups)
    groups[2] = ("A" if groups[2][0] != "A" else "B") + groups[2][1:]
    asked.type("-".join(groups))
    assert "third group" in asked.pane.fault.text()
    assert asked.house.vault.keys.tried == 0


def test_a_recovery_key_in_the_field_of_the_passphrase_opens_as_well(asked: Asked) -> None:
    asked.type(asked.key.text)
    asked.until(lambda: asked.opened == [True])


def test_back_to_the_passphrase(asked: Asked) -> None:
    asked.press(asked.pane.other)
    asked.press(asked.pane.other)
    assert asked.pane.secret.isVisible()
    assert asked.pane.secret.line.hasFocus()


def test_nothing_typed_is_no_try(asked: Asked) -> None:
    asked.type("")
    assert asked.house.vault.keys.tried == 0


def test_every_control_has_a_name_to_be_read_out(asked: Asked) -> None:
    pane = asked.pane
    names = [pane.secret.line, pane.recovery, pane.open_button, pane.other, pane.library]
    assert [control.accessibleName() for control in names] == [
        "Passphrase",
        "Recovery key",
        "Open",
        "I have a recovery key",
        "Look around in the library",
    ]


def test_the_library_can_be_asked_for(asked: Asked) -> None:
    heard: list[bool] = []
    asked.pane.library_asked.connect(lambda: heard.append(True))
    asked.press(asked.pane.library)
    assert heard == [True]
