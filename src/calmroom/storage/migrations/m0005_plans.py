"""Version 5: plans and who signed them, a therapist's clients and drafts, pages given and returned, keys, reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.storage.database import Connection

KINDS = ("plans", "signers", "clients", "drafts", "shared", "returned", "reminders")
"""Tables of values that are read whole: an id, and all of it as JSON."""
OTHERS = (
    """
    CREATE TABLE own_keys (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        signing BLOB NOT NULL,
        opening BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE told (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        told_ms INTEGER NOT NULL,
        told_zone TEXT NOT NULL,
        told_offset INTEGER NOT NULL
    ) STRICT
    """,
)


def apply(connection: Connection) -> None:
    """Take the file to version 5."""
    for kind in KINDS:
        connection.execute(
            f"CREATE TABLE {kind} (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL) STRICT"
        )
    for statement in OTHERS:
        connection.execute(statement)
