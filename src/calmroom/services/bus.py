"""The typed bus: whoever has done something publishes it, whoever cares listens."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

EventT = TypeVar("EventT")
_log = logging.getLogger(__name__)


class EventBus:
    """Hands events to listeners of their type, in the publisher's thread.

    A failing listener is logged, and the others still hear the event.
    """

    def __init__(self) -> None:
        self._listeners: defaultdict[type, list[Callable[[Any], None]]] = defaultdict(list)
        self._lock = threading.Lock()

    def subscribe(self, kind: type[EventT], hear: Callable[[EventT], None]) -> Callable[[], None]:
        """Call ``hear`` with each event of exactly this type; the returned function ends it."""
        with self._lock:
            self._listeners[kind].append(hear)

        def end() -> None:
            with self._lock:
                if hear in self._listeners[kind]:
                    self._listeners[kind].remove(hear)

        return end

    def publish(self, event: object) -> None:
        """Tell all who listen to this type of event."""
        with self._lock:
            listeners = tuple(self._listeners[type(event)])
        for hear in listeners:
            try:
                hear(event)
            except Exception:  # noqa: BLE001 - whatever a listener does, the others hear the event
                _log.exception("A listener to %s failed.", type(event).__name__)
