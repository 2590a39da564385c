from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE
from fakes.library import ASSETS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

DAY, HOUR = date(2026, 11, 28), time(17, 30)


@pytest.fixture
def when(qtbot: QtBot) -> Iterator[When]:
    fields = When(Look(theme_from(STARTED_BEFORE, ASSETS), ASSETS), "form", "Hour", (5, 240))
    window = QWidget()
    column = QVBoxLayout(window)
    for field in (fields.day, fields.at, fields.minutes):
        column.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fields.show(DAY, HOUR, 60)
    fields.minutes.setFocus()
    fields.day.setFocus(Qt.FocusReason.TabFocusReason)
    yield fields
    window.close()


def test_what_is_shown_is_what_is_told(when: When) -> None:
    assert when.told() == (DAY, HOUR, 60)


def test_the_number_of_a_day_is_typed_at_once(when: When) -> None:
    QTest.keyClicks(when.day, "24")
    assert when.told()[0] == date(2026, 11, 24)


def test_tab_goes_from_field_to_field(when: When) -> None:
    QTest.keyClick(when.day, Qt.Key.Key_Tab)
    assert when.at.hasFocus()
    QTest.keyClick(when.at, Qt.Key.Key_Tab)
    assert when.minutes.hasFocus()
    QTest.keyClick(when.minutes, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(when.at, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert when.day.hasFocus()


def test_the_arrows_go_from_part_to_part(when: When) -> None:
    QTest.keyClick(when.day, Qt.Key.Key_Right)
    QTest.keyClick(when.day, Qt.Key.Key_Up)
    assert when.told()[0] == date(2026, 12, 28)


def test_a_year_that_nobody_sees_cannot_be_chosen(when: When) -> None:
    when.show(date(9999, 12, 31), HOUR, 60)
    assert when.told()[0].year < 2200
