"""Looks from time to time whether a reminder is due, and has it told quietly, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from calmroom.domain.events import Locked, PracticeEnded, Unlocked
from calmroom.ui.plan.desktop_notice import DesktopNotice, asks_for_quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from calmroom.domain.sessions.reminders import Notice
    from calmroom.services.access import Access
    from calmroom.services.reminders import ReminderService
    from calmroom.ui.context import Context

EVERY_MS: Final = 60_000


class Reminding(QObject):
    """A minute's look, and one after each thing that held a reminder back.

    Args:
        reminders: What is due.
        access: Nothing is looked at while the vault is shut.
        window: Whose notices they are.
        context: The worker and the bridge.
        is_quiet: Whether the desktop asks for quiet; called on the worker.

    Signals:
        said: The words, where the desktop has no place for them.
    """

    said = Signal(str)

    def __init__(
        self,
        reminders: ReminderService,
        access: Access,
        window: QWidget,
        context: Context,
        *,
        is_quiet: Callable[[], bool] = asks_for_quiet,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._reminders, self._access, self._tasks = reminders, access, context.tasks
        self._is_quiet = is_quiet
        self._is_looking = False
        self.desktop = DesktopNotice(window)
        self.desktop.refused.connect(self.said)
        self.desktop.pressed.connect(self._come)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        bridge = context.bridge
        bridge.on(Unlocked, lambda _event: self.look())
        bridge.on(PracticeEnded, lambda _event: self.look())
        bridge.on(Locked, lambda _event: self.desktop.withdraw())

    def begin(self) -> None:
        """Look from now on, each minute; at once what came due while calmroom was closed."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """See whether something is due."""
        if not self._is_looking:
            self._is_looking = True
            self._tasks.run(self._due, self._tell, lambda _fault: self._end())

    def _due(self) -> Notice | None:
        # Asked for quiet, nothing is marked as told: it comes once, when that is over.
        if not self._access.is_open or not self._reminders.all() or self._is_quiet():
            return None
        return self._reminders.look()

    def _tell(self, notice: Notice | None) -> None:
        self._end()
        if notice is not None:
            self.desktop.show_notice(notice.title, notice.words)

    def _come(self) -> None:
        """Somebody pressed a notice; nothing else brings the window up."""
        window = self._window.window()
        window.show()
        window.raise_()
        window.activateWindow()

    def _end(self) -> None:
        self._is_looking = False
