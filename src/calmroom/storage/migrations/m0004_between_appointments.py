"""Version 4: body maps, appointments and voice notes; what else a page may be; tags that are found by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.storage.database import Connection

PAGES = (
    "ALTER TABLE entries ADD COLUMN kind TEXT NOT NULL DEFAULT 'page'",
    "ALTER TABLE entries ADD COLUMN settled INTEGER",
    "ALTER TABLE entries ADD COLUMN present INTEGER",
    "ALTER TABLE entries ADD COLUMN asked TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN answer TEXT",
    "ALTER TABLE practices ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX entries_kind ON entries (kind)",
    "CREATE INDEX entries_asked ON entries (asked) WHERE asked <> ''",
    "CREATE INDEX entries_practice ON entries (practice_id) WHERE practice_id IS NOT NULL",
    """
    CREATE TABLE entry_tags (
        tag TEXT NOT NULL COLLATE NOCASE,
        number INTEGER NOT NULL,
        PRIMARY KEY (tag, number)
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT OR IGNORE INTO entry_tags SELECT value, number FROM entries, json_each(entries.tags)",
    """
    CREATE TRIGGER entries_tagged AFTER INSERT ON entries BEGIN
        INSERT OR IGNORE INTO entry_tags SELECT value, new.number FROM json_each(new.tags);
    END
    """,
    """
    CREATE TRIGGER entries_retagged AFTER UPDATE ON entries WHEN old.tags IS NOT new.tags BEGIN
        DELETE FROM entry_tags WHERE number = old.number AND tag IN (SELECT value FROM json_each(old.tags));
        INSERT OR IGNORE INTO entry_tags SELECT value, new.number FROM json_each(new.tags);
    END
    """,
    """
    CREATE TRIGGER entries_untagged AFTER DELETE ON entries BEGIN
        DELETE FROM entry_tags WHERE number = old.number AND tag IN (SELECT value FROM json_each(old.tags));
    END
    """,
)
MAPS = (
    """
    CREATE TABLE body_maps (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        made_ms INTEGER NOT NULL,
        made_zone TEXT NOT NULL,
        made_offset INTEGER NOT NULL,
        changed_ms INTEGER NOT NULL,
        changed_zone TEXT NOT NULL,
        changed_offset INTEGER NOT NULL,
        moment TEXT NOT NULL,
        practice_id TEXT,
        entry_id TEXT,
        note TEXT NOT NULL,
        marks TEXT NOT NULL,
        strokes TEXT NOT NULL,
        places TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX body_maps_made ON body_maps (made_ms)",
    "CREATE INDEX body_maps_entry ON body_maps (entry_id) WHERE entry_id IS NOT NULL",
    "CREATE INDEX body_maps_practice ON body_maps (practice_id) WHERE practice_id IS NOT NULL",
    """
    CREATE TABLE map_places (
        place TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (place, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE body_maps_index USING fts5 (
        words, content='body_maps', content_rowid='number', prefix='2 3', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO body_maps_index (body_maps_index, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER body_maps_added AFTER INSERT ON body_maps BEGIN
        INSERT INTO body_maps_index (rowid, words) VALUES (new.number, new.words);
        INSERT INTO map_places SELECT value, new.number FROM json_each(new.places);
    END
    """,
    """
    CREATE TRIGGER body_maps_changed AFTER UPDATE ON body_maps BEGIN
        INSERT INTO body_maps_index (body_maps_index, rowid, words) VALUES ('delete', old.number, old.words);
        INSERT INTO body_maps_index (rowid, words) VALUES (new.number, new.words);
        DELETE FROM map_places WHERE number = old.number AND place IN (SELECT value FROM json_each(old.places));
        INSERT INTO map_places SELECT value, new.number FROM json_each(new.places);
    END
    """,
    """
    CREATE TRIGGER body_maps_removed AFTER DELETE ON body_maps BEGIN
        INSERT INTO body_maps_index (body_maps_index, rowid, words) VALUES ('delete', old.number, old.words);
        DELETE FROM map_places WHERE number = old.number AND place IN (SELECT value FROM json_each(old.places));
    END
    """,
)
APPOINTMENTS = (
    """
    CREATE TABLE appointments (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        begins_ms INTEGER NOT NULL,
        begins_zone TEXT NOT NULL,
        begins_offset INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        therapist TEXT NOT NULL,
        note TEXT NOT NULL,
        repeat_unit TEXT,
        repeat_every INTEGER,
        repeat_times INTEGER,
        repeat_until TEXT,
        left_out TEXT NOT NULL
    ) STRICT
    """,
)
VOICES = (
    """
    CREATE TABLE voice_notes (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        entry_id TEXT NOT NULL,
        made_ms INTEGER NOT NULL,
        made_zone TEXT NOT NULL,
        made_offset INTEGER NOT NULL,
        length REAL NOT NULL,
        is_whole INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX voice_notes_entry ON voice_notes (entry_id)",
    """
    CREATE TABLE voice_pieces (
        number INTEGER PRIMARY KEY,
        note INTEGER NOT NULL,
        place INTEGER NOT NULL,
        content BLOB NOT NULL,
        UNIQUE (note, place)
    ) STRICT
    """,
    """
    CREATE TRIGGER voice_notes_removed AFTER DELETE ON voice_notes BEGIN
        DELETE FROM voice_pieces WHERE note = old.number;
    END
    """,
    # A page takes its spoken notes with it.
    """
    CREATE TRIGGER entries_silenced AFTER DELETE ON entries BEGIN
        DELETE FROM voice_notes WHERE entry_id = old.id;
    END
    """,
)


def apply(connection: Connection) -> None:
    """Take the file to version 4."""
    for statement in (*PAGES, *MAPS, *APPOINTMENTS, *VOICES):
        connection.execute(statement)
