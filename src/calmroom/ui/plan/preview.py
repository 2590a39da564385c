"""A routine came: all that it says and adds, before anybody agrees to anything in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.fault import Care
from calmroom.ui.library.own.sheets import Said
from calmroom.ui.plan.aftercare import AftercareCard
from calmroom.ui.plan.preview_parts import OwnWords, PartSheets
from calmroom.ui.plan.preview_state import BACK, NOTHING_YET, left_out_words, safe_hint
from calmroom.ui.plan.said import Lines
from calmroom.ui.plan.sender import SenderCard
from calmroom.ui.sheet import Column
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import scrolling
from calmroom.ui.working import WorkRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.errors import CalmroomError
    from calmroom.ui.plan.preview_views import FromView, PreviewState
    from calmroom.ui.theme.look import Look

CAME, READING, TAKING = "A routine came", "Reading the file", "Taking it in"


class PreviewPage(QWidget):
    """One file at a time: it is read, looked at, and taken in or left.

    Signals:
        left: Without taking it in.
        cancelled: What is under way is to end.
        agreed: The ids of the practices that are taken in.
        compare_asked: The words of the signer are to be compared.
        file_asked: Another file is to be chosen.
    """

    left = Signal()
    cancelled = Signal()
    agreed = Signal(object)
    compare_asked = Signal()
    file_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._whole = 0
        identify(self, "plan.preview", CAME)
        self._make(look)
        self._lay(look)
        self._connect()
        self.forget()

    def show_reading(self) -> None:
        """A file is being read."""
        self.forget()
        self.title.set_words(CAME)
        self.work.begin(READING)
        self.work.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_taking(self) -> None:
        """It is being taken in."""
        self._body.setEnabled(False)
        self._foot.hide()
        self.work.begin(TAKING)
        self.work.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, fault: CalmroomError) -> None:
        """Say in place what is wrong with the file; what was seen of it is gone."""
        self.forget()
        self.title.set_words("This file cannot be taken in")
        hint = safe_hint(fault)
        self.fault.say(fault.message, hint)
        self.another.show()
        announce(self, f"{fault.message} {hint}")
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, fault: CalmroomError) -> None:
        """It was seen, and could not be taken in."""
        self.show_again()
        self.refusal.say(fault.message, safe_hint(fault))
        announce(self, f"{fault.message} {fault.hint}")

    def show_again(self) -> None:
        """What was seen can be agreed to again."""
        self.work.hide()
        self._body.setEnabled(True)
        self._foot.show()
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_preview(self, state: PreviewState) -> None:
        """Show all of it."""
        self.forget()
        self.title.set_words(state.title or CAME)
        self.greeting.set_words(state.greeting)
        self.greeting.setVisible(bool(state.greeting))
        self.signer.show_sender(state.sender)
        self.signer.facts.set_words(state.facts)
        self.arrival.say((state.arrival,) if state.arrival else ())
        self.changes.say(state.changes)
        self.parts.show_parts(state.parts)
        self._whole = len(self.parts.ticks())
        self.own.show_own(state.own, state.recordings)
        self.card.show_words(state.quiet, state.aftercare)
        self.rules.say(state.rules)
        self.problems.say(state.problems)
        self._problem_title.setVisible(bool(state.problems))
        self.agree.set_text(state.agree, f"{state.agree}: {state.title}")
        self.back.set_text(state.leave)
        self._body.show()
        self._foot.setVisible(bool(state.agree))
        self._count()
        self._order_focus()
        self._area.ensureVisible(0, 0)
        announce(self, f"{CAME}. {state.sender.who}. {state.sender.standing}")
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_compared(self, sender: FromView) -> None:
        """The words were compared: say how the signer stands now."""
        self.signer.show_sender(sender)

    def forget(self) -> None:
        """Show and hold nothing of any file."""
        for label in (self.title, self.greeting, self.said):
            label.set_words("")
        self.signer.forget()
        self.title.set_words(CAME)
        self.back.set_text(BACK)
        self.parts.show_parts(())
        self.own.show_own((), "")
        self.card.show_words("", "")
        for lines in (self.changes, self.arrival, self.rules):
            lines.say(())
        self.problems.say(())
        self.fault.say("")
        self.refusal.say("")
        for part in (self._body, self._foot, self.work, self.another):
            part.hide()
        self._body.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels what is under way, and else leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            (self.cancelled if not self.work.isHidden() else self.left).emit()
        else:
            super().keyPressEvent(event)

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, BACK, "plan.preview.back", icon=Icon.BACK)
        self.title = TextLabel(look, CAME, Role.TITLE, name="plan.preview.title")
        self.greeting = TextLabel(look, "", Role.PROMPT, name="plan.preview.greeting")
        self.signer = SenderCard(look)
        self.arrival = Lines(look, "plan.preview.arrival")
        self.changes = Lines(look, "plan.preview.changes", "What is other than before")
        self.parts = PartSheets(look)
        self.own = OwnWords(look)
        self.card = AftercareCard(look, "plan.preview.aftercare")
        self.rules = Lines(look, "plan.preview.rules", "What holds for the whole")
        self._problem_title = TextLabel(look, "What of it cannot be used", Role.SMALL_STRONG, Tone.INK2)
        self.problems = Said(look, "plan.preview.problems")
        self.work = WorkRow(look, "plan.preview.work", READING)
        self.fault = Care(look, "plan.preview.fault")
        self.refusal = Care(look, "plan.preview.refusal")
        self.another = OutlineButton(look, "Choose another file", "plan.preview.another")
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, name="plan.preview.said")
        self.agree = PrimaryButton(look, "Take it in", "plan.preview.agree")
        self.not_now = QuietButton(look, "Not now", "plan.preview.not-now")

    def _lay(self, look: Look) -> None:
        self._content = Column(look, self)
        column = self._content.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.fault):
            column.addWidget(part)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self._body = body = QWidget()
        inner = in_column(body, 14)
        inner.addWidget(self.signer)
        above: tuple[QWidget, ...] = (self.greeting, self.arrival, self.changes, self._problem_title, self.problems)
        for each in (*above, self.parts, self.own, self.card, self.rules):
            inner.addWidget(each)
        column.addWidget(body)
        column.addWidget(self.refusal)
        column.addWidget(self.work)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._content, "plan.preview.page")
        whole.addWidget(self._area)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.said)
        buttons = QWidget()
        flow = FlowLayout(gap=8)
        buttons.setLayout(flow)
        flow.addWidget(self.agree)
        flow.addWidget(self.not_now)
        column.addWidget(buttons)
        return foot

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.not_now.clicked.connect(self.left)
        self.agree.clicked.connect(lambda: self.agreed.emit(self.parts.chosen()))
        self.signer.compare.clicked.connect(self.compare_asked)
        self.another.clicked.connect(self.file_asked)
        self.work.cancelled.connect(self.cancelled)
        self.parts.changed.connect(self._count)

    def _count(self) -> None:
        ticked = len(self.parts.chosen())
        self.agree.setEnabled(ticked > 0)
        said = left_out_words(ticked, self._whole) if self._whole else ""
        if said != self.said.text() and said != NOTHING_YET:
            announce(self.said, said)
        self.said.set_words(said)

    def _order_focus(self) -> None:
        order = [self.back, self.signer.compare, *self.parts.ticks(), *self.own.links(), self.agree, self.not_now]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
