"""The life of the window: it is painted first, everything slow comes after, and it ends in good order."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication

from calmroom.ui.theme.look import first_theme
from calmroom.ui.threshold import Threshold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from calmroom.domain.ports import Background
    from calmroom.domain.settings import Settings
    from calmroom.services.bus import EventBus
    from calmroom.services.rooms import Rooms
    from calmroom.ui.shell import Shell
    from calmroom.ui.tasks import Tasks

NAME = "calmroom"
SETTLED = 5_000
"""Milliseconds after which the rooms are furnished and nothing more is made by itself."""


def _nothing() -> None:
    """Nothing to do."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a window is opened with.

    Attributes:
        settings: As they are on disk; they say how the first frame looks.
        now: The moment, for the greeting.
        make_rooms: Makes the services; called once the first frame has been painted.
        raise_requests: Given what to call, from any thread, when a second start asks for this window; it is told the
            path of the file that start was for, empty where there was none.
        warm: Starts what takes time, such as the engine; called on the worker.
        opening: The file that this start is for.
    """

    settings: Settings
    assets: Path
    now: datetime
    make_rooms: Callable[[Background, EventBus], Rooms]
    raise_requests: Callable[[Callable[[str], None]], None]
    warm: Callable[[], None] = _nothing
    opening: Path | None = None


def start(given: Start, painted: Callable[[], None] = _nothing) -> int:
    """Open the window and stay until it is closed; ``painted`` is called once the first frame is on the screen.

    The first frame is the greeting on its ground; on the very first start, the ground alone. Rooms and services are
    read after it, while it is looked at, and come all at once.

    Returns:
        The exit status.
    """
    application = make_application()
    settings = given.settings
    # The name is in the vault, which nobody has opened yet.
    greet = (given.now, "") if settings.window else None
    window = Threshold(first_theme(settings, given.assets), greet)
    put(window, settings.window)
    house: list[House] = []

    def furnish() -> None:
        painted()
        house.append(House(application, window, given))

    window.painted.connect(lambda: QTimer.singleShot(0, furnish))
    window.show()
    status = application.exec()
    for each in house:
        each.leave()
    return status


class House:
    """Everything behind the first frame: services, worker, bridge, and the shell that joins them to the window."""

    def __init__(self, application: QApplication, window: Threshold, given: Start) -> None:
        # Read now and not before: the first frame does not wait for what it does not show.
        from calmroom.services.bus import EventBus  # noqa: PLC0415
        from calmroom.ui.bridge import Bridge  # noqa: PLC0415
        from calmroom.ui.context import Context  # noqa: PLC0415
        from calmroom.ui.dressing import Dressing  # noqa: PLC0415
        from calmroom.ui.endings import end_on_signals  # noqa: PLC0415
        from calmroom.ui.front import Front  # noqa: PLC0415
        from calmroom.ui.main_window import MainWindow  # noqa: PLC0415
        from calmroom.ui.shell import Shell  # noqa: PLC0415
        from calmroom.ui.tasks import Tasks  # noqa: PLC0415
        from calmroom.ui.theme.look import Look, theme_from  # noqa: PLC0415
        from calmroom.ui.theme.qss import apply  # noqa: PLC0415

        look = Look(theme_from(given.settings, given.assets), given.assets)
        apply(application, look.theme)
        bus = EventBus()
        tasks = Tasks(bus)
        self._bridge = Bridge(bus)
        rooms = given.make_rooms(tasks, bus)
        self._dressing = Dressing(application, look, lambda: rooms.settings.current, given.assets)
        inside = MainWindow(look)
        shell = Shell(rooms, Context(tasks, self._bridge, look), self._dressing, inside)
        self._shell = shell
        self._front = Front(window)
        self._front.brought.connect(shell.open_file)
        given.raise_requests(self._front.asked.emit)
        end_on_signals(application)
        window.closing.connect(lambda: rooms.settings.change(window=where(window)))
        application.commitDataRequest.connect(lambda _session: shell.flush())
        application.aboutToQuit.connect(lambda: end(shell, rooms, tasks))
        window.furnish(inside, shell.may_close)
        shell.open()
        tasks.later(given.warm)
        shell.wake()
        if given.opening is not None:
            shell.open_file(given.opening)
        # What the rooms are made of stays. A collection through all of it would hold up a stroke or a letter by 0.1 s.
        QTimer.singleShot(SETTLED, gc.freeze)
        if window.wanted_ground(single_keys=rooms.settings.current.single_keys):
            shell.practising.ground()

    def leave(self) -> None:
        """Hear nothing more."""
        self._bridge.close()


def make_application() -> QApplication:
    """The application by its name. It takes no part in session restoring: a practice is never resumed unasked."""
    QGuiApplication.setDesktopFileName(NAME)
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("")
    application.saveStateRequest.connect(_stay_away)
    return application


def _stay_away(session: QSessionManager) -> None:
    session.setRestartHint(QSessionManager.RestartHint.RestartNever)


def end(shell: Shell, rooms: Rooms, tasks: Tasks) -> None:
    """End in order: what was written, what was heard, what still waits to be saved, then the vault."""
    shell.flush()
    shell.plan.cancel()
    rooms.export.close()
    rooms.leaving.close()
    rooms.practice.close()
    tasks.close()
    rooms.backups.close()
    rooms.access.close()


def where(window: QWidget) -> str:
    """The place and size of a window, to be kept in the settings."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def put(window: QWidget, kept: str) -> None:
    """Put a window where it was; a place that cannot be read changes nothing."""
    if kept:
        window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore"))))
