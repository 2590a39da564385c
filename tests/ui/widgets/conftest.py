from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.fonts import FontShelf
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.qss import apply
from calmroom.ui.theme.theme import Letters, Theme
from calmroom.ui.theme.tokens import DAWN

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ASSETS = Path(__file__).parents[3] / "assets"
SHELF = FontShelf(ASSETS / "fonts")

Show = Callable[..., QWidget]


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """Dawn, with nothing moving."""
    theme = Theme(DAWN, Letters(SHELF), reduced_motion=True)
    apply(qapp, theme)
    return Look(theme, ASSETS)


@pytest.fixture
def moving(look: Look) -> Look:
    """Dawn, with everything moving."""
    look.set_theme(replace(look.theme, reduced_motion=False))
    return look


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget and waits until it is on the screen."""

    def shown(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        qtbot.addWidget(widget)
        if width:
            tall = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
            widget.resize(width, height or tall)
        # Away from the pointer of the test before, or the widget would be hovered.
        QCursor.setPos(2, 2)
        widget.move(200, 200)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown
