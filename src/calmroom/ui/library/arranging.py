"""What the chosen practice would be at the wished length, and the nearest length where that cannot be."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.errors import CalmroomError
from calmroom.ui.library.detail_state import (
    Beside,
    Chapter,
    Detail,
    Known,
    chapters_of,
    detail_of,
    nearest_minutes,
    refused,
)
from calmroom.ui.library.state import minutes_label

if TYPE_CHECKING:
    from calmroom.domain.care.gates import Gate
    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices, Programme
    from calmroom.services.knowledge import KnowledgeService
    from calmroom.services.practice import PracticeService
    from calmroom.ui.tasks import Tasks


class Arranging(QObject):
    """Arranges one practice to be looked at.

    Signals:
        changed: ``detail`` is another one.
    """

    changed = Signal()

    def __init__(self, practice: PracticeService, knowledge: KnowledgeService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._practice = practice
        self._knowledge = knowledge
        self._tasks = tasks
        self._programme: Programme | None = None
        self._beside = Beside()
        self._asked: tuple[Script, Choices, Gate] | None = None
        self.detail: Detail | None = None

    def forget(self) -> None:
        """Arrange anew next time: another opening may have its turn."""
        self._asked = None

    def clear(self) -> None:
        """Nothing is chosen."""
        self.detail = self._programme = None
        self.changed.emit()

    def arrange(self, script: Script, choices: Choices, gate: Gate) -> None:
        """Arrange a practice; where its length is refused, look for the nearest one meanwhile."""
        asked = (script, choices, gate)
        if asked == self._asked and self.detail is not None:
            self.changed.emit()
            return
        self._asked = asked
        self._beside = Beside(gate, self._known(script))
        try:
            self._programme = self._practice.arrange(script.id, choices)
        except CalmroomError as fault:
            self._programme = None
            self.detail = refused(script, choices, self._beside, fault)
            work = partial(nearest_minutes, script, choices.minutes, partial(self._can_play, script, choices))
            self._tasks.run(work, partial(self._offer_nearest, script, choices, fault))
        else:
            self.detail = detail_of(script, choices, self._beside, self._programme)
        self.changed.emit()

    def chapters(self) -> tuple[Chapter, ...]:
        """The words as they would be spoken."""
        return chapters_of(self._programme.practice) if self._programme is not None else ()

    def _known(self, script: Script) -> Known:
        return Known(self._knowledge.paragraph_for(script.id), self._knowledge.sources_for(script.id))

    def _can_play(self, script: Script, choices: Choices, minutes: float) -> bool:
        try:
            self._practice.arrange(script.id, replace(choices, minutes=minutes))
        except CalmroomError:
            return False
        return True

    def _offer_nearest(self, script: Script, choices: Choices, fault: CalmroomError, nearest: float | None) -> None:
        if nearest is None or self.detail is None or self.detail.fault is not fault:
            return
        nearer = replace(choices, minutes=nearest)
        self._programme = self._practice.arrange(script.id, nearer)
        made = detail_of(script, nearer, self._beside, self._programme)
        self.detail = replace(made, begin=minutes_label(nearest) if self._beside.gate.is_open else "", fault=fault)
        self.changed.emit()
