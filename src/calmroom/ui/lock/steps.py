"""The steps of the passphrase page, of which one is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.lock.choose import ChooseStep
from calmroom.ui.lock.confirm import ConfirmStep
from calmroom.ui.lock.keep import KeepStep
from calmroom.ui.lock.present import PresentStep
from calmroom.ui.lock.purpose import Step
from calmroom.ui.lock.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from calmroom.domain.vault.recovery import RecoveryKey
    from calmroom.ui.theme.look import Look


class Steps(QWidget):
    """Each asks for one thing, and says what it still needs.

    Signals:
        changed: Something was typed.
        entered: Enter was pressed.

    Attributes:
        key: The recovery key that is offered, once there is one.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.key: RecoveryKey | None = None
        self.present = PresentStep(look)
        self.choose = ChooseStep(look)
        self.keep = KeepStep(look)
        self.confirm = ConfirmStep(look)
        self._pages: dict[Step, QWidget] = {
            Step.PRESENT: self.present,
            Step.CHOOSE: self.choose,
            Step.KEEP: self.keep,
            Step.CONFIRM: self.confirm,
            Step.WITHOUT: QWidget(),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # No taller than the step that is shown, so that what is said about it stands under it.
        for page in self._pages.values():
            column.addWidget(page)
        for step in (self.present, self.choose, self.confirm):
            step.changed.connect(self.changed)
            step.entered.connect(self.entered)

    def show_step(self, step: Step) -> QWidget:
        """Show one, and say where the keyboard goes."""
        for one, page in self._pages.items():
            page.setVisible(one is step)
        return self.keep.print_button if step is Step.KEEP else self._pages[step]

    def needs(self, step: Step) -> str:
        """What a step still needs, in words; empty where one can go on."""
        opens: dict[Step, Callable[[], str]] = {
            Step.PRESENT: self.present.opens,
            Step.CHOOSE: self.choose.opens,
            Step.KEEP: lambda: "" if self.key is not None else "One moment.",
            Step.CONFIRM: self.confirm.opens,
        }
        return opens[step]() if step in opens else ""

    def offer(self, key: RecoveryKey, now: datetime) -> None:
        """Offer a recovery key on a sheet."""
        self.key = key
        self.keep.show_sheet(Sheet(key, now))
        self.confirm.ask(key)

    def forget(self) -> None:
        """Keep nothing of what was typed or shown."""
        self.key = None
        self.present.forget()
        self.choose.forget()
        self.keep.show_sheet(None)
        self.confirm.ask(None)
