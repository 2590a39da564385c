from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.look import Look
from calmroom.ui.widgets.length import LengthSlider
from calmroom.ui.widgets.slider import Slider
from calmroom.ui.widgets.sliders import CheckInSlider, CheckInWords, LevelSlider

Show = Callable[..., QWidget]
WORDS = CheckInWords("How settled is it in you?", "stirred up", "settled")


@pytest.fixture
def check_in(look: Look, show: Show) -> CheckInSlider:
    slider = CheckInSlider(look, "today.settled", WORDS)
    show(slider, 320, 110)
    return slider


def test_a_check_in_is_not_answered_at_first(check_in: CheckInSlider) -> None:
    assert check_in.value() is None
    assert check_in.slider.accessibleDescription() == "stirred up to settled, not answered"


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Right, 6),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Space, 5),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 10),
        (Qt.Key.Key_PageUp, 7),
    ],
)
def test_a_key_answers_from_the_middle(check_in: CheckInSlider, qtbot: QtBot, key: Qt.Key, answer: int) -> None:
    with qtbot.waitSignal(check_in.answered) as heard:
        QTest.keyClick(check_in.slider, key)
    assert heard.args == [answer]
    assert check_in.value() == answer
    assert check_in.slider.accessibleDescription() == f"stirred up to settled, {answer} of 10"


def test_a_press_in_the_middle_answers_with_the_middle(check_in: CheckInSlider, qtbot: QtBot) -> None:
    middle = QPoint(check_in.slider.width() // 2, check_in.slider.height() // 2)
    with qtbot.waitSignal(check_in.answered) as heard:
        QTest.mousePress(check_in.slider, Qt.MouseButton.LeftButton, pos=middle)
    assert heard.args == [5]
    QTest.mouseRelease(check_in.slider, Qt.MouseButton.LeftButton, pos=middle)


def test_delete_takes_an_answer_back(check_in: CheckInSlider) -> None:
    QTest.keyClick(check_in.slider, Qt.Key.Key_Right)
    QTest.keyClick(check_in.slider, Qt.Key.Key_Delete)
    assert check_in.value() is None


def test_showing_an_answer_does_not_tell(check_in: CheckInSlider, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(check_in.answered):
        check_in.set_value(7)
    assert check_in.value() == 7


def test_an_unanswered_track_has_no_chosen_part(check_in: CheckInSlider, look: Look) -> None:
    at = check_in.slider.height() // 2
    assert check_in.slider.grab().toImage().pixelColor(30, at) == QColor(look.palette.hair)
    check_in.set_value(5)
    assert check_in.slider.grab().toImage().pixelColor(30, at) == QColor(look.palette.lake)


def test_the_value_from_before_is_marked_and_explained(check_in: CheckInSlider, look: Look) -> None:
    check_in.set_value(9)
    check_in.set_before(2)
    slider = check_in.slider
    x, middle = round(slider._x_of(2)), slider.height() / 2
    column = {slider.grab().toImage().pixelColor(x, round(middle + step)).name() for step in (-8, -7, 7, 8)}
    assert QColor(look.palette.ink2).name() in column
    assert check_in.before_key.isVisible()
    check_in.set_before(None)
    assert not check_in.before_key.isVisible()


def test_a_press_goes_where_it_points_and_a_drag_follows(look: Look, show: Show) -> None:
    slider = Slider(look, "test", "Level", 0, 100)
    show(slider, 224)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(112, 17))
    assert slider.value() == 50
    QTest.mouseMove(slider, QPoint(212, 17))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(212, 17))
    assert not slider.isSliderDown()


def test_from_right_to_left_the_slider_is_mirrored(look: Look, show: Show) -> None:
    slider = Slider(look, "test", "Level", 0, 100)
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(slider, 224)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(12, 17))
    assert slider.value() == 100


def test_a_level_is_changed_by_arrow_keys_and_named(look: Look, show: Show, qtbot: QtBot) -> None:
    level = LevelSlider(look, "Voice", "player.voice-level")
    level.set_value(60)
    show(level, 240)
    with qtbot.waitSignal(level.changed) as heard:
        QTest.keyClick(level.slider, Qt.Key.Key_Up)
    assert heard.args == [65]
    assert (level.slider.accessibleName(), level.slider.accessibleDescription()) == ("Voice", "65 of 100")


def test_setting_a_level_does_not_tell(look: Look, show: Show, qtbot: QtBot) -> None:
    level = LevelSlider(look, "Voice", "player.voice-level")
    show(level, 240)
    with qtbot.assertNotEmitted(level.changed):
        level.set_value(10)
    assert level.value() == 10


@pytest.mark.parametrize(("typed", "minutes"), [("17", 17), ("5", 5), ("1", 2), ("99", 45)])
def test_digits_set_the_minutes(look: Look, show: Show, typed: str, minutes: int) -> None:
    length = LengthSlider(look, "library.length")
    show(length, 700)
    QTest.keyClicks(length.slider, typed)
    assert length.value() == minutes
    assert length.label.text() == f"I have {minutes} minutes"


def test_a_third_digit_begins_a_new_number(look: Look, show: Show) -> None:
    length = LengthSlider(look, "library.length")
    show(length, 700)
    QTest.keyClicks(length.slider, "178")
    assert length.value() == 8


def test_the_length_tells_every_change_by_a_person_alone(look: Look, show: Show, qtbot: QtBot) -> None:
    length = LengthSlider(look, "library.length")
    show(length, 700)
    with qtbot.assertNotEmitted(length.changed):
        length.set_value(20)
    with qtbot.waitSignal(length.changed) as heard:
        QTest.keyClick(length.slider, Qt.Key.Key_Right)
    assert heard.args == [21]


def test_the_length_stays_within_its_range(look: Look) -> None:
    length = LengthSlider(look, "library.length")
    length.set_range(5, 30)
    length.set_value(45)
    assert length.value() == 30
    assert length.slider.accessibleDescription() == "30 minutes"


def test_in_little_room_the_words_stand_above_the_slider(look: Look, show: Show) -> None:
    length = LengthSlider(look, "library.length")
    show(length, 360, 100)
    assert length._box.direction() == QBoxLayout.Direction.TopToBottom
