"""Taking everything along: a copy is whole, private, and comes back as the same vault."""

from __future__ import annotations

import csv
import os
import stat
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain
from fakes.repositories import MemoryVault
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.storage.copying import (
    COPIES,
    HOSTILE,
    MOMENTS,
    appointments,
    between_appointments,
    entries,
    filled,
    lines_of,
    maps,
    records,
    small,
    written,
)

from calmroom.domain.body.body_map import BodyMap
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.vault.leaving import Amount
from calmroom.storage.export_parts import PARTS
from calmroom.storage.export_sheets import row_of
from calmroom.storage.vault import EncryptedVault, open_vault


def opened(folder: Path) -> EncryptedVault:
    return open_vault(folder, CountedEntropy(), MemoryKeychain(refuses=True))


def without_moments(kept: PracticeRecord | Entry) -> PracticeRecord | Entry:
    if isinstance(kept, PracticeRecord):
        return replace(kept, started=EVENING)
    return replace(kept, written=EVENING, changed=EVENING)


def told(moment: datetime) -> tuple[str, str | None]:
    """The evening, its offset and its zone, to the millisecond that is kept."""
    return moment.isoformat(timespec="milliseconds"), getattr(moment.tzinfo, "key", None) or moment.tzname()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(records, max_size=4, unique_by=lambda one: one.id),
    st.lists(entries, max_size=4, unique_by=lambda one: one.id),
)
def test_any_vault_comes_back_the_same(practices: list[PracticeRecord], pages: list[Entry]) -> None:
    with TemporaryDirectory() as name:
        folder, again = Path(name), MemoryVault()
        amount = written(filled(MemoryVault(), practices, pages), folder / "a")
        added = COPIES.bring_in(again, folder / "a", lambda _share: True, leave_out_broken=False)
        written(again, folder / "b")
        assert (added and added.added) == amount == Amount(len(practices), len(pages), 2, 3)
        assert lines_of(folder / "b") == lines_of(folder / "a")
        assert [without_moments(one) for one in again.practices.all()] == [without_moments(one) for one in practices]
        assert [without_moments(one) for one in again.journal.all()] == [without_moments(one) for one in pages]
        assert [told(one.started) for one in again.practices.all()] == [told(one.started) for one in practices]
        assert [told(one.changed) for one in again.journal.all()] == [told(one.changed) for one in pages]
        assert [told(one.written) for one in again.journal.all()] == [told(one.written) for one in pages]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(maps, max_size=3, unique_by=lambda one: one.id),
    st.lists(appointments, max_size=3, unique_by=lambda one: one.id),
)
def test_what_lies_between_appointments_comes_back_the_same(drawn: list[BodyMap], agreed: list[Appointment]) -> None:
    with TemporaryDirectory() as name:
        folder, again = Path(name), MemoryVault()
        first = between_appointments(filled(MemoryVault(), [], []), drawn, agreed)
        amount = written(first, folder / "a")
        added = COPIES.bring_in(again, folder / "a", lambda _share: True, leave_out_broken=False)
        written(again, folder / "b")
        assert (added and added.added) == amount == Amount(0, 0, 2, 3, len(drawn), len(agreed), 1)
        assert lines_of(folder / "b") == lines_of(folder / "a")
        assert [replace(one, made=EVENING, changed=EVENING) for one in again.body_maps.all()] == [
            replace(one, made=EVENING, changed=EVENING) for one in drawn
        ]
        assert [replace(one, begins=EVENING) for one in again.appointments.all()] == [
            replace(one, begins=EVENING) for one in agreed
        ]
        assert [told(one.begins) for one in again.appointments.all()] == [told(one.begins) for one in agreed]
        assert (again.voices.get("f" * 32), list(again.voices.sound("f" * 32))) == (
            first.voices.get("f" * 32),
            list(first.voices.sound("f" * 32)),
        )


def test_maps_appointments_and_voices_come_back_encrypted(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "first")) as first, closing(opened(tmp_path / "second")) as second:
        between_appointments(small(first))
        written(first, tmp_path / "copy.zip")
        COPIES.bring_in(second, tmp_path / "copy.zip", lambda _share: True, leave_out_broken=False)
        written(first, tmp_path / "a")
        written(second, tmp_path / "b")
        assert lines_of(tmp_path / "b") == lines_of(tmp_path / "a")
        assert second.body_maps.search("heliotrope", 9) == tuple(first.body_maps.all())
        assert b"".join(second.voices.sound("f" * 32)) == b"".join(first.voices.sound("f" * 32))


