"""The steps by which the file has grown, numbered on ``user_version``."""

from __future__ import annotations

from collections.abc import Callable

from calmroom.storage.database import Connection, in_transaction
from calmroom.storage.migrations import (
    m0001_begin,
    m0002_private_settings,
    m0003_find_sooner,
    m0004_between_appointments,
    m0005_plans,
)

Step = Callable[[Connection], None]

STEPS: tuple[Step, ...] = (
    m0001_begin.apply,
    m0002_private_settings.apply,
    m0003_find_sooner.apply,
    m0004_between_appointments.apply,
    m0005_plans.apply,
)
"""Step *n* takes a file of version *n* - 1 to version *n*. Steps are only ever added."""


def version_of(connection: Connection) -> int:
    """The version of an open file; 0 for one just made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Connection, back_up: Callable[[], None], steps: tuple[Step, ...] = STEPS) -> None:
    """Take a file to the newest version, after a backup where there is anything to lose.

    A step that fails leaves the file at the version before it.

    Raises:
        CalmroomError: If the backup or a step could not be written.
    """
    present = version_of(connection)
    if 0 < present < len(steps):
        back_up()
    for number, step in enumerate(steps[present:], start=present + 1):
        in_transaction(connection, lambda step=step, number=number: _take(connection, step, number))  # type: ignore[misc]


def _take(connection: Connection, step: Step, number: int) -> None:
    step(connection)
    connection.execute(f"PRAGMA user_version={number}")
