"""The maps between two appointments: a strip, any two of them laid over each other, and what came back."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.body.words import lines_of
from calmroom.ui.body.lines import DifferenceLine, PlainLine
from calmroom.ui.body.maps_board import MapsBoard
from calmroom.ui.body.maps_state import (
    Found,
    came_back,
    count_words,
    laid_over,
    map_spoken,
    pair_words,
    span_of,
    strip_days,
    without_hidden,
)
from calmroom.ui.body.state import hidden_places, map_heading
from calmroom.ui.widgets.map_strip import StripMap, StripSpan
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.body.desk import BodyServices
    from calmroom.ui.context import Context

ONE_OF_TWO: Final = "Choose another map to lay over this one."
MOMENT: Final = timedelta(seconds=1)


class MapsPage(QWidget):
    """Look back over a span, lay two maps over each other, go on with one, or take one out.

    Signals:
        left: Back to the map that is being drawn.
        open_asked: The ``BodyMap`` to go on with.
        remove_asked: The ``BodyMap`` to take out.
    """

    left = Signal()
    open_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, services: BodyServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._moment: datetime | None = None
        self._back = self._asked = 0
        self._found: Found | None = None
        self._start = 0
        self._chosen: tuple[str, ...] = ()
        identify(self, "maps", "Maps")
        self.board = MapsBoard(context.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.board)
        self._connect()

    def open(self) -> None:
        """Show the span that now lies in."""
        self._moment, self._back, self._chosen = None, 0, ()
        self._look()

    def refresh(self) -> None:
        """Show the same span as it is now."""
        self._look()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._asked += 1
        self._found, self._chosen = None, ()
        self.board.strip.show_maps((), StripSpan(), ())
        self.board.pair.show_map(None)
        self.board.told.show_rows([])
        self.board.came.show_rows([])
        for label in (self.board.title, self.board.frame, self.board.which):
            label.set_words("")
        self.board.none.hide()
        self.board.blocks.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Blocks beside each other or under each other, and as many maps as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Delete takes the newer of the chosen maps out."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self._newer() is not None:
            self._with_newer(self.remove_asked.emit)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.board.back.clicked.connect(self.left)
        self.board.earlier.clicked.connect(lambda: self._step(-1))
        self.board.later.clicked.connect(lambda: self._step(1))
        self.board.strip.chosen.connect(self._choose)
        self.board.go_on.clicked.connect(lambda: self._with_newer(self.open_asked.emit))
        self.board.remove.clicked.connect(lambda: self._with_newer(self.remove_asked.emit))
        self._context.look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.board.fit()
        if self._found is not None:
            self._show_strip()

    def _look(self) -> None:
        self._asked += 1
        asked, services = self._asked, self._services
        moment, back, today = self._moment, self._back, services.clock.now().date()

        def work() -> tuple[int, Found]:
            between = services.appointments.around(moment)
            span = span_of(between, back, today)
            return asked, Found(between, span, services.body.between(span.first, span.last + timedelta(days=1)))

        self._context.tasks.run(work, self._take, self._fail)

    def _take(self, told: tuple[int, Found]) -> None:
        asked, found = told
        if asked != self._asked:
            return
        hidden = hidden_places(self._services.settings.current.left_out)
        maps = without_hidden(found.maps, hidden)
        self._found = Found(found.between, found.span, maps)
        known = {one.id for one in maps}
        kept = tuple(each for each in self._chosen if each in known)
        self._chosen = kept or tuple(one.id for one in maps[-2:])
        self._start = max(0, len(maps) - self.board.room())
        self.board.title.set_words(found.span.words)
        self.board.frame.set_words(found.span.frame)
        self._show_strip()
        self._show_chosen()
        self._show_came()
        announce(self, f"{found.span.words}, {found.span.frame}. {count_words(len(maps))}.")

    def _fail(self, fault: CalmroomError) -> None:
        self.board.title.set_words("Maps")
        self.board.frame.set_words(f"{fault.message} {fault.hint}".strip())

    def _show_strip(self) -> None:
        found = self._found
        if found is None:
            return
        today = self._services.clock.now()
        room = self.board.room()
        self._start = max(0, min(self._start, len(found.maps) - room))
        shown = found.maps[self._start : self._start + room]
        days = strip_days(shown, today.date())
        items = [
            StripMap(one, day, map_spoken(one, today.date()), found.span.share(one.made))
            for one, day in zip(shown, days, strict=True)
        ]
        under = StripSpan(found.span.days if found.span.days <= 62 else 0, None, found.span.begins, found.span.ends)
        self.board.strip.show_maps(items, under, self._chosen)
        self.board.show_blocks(shown=bool(found.maps))
        is_now = self._moment is None and not self._back
        self.board.later.setEnabled(not is_now or self._start + room < len(found.maps))

    def _step(self, way: int) -> None:
        """More maps of the same span where there are any, else the span before or after."""
        found = self._found
        if found is None:
            return
        room = self.board.room()
        start = self._start + way * room
        if (way < 0 and self._start > 0) or (way > 0 and start < len(found.maps)):
            self._start = start
            self._show_strip()
            return
        self._chosen = ()
        last, after = found.between.last, found.between.next
        if way < 0 and last is None:
            # Before the first appointment, and where there is none, it goes by weeks.
            self._back += 1
        elif way < 0 and last is not None:
            self._moment = last.begins - MOMENT
        elif self._back:
            self._back -= 1
        elif after is not None:
            self._moment = after.begins if after.begins <= self._services.clock.now() else None
        self._look()

    def _choose(self, chosen: tuple[str, ...]) -> None:
        self._chosen = chosen
        self._show_chosen()

    def _chosen_maps(self) -> tuple[BodyMap, ...]:
        maps = self._found.maps if self._found is not None else ()
        return tuple(one for one in maps if one.id in self._chosen)

    def _newer(self) -> BodyMap | None:
        chosen = self._chosen_maps()
        return chosen[-1] if chosen else None

    def _show_chosen(self) -> None:
        look, today = self._context.look, self._services.clock.now().date()
        chosen = self._chosen_maps()
        for button in (self.board.go_on, self.board.remove):
            button.setVisible(bool(chosen))
        if not chosen:
            self.board.pair.show_map(None)
            self.board.which.set_words("Choose a map.")
            self.board.told.show_rows([])
            return
        newer = chosen[-1]
        if len(chosen) == 1:
            self.board.pair.show_map(newer)
            self.board.which.set_words(f"{map_heading(newer, today)}. {ONE_OF_TWO}")
            self.board.told.show_rows(
                [PlainLine(look, line.name, line.words, line.quality) for line in lines_of(newer)]
            )
            return
        older = chosen[0]
        told, gone = laid_over(older, newer)
        self.board.pair.show_map(newer, gone)
        self.board.which.set_words(pair_words(older, newer, today))
        self.board.told.show_rows([DifferenceLine(look, each) for each in told])
        announce(self, " ".join(f"{each.name}: {each.words}." for each in told))

    def _show_came(self) -> None:
        came = came_back(self._found.maps if self._found is not None else ())
        self.board.came.show_rows([PlainLine(self._context.look, each.name, each.count, each.quality) for each in came])
        self.board.nothing_came.setVisible(not came)

    def _with_newer(self, act: Callable[[BodyMap], None]) -> None:
        """Do something with the newer map as it is on the disk, with what is left out of the picture."""
        newer = self._newer()
        if newer is not None:
            get = partial(self._services.body.get, newer.id)
            self._context.tasks.run(get, lambda whole: act(whole) if whole is not None else None, self._fail)
