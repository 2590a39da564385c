"""The worker of a command: there is nobody to keep waiting, so work is done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import NoticeRaised

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.bus import EventBus


class AtOnce:
    """Does work in the caller's thread; each fault is told once."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self._told: set[str] = set()

    def later(self, work: Callable[[], None]) -> None:
        """Do ``work`` now."""
        try:
            work()
        except CalmroomError as fault:
            if fault.message not in self._told:
                self._told.add(fault.message)
                self._bus.publish(NoticeRaised(fault.message, fault.hint))
