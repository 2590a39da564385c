"""One piece of work at a time, on a thread of its own, and an event that says what came of it."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, TypeVar

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.bus import EventBus

EventT = TypeVar("EventT")
_log = logging.getLogger(__name__)


class Errand:
    """Runs what takes long, for a service that tells of it by events.

    Args:
        bus: Where the event goes.
        name: Of the thread.
        busy: Raised while one is under way.
        is_waited_for: Whether the end of the program waits for it, whatever it takes.
    """

    def __init__(self, bus: EventBus, name: str, busy: CalmroomError, *, is_waited_for: bool = True) -> None:
        self._bus = bus
        self._name = name
        self._busy = busy
        self._is_waited_for = is_waited_for
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether one is under way."""
        return self._is_busy

    def begin(self, work: Callable[[], object]) -> None:
        """Begin it; the event that it gives is published when it is no longer busy.

        Raises:
            CalmroomError: If one is under way.
        """
        with self._lock:
            if self._is_busy:
                raise self._busy
            self._is_busy = True

        def run() -> None:
            ended = work()
            self._is_busy = False
            self._bus.publish(ended)

        self._thread = threading.Thread(target=run, name=self._name, daemon=not self._is_waited_for)
        self._thread.start()

    def join(self, patience: float | None = None) -> None:
        """Wait for it, at most so many seconds."""
        if self._thread is not None:
            self._thread.join(patience)


def told(work: Callable[[], EventT], failed: Callable[[CalmroomError], EventT], bug: CalmroomError) -> EventT:
    """The event of some work, or the one of its fault; of a fault of ours, the person is told what ``bug`` says."""
    try:
        return work()
    except CalmroomError as fault:
        return failed(fault)
    except Exception:  # noqa: BLE001 - whatever it was, the person is told and can try once more
        _log.exception("Something that was under way did not come to its end.")
        return failed(bug)
