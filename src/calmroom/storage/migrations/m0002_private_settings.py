"""Version 2: the settings that say something about a person or a body, each as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.storage.database import Connection

STATEMENT = """
    CREATE TABLE private_settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
"""


def apply(connection: Connection) -> None:
    """Make the table of version 2; its values are JSON."""
    connection.execute(STATEMENT)
