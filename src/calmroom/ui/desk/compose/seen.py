"""As the client will see it, painted: a day of their Today, small, and the one filled button under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.body.body import is_region, places_of
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.covers import Cover, CoverSize
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import fill_round, open_painter, stroke_round, tint
from calmroom.ui.widgets.practice_art import art_of
from calmroom.ui.widgets.span import SpanPicture
from calmroom.ui.widgets.surfaces import Card, HairLine, Wash, scrolling

if TYPE_CHECKING:
    from calmroom.ui.desk.compose.seen_state import SeenRow, SeenState
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.seen"
MARGIN: Final = 24


class Glass(QFrame):
    """The client's page: its own ground and a plain edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, f"{NAME}.page")
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mist, and a line round it."""
        painter, palette = open_painter(self), self.look.palette
        box = QRectF(self.rect())
        fill_round(painter, box, 12.0, tint(palette.bg))
        stroke_round(painter, box, 12.0, QPen(QColor(palette.edge), 1.2))


class SmallRow(QWidget):
    """One practice of the client's day: cover, name, minutes."""

    def __init__(self, look: Look, row: SeenRow) -> None:
        super().__init__()
        cover = Cover(look, art_of(row.practice, _places(row)), CoverSize.SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        if row.lead:
            words.addWidget(TextLabel(look, row.lead, Role.SMALL, Tone.INK2))
        words.addWidget(TextLabel(look, row.title, Role.BODY_STRONG))
        words.addWidget(TextLabel(look, row.about, Role.SMALL, Tone.INK2))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(12)
        if not look.theme.large_text:
            line.addWidget(cover, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)


class SeenPanel(QWidget):
    """A day of the client's, and whatever is put under it.

    Signals:
        day_picked: The number of the day after the session.
    """

    day_picked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._state: SeenState | None = None
        identify(self, NAME, "As your client will see it")
        self.heading = TextLabel(look, "", Role.SMALL_STRONG, Tone.INK2, name=f"{NAME}.heading")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.day = ChoiceBox(look, f"{NAME}.day", "Which day", ())
        self.day.picked.connect(lambda value: self.day_picked.emit(int(value)))
        self.page = Glass(look)
        self._make(look)
        content = Sheet()
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(MARGIN, 6, MARGIN, 12)
        self._content.addWidget(self.page)
        self._content.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 26, MARGIN, 4)
        head.addWidget(self.heading, 1)
        head.addWidget(self.day)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(MARGIN, 10, MARGIN, 20)
        self.foot.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scrolling(content, f"{NAME}.scroll"), 1)
        whole.addLayout(self.foot)
        look.changed.connect(self._anew)

    def show_days(self, whose: str, days: tuple[tuple[int, str], ...], day: int) -> None:
        """Offer these days, and say whose they are."""
        self.heading.set_words(f"As {whose} will see it")
        self.day.set_choices(tuple((str(number), words) for number, words in days))
        self.day.set_value(str(day))

    def show_state(self, state: SeenState | None) -> None:
        """Show a day; nothing while none is known."""
        if state == self._state:
            return
        self._state = state
        self.page.setVisible(state is not None)
        if state is None:
            self.forget()
            return
        self._greeting.set_words(state.greeting)
        self._sentence.set_words(state.sentence)
        self._span.show_span(state.span, state.quiet_last)
        for label, words in ((self._said, state.said), (self._plain, state.plain)):
            label.set_words(words)
            label.setVisible(bool(words))
        self._fill(state)
        self._quiet.setVisible(bool(state.quiet[0]))
        self._quiet_title.set_words(state.quiet[0])
        self._quiet_words.set_words(state.quiet[1])
        self._quiet_words.setVisible(bool(state.quiet[1]))
        self._ring.set_words(f"**{state.ring}**")
        self._ring.setVisible(bool(state.ring))
        self._more.set_words("\n".join(state.more))
        self._more.setVisible(bool(state.more))
        self.page.setAccessibleName(state.spoken)

    def forget(self) -> None:
        """Show and hold nothing."""
        self._state = None
        self.heading.set_words("")
        texts = (self._greeting, self._sentence, self._said, self._plain, self._quiet_words, self._more)
        for label in texts:
            label.set_words("")
        self._span.show_span(None)
        clear(self._rows)
        self.page.setAccessibleName("")
        self.page.hide()

    def _make(self, look: Look) -> None:
        self._greeting = TextLabel(look, "", Role.SECTION, name=f"{NAME}.greeting")
        self._sentence = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.sentence")
        self._span = SpanPicture(look, f"{NAME}.span")
        self._said = TextLabel(look, "", Role.NOTE, name=f"{NAME}.said")
        self._plain = TextLabel(look, "", Role.BODY, Tone.INK2, name=f"{NAME}.plain")
        self._card = Card(look, f"{NAME}.rows", 12.0)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self._more = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.more")
        self._quiet = Wash(look, f"{NAME}.quiet")
        self._quiet_title = TextLabel(look, "", Role.SMALL_STRONG, Tone.LAMP, name=f"{NAME}.quiet.title")
        self._quiet_words = TextLabel(look, "", Role.NOTE, name=f"{NAME}.quiet.words")
        self._ring = TextLabel(look, "", Role.SMALL, Tone.LAMP, name=f"{NAME}.quiet.ring")
        wash = QVBoxLayout(self._quiet)
        wash.setContentsMargins(16, 14, 16, 14)
        wash.setSpacing(4)
        wash.addWidget(self._quiet_title)
        wash.addWidget(self._quiet_words)
        wash.addWidget(self._ring)
        column = QVBoxLayout(self.page)
        column.setContentsMargins(18, 20, 18, 18)
        column.setSpacing(8)
        column.addWidget(self._greeting)
        column.addWidget(self._sentence)
        column.addSpacing(6)
        column.addWidget(self._span)
        for part in (self._said, self._plain, self._card, self._quiet, self._more):
            column.addWidget(part)
        self.page.hide()

    def _fill(self, state: SeenState) -> None:
        clear(self._rows)
        for number, row in enumerate(state.rows):
            if number:
                self._rows.addWidget(HairLine(self.look))
            self._rows.addWidget(SmallRow(self.look, row))
        self._card.setVisible(bool(state.rows))

    def _anew(self) -> None:
        state, self._state = self._state, None
        self.show_state(state)


def _places(row: SeenRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for region in row.regions if is_region(region) for place in places_of(region)))
