from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.body.conftest import ShowSide

from calmroom.domain.body.body import PLACES, View, is_sensitive
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, with_mark
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.ui.body.side import FigureSide
from calmroom.ui.body.touch import Tool, Touch
from calmroom.ui.theme.look import Look
from calmroom.ui.widgets.figure_places import middle_of

NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
EMPTY = BodyMap("0" * 32, NOW, NOW)
LEFT = Qt.MouseButton.LeftButton


class Heard:
    """A side on the screen, and all that it said."""

    def __init__(self, look: Look, view: View, show_side: ShowSide) -> None:
        self.side = FigureSide(look, view)
        self.pressed: list[str] = []
        self.emptied: list[str] = []
        self.swept: list[str] = []
        self.strokes: list[tuple[list[tuple[float, float]], Touch, tuple[str, ...]]] = []
        self.rubbed: list[str] = []
        self.steps: list[str] = []
        self.side.pressed.connect(self.pressed.append)
        self.side.emptied.connect(self.emptied.append)
        gestures = self.side.gestures
        gestures.swept.connect(self.swept.append)
        gestures.stroke.connect(lambda points, touch, places: self.strokes.append((points, touch, places)))
        gestures.rubbed.connect(lambda _at, place: self.rubbed.append(place))
        gestures.begun.connect(lambda: self.steps.append("begun"))
        gestures.ended.connect(lambda: self.steps.append("ended"))
        self.side.set_map(EMPTY)
        show_side(self.side)

    def at(self, place: str) -> QPoint:
        return self.px(middle_of(self.side.look.figure, place))

    def px(self, point: QPointF) -> QPoint:
        return self.side.pose().transform.map(point).toPoint()

    def drag(self, *points: QPoint) -> None:
        QTest.mousePress(self.side, LEFT, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(self.side, point)
        QTest.mouseRelease(self.side, LEFT, pos=points[-1])


@pytest.fixture
def front(look: Look, show_side: ShowSide) -> Heard:
    return Heard(look, View.FRONT, show_side)


@pytest.fixture
def back(look: Look, show_side: ShowSide) -> Heard:
    return Heard(look, View.BACK, show_side)


def test_a_click_says_which_place_it_was(back: Heard) -> None:
    QTest.mouseClick(back.side, LEFT, pos=back.at("sacrum"))
    assert back.pressed == ["sacrum"]


def test_left_is_the_persons_own_left(front: Heard, back: Heard) -> None:
    assert front.at("hand-l").x() > front.side.width() / 2
    assert back.at("bhand-l").x() < back.side.width() / 2


def test_a_press_that_is_lifted_elsewhere_in_the_open_does_nothing(front: Heard) -> None:
    QTest.mousePress(front.side, LEFT, pos=front.at("heart"))
    QTest.mouseRelease(front.side, LEFT, pos=QPoint(2, 300))
    assert not front.pressed


def test_a_click_close_beside_the_body_is_the_space_around(front: Heard) -> None:
    QTest.mouseClick(front.side, LEFT, pos=front.px(QPointF(130, 2)))
    assert front.pressed == [AROUND_ME]


def test_drawn_across_it_marks_every_place_on_the_way_in_one_step(front: Heard) -> None:
    front.drag(front.at("heart"), front.at("diaphragm"), front.at("belly"))
    assert [place for place in front.swept if place in {"heart", "diaphragm", "belly"}] == [
        "heart",
        "diaphragm",
        "belly",
    ]
    assert (front.steps, front.pressed) == (["begun", "ended"], [])


def test_a_place_that_is_left_out_cannot_be_pressed(front: Heard) -> None:
    front.side.set_hidden(frozenset({"heart", "midfront"}))
    QTest.mouseClick(front.side, LEFT, pos=front.at("heart"))
    assert "heart" not in front.pressed


def test_a_side_that_is_only_looked_at_says_nothing(front: Heard) -> None:
    front.side.is_open = False
    QTest.mouseClick(front.side, LEFT, pos=front.at("heart"))
    front.side.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(front.side, Qt.Key.Key_Space)
    assert not front.pressed


def test_the_brush_hands_over_its_line_its_touch_and_what_it_crosses(front: Heard) -> None:
    front.side.set_tool(Tool.BRUSH)
    front.side.set_touch(Touch(Quality.STILL, Strength.FAINT, Depth.SKIN))
    front.drag(*(front.px(QPointF(120, y)) for y in range(240, 300, 4)))
    ((points, touch, places),) = front.strokes
    assert touch == Touch(Quality.STILL, Strength.FAINT, Depth.SKIN)
    assert "belly" in places
    assert all(abs(x - 120) < 1.5 for x, _ in points)
    assert front.steps == ["begun", "ended"]


def test_paint_that_begins_outside_of_the_body_is_around_it(front: Heard) -> None:
    front.side.set_tool(Tool.BRUSH)
    front.drag(front.px(QPointF(185, 30)), front.px(QPointF(200, 60)))
    ((_, touch, places),) = front.strokes
    assert (touch.depth, places) == (Depth.AROUND, ())


def test_paint_is_seen_while_it_is_painted(front: Heard) -> None:
    front.side.set_tool(Tool.BRUSH)
    at = front.px(QPointF(118, 270))
    before = front.side.grab().toImage().pixelColor(at)
    QTest.mousePress(front.side, LEFT, pos=front.px(QPointF(118, 250)))
    for y in range(252, 280, 2):
        QTest.mouseMove(front.side, front.px(QPointF(118, y)))
    assert front.side.grab().toImage().pixelColor(at) != before
    QTest.mouseRelease(front.side, LEFT, pos=front.px(QPointF(118, 280)))


def test_the_eraser_leaves_no_gap_in_a_quick_movement(front: Heard) -> None:
    front.side.set_tool(Tool.ERASE)
    front.drag(front.at("heart"), front.at("belly"))
    assert {"heart", "belly"} <= set(front.rubbed)
    assert len(front.rubbed) > 5


def test_a_finger_presses_a_place(front: Heard) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(front.side, finger).press(0, front.at("heart"), front.side).commit()
    QTest.touchEvent(front.side, finger).release(0, front.at("heart"), front.side).commit()
    assert front.pressed == ["heart"]


def test_a_finger_paints(front: Heard) -> None:
    front.side.set_tool(Tool.BRUSH)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(front.side, finger).press(0, front.at("heart"), front.side).commit()
    QTest.touchEvent(front.side, finger).move(0, front.at("belly"), front.side).commit()
    QTest.touchEvent(front.side, finger).release(0, front.at("belly"), front.side).commit()
    assert len(front.strokes) == 1


def pen(heard: Heard, kind: QEvent.Type, at: QPoint, end: QPointingDevice.PointerType) -> None:
    device = QPointingDevice(
        "pen", 1, QPointingDevice.DeviceType.Stylus, end, QPointingDevice.Capability.Pressure, 1, 1
    )
    none = Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.TabletMove else LEFT
    event = QTabletEvent(
        kind, device, QPointF(at), QPointF(heard.side.mapToGlobal(at)), 0.5, 0.0, 0.0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, button, none,
    )  # fmt: skip
    QApplication.sendEvent(heard.side, event)
    assert event.isAccepted(), "else the system says it a second time as a mouse"


def test_a_pen_paints(front: Heard) -> None:
    front.side.set_tool(Tool.BRUSH)
    end = QPointingDevice.PointerType.Pen
    for kind, place in (("TabletPress", "heart"), ("TabletMove", "diaphragm"), ("TabletRelease", "belly")):
        pen(front, getattr(QEvent.Type, kind), front.at(place), end)
    assert len(front.strokes) == 1


def test_the_other_end_of_a_pen_rubs_out_whatever_the_tool_is(front: Heard) -> None:
    front.side.set_tool(Tool.BRUSH)
    end = QPointingDevice.PointerType.Eraser
    pen(front, QEvent.Type.TabletPress, front.at("heart"), end)
    pen(front, QEvent.Type.TabletRelease, front.at("heart"), end)
    assert (front.rubbed, front.strokes) == (["heart"], [])


def test_the_keyboard_begins_at_a_place_that_is_not_sensitive(front: Heard) -> None:
    front.side.clearFocus()
    front.side.setFocus(Qt.FocusReason.TabFocusReason)
    assert front.side.at
    assert not is_sensitive(front.side.at)


def test_arrows_go_to_the_nearest_place(front: Heard) -> None:
    front.side.go_to("heart")
    QTest.keyClick(front.side, Qt.Key.Key_Right)
    assert front.side.at == "breast-l"
    QTest.keyClick(front.side, Qt.Key.Key_Left)
    assert front.side.at == "heart"


@pytest.mark.parametrize("view", list(View))
def test_arrows_reach_every_place(look: Look, show_side: ShowSide, view: View) -> None:
    heard = Heard(look, view, show_side)
    there = {key for key, place in PLACES.items() if place.view is view}
    start = min(there)
    seen, left = {start}, [start]
    while left:
        place = left.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            heard.side.go_to(place)
            QTest.keyClick(heard.side, key)
            if heard.side.at not in seen:
                seen.add(heard.side.at)
                left.append(heard.side.at)
        left = [each for each in left if each != AROUND_ME]
    assert seen - {AROUND_ME} == there
    assert AROUND_ME in seen


def test_space_presses_and_delete_empties_the_place_one_is_at(front: Heard) -> None:
    front.side.go_to("heart")
    QTest.keyClick(front.side, Qt.Key.Key_Space)
    QTest.keyClick(front.side, Qt.Key.Key_Delete)
    assert (front.pressed, front.emptied) == (["heart"], ["heart"])


def test_its_name_says_where_one_is_and_what_is_there(back: Heard) -> None:
    back.side.set_map(with_mark(EMPTY, Mark("sacrum", Quality.WARM, Strength.STRONG)))
    back.side.go_to("sacrum")
    assert back.side.accessibleName() == "Back of the body. Sacrum: warm, strong, inside"
    back.side.set_map(EMPTY)
    assert back.side.accessibleName() == "Back of the body. Sacrum: not marked"


def test_a_mark_that_is_taken_off_leaves_the_figure_as_it_was(front: Heard) -> None:
    before = front.side.grab().toImage()
    front.side.set_map(with_mark(EMPTY, Mark("heart", Quality.TIGHT, Strength.STRONG)))
    assert front.side.grab().toImage() != before
    front.side.set_map(EMPTY)
    assert front.side.grab().toImage() == before


def test_what_is_painted_again_in_part_is_the_same_as_what_is_painted_whole(front: Heard, look: Look) -> None:
    marks = tuple(Mark(place, quality) for place, quality in zip(("heart", "belly", "jaw"), Quality, strict=False))
    for count in range(1, 4):
        front.side.set_map(replace(EMPTY, marks=marks[:count]))
    in_parts = front.side.grab().toImage()
    look.changed.emit()
    assert front.side.grab().toImage() == in_parts
