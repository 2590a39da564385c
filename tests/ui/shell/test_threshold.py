from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from fakes.library import ASSETS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from calmroom.domain.settings import Settings
from calmroom.ui.theme.look import first_theme, theme_from
from calmroom.ui.threshold import Threshold

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EVENING = datetime(2026, 5, 21, 19, 0, tzinfo=UTC)
LOADED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from calmroom.domain.settings import Settings
from calmroom.ui import application
def painted():
    print(*(name for name in sys.modules if name.startswith("calmroom.")), flush=True)
    QApplication.exit()
    sys.exit(0)
none = lambda *_: None
application.start(
    application.Start(Settings(window="kept"), Path(sys.argv[1]), datetime.now(UTC), none, none), painted
)
"""


@pytest.fixture
def threshold(qtbot: QtBot) -> Threshold:
    return shown(qtbot, Threshold(first_theme(Settings(), ASSETS), (EVENING, "Iris")))


def shown(qtbot: QtBot, window: Threshold) -> Threshold:
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    return window


def words(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_the_first_frame_greets(threshold: Threshold) -> None:
    assert words(threshold)[0] == "Good evening, Iris"
    assert words(threshold)[1].startswith("Thursday. ")


def test_on_the_very_first_start_it_says_nothing(qtbot: QtBot) -> None:
    assert words(shown(qtbot, Threshold(first_theme(Settings(), ASSETS), None))) == []


def test_the_rooms_take_the_place_of_the_first_frame(threshold: Threshold, qtbot: QtBot) -> None:
    inside = QWidget()
    threshold.furnish(inside)
    qtbot.waitUntil(inside.isVisible)
    qtbot.waitUntil(lambda: inside.size() == threshold.size())
    assert words(threshold) == []


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_ground_me_is_heard_before_anything_else_is_there(threshold: Threshold, modifier: Qt.KeyboardModifier) -> None:
    assert not threshold.wanted_ground(single_keys=True)
    QTest.keyClick(threshold, Qt.Key.Key_G, modifier)
    assert threshold.wanted_ground(single_keys=True)


def test_where_single_letters_are_off_only_ctrl_g_asks_for_it(threshold: Threshold) -> None:
    QTest.keyClick(threshold, Qt.Key.Key_G)
    assert not threshold.wanted_ground(single_keys=False)
    QTest.keyClick(threshold, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert threshold.wanted_ground(single_keys=False)


def test_other_keys_ask_for_nothing(threshold: Threshold) -> None:
    QTest.keyClick(threshold, Qt.Key.Key_H)
    assert not threshold.wanted_ground(single_keys=True)


def test_keys_that_no_control_has_go_to_the_rooms(threshold: Threshold, qtbot: QtBot) -> None:
    class Rooms(QWidget):
        heard = 0

        def keyPressEvent(self, _event: object) -> None:
            self.heard += 1

    rooms = Rooms()
    threshold.furnish(rooms)
    qtbot.waitUntil(rooms.isVisible)
    QTest.keyClick(threshold, Qt.Key.Key_Escape)
    assert rooms.heard == 1


def test_closing_is_told(threshold: Threshold, qtbot: QtBot) -> None:
    threshold.furnish(QPushButton())
    with qtbot.waitSignal(threshold.closing):
        threshold.close()


def test_its_colours_are_those_of_the_rooms() -> None:
    for choice in ("dawn", "dusk", "contrast"):
        settings = Settings(theme=type(Settings().theme)(choice))
        assert first_theme(settings, ASSETS).palette == theme_from(settings, ASSETS).palette


def test_the_first_frame_waits_for_no_room_and_no_service() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED, str(ASSETS)], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = told.stdout.split()
    assert "calmroom.ui.threshold" in loaded
    late = ("calmroom.services", "calmroom.storage", "calmroom.audio", "calmroom.scripts", "calmroom.ui.main_window")
    assert [name for name in loaded if name.startswith(late)] == []
