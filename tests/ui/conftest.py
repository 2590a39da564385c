from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import shiboken6
from fakes.house import House
from fakes.library import ASSETS
from PySide6.QtCore import QAbstractAnimation, QEvent, QTimer

from calmroom.ui.bridge import Bridge
from calmroom.ui.context import Context
from calmroom.ui.tasks import Tasks
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.theme.qss import apply

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from calmroom.services.rooms import Rooms

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass(frozen=True, slots=True)
class Furnished:
    """A house, its services, and what a pane is given."""

    house: House
    rooms: Rooms
    context: Context


Furnish = Callable[[House], Furnished]


@pytest.fixture
def furnish(qapp: QApplication) -> Iterator[Furnish]:
    """Makes the services of a house and what every pane needs; ends them after the test."""
    opened: list[Context] = []

    def make(house: House) -> Furnished:
        tasks = Tasks(house.bus)
        rooms = house.rooms(tasks)
        theme = theme_from(house.settings, ASSETS)
        look = Look(theme, ASSETS)
        apply(qapp, theme)
        context = Context(tasks, Bridge(house.bus), look)
        opened.append(context)
        return Furnished(house, rooms, context)

    yield make
    for context in opened:
        context.bridge.close()
        context.tasks.close()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Puts a pane on the screen, as large as it stands in the window."""

    def show(pane: QWidget) -> None:
        qtbot.addWidget(pane)
        pane.resize(972, 760)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)

    return show


@pytest.fixture(scope="module", autouse=True)
def old_things_are_old() -> None:
    """What was there before a file's tests is not gone through after each of them: half their time went into that."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """No running timer or animation, no worker and no window outlives a test.

    A page that no window took in would live on, and every change of the style would go through all of them.
    """
    yield
    gc.collect()
    for widget in qapp.topLevelWidgets():
        if not widget.isVisible():
            widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    running = [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, QTimer | QAbstractAnimation) and shiboken6.isValid(thing) and _runs(thing)
    ]
    assert not running
    assert not [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("worker")]


@pytest.fixture(autouse=True)
def nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or an error in the log fails the test; one that expects it clears it."""
    yield
    assert not [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]


def _runs(thing: QTimer | QAbstractAnimation) -> bool:
    if isinstance(thing, QTimer):
        return thing.isActive()
    return thing.state() == QAbstractAnimation.State.Running
