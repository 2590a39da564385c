"""The second of the first pages: who should ask a doctor first, and people to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.care.conditions import WHEN_TICKED
from calmroom.domain.errors import CalmroomError
from calmroom.ui.calling.card import CallList
from calmroom.ui.calling.form import EMPTY, PersonForm
from calmroom.ui.first_start.doctor import GROUPS
from calmroom.ui.first_start.state import DOCTOR_LINE, DOCTOR_TITLE, PEOPLE, PEOPLE_LINE
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.care.calling import Person
    from calmroom.services.calling import CallingService
    from calmroom.ui.context import Context
    from calmroom.ui.first_start.doctor import Group
    from calmroom.ui.theme.look import Look


class ConditionBoxes(Card):
    """Every group with its lines and boxes.

    Signals:
        changed: Carries the ids of what is ticked now.
    """

    changed = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setAccessibleName(DOCTOR_TITLE)
        self._boxes: dict[str, CheckBox] = {}
        self._is_quiet = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 14)
        self._column.setSpacing(2)
        for number, group in enumerate(GROUPS):
            if number:
                self._column.addSpacing(14)
            self._add(look, name, group)

    @property
    def first(self) -> CheckBox:
        """The box that is read first."""
        return next(iter(self._boxes.values()))

    def ticked(self) -> tuple[str, ...]:
        """What is ticked, in the order in which it is read."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def tick(self, ids: Iterable[str]) -> None:
        """Tick these and no others, and tell nobody."""
        wanted = frozenset(ids)
        self._is_quiet = True
        for key, box in self._boxes.items():
            box.setChecked(key in wanted)
        self._is_quiet = False

    def _add(self, look: Look, name: str, group: Group) -> None:
        self._column.addWidget(TextLabel(look, group.heading, Role.BODY_STRONG))
        if group.about:
            self._column.addWidget(TextLabel(look, group.about, Role.SMALL, Tone.INK2))
        for line in group.lines:
            self._column.addWidget(TextLabel(look, line, Role.BODY, Tone.INK2))
        for one in group.boxes:
            self._boxes[one.id] = box = CheckBox(look, one.words, f"{name}.{one.id}")
            box.toggled.connect(self._tell)
            self._column.addWidget(box)
            if one.id in WHEN_TICKED:
                self._add_words(look, box, WHEN_TICKED[one.id])

    def _add_words(self, look: Look, box: CheckBox, words: str) -> None:
        """Words under a box, while it is ticked."""
        label = TextLabel(look, words, Role.BODY_STRONG, name=f"{box.objectName()}.words")
        label.hide()
        box.toggled.connect(label.setVisible)
        box.clicked.connect(lambda on: announce(self, words) if on else None)
        self._column.addWidget(label)

    def _tell(self, _on: bool) -> None:  # noqa: FBT001 - the signature of toggled
        if not self._is_quiet:
            self.changed.emit(self.ticked())


class DoctorPage(QWidget):
    """Boxes, and the people to call with a way to put somebody onto the own list."""

    def __init__(self, calling: CallingService, context: Context) -> None:
        super().__init__()
        look = context.look
        identify(self, "first.doctor-page")
        self._calling = calling
        self.boxes = ConditionBoxes(look, "first.doctor")
        self.people = CallList(context, calling, "first.call")
        self.form = PersonForm(look)
        self.add = OutlineButton(look, "Add somebody", "first.add", icon=Icon.ADD)
        self.add.clicked.connect(self._open_form)
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._close_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(look, DOCTOR_TITLE, Role.GREETING))
        column.addSpacing(10)
        column.addWidget(TextLabel(look, DOCTOR_LINE, Role.SECTION_LIGHT, Tone.INK2))
        column.addSpacing(20)
        column.addWidget(self.boxes)
        column.addSpacing(24)
        column.addWidget(TextLabel(look, PEOPLE, Role.SECTION))
        column.addSpacing(4)
        column.addWidget(TextLabel(look, PEOPLE_LINE, Role.BODY, Tone.INK2))
        column.addSpacing(12)
        column.addWidget(self.people)
        column.addSpacing(10)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)

    def refresh(self) -> None:
        """Read the people again."""
        self.people.refresh()
        self.add.setVisible(self._calling.is_own_shown and self.form.isHidden())

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.boxes.tick(())
        self.form.forget()
        self.people.forget()

    def _open_form(self) -> None:
        self.add.hide()
        self.form.hint.set_words(EMPTY)
        self.form.open()

    def _keep(self, person: Person) -> None:
        try:
            self._calling.keep((*self._calling.own(), person))
        except CalmroomError as fault:
            said = f"{fault.message} {fault.hint}".strip()
            self.form.hint.set_words(said)
            announce(self, said)
            return
        self._close_form()

    def _close_form(self) -> None:
        self.form.forget()
        self.refresh()
        self.add.setFocus()
