"""The page Who to call: the own list is kept here, the country is chosen, and all the numbers are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.care.calling import MOST_PEOPLE, Person
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import SettingsChanged
from calmroom.ui.calling.card import NAME, CallList, territory
from calmroom.ui.calling.form import PersonForm
from calmroom.ui.calling.rows import OwnRows
from calmroom.ui.calling.state import LOCKED, NOBODY, OWN, country_choices
from calmroom.ui.notices import Removal
from calmroom.ui.reading.frame import CALL, ReadingFrame
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.domain.care.calling import CallCard, Country
    from calmroom.services.calling import CallingService
    from calmroom.ui.context import Context

LINE = "Yours come first, wherever this list is shown. calmroom dials nothing: read a number and call it yourself."
BUNDLED = "These came with calmroom. Choose the country you are in."


class WhoToCallPane(QWidget):
    """Add, change, put in another order, take out; out of the list can be undone.

    Signals:
        left: Back to where one was.
        read_asked: The id of another page.
        removed: A ``Removal`` that can be undone.
        unlock_asked: The own list is wanted, and the vault is locked.
    """

    left = Signal()
    read_asked = Signal(str)
    removed = Signal(object)
    unlock_asked = Signal()

    def __init__(self, calling: CallingService, context: Context) -> None:
        super().__init__()
        self._calling, self._context = calling, context
        self._changing: int | None = None
        self._choices: tuple[tuple[str, str], ...] = ()
        identify(self, "call", NAME)
        self._make()
        self._lay()
        context.bridge.on(SettingsChanged, lambda _event: self.refresh() if self.isVisible() else None)

    def open(self) -> None:
        """Show the list as it is now."""
        self._close_form()
        self.refresh()

    def refresh(self) -> None:
        """Read everything again; the numbers on the worker."""
        self._show_own()
        here = territory()
        self._context.tasks.run(
            lambda: (self._calling.countries(), self._calling.card(here)), lambda found: self._show_rest(*found)
        )

    def forget(self) -> None:
        """Show nothing of a person any more."""
        self._form.forget()
        self._rows.forget()
        self._list.forget()
        self.refresh()

    def _make(self) -> None:
        look = self._context.look
        self._frame = ReadingFrame(look, CALL, NAME, LINE)
        self._frame.left.connect(self.left)
        self._frame.read_asked.connect(self.read_asked)
        self._empty = TextLabel(look, NOBODY, Role.BODY, Tone.INK2, name="call.nobody")
        self._rows = OwnRows(look)
        self._rows.asked.connect(self._do)
        self._form = PersonForm(look)
        self._form.kept.connect(self._keep)
        self._form.left.connect(self._leave_form)
        self.add = OutlineButton(look, "Add somebody", "call.add", icon=Icon.ADD)
        self.add.clicked.connect(self._add)
        self.unlock = OutlineButton(look, "Unlock", "call.unlock", icon=Icon.LOCK)
        self.unlock.clicked.connect(self.unlock_asked)
        self.country = ChoiceBox(look, "call.country", "Country", (("", ""),))
        self.country.picked.connect(self._calling.choose_country)
        self._list = CallList(self._context, self._calling, "call.list", own=False)

    def _lay(self) -> None:
        look, column = self._context.look, self._frame.column
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(TextLabel(look, OWN, Role.SECTION))
        for part in (self._empty, self._rows, self._form):
            column.addWidget(part)
        column.addWidget(self.add, 0, left)
        column.addWidget(self.unlock, 0, left)
        column.addSpacing(18)
        column.addWidget(TextLabel(look, "Numbers in your country", Role.SECTION))
        column.addWidget(TextLabel(look, BUNDLED, Role.BODY, Tone.INK2))
        column.addWidget(self.country, 0, left)
        column.addWidget(self._list)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _show_own(self) -> None:
        people, is_shown = self._calling.own(), self._calling.is_own_shown
        self._rows.show_people(people)
        self._empty.set_words(NOBODY if is_shown else LOCKED)
        self._empty.setVisible(not people)
        self.add.setVisible(is_shown and self._form.isHidden() and len(people) < MOST_PEOPLE)
        self.unlock.setVisible(not is_shown)

    def _show_rest(self, countries: tuple[Country, ...], card: CallCard) -> None:
        choices = country_choices(countries, territory())
        if choices != self._choices:
            self._choices = choices
            self.country.set_choices(choices)
        self.country.set_value(self._calling.chosen_country)
        self._list.show_card(card)

    def _add(self) -> None:
        self._changing = None
        self.add.hide()
        self._form.open()

    def _do(self, act: str, number: int) -> None:
        people = list(self._calling.own())
        if number >= len(people):
            return
        if act == "change":
            self._changing = number
            self.add.hide()
            self._form.open(people[number])
            return
        person = people.pop(number)
        if act == "remove":
            self._save(people)
            self.removed.emit(Removal("Taken off your list", lambda: self._put_back(person, number)))
            self.add.setFocus()
            return
        to = number - 1 if act == "up" else number + 1
        people.insert(to, person)
        self._save(people)
        self._rows.focus_act(act, to)
        announce(self, f"Now number {to + 1}")

    def _put_back(self, person: Person, number: int) -> None:
        people = list(self._calling.own())
        people.insert(number, person)
        self._save(people)

    def _keep(self, person: Person) -> None:
        people = list(self._calling.own())
        if self._changing is None or self._changing >= len(people):
            people.append(person)
        else:
            people[self._changing] = person
        self._save(people)
        self._leave_form()

    def _save(self, people: list[Person]) -> None:
        try:
            self._calling.keep(people)
        except CalmroomError:
            # It was locked meanwhile: the page says so, and nothing is written.
            self._form.forget()
        self._show_own()

    def _leave_form(self) -> None:
        self._close_form()
        self._show_own()
        self.add.setFocus()

    def _close_form(self) -> None:
        self._changing = None
        self._form.forget()
