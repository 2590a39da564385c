"""The maps between two appointments: a strip, any two of them laid over each other, and what came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.map_words import Kind, difference, lines_of
from calmroom.ui.body.lines import DifferenceLine, PlainLine, Rows
from calmroom.ui.body.maps_state import (
    Span,
    came_back,
    map_spoken,
    pair_words,
    span_of,
    strip_days,
    without_hidden,
)
from calmroom.ui.body.pair import PairPicture
from calmroom.ui.body.state import hidden_places, map_heading
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.map_strip import MapStrip, StripMap, StripSpan
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.domain.appointments import Between
    from calmroom.domain.body_map import BodyMap
    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.body.desk import BodyServices
    from calmroom.ui.context import Context

NONE_HERE: Final = "No map in this time. That is fine."
NOTHING_CAME: Final = "No place is on more than one of these maps."
ONE_OF_TWO: Final = "Choose another map to lay over this one."
ROOM_FOR_THREE: Final = 880
MOMENT: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Found:
    """A span and its maps, oldest first, with what frames it."""

    between: Between
    span: Span
    maps: tuple[BodyMap, ...] = field(repr=False)


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
        self._make()
        self._lay()
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
        self.strip.show_maps((), StripSpan(), ())
        self.pair.show_map(None)
        self.told.show_rows([])
        self.came.show_rows([])
        for label in (self.title, self.frame, self.which):
            label.set_words("")
        self.none.hide()
        self._blocks.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Blocks beside each other or under each other, and as many maps as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Delete takes the newer of the chosen maps out."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self._newer() is not None:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        look = self._context.look
        self.back = QuietButton(look, "Body map", "maps.back", icon=Icon.BACK)
        self.title = TextLabel(look, "", Role.TITLE, name="maps.title")
        self.frame = TextLabel(look, "", Role.SMALL, Tone.INK2, name="maps.frame")
        self.earlier = QuietButton(look, "", "maps.earlier", icon=Icon.BACK)
        self.earlier.setAccessibleName("Earlier maps")
        self.later = QuietButton(look, "", "maps.later", icon=Icon.NEXT)
        self.later.setAccessibleName("Later maps")
        self.strip = MapStrip(look, "maps.strip")
        self.none = TextLabel(look, NONE_HERE, Role.BODY, Tone.INK2, name="maps.none")
        self.pair = PairPicture(look)
        self.which = TextLabel(look, "", Role.SMALL, Tone.INK2, name="maps.which")
        self.told = Rows("maps.told", "What is different")
        self.came = Rows("maps.came", "Places that came back")
        self.nothing_came = TextLabel(look, NOTHING_CAME, Role.SMALL, Tone.INK2, name="maps.nothing-came")
        self.go_on = OutlineButton(look, "Open this map", "maps.open")
        self.remove = QuietButton(look, "Remove it", "maps.remove")

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        self._column = column
        column.setSpacing(0)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.title, self.frame):
            words.addWidget(part)
        head.addLayout(words, 1)
        for button in (self.earlier, self.later):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self.strip)
        column.addWidget(self.none)
        column.addSpacing(24)
        self._blocks = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._blocks)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(36)
        top = Qt.AlignmentFlag.AlignTop
        self._across.addWidget(self.pair, 0, top)
        acts = QHBoxLayout()
        acts.addWidget(self.go_on)
        acts.addWidget(self.remove)
        acts.addStretch(1)
        self._across.addWidget(
            self._block("What is different, without saying better or worse", self.which, self.told, acts), 3, top
        )
        self._across.addWidget(self._block("Places that came back", self.nothing_came, self.came), 2, top)
        column.addWidget(self._blocks)
        column.addStretch(1)
        self.none.hide()
        self._blocks.hide()

    def _block(self, title: str, *parts: QWidget | QBoxLayout) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(self._context.look, title, Role.ITEM))
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        return block

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.strip.follows = self.later
        self.told.follows = self.remove
        self.strip.chosen.connect(self._choose)
        self.go_on.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)
        self._context.look.changed.connect(self._fit)

    def _fit(self) -> None:
        theme = self._context.look.theme
        small = theme.large_text or self.width() < ROOM_FOR_THREE
        side = 28 if small else 48
        self._column.setContentsMargins(side, 14, side, 28)
        across = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(across)
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
        self._start = max(0, len(maps) - self._room())
        self.title.set_words(found.span.words)
        self.frame.set_words(found.span.frame)
        self._show_strip()
        self._show_chosen()
        self._show_came()
        announce(self, f"{found.span.words}, {found.span.frame}. {_count(len(maps))}.")

    def _fail(self, fault: CalmroomError) -> None:
        self.title.set_words("Maps")
        self.frame.set_words(f"{fault.message} {fault.hint}".strip())

    def _room(self) -> int:
        margins = self._column.contentsMargins()
        return self.strip.room_for(self.width() - margins.left() - margins.right())

    def _show_strip(self) -> None:
        found = self._found
        if found is None:
            return
        today = self._services.clock.now()
        room = self._room()
        self._start = max(0, min(self._start, len(found.maps) - room))
        shown = found.maps[self._start : self._start + room]
        days = strip_days(shown, today.date())
        items = [
            StripMap(one, day, map_spoken(one, today.date()), found.span.share(one.made))
            for one, day in zip(shown, days, strict=True)
        ]
        under = StripSpan(found.span.days if found.span.days <= 62 else 0, None, found.span.begins, found.span.ends)
        self.strip.show_maps(items, under, self._chosen)
        self.none.setVisible(not found.maps)
        self._blocks.setVisible(bool(found.maps))
        is_now = self._moment is None and not self._back
        self.later.setEnabled(not is_now or self._start + room < len(found.maps))

    def _step(self, way: int) -> None:
        """More maps of the same span where there are any, else the span before or after."""
        found = self._found
        if found is None:
            return
        room = self._room()
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
        for button in (self.go_on, self.remove):
            button.setVisible(bool(chosen))
        if not chosen:
            self.pair.show_map(None)
            self.which.set_words("Choose a map.")
            self.told.show_rows([])
            return
        newer = chosen[-1]
        if len(chosen) == 1:
            self.pair.show_map(newer)
            self.which.set_words(f"{map_heading(newer, today)}. {ONE_OF_TWO}")
            self.told.show_rows([PlainLine(look, line.name, line.words, line.quality) for line in lines_of(newer)])
            return
        older = chosen[0]
        told = difference(older, newer)
        still = {mark.place for mark in newer.marks}
        places = {place for each in told if each.kind is Kind.GONE for place in each.places} - still
        self.pair.show_map(newer, tuple(mark for mark in older.marks if mark.place in places))
        self.which.set_words(pair_words(older, newer, today))
        self.told.show_rows([DifferenceLine(look, each) for each in told])
        announce(self, " ".join(f"{each.name}: {each.words}." for each in told))

    def _show_came(self) -> None:
        came = came_back(self._found.maps if self._found is not None else ())
        self.came.show_rows([PlainLine(self._context.look, each.name, each.count, each.quality) for each in came])
        self.nothing_came.setVisible(not came)

    def _open(self) -> None:
        newer = self._newer()
        if newer is not None:
            self._with_all(newer, self.open_asked.emit)

    def _remove(self) -> None:
        newer = self._newer()
        if newer is not None:
            self._with_all(newer, self.remove_asked.emit)

    def _with_all(self, body_map: BodyMap, act: Callable[[BodyMap], None]) -> None:
        """Do something with a map as it is on the disk, with what is left out of the picture."""
        get = partial(self._services.body.get, body_map.id)
        self._context.tasks.run(get, lambda whole: act(whole) if whole is not None else None, self._fail)


def _count(number: int) -> str:
    return "1 map" if number == 1 else f"{number or 'no'} maps"
