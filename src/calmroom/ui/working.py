"""Long work on the worker, told step by step, and a way out of it."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.progress import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.routine.handover import Step
    from calmroom.ui.tasks import Tasks
    from calmroom.ui.theme.look import Look

ResultT = TypeVar("ResultT")
LEAST_STEP: Final = 0.01
"""A step that is smaller is not told."""


class Work(QObject):
    """One piece of work at a time; what comes of an earlier one is not told.

    Signals:
        moved: A ``Step``.
    """

    moved = Signal(object)
    _stepped = Signal(object, object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._ending: threading.Event | None = None
        self._stepped.connect(self._step)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._ending is not None

    def begin(
        self,
        work: Callable[[Callable[[Step], bool]], ResultT],
        then: Callable[[ResultT | None], None],
        failed: Callable[[CalmroomError], None],
    ) -> None:
        """Do ``work``, which is given what to tell each step; ``then`` is given ``None`` where it was cancelled."""
        self.cancel()
        self._ending = ending = threading.Event()
        told = [0.0]

        def go_on(step: Step) -> bool:
            if step.share - told[0] >= LEAST_STEP or step.share >= 1:
                told[0] = step.share
                self._stepped.emit(ending, step)
            return not ending.is_set()

        def run() -> ResultT | None:
            return None if ending.is_set() else work(go_on)

        self._tasks.run(run, partial(self._end, ending, then), partial(self._fail, ending, failed))

    def cancel(self) -> None:
        """End what is under way; it leaves nothing, and nothing more is told of it."""
        if self._ending is not None:
            self._ending.set()
            self._ending = None

    def _step(self, ending: threading.Event, step: Step) -> None:
        if ending is self._ending:
            self.moved.emit(step)

    def _end(self, ending: threading.Event, then: Callable[[ResultT | None], None], result: ResultT | None) -> None:
        if ending is self._ending:
            self._ending = None
            then(result)

    def _fail(self, ending: threading.Event, failed: Callable[[CalmroomError], None], fault: CalmroomError) -> None:
        if ending is self._ending:
            self._ending = None
            failed(fault)


class WorkRow(QWidget):
    """What is being done, how far it is, and Cancel.

    Args:
        look: The window's look.
        name: Object name; its parts are called ``name.cancel`` and so on.
        spoken: What the bar is called.
    """

    cancelled = Signal()

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        identify(self, name)
        self._spoken = spoken
        self.words = TextLabel(look, spoken, Role.BODY, Tone.INK2, name=f"{name}.words")
        self.bar = ProgressBar(look, f"{name}.bar", spoken)
        self.cancel = OutlineButton(look, "Cancel", f"{name}.cancel")
        self.cancel.setAccessibleDescription("Nothing of it is kept")
        self.cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.hide()

    def begin(self, words: str = "") -> None:
        """Show it from its beginning."""
        self.words.set_words(words or self._spoken)
        self.bar.setAccessibleName(words or self._spoken)
        self.bar.set_share(0.0)
        self.show()
        announce(self, words or self._spoken)

    def show_step(self, step: Step) -> None:
        """How far it is."""
        self.bar.set_share(step.share)
        if step.doing:
            self.words.set_words(step.doing)
