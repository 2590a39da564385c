"""What is kept while the vault is locked: readable by the open vault alone, and in it at the next opening."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.errors import CalmroomError
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import Frames, Seconds
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage import journal, practices
from calmroom.storage.inbox import SealedInbox
from calmroom.storage.vault import open_vault
from calmroom.storage.vault_files import VaultFiles

if TYPE_CHECKING:
    from unit.storage.conftest import OpenVault

    from calmroom.domain.journal.journal import Entry

RECORD = PracticeRecord(
    "b" * 32,
    "s01",
    "Arriving Here",
    EVENING,
    12.5,
    "bf_emma",
    "hum",
    outcome=Outcome.FINISHED,
    heard=Frames(480_000),
    after=CheckIn(7, None),
    words=("heliotrope",),
    discomfort=Discomfort.A_LITTLE,
    left_out=("jaw",),
    breath=BreathPattern(Seconds(4.0), Seconds(6.0)),
)


@pytest.fixture
def inbox(folder: Path, opened: OpenVault) -> SealedInbox:
    """Of a vault that was opened once and is closed now."""
    opened().close()
    return SealedInbox(VaultFiles(folder).inbox, CountedEntropy("inbox"))


def boxes(folder: Path) -> list[Path]:
    return sorted(VaultFiles(folder).inbox.glob("*.sealed"))


def test_a_practice_and_a_page_are_in_the_vault_at_the_next_opening(
    folder: Path, inbox: SealedInbox, opened: OpenVault, entry: Entry
) -> None:
    inbox.put(RECORD)
    inbox.put(entry)
    vault = opened()
    assert vault.practices.get(RECORD.id) == RECORD
    assert vault.journal.get(entry.id) == entry
    assert boxes(folder) == []


def test_what_an_older_calmroom_sealed_is_taken_in(
    folder: Path, inbox: SealedInbox, opened: OpenVault, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for repository in (journal, practices):
        names = tuple(name for name in repository.NAMES if name not in repository.LATER)
        to_row, count = repository.to_row, len(names)
        monkeypatch.setattr(repository, "NAMES", names)
        monkeypatch.setattr(repository, "to_row", lambda kept, to_row=to_row, count=count: to_row(kept)[:count])
    inbox.put(RECORD)
    inbox.put(entry)
    monkeypatch.undo()
    vault = opened()
    assert (vault.practices.get(RECORD.id), vault.journal.get(entry.id), boxes(folder)) == (RECORD, entry, [])


def test_the_last_of_two_with_the_same_id_counts(folder: Path, inbox: SealedInbox, opened: OpenVault) -> None:
    inbox.put(replace(RECORD, outcome=Outcome.UNDER_WAY))
    inbox.put(RECORD)
    assert len(boxes(folder)) == 1
    assert opened().practices.get(RECORD.id) == RECORD


def test_no_word_can_be_read_in_the_folder_and_only_its_owner_may_look(
    folder: Path, inbox: SealedInbox, entry: Entry
) -> None:
    inbox.put(entry)
    inbox.put(RECORD)
    for path in VaultFiles(folder).inbox.iterdir():
        assert b"heliotrope" not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_box_that_was_changed_or_renamed_stays_and_the_vault_opens(
    folder: Path, inbox: SealedInbox, opened: OpenVault, entry: Entry, caplog: pytest.LogCaptureFixture
) -> None:
    inbox.put(entry)
    inbox.put(RECORD)
    one, two = boxes(folder)
    one.rename(one.with_name("c" * 32 + ".sealed"))
    content = bytearray(two.read_bytes())
    content[-1] ^= 1
    two.write_bytes(content)
    vault = opened()
    assert vault.journal.get(entry.id) is None
    assert vault.practices.get(RECORD.id) is None
    assert len(boxes(folder)) == 2
    assert "heliotrope" not in caplog.text


def test_another_vault_cannot_read_it(
    folder: Path, inbox: SealedInbox, entry: Entry, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inbox.put(entry)
    other = VaultFiles(tmp_path / "other")
    open_vault(other.folder, CountedEntropy("other"), MemoryKeychain(refuses=True)).close()
    other.inbox.joinpath(boxes(folder)[0].name).write_bytes(boxes(folder)[0].read_bytes())
    vault = open_vault(other.folder, CountedEntropy("other"), MemoryKeychain(refuses=True))
    assert vault.journal.get(entry.id) is None
    vault.close()
    assert "waits on" in caplog.text


def test_before_any_vault_was_opened_nothing_can_be_sealed(tmp_path: Path, entry: Entry) -> None:
    with pytest.raises(VaultLocked):
        SealedInbox(tmp_path / "inbox", CountedEntropy()).put(entry)


def test_a_disk_that_refuses_is_told_in_plain_words(
    inbox: SealedInbox, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("calmroom.storage.inbox.replace_private", refuse)
    with pytest.raises(CalmroomError, match="full"):
        inbox.put(entry)
