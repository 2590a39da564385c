"""The first pages, painted: three short steps beside a wall with light on it. Each can be left and taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from calmroom.domain.care.conditions import adjusted
from calmroom.domain.care.consent import ITEMS
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.events import PracticeBegun, SettingsChanged
from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.first_start.consent_page import ConsentPage
from calmroom.ui.first_start.doctor_page import DoctorPage
from calmroom.ui.first_start.purpose import PurposePage
from calmroom.ui.first_start.state import AGES, Progress, Step, onward, opens, taken_up
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.walled import Measures, Walled
from calmroom.ui.widgets.buttons import NotYetButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.pictures import StepBars

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.settings import Settings
    from calmroom.services.calling import CallingService
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

MEASURES = Measures(words=540, top=36, small_top=28)
FAULT = FaultWords(
    "You can practise all the same. Nothing would be remembered, and calmroom asks again next time.",
    "Go on without remembering",
)


@dataclass(frozen=True, slots=True)
class FirstServices:
    """What the first pages use."""

    safety: SafetyService
    settings: SettingsService
    calling: CallingService


class FirstStartPane(QWidget):
    """Purpose and limits, who asks a doctor first, what is agreed to. Nothing is ticked in advance.

    Signals:
        gone_on: The person has gone on; what was agreed to is written, or cannot be.
        close_asked: calmroom is to be closed.
    """

    gone_on = Signal()
    close_asked = Signal()

    def __init__(self, services: FirstServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._step = Step.PURPOSE
        self._tried = self._has_moved = self._is_revisited = False
        identify(self, "first", "Welcome to calmroom")
        self._make(context.look)
        self._lay()
        self._connect()

    @property
    def step(self) -> Step:
        """Which of the three."""
        return self._step

    def open(self, *, again: bool = False) -> None:
        """Begin where it was left; ``again``, for those who look once more, at the beginning."""
        self._is_revisited, self._has_moved, self._tried = again, again, False
        settings = self._services.settings.current
        self.purpose.name.setText(settings.name)
        self.purpose.set_age("" if again else settings.age)
        self._tick(settings)
        self.consent.clear()
        self._fault.hide()
        self._go_to(Step.PURPOSE if again else taken_up(settings))

    def tell(self, fault: CalmroomError) -> None:
        """Say in place that the vault cannot be opened."""
        self._fault.tell(fault)
        self._fault.show()

    def forget(self) -> None:
        """Show and hold nothing of a person any more."""
        self.purpose.name.clear()
        self.purpose.set_age("")
        self.doctor.forget()
        self.consent.clear()

    def _make(self, look: Look) -> None:
        self._frame = Walled(look, "first", MEASURES)
        self._bars = StepBars(look, len(Step))
        self.purpose = PurposePage(look)
        self.doctor = DoctorPage(self._services.calling, self._context)
        self.consent = ConsentPage(look)
        self._pages = (self.purpose, self.doctor, self.consent)
        self._fault = FaultRow(look, "first.fault", FAULT)
        self._fault.hide()
        self._opens = TextLabel(look, "", Role.SMALL, Tone.INK2, name="first.opens")
        self._opens.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = QuietButton(look, "Back", "first.back", icon=Icon.BACK)
        self.go_on = NotYetButton(look, "Go on", "first.go-on")
        self.go_on.set_shape(52)

    def _lay(self) -> None:
        column = self._frame.column
        column.addWidget(self._bars, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(36)
        for page in self._pages:
            column.addWidget(page)
        column.addWidget(self._fault)
        column.addStretch(1)
        self._frame.foot.addWidget(self.back)
        self._frame.foot.addWidget(self._opens, 1)
        self._frame.foot.addWidget(self.go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _connect(self) -> None:
        self.purpose.changed.connect(self._show_way)
        self.purpose.close_asked.connect(self.close_asked)
        self.purpose.name.returnPressed.connect(self.go_on.click)
        self.doctor.boxes.changed.connect(self._keep_ticks)
        self.consent.changed.connect(self._show_way)
        self.back.clicked.connect(self._go_back)
        self.go_on.clicked.connect(self._go_on)
        self._fault.pressed.connect(self._go_on_without)
        self._context.bridge.on(PracticeBegun, self._hear)
        self._context.bridge.on(SettingsChanged, self._take_up)

    def _progress(self) -> Progress:
        return Progress(self._step, self.purpose.age, self.consent.ticked, self._tried)

    def _show_way(self) -> None:
        words = opens(self._progress())
        self._opens.set_words(words)
        self.go_on.set_open(is_open=not words)
        self.go_on.setAccessibleDescription(words)
        self._fault.button.setEnabled(not words and self._step is Step.CONSENT)

    def _go_to(self, step: Step) -> None:
        self._step = step
        for number, page in enumerate(self._pages):
            page.setVisible(number == step)
        self._bars.set_step(step + 1)
        self._frame.light.set_step(step)
        self.back.setVisible(step > Step.PURPOSE or self._is_revisited)
        self.back.set_text("Back" if step > Step.PURPOSE else "Leave it as it is")
        self.go_on.set_text(onward(step))
        if step is Step.DOCTOR:
            self.doctor.refresh()
        area = self.findChild(QScrollArea, "first.page")
        if area is not None:
            area.verticalScrollBar().setValue(0)
        self._show_way()
        self._focus_first()

    def _focus_first(self) -> None:
        first = (self.purpose.adult, self.doctor.boxes.first, self.consent.boxes[0])[self._step]
        first.setFocus()
        announce(self, f"{self._step + 1} of {len(Step)}")

    def _go_on(self) -> None:
        self._has_moved = True
        if self._step is Step.PURPOSE:
            self._services.settings.change(name=self.purpose.name.text().strip(), age=self.purpose.age)
        if self._step is Step.CONSENT:
            items = (AGES[self.purpose.age], *ITEMS)
            safety = self._services.safety
            self._context.tasks.run(lambda: safety.agree(items), lambda _done: self._agreed(), self.tell)
            return
        self._keep_step(Step(self._step + 1))

    def _go_back(self) -> None:
        if self._step is Step.PURPOSE:
            self.gone_on.emit()
        else:
            self._keep_step(Step(self._step - 1))

    def _keep_step(self, step: Step) -> None:
        if not self._is_revisited:
            self._services.settings.change(first_step=int(step))
        self._go_to(step)

    def _agreed(self) -> None:
        self._services.settings.change(first_step=0)
        self.gone_on.emit()

    def _go_on_without(self) -> None:
        self.gone_on.emit()

    def _keep_ticks(self, ids: tuple[str, ...]) -> None:
        settings = self._services.settings
        before = settings.current
        settings.change(conditions=ids, **adjusted(before.conditions, ids, before.voice_level))

    def _tick(self, settings: Settings) -> None:
        """Tick what was ticked, unless it was known and is locked; at the very first start nothing is locked."""
        service = self._services.settings
        is_locked = service.is_known and not service.is_shown
        self.doctor.boxes.tick(() if is_locked else settings.conditions)

    def _take_up(self, event: SettingsChanged) -> None:
        """What was ticked before is known once the vault is open; that may be later than this page."""
        self._tick(event.settings)
        if not self._has_moved and self.isVisible() and not self.purpose.age and event.settings.age:
            self.purpose.name.setText(event.settings.name)
            self.purpose.set_age(event.settings.age)
            self._go_to(taken_up(event.settings))
        if self._step is Step.DOCTOR and self.isVisible():
            self.doctor.refresh()

    def _hear(self, event: PracticeBegun) -> None:
        if event.record.script_id == GROUND_ID and not self._tried:
            self._tried = True
            self.consent.set_tried(tried=True)
            self._show_way()
