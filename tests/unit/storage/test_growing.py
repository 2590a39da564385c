"""Migrations, the backup before them, the recorded vault of every version, and the second reader."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain
from fakes.plans import CLIENT, DRAFT, MADE, PLAN, REMINDER, RETURNED, SHARED, SIGNER

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark, Stroke, When
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.care.consent import Consent
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry, Wanted
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.handover import KeyPair
from calmroom.domain.script import Touch
from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.domain.units import Frames, Seconds
from calmroom.storage import key_file, vault
from calmroom.storage.connection import connect
from calmroom.storage.database import Connection, Row
from calmroom.storage.keys import DataKey
from calmroom.storage.migrations import STEPS, migrate, version_of
from calmroom.storage.practices import StoredPractices
from calmroom.storage.shelf import keys_of
from calmroom.storage.vault import EncryptedVault, open_vault

OpenVault = Callable[[], EncryptedVault]
VAULTS = Path(__file__).parents[2] / "data" / "vaults"
BERLIN = ZoneInfo("Europe/Berlin")


def add_mood(connection: Connection) -> None:
    connection.execute("ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")


def fail_halfway(connection: Connection) -> None:
    add_mood(connection)
    connection.execute("INSERT INTO nowhere VALUES (1)")


def key_of(folder: Path) -> DataKey:
    return key_file.unlock(key_file.read(folder / "keys.json"), MemoryKeychain())


@pytest.fixture
def connection(opened: OpenVault, folder: Path, entry: Entry) -> Iterator[Connection]:
    """A vault of the present version with one entry, open without its thread."""
    first = opened()
    first.journal.save(entry)
    first.close()
    with closing(connect(folder / "vault.db", key_of(folder))) as found:
        yield found


def test_a_step_takes_the_file_to_the_next_version(connection: Connection, entry: Entry) -> None:
    migrate(connection, lambda: None, (*STEPS, add_mood))
    assert version_of(connection) == len(STEPS) + 1
    assert connection.execute("SELECT text, colour FROM entries").fetchall() == [(entry.text, "grey")]


def test_a_step_that_fails_leaves_the_file_as_it_was(connection: Connection) -> None:
    with pytest.raises(connection.Error, match="nowhere"):
        migrate(connection, lambda: None, (*STEPS, fail_halfway))
    columns = [row[1] for row in connection.execute("PRAGMA table_info(entries)").fetchall()]
    assert (version_of(connection), "colour" in columns) == (len(STEPS), False)


def test_there_is_a_backup_before_the_first_step(connection: Connection) -> None:
    versions: list[int] = []
    migrate(connection, lambda: versions.append(version_of(connection)), (*STEPS, add_mood, lambda _: None))
    assert versions == [len(STEPS)]


def test_no_step_is_taken_where_the_backup_fails(connection: Connection) -> None:
    def fail() -> None:
        raise CalmroomError("The disk is full.")

    with pytest.raises(CalmroomError):
        migrate(connection, fail, (*STEPS, add_mood))
    assert version_of(connection) == len(STEPS)


def test_a_file_of_the_present_version_needs_no_backup(connection: Connection) -> None:
    migrate(connection, pytest.fail)


def test_a_vault_that_grows_keeps_its_former_self_with_its_keys(
    opened: OpenVault, folder: Path, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    first.journal.save(entry)
    first.close()
    monkeypatch.setattr(vault, "migrate", partial(migrate, steps=(*STEPS, add_mood)))
    opened().close()
    restored = folder.parent / "restored"
    restored.mkdir()
    (kept,) = (folder / "backups").glob("vault-*.db")
    shutil.copy(kept, restored / "vault.db")
    shutil.copy(keys_of(kept), restored / "keys.json")
    monkeypatch.undo()
    again = open_vault(restored, CountedEntropy(), MemoryKeychain(refuses=True))
    try:
        assert again.journal.newest(9) == (entry,)
    finally:
        again.close()


@pytest.fixture
def recorded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EncryptedVault]:
    folder = tmp_path / "recorded"
    shutil.copytree(VAULTS / request.param, folder)
    opened = open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))
    yield opened
    opened.close()


def test_there_is_a_recorded_vault_for_every_version() -> None:
    assert sorted(path.name for path in VAULTS.iterdir()) == [f"v{number}" for number in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("recorded", ["v1", "v2", "v3", "v4", "v5"], indirect=True)
def test_the_vault_of_each_version_still_tells_what_was_written(recorded: EncryptedVault) -> None:
    began = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)
    practice = PracticeRecord(
        id="1" * 32,
        script_id="s01",
        title="Arriving Here",
        started=began,
        minutes=12.0,
        voice="bf_emma",
        bed="room",
        outcome=Outcome.ENDED_GENTLY,
        heard=Frames(30_000_000),
        reached=Frames(28_000_000),
        held=1,
        before=CheckIn(3, None),
        after=CheckIn(6, 7),
        words=("heavier", "wärmer"),
        discomfort=Discomfort.A_LITTLE,
        version=2,
        part="body",
        left_out=("jaw",),
        touch=Touch.TOUCH_FREE,
        bells=False,
        breath=BreathPattern(Seconds(4.0), Seconds(6.0)),
        opening=3,
    )
    page = Entry("2" * 32, began, began, "Two sentences.\n\nÜber den Fluß.", "What is here?", "1" * 32, ("river",))
    assert recorded.practices.since() == (practice,)
    assert recorded.journal.newest(9) == recorded.journal.search("uber flu", 9) == (page,)
    assert recorded.consents.latest() == Consent(1, datetime(2026, 10, 24, 12, tzinfo=UTC), ("18 or older",))
    assert recorded.protection == ("plain",)


@pytest.mark.parametrize("recorded", ["v2", "v3", "v4", "v5"], indirect=True)
def test_the_vaults_from_version_2_on_still_tells_what_was_set(recorded: EncryptedVault) -> None:
    assert recorded.private_settings.load() == {"name": "Ann", "touch": False, "left_out": ("jaw", "lowbelly")}


@pytest.mark.parametrize("recorded", ["v1", "v2", "v3", "v4", "v5"], indirect=True)
def test_the_tags_of_each_version_are_found(recorded: EncryptedVault) -> None:
    assert len(recorded.journal.find(Wanted(tag="River"), 9)) == 1
    assert recorded.journal.tags(9) == (("river", 1),)


@pytest.mark.parametrize("recorded", ["v1", "v3"], indirect=True)
def test_an_older_vault_has_no_map_no_appointment_and_no_voice(recorded: EncryptedVault) -> None:
    assert (recorded.body_maps.count(), recorded.appointments.all(), recorded.voices.count()) == (0, (), 0)


@pytest.mark.parametrize("recorded", ["v4", "v5"], indirect=True)
def test_the_vaults_from_version_4_on_still_tell_what_lies_between_two_appointments(recorded: EncryptedVault) -> None:
    began = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN)
    stroke = Stroke(View.BACK, ((130.0, 310.5), (131.0, 312.0)), 9.0, Quality.TIGHT, places=("sacrum",))
    mark = Mark("sacrum", Quality.WARM, Strength.STRONG, Depth.SKIN, "Fluß")
    drawn = BodyMap("3" * 32, began, began, (mark,), (stroke,), When.AFTER, "1" * 32, "2" * 32, "one map")
    repeat = Repeat(Unit.WEEKS, 2, 6, date(2026, 12, 24), (date(2026, 11, 8),))
    assert recorded.body_maps.search("fluss", 9) == ()
    assert recorded.body_maps.search("fluß", 9) == recorded.body_maps.newest(9) == (drawn,)
    assert recorded.appointments.all() == (Appointment("4" * 32, began, 75, "Maya", "bring the sheet", repeat),)
    assert tuple(recorded.voices.all()) == (VoiceNote("5" * 32, "2" * 32, began, Seconds(1.5), 6, is_whole=True),)
    assert b"".join(recorded.voices.sound("5" * 32)) == b"OggS\0\1"


@pytest.mark.parametrize("recorded", ["v1", "v4"], indirect=True)
def test_an_older_vault_has_no_plan_and_no_keys(recorded: EncryptedVault) -> None:
    assert (recorded.plans.all(), recorded.drafts.all(), recorded.told.all()) == ((), (), ())
    assert recorded.own_keys.load() is None


@pytest.mark.parametrize("recorded", ["v5"], indirect=True)
def test_the_vaults_from_version_5_on_still_tell_plans_and_the_desk(recorded: EncryptedVault) -> None:
    assert recorded.plans.all() == (replace(PLAN, noted=None),)  # it was recorded before a note had its day
    assert (recorded.signers.all(), recorded.shared.all()) == ((SIGNER,), (SHARED,))
    assert (recorded.clients.all(), recorded.drafts.all()) == ((CLIENT,), (DRAFT,))
    assert recorded.returned.all() == (RETURNED,)
    assert (recorded.reminders.all(), recorded.told.all()) == ((REMINDER,), ((f"{'2' * 32}:2026-10-25", MADE),))
    assert recorded.own_keys.load() == KeyPair(b"\7" * 32, b"\x09" * 32)


@pytest.mark.parametrize("asked", [StoredPractices.newest_of_each, StoredPractices.counts, StoredPractices.unfinished])
@pytest.mark.parametrize("recorded", ["v1"], indirect=True)
def test_what_is_asked_at_every_start_reads_no_practice_that_it_does_not_give(
    recorded: EncryptedVault, asked: Callable[[StoredPractices], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = recorded._database
    plans: list[str] = []

    def explain(statement: str, values: Sequence[Any] = ()) -> list[Row]:
        plans.extend(row[3] for row in rows(f"EXPLAIN QUERY PLAN {statement}", values))
        return rows(statement, values)

    rows = database.rows
    monkeypatch.setattr(database, "rows", explain)
    asked(recorded.practices)
    reads = [plan for plan in plans if " practices" in plan]
    assert reads
    assert all("COVERING INDEX" in plan or "INTEGER PRIMARY KEY" in plan for plan in reads)


def test_a_second_reader_reads_the_same_file(connection: Connection, folder: Path, entry: Entry) -> None:
    apsw = pytest.importorskip("apsw")
    connection.close()
    reader = apsw.Connection(str(folder / "vault.db"), flags=apsw.SQLITE_OPEN_READWRITE)
    reader.pragma("cipher", "sqlcipher")
    reader.pragma("legacy", 4)
    reader.execute(f'PRAGMA key="raw:{key_of(folder).digits}"')
    try:
        assert list(reader.execute("SELECT id, text FROM entries")) == [(entry.id, entry.text)]
    finally:
        reader.close()
