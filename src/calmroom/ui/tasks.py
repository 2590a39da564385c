"""The one worker of the window: what waits for the disk is done there, and its result comes back."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import NoticeRaised

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.bus import EventBus

ResultT = TypeVar("ResultT")
_log = logging.getLogger(__name__)
BUG = NoticeRaised("Something went wrong inside calmroom. Your writing is safe.", "Settings shows where the log lies.")


class Tasks(QObject):
    """Runs work in order on one thread; what follows it runs in the window's thread."""

    _done = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._is_closed = False
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        self._done.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], ResultT],
        then: Callable[[ResultT], None],
        failed: Callable[[CalmroomError], None] | None = None,
    ) -> None:
        """Do ``work`` on the worker, then call ``then`` with its result in the window's thread.

        A CalmroomError goes to ``failed``, or becomes a notice where there is none.
        """

        def job() -> None:
            try:
                result = work()
            except CalmroomError as fault:
                self._done.emit(partial(self._tell, fault, failed))
            except Exception:  # noqa: BLE001 - whatever it was, the person is told and the worker goes on
                _log.exception("A task failed.")
                self._bus.publish(BUG)
            else:
                self._done.emit(partial(_call, then, result))

        self._pool.submit(job)

    def later(self, work: Callable[[], None]) -> None:
        """Do ``work`` soon; the port ``Background``."""
        self.run(work, lambda _: None)

    def close(self) -> None:
        """Finish what was given, take nothing more."""
        self._pool.shutdown(wait=True)
        self._is_closed = True

    def _tell(self, fault: CalmroomError, failed: Callable[[CalmroomError], None] | None) -> None:
        if failed is not None:
            _call(failed, fault)
        else:
            self._bus.publish(NoticeRaised(fault.message, fault.hint))

    @Slot(object)
    def _follow(self, follow: Callable[[], None]) -> None:
        # What comes after the end is for panes that are going, or gone.
        if not self._is_closed:
            follow()


def _call(then: Callable[[ResultT], None], result: ResultT) -> None:
    """Go on where that was asked for, unless the pane that asked is gone."""
    whole = then.func if isinstance(then, partial) else then
    asked = getattr(whole, "__self__", None)
    if not isinstance(asked, QObject) or isValid(asked):
        then(result)
