"""Version 3: what is asked at every start is found without reading every practice there was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.storage.database import Connection

STATEMENTS = (
    # The newest of each script, and how often each was begun.
    "CREATE INDEX practices_script ON practices (script_id, started_ms)",
    # What was left unfinished, newest first.
    "CREATE INDEX practices_outcome ON practices (outcome, let_go, started_ms)",
)


def apply(connection: Connection) -> None:
    """Add the indexes of version 3."""
    for statement in STATEMENTS:
        connection.execute(statement)
