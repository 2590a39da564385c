"""What is due is told once, quietly, and not while the desktop asks for quiet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.clock import EVENING
from PySide6.QtWidgets import QWidget
from ui.plan.given import house

from calmroom.domain.sessions.reminders import WORDS, Hangs, Reminder
from calmroom.ui.plan import desktop_notice
from calmroom.ui.plan.reminding import Reminding

if TYPE_CHECKING:
    from fakes.house import House
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

HOUR = time(20)
DAILY = Reminder("a" * 32, Hangs.TIMES, HOUR, EVENING - timedelta(days=1))


class Told:
    """Reminders of a house without a place for notices on its desktop."""

    def __init__(self, furnish: Furnish, qtbot: QtBot, made: House) -> None:
        furnished = furnish(made)
        self.house, self.rooms, self.qtbot = made, furnished.rooms, qtbot
        self.quiet, self.asked = False, 0
        self.words: list[str] = []
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.reminding = Reminding(
            self.rooms.reminders, self.rooms.access, self.window, furnished.context, is_quiet=self._is_quiet
        )
        self.reminding.said.connect(self.words.append)
        self._tasks = furnished.context.tasks

    def _is_quiet(self) -> bool:
        self.asked += 1
        return self.quiet

    def look(self) -> list[str]:
        """Look once, and wait until that is done."""
        done: list[bool] = []
        self.reminding.look()
        self._tasks.run(lambda: True, done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        return self.words


@pytest.fixture
def told(furnish: Furnish, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Told]:
    monkeypatch.setattr(desktop_notice, "_bus_is_there", lambda: False)
    monkeypatch.setattr(desktop_notice, "_tray_is_there", lambda: False)

    def make() -> Told:
        made = house()
        made.vault.reminders.save(DAILY)
        found = Told(furnish, qtbot, made)
        found.rooms.access.has_consented()
        return found

    return make


def test_what_is_due_is_told_once_in_neutral_words(told: Callable[[], Told]) -> None:
    here = told()
    assert here.look() == [WORDS]
    assert here.look() == [WORDS]
    assert WORDS == "Something for today is ready, if you like."


def test_while_the_desktop_asks_for_quiet_nothing_is_told_and_afterwards_once(told: Callable[[], Told]) -> None:
    here = told()
    here.quiet = True
    assert here.look() == []
    here.house.clock.advance(3_600)
    assert here.look() == []
    here.quiet = False
    assert here.look() == [WORDS]


def test_while_the_vault_is_not_open_nothing_is_looked_at(told: Callable[[], Told]) -> None:
    here = told()
    here.rooms.access.close()
    assert here.look() == []


def test_without_a_reminder_the_desktop_is_not_even_asked(told: Callable[[], Told]) -> None:
    here = told()
    here.house.vault.reminders.remove(DAILY.id)
    assert here.look() == []
    assert here.asked == 0


def test_a_desktop_without_a_bus_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert desktop_notice.asks_for_quiet() is False
