from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from fakes.journal_room import Opened, services_of
from PySide6.QtWidgets import QWidget

from calmroom.ui import keeping
from calmroom.ui.journal.pane import JournalPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish


Show = Callable[[House], Opened]


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses of a person are short here."""
    monkeypatch.setattr(keeping, "SOON_MS", 20)
    monkeypatch.setattr(keeping, "FIRST_MS", 5)
    monkeypatch.setattr(keeping, "AGAIN_MS", 30)


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        pane = JournalPane(services_of(rooms), furnished.context)
        opened = Opened(furnished, pane, qtbot)
        shown(pane)
        pane.open()
        opened.until(lambda: pane.page.isVisible() or pane.empty.isVisible())
        return opened

    return make
