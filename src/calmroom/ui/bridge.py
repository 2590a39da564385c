"""From the bus, in any thread, to slots in the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.bus import EventBus

EventT = TypeVar("EventT")


class Bridge(QObject):
    """Repeats events of the bus in the thread this object lives in."""

    _arrived = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._hearers: dict[type, list[Callable[[object], None]]] = {}
        self._ends: list[Callable[[], None]] = []
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def on(self, kind: type[EventT], hear: Callable[[EventT], None]) -> None:
        """Call ``hear`` in the window's thread with each event of this type."""
        if kind not in self._hearers:
            self._hearers[kind] = []
            self._ends.append(self._bus.subscribe(kind, self._arrived.emit))
        self._hearers[kind].append(cast("Callable[[object], None]", hear))

    def close(self) -> None:
        """Hear nothing more."""
        while self._ends:
            self._ends.pop()()
        self._hearers.clear()

    @Slot(object)
    def _deliver(self, event: object) -> None:
        for hear in tuple(self._hearers.get(type(event), ())):
            hear(event)
