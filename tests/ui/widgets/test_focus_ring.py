from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import DUSK
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.focus_ring import FocusRing
from calmroom.ui.widgets.surfaces import ground, scrolling

Show = Callable[..., QWidget]


class Room:
    """A window with a few buttons and a ring."""

    def __init__(self, look: Look, show: Show) -> None:
        self.window = QWidget()
        ground(self.window, "bg")
        column = QVBoxLayout(self.window)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(40)
        self.buttons = [OutlineButton(look, f"Button {n}", f"test.b{n}") for n in range(3)]
        for button in self.buttons:
            column.addWidget(button)
        self.ring = FocusRing(look, self.window)
        show(self.window, 300, 320)
        self.buttons[2].setFocus()

    def tab(self) -> None:
        """Presses Tab at the window."""
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Tab)


@pytest.fixture
def room(look: Look, show: Show) -> Room:
    return Room(look, show)


def test_tab_shows_the_ring_round_the_control(room: Room) -> None:
    room.tab()
    assert room.ring.target is room.buttons[0]
    box = room.buttons[0].geometry()
    assert room.ring.geometry() == box.adjusted(-6, -6, 6, 6)


def test_the_ring_is_three_px_wide_outside_a_gap_of_two(room: Room, look: Look) -> None:
    room.tab()
    picture = room.window.grab().toImage()
    box = room.buttons[0].geometry()
    middle = box.center().y()
    ground_colour, focus = QColor(look.palette.bg), QColor(look.palette.focus)
    colours = [picture.pixelColor(box.left() - step, middle) for step in range(1, 7)]
    assert colours == [ground_colour, ground_colour, focus, focus, focus, ground_colour]


def test_a_mouse_press_shows_no_ring(room: Room) -> None:
    room.tab()
    handle = room.window.windowHandle()
    assert handle is not None
    QTest.mousePress(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, room.buttons[1].geometry().center()
    )
    assert room.buttons[1].hasFocus()
    assert room.ring.target is None
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)


def test_after_the_mouse_a_focus_set_by_the_program_shows_no_ring(room: Room) -> None:
    handle = room.window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    room.buttons[0].setFocus()
    assert room.ring.target is None


def test_the_ring_follows_the_control_as_it_moves(room: Room) -> None:
    room.tab()
    room.buttons[0].move(60, 100)
    assert room.ring.geometry().topLeft() == QPoint(54, 94)


def test_the_ring_goes_with_its_control(room: Room) -> None:
    room.tab()
    room.buttons[0].hide()
    assert room.ring.target is not room.buttons[0]


def test_the_ring_survives_a_control_that_is_deleted(room: Room, qtbot: QtBot) -> None:
    room.tab()
    room.buttons[0].deleteLater()
    qtbot.waitUntil(lambda: room.ring.target is not room.buttons[0])
    room.tab()
    assert room.ring.target is not None


def test_the_ring_wears_the_themes_colour(room: Room, look: Look) -> None:
    room.tab()
    look.set_theme(replace(look.theme, palette=DUSK))
    box = room.buttons[0].geometry()
    picture = room.window.grab().toImage()
    assert picture.pixelColor(box.left() - 4, box.center().y()) == QColor(DUSK.focus)


def test_rows_have_the_ring_inside(room: Room, look: Look) -> None:
    room.buttons[0].setProperty("ring", "inside")
    room.tab()
    box = room.buttons[0].geometry()
    picture = room.window.grab().toImage()
    assert picture.pixelColor(box.left() + 3, box.center().y()) == QColor(look.palette.focus)
    assert picture.pixelColor(box.left() - 4, box.center().y()) == QColor(look.palette.bg)


def test_the_ring_lets_the_mouse_through(room: Room, qtbot: QtBot) -> None:
    room.tab()
    handle = room.window.windowHandle()
    assert handle is not None
    with qtbot.waitSignal(room.buttons[0].clicked):
        QTest.mouseClick(
            handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, room.buttons[0].geometry().center()
        )


def test_the_focused_control_is_scrolled_into_view_with_24_px_to_spare(look: Look, show: Show) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    page = QWidget()
    inner = QVBoxLayout(page)
    buttons = [OutlineButton(look, f"Button {n}", f"test.b{n}") for n in range(20)]
    for button in buttons:
        inner.addWidget(button)
    area: QScrollArea = scrolling(page, "test.scroll")
    column.addWidget(area)
    ring = FocusRing(look, window)
    show(window, 300, 300)
    ring.set_keyboard(keyboard=True)
    buttons[12].setFocus()
    top = buttons[12].mapTo(window, QPoint(0, 0)).y()
    assert 24 <= top <= 300 - 44 - 24
    assert ring.target is buttons[12]
    area.verticalScrollBar().setValue(0)
    assert ring.target is None
