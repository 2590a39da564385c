from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.house import STARTED_BEFORE
from fakes.library import ASSETS
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.theme.qss import apply

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
