"""Nothing that the vault holds is forgotten by a copy: every table and column is in it, or there is a reason."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.settings import PRIVATE, Settings
from calmroom.storage import export_schema
from calmroom.storage.export_schema import (
    AppointmentLine,
    BodyMapLine,
    ConsentLine,
    EntryLine,
    PracticeLine,
    SettingLine,
    VoiceLine,
    VoicePieceLine,
)
from calmroom.storage.export_schema.lines import (
    ClientLine,
    DraftLine,
    PlanLine,
    ReminderLine,
    ReturnedLine,
    SharedLine,
    SignerLine,
    ToldLine,
)
from calmroom.storage.vault import open_vault

DOCS = Path(__file__).parents[3] / "docs"
EVERY_COLUMN = """
    SELECT tables.name, columns.name FROM pragma_table_list AS tables, pragma_table_xinfo(tables.name) AS columns
    WHERE tables.schema = 'main'
"""
COPIED: dict[str, tuple[type, dict[str, str]]] = {
    "practices": (
        PracticeLine,
        {
            "script_id": "script",
            "started_ms": "started",
            "started_offset": "started",
            "breathe_in": "breath",
            "breathe_out": "breath",
            "before_settled": "before",
            "before_present": "before",
            "after_settled": "after",
            "after_present": "after",
        },
    ),
    "entries": (
        EntryLine,
        {
            "written_ms": "written",
            "written_offset": "written",
            "changed_ms": "changed",
            "changed_offset": "changed",
            "practice_id": "practice",
            "kind": "what",
            "settled": "check_in",
            "present": "check_in",
        },
    ),
    "body_maps": (
        BodyMapLine,
        {
            "made_ms": "made",
            "made_offset": "made",
            "changed_ms": "changed",
            "changed_offset": "changed",
            "moment": "when",
            "practice_id": "practice",
            "entry_id": "entry",
        },
    ),
    "appointments": (
        AppointmentLine,
        {
            "begins_ms": "begins",
            "begins_offset": "begins",
            "repeat_unit": "repeat",
            "repeat_every": "repeat",
            "repeat_times": "repeat",
            "repeat_until": "repeat",
            "left_out": "repeat",
        },
    ),
    "voice_notes": (VoiceLine, {"entry_id": "entry", "made_ms": "made", "made_offset": "made"}),
    "voice_pieces": (VoicePieceLine, {}),
    "plans": (PlanLine, {}),
    "signers": (SignerLine, {}),
    "clients": (ClientLine, {}),
    "drafts": (DraftLine, {}),
    "shared": (SharedLine, {}),
    "returned": (ReturnedLine, {}),
    "reminders": (ReminderLine, {}),
    "told": (ToldLine, {"told_ms": "told", "told_offset": "told"}),
    "consents": (ConsentLine, {"given_ms": "given", "given_offset": "given"}),
    "private_settings": (SettingLine, {}),
}
"""For each table the line it becomes, and the fields of columns that have another name there."""
LEFT_BEHIND = {
    ("practices", "number"): "the order of rows; the order of lines tells it",
    ("entries", "number"): "the order of rows; the order of lines tells it",
    ("consents", "number"): "the order of rows; the order of lines tells it",
    ("body_maps", "number"): "the order of rows; the order of lines tells it",
    ("appointments", "number"): "the order of rows; the order of lines tells it",
    ("voice_notes", "number"): "the order of rows; the order of lines tells it",
    ("voice_pieces", "number"): "the order of rows; each piece says its place",
    ("plans", "number"): "the order of rows; the order of lines tells it",
    ("signers", "number"): "the order of rows; the order of lines tells it",
    ("clients", "number"): "the order of rows; the order of lines tells it",
    ("drafts", "number"): "the order of rows; the order of lines tells it",
    ("shared", "number"): "the order of rows; the order of lines tells it",
    ("returned", "number"): "the order of rows; the order of lines tells it",
    ("reminders", "number"): "the order of rows; the order of lines tells it",
    ("told", "number"): "the order of rows; the order of lines tells it",
    ("own_keys", "*"): "whoever finds a copy could sign with them; calmroom keys export takes them along",
    ("body_maps", "places"): "made of marks and strokes",
    ("body_maps", "words"): "made of notes, marks and strokes, for the index",
    ("entry_tags", "*"): "the index of tags, which the database makes of the entries",
    ("map_places", "*"): "the index of places, which the database makes of the maps",
    ("body_maps_index", "*"): "the index of words, which the database makes of the maps",
    ("body_maps_index_data", "*"): "a part of the index",
    ("body_maps_index_idx", "*"): "a part of the index",
    ("body_maps_index_docsize", "*"): "a part of the index",
    ("body_maps_index_config", "*"): "a part of the index",
    ("entries_index", "*"): "the index of words, which the database makes of the entries",
    ("entries_index_data", "*"): "a part of the index",
    ("entries_index_idx", "*"): "a part of the index",
    ("entries_index_docsize", "*"): "a part of the index",
    ("entries_index_config", "*"): "a part of the index",
    ("sqlite_schema", "*"): "the database's own",
}


def columns(folder: Path) -> set[tuple[str, str]]:
    with closing(open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))) as vault:
        database = vault.journal._database
        rows: list[tuple[str, str]] = database.rows(EVERY_COLUMN)
    return set(rows)


def is_copied(table: str, column: str) -> bool:
    if table not in COPIED:
        return False
    line, names = COPIED[table]
    return names.get(column, column) in fields_of(line)


def fields_of(line: type) -> set[str]:
    return {one.encode_name for one in msgspec.structs.fields(line)}


def test_every_column_of_every_table_is_in_a_copy_or_has_a_reason(tmp_path: Path) -> None:
    there = columns(tmp_path)
    assert len(there) > 50
    reasoned = {(table, column) for table, column in there if {(table, column), (table, "*")} & set(LEFT_BEHIND)}
    assert not [each for each in there - reasoned if not is_copied(*each)]


def test_every_reason_is_of_something_that_there_is(tmp_path: Path) -> None:
    there = columns(tmp_path)
    tables = {(table, "*") for table, _ in there}
    assert not set(LEFT_BEHIND) - there - tables


def test_every_setting_is_private_and_copied_or_says_how_the_machine_looks_and_sounds() -> None:
    machine = {
        "voice",
        "bed",
        "voice_level",
        "bed_level",
        "device",
        "unplugged",
        "balance",
        "mono",
        "treble_cut",
        "lie_down",
        "bed_stays",
        "bed_fades",
        "theme",
        "motion",
        "text",
        "caption_size",
        "captions",
        "pacer",
        "single_keys",
        "typeface",
        "one_typeface",
        "bells",
        "window",
        "room_offered",
        "lock_after",
        "backup_folder",
        "country",
        "levels",
        "picture",
        "captions_only",
        "first_step",
        "read_along",
        "spelling",
        "dictionaries",
    }
    assert set(Settings.__slots__) - machine == set(PRIVATE)


def test_the_schema_that_is_told_is_the_one_that_is_read() -> None:
    told: dict[str, Any] = json.loads((DOCS / "export-schema.json").read_text("utf-8"))
    assert told == export_schema.schema()


def test_the_page_for_people_names_every_field() -> None:
    page = (DOCS / "export.md").read_text("utf-8")
    lines = (*(line for line, _ in COPIED.values()), export_schema.HeaderLine, export_schema.EndLine)
    assert not [name for line in lines for name in fields_of(line) if f"`{name}`" not in page]
