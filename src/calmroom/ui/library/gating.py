"""Asks which practices are closed, and opens level 3 where somebody ticks what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from calmroom.domain.care.gates import GENTLE, NOBODY_KNOWN, Gate, gate_of
from calmroom.domain.events import Locked, PracticeRemembered, Unlocked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.script import Script
    from calmroom.services.safety import SafetyService
    from calmroom.ui.context import Context
    from calmroom.ui.gate import GateBox

OPEN = Gate()


class Gating(QObject):
    """Keeps the gates as they were last answered; until then nothing inward is open.

    Signals:
        changed: They are others now.
    """

    changed = Signal()

    def __init__(self, safety: SafetyService, box: GateBox, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._safety = safety
        self._box = box
        self._context = context
        self._gates: Mapping[str, Gate] = {}
        box.agreed.connect(self._agree)
        for kind in (Locked, Unlocked, PracticeRemembered):
            context.bridge.on(kind, lambda _event: self.ask())

    def ask(self) -> None:
        """Ask anew; ``changed`` tells of it."""
        self._context.tasks.run(self._safety.gates, self._know)

    def gate_of(self, script: Script) -> Gate:
        """The gate of a practice; an outward or gentle one waits for nobody."""
        known = self._gates.get(script.id)
        if known is not None:
            return known
        return OPEN if script.level <= GENTLE else gate_of(script, NOBODY_KNOWN)

    def _know(self, gates: Mapping[str, Gate]) -> None:
        if gates != self._gates:
            self._gates = gates
            self.changed.emit()

    def _agree(self, items: tuple[str, ...]) -> None:
        self._context.tasks.run(lambda: self._safety.agree(items), lambda _done: self.ask())
