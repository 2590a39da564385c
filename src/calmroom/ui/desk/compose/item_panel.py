"""The options of one practice, painted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from calmroom.domain.routine.routine import Opens, Release
from calmroom.ui.desk.compose.item_state import OPENINGS
from calmroom.ui.desk.compose.panel import Panel
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.ui.desk.compose.item_state import ItemState
    from calmroom.ui.theme.look import Look

NAME = "desk.options"


class ItemPanel(Panel):
    """Length, voice, when it opens, and the rest.

    Signals:
        changed: The item's id, and a mapping of its fields to what they are to be.
        small: The item's id, and whether it belongs to the small version.
        asked: The item's id, and ``earlier``, ``later`` or ``remove``.
    """

    changed = Signal(str, object)
    small = Signal(str, bool)
    asked = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, NAME, "Options")
        self._state: ItemState | None = None
        self._make(look)
        self._connect()

    @property
    def item_id(self) -> str:
        """Whose options they are; empty for nobody's."""
        return self._state.item_id if self._state is not None else ""

    def show_item(self, state: ItemState | None) -> None:
        """Show what holds for an item."""
        self._state = state
        if state is None:
            return
        blocked = [QSignalBlocker(box) for box in self._controls()]
        self.say(state.title, state.about)
        for box, choices, value in (
            (self.minutes, state.lengths, str(state.minutes)),
            (self.least, state.shortest, str(state.least)),
            (self.times, state.times, str(state.is_on)),
            (self.voice, state.voices, state.voice),
            (self.opens, OPENINGS, state.release),
            (self.after, state.others, state.after),
        ):
            box.set_choices(choices)
            box.set_value(value)
        self.optional.setChecked(state.is_optional)
        self.instead.setChecked(state.is_instead)
        self.instead.setEnabled(state.can_be_instead)
        self.hands_free.setChecked(state.hands_free)
        self.half.setChecked(state.is_small)
        self.hidden.setChecked(state.is_hidden)
        on = state.opens_on
        self.date.setDate(QDate.currentDate().addDays(7) if on is None else QDate(on.year, on.month, on.day))
        self._show_opening(state)
        self._show_regions(state)
        del blocked

    def forget(self) -> None:
        """Hold nothing of a routine."""
        self._state = None
        self.say("Options")

    def _make(self, look: Look) -> None:
        self.minutes = self.box("minutes", "Length", "How long it is offered")
        self.least = self.box("least", "Shortest length that is meant", "The shortest that is meant")
        self.times = ChoiceBox(look, f"{NAME}.times", "On how many of these days", ())
        self._times = self.add(self.times, "On how many of these days")
        self.instead = CheckBox(look, "Later, or instead of the one before it", f"{NAME}.instead")
        self.optional = CheckBox(look, "An extra: nothing is said where it is left", f"{NAME}.optional")
        self.half = CheckBox(look, "Part of the small version", f"{NAME}.small")
        for box in (self.instead, self.optional, self.half):
            self.add(box)
        self.voice = self.box("voice", "Voice", "Voice")
        self.opens = self.box("opens", "It opens", "It opens")
        self.date = QDateEdit()
        self.date.setDisplayFormat("ddd d MMMM yyyy")
        self.date.setCalendarPopup(True)
        identify(self.date, f"{NAME}.date", "From which date on")
        self._date = self.add(self.date, "From which date on")
        self.after = ChoiceBox(look, f"{NAME}.after", "After which one", ())
        self._after = self.add(self.after, "After which one")
        self.hidden = CheckBox(look, "Hidden until then", f"{NAME}.hidden")
        self.add(self.hidden)
        self.hands_free = CheckBox(look, "Without touch: nothing asks for a hand anywhere", f"{NAME}.hands-free")
        self.add(self.hands_free)
        self._regions = QWidget()
        self._flow = FlowLayout(gap=6)
        self._regions.setLayout(self._flow)
        self._places = self.add(self._regions, "Leave out")
        self._make_foot(look)
        look.changed.connect(self._dress)
        self._dress()

    def box(self, key: str, words: str, spoken: str) -> ChoiceBox:
        """One of several, under its words."""
        made = ChoiceBox(self.look, f"{NAME}.{key}", spoken, ())
        self.add(made, words)
        return made

    def _make_foot(self, look: Look) -> None:
        row = QWidget()
        flow = FlowLayout(gap=8)
        row.setLayout(flow)
        self.earlier = OutlineButton(look, "Earlier", f"{NAME}.earlier", key="Alt \N{UPWARDS ARROW}")
        self.later = OutlineButton(look, "Later", f"{NAME}.later", key="Alt \N{DOWNWARDS ARROW}")
        self.remove = QuietButton(look, "Take it off", f"{NAME}.remove", key="Delete")
        self.earlier.setAccessibleDescription("Moves it to the days before. Key Alt and Up")
        self.later.setAccessibleDescription("Moves it to the days after. Key Alt and Down")
        for button in (self.earlier, self.later, self.remove):
            flow.addWidget(button)
        self.column.addSpacing(4)
        self.add(row)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.minutes.picked.connect(self._set_minutes)
        self.least.picked.connect(lambda value: self._tell(least=int(value)))
        self.times.picked.connect(lambda value: self._tell(times=int(value)))
        self.voice.picked.connect(lambda value: self._tell(voice=value))
        self.opens.picked.connect(lambda _value: self._tell_opening())
        self.after.picked.connect(lambda _value: self._tell_opening())
        self.date.dateChanged.connect(lambda _date: self._tell_opening())
        self.hidden.clicked.connect(lambda _on: self._tell_opening())
        self.optional.clicked.connect(lambda on: self._tell(is_optional=on))
        self.instead.clicked.connect(lambda on: self._tell(is_instead=on))
        self.hands_free.clicked.connect(lambda on: self._tell(hands_free=on))
        self.half.clicked.connect(lambda on: self.small.emit(self.item_id, on))
        for button, what in ((self.earlier, "earlier"), (self.later, "later"), (self.remove, "remove")):
            button.clicked.connect(lambda _on=False, what=what: self.asked.emit(self.item_id, what))

    def _controls(self) -> tuple[QWidget, ...]:
        return (self.minutes, self.least, self.times, self.voice, self.opens, self.after, self.date)

    def _set_minutes(self, value: str) -> None:
        if self._state is not None:
            minutes = int(value)
            was_one = self._state.least == self._state.minutes
            self._tell(minutes=minutes, least=minutes if was_one else min(self._state.least, minutes))

    def _tell(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of an item
        if self._state is not None:
            self.changed.emit(self._state.item_id, changes)

    def _tell_opening(self) -> None:
        release, chosen = Release(self.opens.value()), self.date.date()
        opens = Opens()
        if release is Release.AFTER_DATE:
            opens = Opens(release, date(chosen.year(), chosen.month(), chosen.day()), "", self.hidden.isChecked())
        elif release is Release.AFTER_ITEM and self.after.value():
            opens = Opens(release, None, self.after.value(), self.hidden.isChecked())
        self._tell(opens=opens)

    def _show_opening(self, state: ItemState) -> None:
        self._date.setVisible(state.release == Release.AFTER_DATE)
        self._after.setVisible(state.release == Release.AFTER_ITEM)
        self.hidden.setVisible(state.release != Release.AT_ONCE)
        self._times.setVisible(len(state.times) > 1)

    def _show_regions(self, state: ItemState) -> None:
        old = [self._flow.takeAt(0) for _ in range(self._flow.count())]
        for gone in old:
            widget = gone.widget() if gone is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, words, is_out in state.regions:
            chip = Chip(self.look, words, f"{NAME}.out.{key}")
            chip.setAccessibleName(f"Leave out {words}")
            chip.setChecked(is_out)
            chip.clicked.connect(lambda on, key=key: self._leave_out(key, on=on))
            self._flow.addWidget(chip)
        self._places.setVisible(bool(state.regions))

    def _leave_out(self, key: str, *, on: bool) -> None:
        if self._state is not None:
            out = [each for each, _, is_out in self._state.regions if is_out and each != key]
            self._tell(left_out=(*out, key) if on else tuple(out))

    def _dress(self) -> None:
        theme = self.look.theme
        self.date.setFont(theme.font(Role.BODY))
        self.date.setMinimumHeight(theme.control(44))
