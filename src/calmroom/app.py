"""Starts the window: one of it, painted before anything slow is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from calmroom.desktop.clock import SystemClock
from calmroom.desktop.instance import Instance, claim
from calmroom.desktop.paths import can_write, find_paths, is_connected, make_folders
from calmroom.desktop.resources import find_assets
from calmroom.storage.erasing import is_begun, was_here
from calmroom.storage.settings_file import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.desktop.paths import Paths
    from calmroom.domain.ports import Background
    from calmroom.services.bus import EventBus
    from calmroom.services.rooms import Rooms


def open_window(opening: Path | None = None) -> int:
    """Open the window and stay until it is closed, or bring the one that is open to the front.

    Args:
        opening: A file that is to be shown in it.

    Raises:
        CalmroomError: If calmroom cannot keep its files, or what comes with it is missing.
    """
    from calmroom.ui.application import Start, start  # noqa: PLC0415 - a machine without Qt's libraries is told so

    paths = find_paths()
    # Where nothing can be kept the window opens all the same, and says so: a practice needs no disk.
    keeps = can_write(paths.data) and is_connected(paths) and not _is_vault_missing(paths)
    instance = _claim(paths, opening) if keeps else None
    if keeps and instance is None:
        sys.stdout.write("calmroom is open already; its window is in front now.\n")
        return 0
    if is_begun(paths.data):
        _finish_erasing()
    settings = SettingsFile(paths.settings).load()
    listen = _listen_to_nobody if instance is None else instance.listen
    try:
        return start(Start(settings, find_assets(), SystemClock().local(), _make_rooms, listen, _warm, opening))
    finally:
        if instance is not None:
            instance.close()


def _make_rooms(background: Background, bus: EventBus) -> Rooms:
    from calmroom import wiring, wiring_sound  # noqa: PLC0415 - read once the first frame is painted
    from calmroom.desktop.logs import log_uncaught, start_log  # noqa: PLC0415

    if is_connected(wiring.paths()):
        start_log(wiring.paths().logs)
    log_uncaught()
    wiring_sound.stay_awake(background, bus)
    return wiring.make_rooms(background, bus, wiring.player())


def _finish_erasing() -> None:
    from calmroom import wiring_vault  # noqa: PLC0415 - only after an end in the middle

    wiring_vault.eraser().finish()
    make_folders(find_paths())


def _is_vault_missing(paths: Paths) -> bool:
    """Whether the vault's place is empty though one was there; nothing is made in it then."""
    return was_here(paths.config) and not paths.data.is_dir()


def _warm() -> None:
    from calmroom import wiring  # noqa: PLC0415 - as above

    wiring.player().warm()


def _listen_to_nobody(_raise_window: Callable[[str], None]) -> None:
    """Without a folder there is no endpoint; a second start opens a second window."""


def _claim(paths: Paths, opening: Path | None) -> Instance | None:
    make_folders(paths)
    return claim(paths.data, opening)
