"""When the player looks again at what is heard: at once where something changes, and at all of it only then."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.units import Frames, to_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.ui.player.state import Scene

BEAT_MS = 100
"""A breath moves the arcs by a px or so in this time."""
WHOLE_BEATS = 5
"""What changes slowly, such as how long there is still to go, is looked at every so many beats."""
_RUNNING = frozenset({PlayState.PLAYING, PlayState.EASING})
_SLOW = _RUNNING | {PlayState.PAUSED, PlayState.HELD}


class Pulse(QObject):
    """One timer; it follows nothing but the heard sound.

    Args:
        owner: What it dies with.
        head: Where the heard sound is.

    Signals:
        whole: Something may have changed: look at everything.
        glance: Only what moves has moved; carries the Playhead.
    """

    whole = Signal()
    glance = Signal(object)

    def __init__(self, owner: QObject, head: Callable[[], Playhead]) -> None:
        super().__init__(owner)
        self._head = head
        self._seen = Playhead()
        self._ends: float = 0
        self._left = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    @property
    def interval(self) -> int:
        """Milliseconds until the next beat, counted from the last."""
        return self._timer.interval()

    @property
    def is_beating(self) -> bool:
        """Whether it looks at all."""
        return self._timer.isActive()

    def start(self) -> None:
        """Look from now on."""
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def follow(self, scene: Scene, head: Playhead) -> None:
        """Everything has been looked at."""
        change = scene.next_change(head)
        self._seen, self._left = head, WHOLE_BEATS
        self._ends = math.inf if change is None else change
        self._wait(head)

    def _beat(self) -> None:
        head = self._head()
        self._left -= 1
        if self._left > 0 and self._goes_on(head):
            self._wait(head)
            self.glance.emit(head)
        else:
            self.whole.emit()

    def _wait(self, head: Playhead) -> None:
        """A line is shown when it is heard, and not when its turn to be looked at comes."""
        wanted = BEAT_MS
        if head.state in _RUNNING and self._ends < math.inf:
            left = to_seconds(Frames(int(self._ends) - head.frame))
            wanted = max(1, min(BEAT_MS, math.floor(left * 1000) + 1))
        if wanted != self._timer.interval():
            self._timer.setInterval(wanted)

    def _goes_on(self, head: Playhead) -> bool:
        """Whether the same line, place and silence go on, and nobody has asked for anything."""
        return head.state in _SLOW and _kind(head) == _kind(self._seen) and self._seen.frame <= head.frame < self._ends


def _kind(head: Playhead) -> tuple[object, ...]:
    asked = (head.stopping, head.hold_asked, head.silent, head.sleep is None, head.sleep == 0)
    return (head.state, head.holds, *asked)
