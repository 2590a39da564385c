from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from calmroom.services.bus import EventBus
from calmroom.ui.tasks import Tasks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Pane(QObject):
    """Something that asks, and may be gone before it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def hear(self, number: int) -> None:
        self.heard.append(number)
        self.objectName()


def test_what_was_asked_for_comes_back_to_who_asked(qtbot: QtBot) -> None:
    tasks, pane = Tasks(EventBus()), Pane()
    tasks.run(lambda: 7, pane.hear)
    qtbot.waitUntil(lambda: pane.heard == [7])
    tasks.close()


def test_a_pane_that_is_gone_is_not_told(qtbot: QtBot) -> None:
    tasks, pane, other = Tasks(EventBus()), Pane(), Pane()
    go_on = threading.Event()
    tasks.run(lambda: go_on.wait(5) and 7, pane.hear)
    tasks.run(lambda: 8, other.hear)
    shiboken6.delete(pane)
    go_on.set()
    qtbot.waitUntil(lambda: other.heard == [8])
    assert pane.heard == []
    tasks.close()
