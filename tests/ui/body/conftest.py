from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from fakes.library import ASSETS
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.body.opened import Opened, Show

from calmroom.ui import keeping
from calmroom.ui.body.room import BodyRoom, BodyServices
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.theme.qss import apply

if TYPE_CHECKING:
    from ui.conftest import Furnish

ShowSide = Callable[..., None]


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """Dawn, with nothing moving."""
    theme = theme_from(STARTED_BEFORE, ASSETS)
    apply(qapp, theme)
    return Look(theme, ASSETS)


@pytest.fixture
def show_side(qtbot: QtBot) -> ShowSide:
    """Puts a widget on the screen in a size, away from the pointer."""

    def shown(widget: QWidget, width: int = 234, height: int = 570) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        QCursor.setPos(2, 2)
        widget.move(200, 200)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return shown


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses of a person are short here."""
    monkeypatch.setattr(keeping, "SOON_MS", 5)
    monkeypatch.setattr(keeping, "FIRST_MS", 5)
    monkeypatch.setattr(keeping, "AGAIN_MS", 30)


@pytest.fixture
def show(furnish: Furnish, qtbot: QtBot) -> Iterator[Show]:
    shown: list[BodyRoom] = []

    def make(house: House, width: int = 972) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        services = BodyServices(rooms.body, rooms.appointments, rooms.settings, rooms.world.clock)
        room = BodyRoom(services, furnished.context)
        shown.append(room)
        opened = Opened(furnished, room, qtbot)
        room.resize(width, 760)
        room.show()
        room.activateWindow()
        qtbot.waitUntil(room.isActiveWindow)
        room.open()
        opened.until(lambda: room.pane.desk.is_laid)
        return opened

    yield make
    for room in shown:
        # What is on its way to the disk arrives before the window goes, as at the end of the program.
        room.flush()
        qtbot.wait(5)
        room.close()
        room.deleteLater()
