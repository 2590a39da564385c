"""The body map on the screen, as a person has it before them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from fakes.house import House
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality, Strength
from calmroom.ui.body.lines import MarkButton, PlainLine
from calmroom.ui.body.room import BodyRoom
from calmroom.ui.body.side import FigureSide
from calmroom.ui.widgets.figure_places import middle_of
from calmroom.ui.widgets.map_strip import MapThumb

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnished

    from calmroom.ui.notices import Removal

Show = Callable[..., "Opened"]
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SACRUM = Mark("sacrum", Quality.WARM, Strength.STRONG)
JAW = Mark("jaw", Quality.TIGHT, Strength.STRONG)


class Opened:
    """The body map on the screen."""

    def __init__(self, furnished: Furnished, room: BodyRoom, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.context = furnished.context
        self.room = room
        self.pane = room.pane
        self.qtbot = qtbot
        self.removed: list[Removal] = []
        self.asked: list[BodyMap] = []
        room.removed.connect(self.removed.append)
        room.write_asked.connect(self.asked.append)

    def side(self, view: View = View.FRONT) -> FigureSide:
        return self.pane.board.stage.sides[view]

    def at(self, place: str, view: View = View.FRONT) -> QPoint:
        side = self.side(view)
        return side.pose().transform.map(middle_of(side.look.figure, place)).toPoint()

    def click(self, place: str, view: View = View.FRONT) -> None:
        QTest.mouseClick(self.side(view), LEFT, pos=self.at(place, view))

    def button(self, name: str) -> QAbstractButton:
        found = self.room.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def lines(self) -> list[str]:
        rows = self.pane.board.panel.rows.findChildren(MarkButton)
        return [row.accessibleName() for row in rows if not row.isHidden()]

    def row(self, number: int = 0) -> MarkButton:
        return [row for row in self.pane.board.panel.rows.findChildren(MarkButton) if not row.isHidden()][number]

    def told(self, parent: QWidget | None = None) -> list[str]:
        rows = (parent or self.pane.board.panel.rows).findChildren(PlainLine)
        return [row.accessibleName() for row in rows if not row.isHidden()]

    def words(self) -> str:
        return "\n".join(label.text() for label in self.room.findChildren(QLabel) if label.isVisible())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def stored(self) -> tuple[BodyMap, ...]:
        return self.house.vault.body_maps.newest(100)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def until_safe(self) -> None:
        self.until(lambda: not self.room.is_dirty and bool(self.stored()))

    def show_maps(self) -> None:
        self.button("body.maps").click()
        self.until(lambda: bool(self.thumbs()) or self.room.maps.board.none.isVisible())

    def thumbs(self) -> list[MapThumb]:
        return self.room.maps.board.strip.thumbs

    def chosen(self) -> list[str]:
        return [thumb.item.day for thumb in self.thumbs() if thumb.isChecked()]


def house_with(*maps: tuple[float, tuple[Mark, ...]]) -> House:
    """A house with these maps, made so many days ago."""
    house = House()
    for days, marks in maps:
        made = house.clock.now() - timedelta(days=days)
        house.vault.body_maps.save(BodyMap(f"{int(days * 10):032x}", made, made, marks))
    return house
