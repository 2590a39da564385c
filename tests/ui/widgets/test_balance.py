from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calmroom.ui.theme.look import Look
from calmroom.ui.widgets.balance import BalanceSlider

Show = Callable[..., QWidget]


@pytest.fixture
def balance(look: Look, show: Show) -> BalanceSlider:
    made = BalanceSlider(look, "settings.balance")
    show(made, 320, 40)
    return made


def test_it_begins_in_the_middle(balance: BalanceSlider) -> None:
    assert balance.value() == 0
    assert balance.slider.accessibleDescription() == "in the middle"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [(Qt.Key.Key_Left, -10, "10 of 100 to the left"), (Qt.Key.Key_Right, 10, "10 of 100 to the right")],
)
def test_arrows_move_it_in_tens(balance: BalanceSlider, key: Qt.Key, value: int, said: str) -> None:
    told: list[int] = []
    balance.changed.connect(told.append)
    QTest.keyClick(balance.slider, key)
    assert told == [value]
    assert balance.slider.accessibleDescription() == said


def test_delete_goes_back_to_the_middle(balance: BalanceSlider) -> None:
    balance.set_value(-70)
    QTest.keyClick(balance.slider, Qt.Key.Key_Delete)
    assert balance.value() == 0


@pytest.mark.parametrize(("share", "least", "greatest"), [(0.5, 0, 0), (0.51, 0, 0), (0.0, -100, -100), (0.75, 40, 60)])
def test_a_press_goes_where_it_points_and_near_the_middle_means_the_middle(
    balance: BalanceSlider, share: float, least: int, greatest: int
) -> None:
    slider = balance.slider
    at = QPoint(round(12 + share * (slider.width() - 24)), slider.height() // 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at)
    assert least <= balance.value() <= greatest


def test_set_quietly_it_tells_nobody(balance: BalanceSlider) -> None:
    told: list[int] = []
    balance.changed.connect(told.append)
    balance.set_value(30)
    assert told == []
