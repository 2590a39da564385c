"""One side of the figure: it shows a map, and says what pointer and keys ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, place_name
from calmroom.ui.body.gestures import Gestures
from calmroom.ui.body.layers import Layers
from calmroom.ui.body.pointing import paint_bubble, paint_ring
from calmroom.ui.body.state import first_place, place_words
from calmroom.ui.body.touch import Tool, Touch
from calmroom.ui.widgets.figure_marks import Scene
from calmroom.ui.widgets.figure_places import NEAR_PX, is_around, next_place, place_at
from calmroom.ui.widgets.map_picture import standing_in
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent

    from calmroom.ui.theme.look import Look
    from calmroom.ui.widgets.figure_paint import Pose

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PRESSES: Final = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
TAKES_OFF: Final = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
SAYS = {
    View.FRONT: "Front of the body",
    View.BACK: "Back of the body",
}
HELP = "Arrows go to the nearest place. Space puts the word on it, or takes it off."


class FigureSide(QWidget):
    """Front or back, to be marked and painted on.

    Signals:
        pressed: The id of a place that was clicked, or chosen with the space bar.
        emptied: The id of a place whose marks are not wanted.
    """

    pressed = Signal(str)
    emptied = Signal(str)

    def __init__(self, look: Look, view: View) -> None:
        super().__init__()
        self.look = look
        self.view = view
        self.tool = Tool.PLACES
        self.touch = Touch()
        self.is_open = True
        self.hidden: frozenset[str] = frozenset()
        self._map: BodyMap | None = None
        self._gone: tuple[Mark, ...] = ()
        self._layers: Layers | None = None
        self._at, self._over = "", ""
        self._chosen: tuple[str, ...] = ()
        identify(self, f"body.{view}", SAYS[view])
        self.setProperty("ring", "none")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.gestures = Gestures(self)
        look.changed.connect(self._repaint)

    @property
    def at(self) -> str:
        """The place the keyboard is at; empty before it has been here."""
        return self._at

    def set_map(self, body_map: BodyMap, gone: tuple[Mark, ...] = ()) -> None:
        """Show a map, and dotted what is there no more."""
        self._map, self._gone = body_map, gone
        if self._layers is not None:
            self.update(self._layers.set_map(body_map, gone))
        self._describe()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Leave places out."""
        self.hidden = hidden
        if self._at in hidden:
            self._at = ""

    def set_tool(self, tool: Tool) -> None:
        """Take another tool; the pointer shows it."""
        self.tool = tool
        self.setCursor(Qt.CursorShape.PointingHandCursor if tool is Tool.PLACES else Qt.CursorShape.CrossCursor)

    def set_touch(self, touch: Touch) -> None:
        """What the next stroke says."""
        self.touch = touch

    def set_chosen(self, places: tuple[str, ...]) -> None:
        """Show which places one line of the list tells of."""
        if places != self._chosen:
            self._chosen = places
            self.update()

    def pose(self) -> Pose:
        """Where the figure stands: as large as there is room for, in the middle."""
        return standing_in(QRectF(self.rect()))

    def scene(self) -> Scene:
        """The figure as it stands here now."""
        return Scene(self.look.figure, self.view, self.look.palette, self.pose(), self.look.theme.has_lines)

    def place(self, at: QPointF) -> str:
        """The place under a point, in px; what is around where it lies beside the body; empty for none."""
        pose = self.pose()
        inner = pose.transform.inverted()[0].map(at)
        found = place_at(self.look.figure, self.view, inner, self.hidden, NEAR_PX / pose.scale)
        if found:
            return found
        return AROUND_ME if is_around(self.look.figure, self.view, inner) else ""

    def hover(self, place: str) -> None:
        """Say what is under the pointer."""
        if place != self._over:
            self._over = place
            self.update()

    def go_to(self, place: str) -> None:
        """Bring the keyboard to a place, and say it."""
        self._at = place
        self._describe()
        if self._map is not None:
            announce(self, place_words(self._map, place))
        self.update()

    def sizeHint(self) -> QSize:
        """As in the pictures."""
        return QSize(234, 566)

    def minimumSizeHint(self) -> QSize:
        """Places can still be told apart."""
        return QSize(180, 436)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Space and Delete; the rest goes on to the pane."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and key in ARROWS:
            self.go_to(self._beside(ARROWS[key]))
        elif plain and self.is_open and key in PRESSES and self._at:
            self.pressed.emit(self._at)
            self._say_again()
        elif plain and self.is_open and key in TAKES_OFF and self._at:
            self.emptied.emit(self._at)
            self._say_again()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at a place that is not a sensitive one; a click says by itself where."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self._at:
            self._at = first_place(self.view, self.hidden)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the keyboard."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, _event: object) -> None:
        """All of it is painted again."""
        self._layers = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is kept, what is being painted now, and where one is."""
        painter = open_painter(self)
        part = QRectF(event.rect())
        self._kept().show(painter, part)
        self.gestures.show(painter, part)
        self._paint_pointing(painter)

    def _paint_pointing(self, painter: QPainter) -> None:
        scene = self.scene()
        ringed = [place for place in self._chosen if place == AROUND_ME or self._is_here(place)]
        if self.hasFocus() and self._at and not self.gestures.is_busy:
            ringed = [self._at]
        for place in ringed:
            paint_ring(painter, scene, place, self._map)
        named = self._over or (self._at if self.hasFocus() else "")
        if named and not self.gestures.is_busy:
            paint_bubble(painter, self.look, place_name(named), scene.shape(named).boundingRect(), QSizeF(self.size()))

    def _kept(self) -> Layers:
        ratio = self.devicePixelRatioF()
        if self._layers is None or self._layers.ratio != ratio:
            self._layers = Layers(self.scene(), QSizeF(self.size()), ratio)
            if self._map is not None:
                self._layers.set_map(self._map, self._gone)
        return self._layers

    def _beside(self, step: tuple[int, int]) -> str:
        start = first_place(self.view, self.hidden)
        if not self._at or self._at == AROUND_ME:
            return start
        found = next_place(self.look.figure, self._at, step, self.hidden)
        # Above the head there is only what is around.
        return AROUND_ME if found == self._at and step == (0, -1) else found

    def _is_here(self, place: str) -> bool:
        return self.look.figure.places[place].view is self.view

    def _describe(self) -> None:
        where = place_words(self._map, self._at) if self._map is not None and self._at else ""
        self.setAccessibleName(f"{SAYS[self.view]}. {where}" if where else SAYS[self.view])
        self.setAccessibleDescription(HELP if self.is_open else "")

    def _say_again(self) -> None:
        if self._map is not None:
            announce(self, place_words(self._map, self._at))

    def _repaint(self) -> None:
        self._layers = None
        self.update()
