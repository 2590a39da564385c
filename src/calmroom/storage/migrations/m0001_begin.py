"""Version 1: practices, journal entries with their index, and consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.storage.database import Connection

STATEMENTS = (
    """
    CREATE TABLE practices (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        script_id TEXT NOT NULL,
        script_version INTEGER NOT NULL,
        title TEXT NOT NULL,
        started_ms INTEGER NOT NULL,
        started_zone TEXT NOT NULL,
        started_offset INTEGER NOT NULL,
        minutes REAL NOT NULL,
        voice TEXT NOT NULL,
        bed TEXT NOT NULL,
        left_out TEXT NOT NULL,
        touch TEXT NOT NULL,
        bells INTEGER NOT NULL,
        breathe_in REAL,
        breathe_out REAL,
        opening INTEGER NOT NULL,
        quiet_at_most REAL,
        outcome TEXT NOT NULL,
        heard INTEGER NOT NULL,
        reached INTEGER NOT NULL,
        part TEXT NOT NULL,
        held INTEGER NOT NULL,
        before_settled INTEGER,
        before_present INTEGER,
        after_settled INTEGER,
        after_present INTEGER,
        words TEXT NOT NULL,
        discomfort TEXT,
        let_go INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX practices_started ON practices (started_ms)",
    """
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        written_ms INTEGER NOT NULL,
        written_zone TEXT NOT NULL,
        written_offset INTEGER NOT NULL,
        changed_ms INTEGER NOT NULL,
        changed_zone TEXT NOT NULL,
        changed_offset INTEGER NOT NULL,
        text TEXT NOT NULL,
        prompt TEXT NOT NULL,
        practice_id TEXT,
        tags TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX entries_written ON entries (written_ms)",
    """
    CREATE VIRTUAL TABLE entries_index USING fts5 (
        text, prompt, tags,
        content='entries', content_rowid='number', prefix='2 3', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO entries_index (entries_index, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN
        INSERT INTO entries_index (rowid, text, prompt, tags) VALUES (new.number, new.text, new.prompt, new.tags);
    END
    """,
    """
    CREATE TRIGGER entries_removed AFTER DELETE ON entries BEGIN
        INSERT INTO entries_index (entries_index, rowid, text, prompt, tags)
            VALUES ('delete', old.number, old.text, old.prompt, old.tags);
    END
    """,
    """
    CREATE TRIGGER entries_changed AFTER UPDATE ON entries BEGIN
        INSERT INTO entries_index (entries_index, rowid, text, prompt, tags)
            VALUES ('delete', old.number, old.text, old.prompt, old.tags);
        INSERT INTO entries_index (rowid, text, prompt, tags) VALUES (new.number, new.text, new.prompt, new.tags);
    END
    """,
    """
    CREATE TABLE consents (
        number INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        given_ms INTEGER NOT NULL,
        given_zone TEXT NOT NULL,
        given_offset INTEGER NOT NULL,
        items TEXT NOT NULL
    ) STRICT
    """,
)


def apply(connection: Connection) -> None:
    """Make the tables of version 1."""
    for statement in STATEMENTS:
        connection.execute(statement)
