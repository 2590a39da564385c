"""The page of reminders: none at first; each with its hour and days, and the very words that they show."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.events import RemindersChanged
from calmroom.domain.sessions.reminders import TITLE, WORDS
from calmroom.ui.asking import PathQuestion
from calmroom.ui.back import BackPage
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.notices import Removal
from calmroom.ui.paper.output import NOT_WRITTEN, save_where_asked
from calmroom.ui.plan.reminder_row import ReminderRow
from calmroom.ui.plan.reminders_state import ABOUT, ADDS, NO_PLACE, NONE, PHONE, PHONE_HINT, QUIET, view_of
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import row_of
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import Card, scrolling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.sessions.reminders import Hangs, Reminder
    from calmroom.services.reminders import ReminderService
    from calmroom.ui.context import Context
    from calmroom.ui.plan.reminders_state import ReminderView

FILE: Final = "calmroom reminders.ics"
FAULT: Final = FaultWords("Your reminders stay as they are.", "Try again")


class RemindersPane(BackPage):
    """Shows, adds, changes and takes out reminders.

    Signals:
        left: Back to where one came from.
        removed: A ``Removal``.
    """

    removed = Signal(object)

    def __init__(self, reminders: ReminderService, context: Context, has_place: Callable[[], bool]) -> None:
        super().__init__()
        self._reminders, self._context, self._has_place = reminders, context, has_place
        self._rows: dict[str, ReminderRow] = {}
        self._added = ""
        identify(self, "reminders", "Reminders")
        self._make()
        self._lay()
        self._connect()

    def open(self) -> None:
        """Show them as they are now."""
        self.place.setVisible(not self._has_place())
        self._context.tasks.run(self._reminders.all, self._show, self._fail)

    def save_now(self) -> None:
        """Keep the hour that is being turned."""
        for row in self._rows.values():
            row.save_now()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self._show(())

    def _make(self) -> None:
        look = self._context.look
        self.back = QuietButton(look, "Back", "reminders.back", icon=Icon.BACK)
        self.shown = Card(look, "reminders.preview")
        self.shown.setAccessibleName(f"What a reminder shows: {TITLE}. {WORDS}")
        self.place = TextLabel(look, NO_PLACE, Role.SMALL, Tone.INK2, name="reminders.place")
        self.none = TextLabel(look, NONE, Role.BODY, Tone.INK2, name="reminders.none")
        self.adds = {hangs: OutlineButton(look, words, f"reminders.add.{hangs.name.lower()}", icon=Icon.ADD)
                     for hangs, words in ADDS}  # fmt: skip
        self.phone = QuietButton(look, PHONE, "reminders.phone", icon=Icon.EXPORT)
        self.said = TextLabel(look, "", Role.SMALL, Tone.LAKE, name="reminders.said")
        self.fault = FaultRow(look, "reminders.fault", FAULT)
        self._question = PathQuestion(self.phone, PHONE, "Calendar files (*.ics)")
        self.fault.hide()
        self.phone.hide()

    def _lay(self) -> None:
        look = self._context.look
        self._content = Column(look, self)
        column = self._content.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(TextLabel(look, "Reminders", Role.TITLE, name="reminders.title"))
        column.addWidget(TextLabel(look, ABOUT, Role.BODY))
        inner = QVBoxLayout(self.shown)
        inner.setContentsMargins(20, 14, 20, 14)
        inner.setSpacing(2)
        inner.addWidget(TextLabel(look, TITLE, Role.BODY_STRONG))
        inner.addWidget(TextLabel(look, WORDS, Role.BODY, name="reminders.preview.words"))
        column.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.place)
        column.addWidget(self.fault)
        column.addWidget(self.none)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column.addLayout(self._list)
        column.addWidget(row_of(*self.adds.values()))
        column.addWidget(TextLabel(look, QUIET, Role.SMALL, Tone.INK2))
        column.addWidget(row_of(self.phone))
        column.addWidget(TextLabel(look, PHONE_HINT, Role.SMALL, Tone.INK2))
        column.addWidget(self.said)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._content, "reminders.page")
        whole.addWidget(self._area)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.fault.pressed.connect(self.open)
        for hangs, button in self.adds.items():
            button.clicked.connect(lambda _checked=False, hangs=hangs: self._add(hangs))
        self.phone.clicked.connect(self._ask_where)
        self._question.chosen.connect(self._save_for_phone)
        self._context.bridge.on(RemindersChanged, lambda _event: self.open() if self.isVisible() else None)

    def _show(self, reminders: tuple[Reminder, ...]) -> None:
        self.fault.hide()
        views = {reminder.id: view_of(reminder) for reminder in reminders}
        for gone in [key for key in self._rows if key not in views]:
            self._drop(gone)
        for key, view in views.items():
            if key in self._rows:
                self._rows[key].show_view(view)
            else:
                self._rows[key] = self._row(view)
        self.none.setVisible(not views)
        self.phone.setVisible(bool(views))
        self._order_focus()
        if self._added in self._rows:
            self._rows[self._added].at.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._rows[self._added])
            self._added = ""

    def _row(self, view: ReminderView) -> ReminderRow:
        row = ReminderRow(self._context.look, view)
        row.changed.connect(self._keep)
        row.remove_asked.connect(self._take_out)
        self._list.addWidget(row)
        row.show()
        return row

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self._list.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _order_focus(self) -> None:
        rows = [control for row in self._rows.values() for control in row.controls()]
        for before, after in pairwise([self.back, *rows, *self.adds.values(), self.phone]):
            QWidget.setTabOrder(before, after)

    def _add(self, hangs: Hangs) -> None:
        def work() -> str:
            made = self._reminders.new(hangs)
            self._reminders.save(made)
            return made.id

        def then(reminder_id: str) -> None:
            self._added = reminder_id
            self.open()

        self._context.tasks.run(work, then, self._fail)

    def _keep(self, reminder: Reminder) -> None:
        self._context.tasks.run(partial(self._reminders.save, reminder), lambda _done: None, self._fail)

    def _take_out(self, view: ReminderView) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

        def then(reminder: Reminder) -> None:
            back = partial(self._context.tasks.later, partial(self._reminders.put_back, reminder))
            self.removed.emit(Removal("Reminder removed", back))

        self._context.tasks.run(partial(self._reminders.remove, view.id), then, self._fail)

    def _ask_where(self) -> None:
        self._question.ask_for_new(FILE)

    def _save_for_phone(self, path: Path) -> None:
        def work() -> None:
            save_where_asked(path, self._reminders.write_ics(), NOT_WRITTEN)

        self._context.tasks.run(work, lambda _done: self._say(f"Saved as {path.name}."), self._fail)

    def _say(self, words: str) -> None:
        self.said.set_words(words)
        announce(self.said, words)

    def _fail(self, fault: CalmroomError) -> None:
        self.fault.tell(fault)
        self.fault.show()
