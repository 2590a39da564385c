"""The body map: mark, paint, look at before and now, and keep it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.words import sentence
from calmroom.domain.events import SettingsChanged
from calmroom.ui.body.board import Board
from calmroom.ui.body.desk import BodyServices, MapDesk
from calmroom.ui.body.drawing import touch_of
from calmroom.ui.body.exporting import MapExport
from calmroom.ui.body.keys import Keys
from calmroom.ui.body.showing import show
from calmroom.ui.body.state import Face, hidden_places, names_of, place_words, saved_words
from calmroom.ui.body.studio import Studio
from calmroom.ui.undoing import is_redo, is_undo
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap, When
    from calmroom.domain.body.words import MapLine
    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.context import Context

__all__ = ["BodyPane", "BodyServices"]

SAY_SAVED_EVERY: Final = 30.0
"""Seconds between two announcements that it is saved."""


class BodyPane(QWidget):
    """One map at a time, and the way to the others.

    Signals:
        removed: A ``Removal`` that can be undone.
        write_asked: The ``BodyMap`` that somebody wants to write about.
        maps_asked: The other maps are wanted.
    """

    removed = Signal(object)
    write_asked = Signal(object)
    maps_asked = Signal()

    def __init__(self, services: BodyServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._said = float("-inf")
        identify(self, "body", "Body map")
        self.board = Board(context.look)
        self.studio = Studio(services.body.begin(), self)
        self.desk = MapDesk(services, context.tasks, self.studio)
        self.exporting = MapExport(self.board.export, self.studio, services.body, context)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self.board, "body.page"))
        self.board.palette_box.order_tabs()
        self._connect()
        self.keys = Keys(self, self.board.palette_box)
        self.keys.face.connect(self._next_face)
        self.keys.save.connect(self.save_now)
        self.keys.new.connect(self._begin)
        self._heed(SettingsChanged(services.settings.current))
        self._show()

    @property
    def is_dirty(self) -> bool:
        """Whether something drawn is not yet safe on disk."""
        return self.desk.keeper.is_dirty

    def open(self) -> None:
        """Show the map of just now, or a new one."""
        self.desk.open()

    def open_map(self, body_map: BodyMap) -> None:
        """Show a map that is on disk."""
        self.desk.lay(body_map)

    def new_map(self, when: When, practice_id: str | None = None, entry_id: str | None = None) -> None:
        """Begin a map that belongs to something."""
        self.desk.begin(when, practice_id, entry_id)

    def save_now(self) -> None:
        """Save without waiting for a pause."""
        self.desk.keeper.save_now()

    def flush(self) -> bool:
        """Save everything and wait for it, at the end. Says whether it is safe."""
        return self.desk.keeper.flush()

    def forget(self) -> None:
        """Show and hold nothing of a person any more, but what is not safe on disk yet."""
        self.desk.forget()
        self.board.panel.note.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving saves."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.desk.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or one after the other."""
        super().resizeEvent(event)
        self.board.fit(self.width())

    def event(self, event: QEvent) -> bool:
        """Takes undo and redo for itself while there is something to undo; else they are the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = self.studio
            if (is_undo(event) and steps.can_undo) or (is_redo(event) and steps.can_redo):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo, and Esc, which leaves a line of the list, or comes back to what is now."""
        if is_undo(event) and self.studio.can_undo:
            self._undo()
        elif is_redo(event) and self.studio.can_redo:
            self._redo()
        elif event.key() == Qt.Key.Key_Escape and self.studio.line is not None:
            self.studio.choose(None)
        elif event.key() == Qt.Key.Key_Escape and self.studio.face is not Face.NOW:
            self.turn(Face.NOW)
        else:
            super().keyPressEvent(event)

    def turn(self, face: Face) -> None:
        """Show before, now, or the difference."""
        self.studio.turn(face)
        if face is Face.DIFFERENCE:
            told = self.studio.differences
            announce(self, " ".join(f"{each.name}: {each.words}." for each in told) or "Nothing is different.")
        else:
            announce(self, f"{face.value.capitalize()}. {sentence(self.studio.shown)}")

    def _connect(self) -> None:
        board, studio, desk = self.board, self.studio, self.desk
        panel, palette = board.panel, board.palette_box
        palette.touched.connect(board.stage.set_touch)
        palette.touched.connect(studio.take)
        palette.tool_chosen.connect(board.stage.set_tool)
        board.stage.face.chosen.connect(lambda face: self.turn(Face(face)))
        for view in View:
            self._connect_side(view)
        panel.chosen.connect(self._choose)
        panel.removed.connect(studio.remove)
        panel.noted.connect(studio.note)
        panel.added.connect(self._add)
        panel.undo.clicked.connect(self._undo)
        panel.redo.clicked.connect(self._redo)
        panel.save.clicked.connect(self.save_now)
        panel.close_button.clicked.connect(lambda: self.turn(Face.NOW))
        panel.write.clicked.connect(lambda: self.write_asked.emit(studio.map))
        board.maps.clicked.connect(self.maps_asked)
        board.export.clicked.connect(self.exporting.offer)
        self.exporting.written.connect(lambda name: self._tell(f"Written as {name}"))
        self.exporting.failed.connect(self._fail)
        board.new.clicked.connect(self._begin)
        studio.changed.connect(self._show)
        desk.laid.connect(self._show)
        desk.saved.connect(self._say_saved)
        desk.removed.connect(self.removed)
        desk.failed.connect(self._fail)
        self._context.look.changed.connect(lambda: board.fit(self.width()))
        self._context.bridge.on(SettingsChanged, self._heed)

    def _connect_side(self, view: View) -> None:
        studio, side = self.studio, self.board.stage.sides[view]
        gestures = side.gestures
        for places in (side, self.board.stage.names[view]):
            places.pressed.connect(studio.press)
            places.emptied.connect(studio.empty)
        gestures.begun.connect(studio.begin_step)
        gestures.ended.connect(studio.end_step)
        gestures.swept.connect(studio.sweep)
        gestures.stroke.connect(partial(studio.paint, view))
        gestures.rubbed.connect(partial(studio.rub, view))

    def _heed(self, event: SettingsChanged) -> None:
        """Keys by single letters or without, and what of the body is left out."""
        self.keys.set_letters(on=event.settings.single_keys)
        hidden = hidden_places(event.settings.left_out)
        if hidden != self.studio.hidden or not self.board.panel.add.count():
            self.save_now()
            self.board.panel.add.show_places(names_of(hidden))
            self.board.stage.set_hidden(hidden)
            self.studio.hide(hidden)
            self.desk.reload()

    def _choose(self, line: MapLine) -> None:
        again = self.studio.line == line
        self.studio.choose(None if again else line)
        if not again:
            self.studio.touch = replace(touch_of(line), brush=self.studio.touch.brush)
            self.board.palette_box.show_touch(self.studio.touch)
            self._show()

    def _add(self, place: str) -> None:
        if place in PLACES:
            self.board.stage.turn(PLACES[place].view)
        self.studio.press(place)
        announce(self, place_words(self.studio.map, place))

    def _begin(self) -> None:
        self.desk.begin()
        announce(self, "A new map. Nothing is marked.")

    def _next_face(self) -> None:
        faces = list(Face)
        self.turn(faces[(faces.index(self.studio.face) + 1) % len(faces)])

    def _undo(self) -> None:
        if self.studio.undo():
            announce(self, f"Undone. {sentence(self.studio.map)}")

    def _redo(self) -> None:
        if self.studio.redo():
            announce(self, f"Done again. {sentence(self.studio.map)}")

    def _show(self) -> None:
        show(self.board, self.studio, self._services.clock.now().date())
        self._show_state()

    def _show_state(self) -> None:
        kept = self.desk.is_stored and not self.is_dirty
        self.board.panel.state.set_words(saved_words(self.studio.map, is_stored=kept))

    def _say_saved(self) -> None:
        self._show_state()
        now = self._services.clock.monotonic()
        if now - self._said >= SAY_SAVED_EVERY:
            self._said = now
            announce(self, "Saved")

    def _tell(self, words: str) -> None:
        self.board.panel.state.set_words(words)
        announce(self, words)

    def _fail(self, fault: CalmroomError) -> None:
        self.board.panel.state.set_words(f"{fault.message} {fault.hint}".strip())
        announce(self, fault.message)