def test_a_copy_has_a_picture_of_each_map_and_the_sound_of_each_note(tmp_path: Path) -> None:
    written(between_appointments(small()), tmp_path / "copy")
    (picture,) = (tmp_path / "copy" / "body-maps").iterdir()
    (sound,) = (tmp_path / "copy" / "voice-notes").iterdir()
    assert (picture.name, sound.name) == (f"2026-11-20-2030-{'d' * 32}.svg", f"2026-11-20-2030-{'f' * 32}.opus")
    assert picture.read_text() == f"<svg>{'d' * 32}</svg>"
    assert sound.read_bytes() == b"OggS\0" + bytes(range(256)) * 500


def test_maps_and_appointments_are_sheets_too(tmp_path: Path) -> None:
    written(between_appointments(small()), tmp_path / "copy")
    (_, mark), (_, hour) = (
        list(csv.reader((tmp_path / "copy" / name).read_text("utf-8").splitlines()))
        for name in ("body-maps.csv", "appointments.csv")
    )
    assert mark == ["2026-11-20 20:30+01:00", "after", "sacrum", "warm", "strong", "inside", "heliotrope"]
    assert hour == ["2026-11-20 20:30+01:00", "75", "Heliotrope", "2", "weeks", "", "", "", "heliotrope"]


@pytest.mark.parametrize("name", ["copy.zip", "copy"])
def test_an_encrypted_vault_comes_back_the_same(tmp_path: Path, name: str) -> None:
    pages = [Entry(f"{n:032x}", at, at, HOSTILE, tags=(HOSTILE,)) for n, at in enumerate(MOMENTS)]
    pages.append(Entry("f" * 32, EVENING, EVENING, "x\0" * 2_500_000))
    with closing(opened(tmp_path / "first")) as first, closing(opened(tmp_path / "second")) as second:
        written(filled(first, [], pages), tmp_path / name)
        COPIES.bring_in(second, tmp_path / name, lambda _share: True, leave_out_broken=False)
        written(first, tmp_path / "a")
        written(second, tmp_path / "b")
        assert lines_of(tmp_path / "b") == lines_of(tmp_path / "a")
        assert second.journal.search("page", 9) == first.journal.search("page", 9)


def test_a_copy_has_every_file_of_the_table_and_no_other(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy")
    assert {path.name for path in (tmp_path / "copy").iterdir()} == {part.name for part in PARTS}


def test_a_zip_holds_what_the_folder_holds(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy")
    written(small(), tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "copy").iterdir()
        }


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_a_copy_is_its_owners_alone(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy")
    written(small(), tmp_path / "copy.zip")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in ((tmp_path / "copy.zip"), *(tmp_path / "copy").iterdir())}
    assert (modes, stat.S_IMODE((tmp_path / "copy").stat().st_mode)) == ({0o600}, 0o700)


@pytest.mark.parametrize("name", ["copy.zip", "copy"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(CalmroomError, match="already"):
        written(small(), tmp_path / name)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="not there"):
        written(small(), tmp_path / "stick" / "copy.zip")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["copy.zip", "copy"])
@pytest.mark.parametrize("stop", [1, 5, 11])
def test_given_up_at_any_piece_nothing_is_left(tmp_path: Path, name: str, stop: int) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return len(shares) < stop

    assert COPIES.write(small(), tmp_path / name, EVENING, go_on) is None
    assert (len(shares), list(tmp_path.iterdir())) == (stop, [])


def test_what_is_told_of_progress_only_grows_and_ends_whole(tmp_path: Path) -> None:
    shares: list[float] = []
    COPIES.write(small(), tmp_path / "copy", EVENING, lambda share: not shares.append(share))  # type: ignore[func-returns-value]
    assert (shares, shares[-1]) == (sorted(shares), 1.0)


def test_a_disk_that_fills_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CalmroomError, match="full"):
        written(small(), tmp_path / "copy.zip")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\0=1", "\uff1d1"])
def test_no_text_is_a_formula(cell: str) -> None:
    (read,) = next(csv.reader([row_of((cell,)).decode()]))
    assert read == f"'{cell}".replace("\0", "").replace("\r", "\r")


def test_numbers_and_words_stand_as_they_are_in_a_spreadsheet() -> None:
    assert row_of(("a, b", 12.5, None, 'say "no"')) == b'"a, b","12.5","","say ""no"""\r\n'


def test_the_journal_reads_as_pages_with_their_practice_and_tags(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy")
    journal = (tmp_path / "copy" / "journal.md").read_text("utf-8")
    assert journal.startswith("# Journal\n\n## ")
    assert "*After Arriving Here*\n\npage 2\n\n*stone*\n" in journal


def test_the_copy_says_itself_that_anybody_can_read_it(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy")
    assert "ANYBODY WHO HAS THIS COPY CAN READ IT" in (tmp_path / "copy" / "README.txt").read_text("utf-8")
