"""History over twenty years: from a key to the days on the screen, beside plain SQLite reading the same rows.

A real window without a screen, over the encrypted vault of twenty years; the key is Space on how far back is shown.

python benchmarks/history.py
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from _twenty_years import END, ENTRIES, PRACTICES, PlainVault, open_years, twenty_years
from fakes.house import STARTED_BEFORE, House
from fakes.inbox import MemoryInbox
from fakes.library import ASSETS
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from calmroom.domain.sessions.stretch import Reach
from calmroom.services.access import Access
from calmroom.services.bus import EventBus
from calmroom.services.corrections import CorrectionService
from calmroom.services.history import MONTH, WEEK, HistoryService
from calmroom.services.world import World
from calmroom.storage.looking_back import StoredLookingBack
from calmroom.ui.bridge import Bridge
from calmroom.ui.context import Context
from calmroom.ui.history.pane import HistoryPane, HistoryServices
from calmroom.ui.tasks import Tasks
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.theme.qss import apply

if TYPE_CHECKING:
    from calmroom.domain.vault.vault import Vault

ROUNDS = 7
STILL = 0.1
"""Seconds without a frame after which nothing more is on its way."""
GOALS = {Reach.SPAN: 100.0, Reach.TWO_YEARS: 100.0, Reach.ALL: 300.0}
YEARS = {Reach.TWO_YEARS: 2, Reach.ALL: 20}


@dataclass
class EndClock:
    """The end of those years."""

    moment: datetime = END

    def now(self) -> datetime:
        """Always the same."""
        return self.moment

    def monotonic(self) -> float:
        """As the machine's."""
        return time.monotonic()


def main() -> int:
    """Print the milliseconds; 1 where a goal is missed."""
    folder, plain_file = twenty_years()
    application = QApplication([])
    vault, plain = open_years(folder), PlainVault(plain_file)
    print(f"{PRACTICES} practices and {ENTRIES} pages; ms from the key to the last frame it takes, {ROUNDS} rounds")
    try:
        held = [_measure(application, vault, plain, reach) for reach in Reach]
    finally:
        vault.close()
        plain.close()
    return int(not all(held))


def _measure(application: QApplication, vault: Vault, plain: PlainVault, reach: Reach) -> bool:
    waited, spent = zip(*_shown(application, vault, reach), strict=True)
    peer = statistics.median(_timed(lambda: _read(plain, reach)) for _ in range(ROUNDS))
    middle, goal = statistics.median(waited), GOALS[reach]
    busy = statistics.median(spent)
    print(
        f"  {reach:<10} median {middle:6.1f}  worst {max(waited):6.1f}  of it processor {busy:6.1f}"
        f"   goal {goal:.0f}   plain rows {peer:6.1f}"
    )
    return bool(middle <= goal)


def _shown(application: QApplication, vault: Vault, reach: Reach) -> list[tuple[float, float]]:
    """Times until the days are painted; the window and its worker as in the program."""
    bus = EventBus()
    tasks = Tasks(bus)
    rooms = House().rooms(tasks)
    world = World(EndClock(), rooms.world.entropy, tasks, bus)
    access = Access(lambda _secret: vault, MemoryInbox())
    theme = theme_from(STARTED_BEFORE, ASSETS)
    apply(application, theme)
    context = Context(tasks, Bridge(bus), Look(theme, ASSETS))
    services = HistoryServices(
        HistoryService(access, world), CorrectionService(access, world), rooms.settings, world.clock
    )
    pane = HistoryPane(services, context)
    pane.resize(972, 760)
    pane.show()
    pane.open()
    _until(application, lambda: bool(pane.title.text()))
    found = [_choose(application, pane, reach) for _ in range(ROUNDS)]
    pane.close()
    pane.deleteLater()
    context.bridge.close()
    tasks.close()
    return found


def _choose(application: QApplication, pane: HistoryPane, reach: Reach) -> tuple[float, float]:
    """Go elsewhere first, then choose by key, and wait for the last frame that it takes."""
    other = Reach.TWO_YEARS if reach is Reach.SPAN else Reach.SPAN
    frames = Frames()
    pane.installEventFilter(frames)
    _press(application, pane, other, frames)
    start, spent = time.perf_counter(), time.process_time()
    end, spent_then = _press(application, pane, reach, frames)
    pane.removeEventFilter(frames)
    return 1000 * (end - start), 1000 * (spent_then - spent)


class Frames(QObject):
    """Counts the frames of a window."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count it, and let it pass."""
        del watched
        self.count += event.type() == QEvent.Type.UpdateRequest
        return False


def _press(application: QApplication, pane: HistoryPane, reach: Reach, frames: Frames) -> tuple[float, float]:
    """Choose by key; returns when the last frame was painted, by the clock and by the processor's."""
    (button,) = pane.findChildren(QAbstractButton, f"history.reach.{reach}")
    QTest.keyClick(button, Qt.Key.Key_Space)
    _until(application, lambda: pane.shown_reach is reach)
    end, spent = time.perf_counter(), time.process_time()
    while time.perf_counter() - end < STILL:
        before = frames.count
        application.processEvents()
        if frames.count != before:
            end, spent = time.perf_counter(), time.process_time()
    return end, spent


def _until(application: QApplication, true: Callable[[], bool]) -> None:
    # Waiting and not spinning: a loop of Python would keep the worker from its work.
    while not true():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _read(plain: PlainVault, reach: Reach) -> None:
    """The rows that the window asks for, and nothing made of them but what a caller needs."""
    if reach is Reach.SPAN:
        plain.practices.between(END - timedelta(days=30), END)
        plain.journal.between(END - timedelta(days=30), END)
        return
    back, last = StoredLookingBack(plain.database), END.date()
    first = last - timedelta(days=365 * YEARS[reach])
    back.first_day()
    back.days(first, last, END.tzinfo)  # type: ignore[arg-type]  # it has one
    back.settled(first, last, MONTH if reach is Reach.ALL else WEEK)
    back.words(first, last)
    plain.practices.newest(1)


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
