"""What frames the days: the strip of body maps between two arcs, or the span that today lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from calmroom.domain.sessions.stretch import LONGEST
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.map_strip import MapStrip, StripMap, StripSpan
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.span import SpanPicture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.sessions.stretch import Stretch
    from calmroom.ui.history.state import HistoryState, MapLine
    from calmroom.ui.theme.look import Look

OPENS: Final = "Choose a map to read it in words."


class Frame(QWidget):
    """Maps where there are any; where there are none, the span; where no session frames the days, nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._state: HistoryState | None = None
        self._room = 0
        self._shown: tuple[tuple[MapLine, ...], Stretch, int] | None = None
        identify(self, "history.frame", "Between two sessions")
        self.strip = MapStrip(look, "history.strip")
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="history.map-said")
        self.span = SpanPicture(look, "history.span")
        self.sentence = TextLabel(look, "", Role.SMALL, Tone.INK2, name="history.span-said")
        whole = in_column(self, 6)
        for part in (self.strip, self.said, self.span, self.sentence):
            whole.addWidget(part)
            part.hide()
        self.strip.chosen.connect(self._tell)
        look.changed.connect(self._again)

    def show_frame(self, state: HistoryState) -> None:
        """Show what frames these days."""
        self._state = state
        has_maps = bool(state.maps)
        span = None if has_maps else state.span
        self.span.show_span(span)
        self.sentence.set_words(state.span.sentence if state.span is not None else "")
        self.sentence.setVisible(state.span is not None)
        self.strip.setVisible(has_maps)
        self.said.setVisible(has_maps)
        self._again()
        self.setVisible(has_maps or state.span is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many maps as there is room for."""
        super().resizeEvent(event)
        if self.strip.room_for(self.width()) != self._room:
            self._again()

    def _again(self) -> None:
        state = self._state
        self._room = self.strip.room_for(self.width())
        if state is None or state.stretch is None:
            self._shown = None
            self.strip.show_maps((), StripSpan(), ())
            return
        key = (state.maps, state.stretch, self._room)
        if not state.maps or key == self._shown:
            # They are painted already, and years in between do not show them.
            return
        self._shown = key
        stretch, shown = state.stretch, thinned(state.maps, self._room)
        days = stretch.days if stretch.days <= LONGEST else 0
        items = [StripMap(each.map, each.day, each.spoken, each.share) for each in shown]
        self.strip.show_maps(items, StripSpan(days, None, stretch.begins, stretch.ends), ())
        self._tell(())

    def _tell(self, chosen: tuple[str, ...]) -> None:
        maps = self._state.maps if self._state is not None else ()
        found = [each.spoken for each in maps if each.map.id in chosen]
        left = len(maps) - len(self.strip.thumbs)
        count = f"{len(self.strip.thumbs)} of {len(maps)} maps, spread over these days. " if left > 0 else ""
        self.said.set_words("\n".join(found) or f"{count}{OPENS}")


def thinned(maps: Sequence[MapLine], room: int) -> tuple[MapLine, ...]:
    """As many as there is room for, spread over the whole, with the first and the last."""
    if len(maps) <= room:
        return tuple(maps)
    if room == 1:
        return (maps[-1],)
    return tuple(maps[round(number * (len(maps) - 1) / (room - 1))] for number in range(room))
