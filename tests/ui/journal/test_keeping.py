"""What is typed is safe within two seconds, so a crash costs no more than those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fakes.house import House
from PySide6.QtCore import QObject, QTimer

from calmroom.ui.keeping import AGAIN_MS, FIRST_MS, SOON_MS, Keeper

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

WITHIN_MS = 2000
LONGEST_COPY_MS = 900
"""So long a copy of a vault of 70 MB kept the storage thread, on two busy cores."""


def test_a_save_begins_soon_enough_to_be_done_in_two_seconds_even_behind_a_backup() -> None:
    assert max(FIRST_MS, SOON_MS) * 1.05 + LONGEST_COPY_MS < WITHIN_MS
    assert AGAIN_MS > SOON_MS


def test_typing_on_does_not_put_the_save_off(furnish: Furnish, qtbot: QtBot) -> None:
    furnished = furnish(House())
    journal = furnished.rooms.journal
    owner = QObject()
    keeper = Keeper(journal.save, furnished.context.tasks, owner)
    page = journal.begin()
    for letters in range(1, 4):
        keeper.take(type(page)(page.id, page.written, page.changed, "a" * letters))
    timers = [timer for timer in keeper.findChildren(QTimer) if timer.isActive()]
    assert [timer.remainingTime() <= FIRST_MS * 1.1 for timer in timers] == [True]
    qtbot.waitUntil(lambda: not keeper.is_dirty)
    kept = furnished.house.vault.journal.get(page.id)
    assert kept is not None
    assert kept.text == "aaa"
