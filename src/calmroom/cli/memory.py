"""The journal and the history from the command line."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.rooms import open_rooms
from calmroom.domain.dates import clock_time, how_long, whole_date
from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    import argparse

    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.rooms import Rooms

ALL = 1_000_000


def journal(arguments: argparse.Namespace) -> int:
    """Write a page, or list all of them."""
    with open_rooms() as rooms:
        if arguments.verb == "add":
            _add(rooms, arguments.text)
        else:
            _list_entries(rooms.journal.newest(ALL), arguments.format)
    return 0


def history(arguments: argparse.Namespace) -> int:
    """List what was practised."""
    with open_rooms() as rooms:
        _list_records(rooms.history.records(), arguments.format)
    return 0


def _add(rooms: Rooms, text: str) -> None:
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise CalmroomError(
            "There were no words to keep.", "Give them with --text, or through standard input with --text -."
        )
    entry = rooms.journal.save(replace(rooms.journal.begin(), text=words.rstrip("\n")))
    # Printed only now: the id promises that the words are on disk.
    sys.stdout.write(entry.id + "\n")
    sys.stdout.flush()


def _list_entries(entries: tuple[Entry, ...], form: str) -> None:
    if form == "json":
        write_json({"entries": [_entry_values(entry) for entry in entries]})
    elif not entries:
        write_lines("Nothing written yet. One word is enough, and none is fine.")
    else:
        pages = (
            f"{whole_date(entry.written)}, {clock_time(entry.written)}  {entry.id}\n{_indented(entry)}"
            for entry in entries
        )
        sys.stdout.write("\n\n".join(pages) + "\n")


def _indented(entry: Entry) -> str:
    prompt = [f"    {entry.prompt}"] if entry.prompt else []
    return "\n".join([*prompt, *(f"  {line}" for line in entry.text.splitlines())])


def _entry_values(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "written": entry.written.isoformat(),
        "changed": entry.changed.isoformat(),
        "text": entry.text,
        "prompt": entry.prompt,
        "practice": entry.practice_id,
        "tags": list(entry.tags),
    }


def _list_records(records: tuple[PracticeRecord, ...], form: str) -> None:
    if form == "json":
        write_json({"practices": [_record_values(record) for record in records]})
    elif not records:
        write_lines("This fills by itself, slowly.")
    else:
        write_lines(*map(_sentence, records))


def _sentence(record: PracticeRecord) -> str:
    length = how_long(to_seconds(record.heard))
    return f"{record.started:%Y-%m-%d %H:%M}  {record.title}, {length}, {record.outcome}"


def _record_values(record: PracticeRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "practice": record.script_id,
        "title": record.title,
        "started": record.started.isoformat(),
        "minutes": record.minutes,
        "voice": record.voice,
        "bed": record.bed,
        "outcome": str(record.outcome),
        "heard_seconds": round(to_seconds(record.heard), 3),
        "held": record.held,
        "before": {"settled": record.before.settled, "present": record.before.present},
        "after": {"settled": record.after.settled, "present": record.after.present},
        "words": list(record.words),
        "discomfort": None if record.discomfort is None else str(record.discomfort),
    }
