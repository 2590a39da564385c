"""Copies are made while the program runs, read through before they count, and sent to a second folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.body.body_map import BodyMap
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.units import Seconds
from calmroom.domain.vault.backups import BackupCopy, Inside, VaultDamaged, Why, inside_words
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage import backup, key_file, shelf
from calmroom.storage.backup import COPIED
from calmroom.storage.backups import VaultBackups
from calmroom.storage.migrations import STEPS
from calmroom.storage.vault import EncryptedVault, open_vault

OpenVault = Callable[[], EncryptedVault]
DAY = timedelta(days=1)


def ignore(_share: float) -> None:
    """Nobody asks how far it is."""


@pytest.fixture
def away(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def the_part(folder: Path) -> Path:
    """The copy that is being made."""
    (found,) = (folder / "backups").glob("*.part")
    return found


def flip(path: Path, place: float) -> None:
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 1
    path.write_bytes(bytes(content))


def refusal(work: Callable[[], object]) -> CalmroomError:
    with pytest.raises(CalmroomError) as told:
        work()
    assert told.value.hint
    return told.value


def test_a_copy_tells_when_it_was_made_and_what_it_holds(kept: VaultBackups, entry: Entry) -> None:
    copy = kept.make(EVENING, Why.DAY, ignore)
    assert (copy.made, copy.why, copy.program, copy.is_whole) == (EVENING, Why.DAY, "0.1.0", True)
    assert kept.copies(None) == (copy,)
    assert kept.look(copy, None) == Inside(len(STEPS), 0, 1, entry.written)


def test_a_copy_tells_of_maps_appointments_and_voices_too(kept: VaultBackups, vault: EncryptedVault) -> None:
    vault.body_maps.save(BodyMap("b" * 32, EVENING, EVENING))
    vault.appointments.save(Appointment("c" * 32, EVENING), Appointment("d" * 32, EVENING))
    vault.voices.begin(VoiceNote("e" * 32, "a" * 32, EVENING, Seconds(0)))
    inside = kept.look(kept.make(EVENING, Why.DAY, ignore), None)
    assert (inside.maps, inside.appointments, inside.voices) == (1, 2, 1)
    assert inside_words(inside).endswith("2026; 1 body map, 2 appointments, 1 voice note")


def test_a_copy_of_an_older_vault_has_none_of_them(tmp_path: Path, keychain: MemoryKeychain) -> None:
    folder = tmp_path / "old"
    shutil.copytree(Path(__file__).parents[2] / "data" / "vaults" / "v1", folder)
    with closing(open_vault(folder, CountedEntropy(), keychain)) as opened:
        grown = VaultBackups(folder, keychain, "0.1.0")
        grown.attach(opened)
        (copy,) = grown.copies(None)
        assert grown.look(copy, None).maps == 0


def test_a_copy_is_three_private_files_and_no_word_lies_plain_in_any(kept: VaultBackups, folder: Path) -> None:
    kept.make(EVENING, Why.DAY, ignore)
    stem = "vault-2026-11-20-203000"
    paths = sorted((folder / "backups").iterdir())
    assert [path.name for path in paths] == [f"{stem}.db", f"{stem}.json", f"{stem}.keys.json"]
    assert {path.stat().st_mode & 0o077 for path in paths} == {0}
    content = b"".join(path.read_bytes() for path in paths)
    assert b"heliotrope" not in content
    assert b"SQLite format 3" not in content


def test_a_copy_with_its_keys_is_a_vault(kept: VaultBackups, entry: Entry, tmp_path: Path) -> None:
    copy = kept.make(EVENING, Why.DAY, ignore)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(copy.path, elsewhere / "vault.db")
    shutil.copy(shelf.keys_of(copy.path), elsewhere / "keys.json")
    with closing(open_vault(elsewhere, CountedEntropy(), MemoryKeychain(refuses=True))) as found:
        assert found.journal.newest(9) == (entry,)


def test_two_in_one_second_have_two_names(kept: VaultBackups) -> None:
    one, two = (kept.make(EVENING, Why.ASKED, ignore) for _ in range(2))
    assert one.path != two.path


def test_nothing_new_needs_no_copy_not_even_after_the_vault_was_opened_again(
    kept: VaultBackups, vault: EncryptedVault, opened: OpenVault, entry: Entry
) -> None:
    assert kept.has_changed()
    kept.make(EVENING, Why.DAY, ignore)
    assert not kept.has_changed()
    vault.close()
    again = opened()
    kept.attach(again)
    assert not kept.has_changed()
    again.journal.save(replace(entry, text="one word more"))
    assert kept.has_changed()


def test_a_copy_that_does_not_hold_the_same_is_not_kept(
    kept: VaultBackups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = kept.make(EVENING, Why.DAY, ignore)
    before = names(folder / "backups")
    monkeypatch.setattr(backup, "is_sound", lambda _: False)
    assert "not kept" in refusal(lambda: kept.make(EVENING + DAY, Why.DAY, ignore)).message
    assert names(folder / "backups") == before
    assert kept.copies(None) == (former,)


def test_a_copy_is_read_through_before_it_counts(kept: VaultBackups, folder: Path) -> None:
    def damage(share: float) -> None:
        if share == COPIED:
            flip(the_part(folder), 0.6)

    assert "not kept" in refusal(lambda: kept.make(EVENING, Why.DAY, damage)).message
    assert names(folder / "backups") == []


def test_rows_are_counted_before_it_counts(
    kept: VaultBackups, vault: EncryptedVault, folder: Path, entry: Entry
) -> None:
    earlier = kept.make(EVENING, Why.DAY, ignore).path.read_bytes()
    vault.journal.save(replace(entry, id="b" * 32))

    def take_an_old_one(share: float) -> None:
        if share == COPIED:
            the_part(folder).write_bytes(earlier)

    assert "does not hold the same" in refusal(lambda: kept.make(EVENING, Why.DAY, take_an_old_one)).message


def test_a_vault_that_cannot_be_read_through_is_told_and_costs_no_copy(
    kept: VaultBackups, vault: EncryptedVault, folder: Path, opened: OpenVault, entry: Entry
) -> None:
    for number in range(40):
        vault.journal.save(replace(entry, id=f"{number:032x}", text="word " * 500))
    former = kept.make(EVENING, Why.DAY, ignore)
    vault.close()
    flip(folder / "vault.db", 0.5)
    kept.attach(opened())
    for work in (kept.check, lambda: kept.make(EVENING + DAY, Why.DAY, ignore)):
        assert isinstance(refusal(work), VaultDamaged)
    assert kept.copies(None) == (former,)


@pytest.mark.parametrize("place", [0.01, 0.4, 0.99])
def test_a_damaged_copy_is_found_by_looking(kept: VaultBackups, place: float) -> None:
    copy = kept.make(EVENING, Why.DAY, ignore)
    flip(copy.path, place)
    told = refusal(lambda: kept.look(copy, None))
    assert told.message == "That backup is damaged, so it cannot be used."
    assert not isinstance(told, VaultDamaged)


def test_a_copy_without_its_keys_or_cut_short_is_not_whole(kept: VaultBackups) -> None:
    one, two = kept.make(EVENING, Why.DAY, ignore), kept.make(EVENING + DAY, Why.DAY, ignore)
    shelf.keys_of(one.path).unlink()
    two.path.write_bytes(two.path.read_bytes()[:-4096])
    assert [copy.is_whole for copy in kept.copies(None)] == [False, False]


def test_a_copy_whose_description_is_lost_is_still_one(kept: VaultBackups) -> None:
    copy = kept.make(EVENING, Why.DAY, ignore)
    shelf.about_of(copy.path).write_bytes(b"[" * 5000)
    (found,) = kept.copies(None)
    assert found.is_whole
    assert f"{found.made:%Y-%m-%d %H%M%S}" == "2026-11-20 203000"


def test_half_a_copy_is_cleared_away_by_the_next(kept: VaultBackups, folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "vault-2026-11-19-203000.db.part").write_bytes(b"half")
    (folder / "backups" / "mine.part").write_bytes(b"not ours")
    kept.make(EVENING, Why.DAY, ignore)
    assert [name for name in names(folder / "backups") if name.endswith(".part")] == ["mine.part"]


def test_where_there_is_no_room_none_is_begun(
    kept: VaultBackups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=kept.size()))
    assert "not enough room" in refusal(lambda: kept.make(EVENING, Why.DAY, ignore)).message
    assert names(folder / "backups") == []


def test_old_copies_go_by_the_rota_and_others_files_stay(kept: VaultBackups, folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "notes.txt").write_text("of mine")
    for hours in (0, 1, 2):
        kept.make(EVENING - 5 * DAY + timedelta(hours=hours), Why.DAY, ignore)
    newest = kept.make(EVENING, Why.DAY, ignore)
    assert [copy.made for copy in kept.copies(None)] == [newest.made, EVENING - 5 * DAY + timedelta(hours=2)]
    assert "notes.txt" in names(folder / "backups")


def test_the_newest_goes_to_the_folder_of_ones_choice_once(kept: VaultBackups, away: Path, folder: Path) -> None:
    kept.make(EVENING, Why.DAY, ignore)
    for _ in range(2):
        kept.send(away, EVENING)
    there = kept.copies(away)
    assert [copy.is_away for copy in there].count(True) == 1
    assert names(away / "calmroom-backups") == names(folder / "backups")
    assert kept.look(next(copy for copy in there if copy.is_away), None).entries == 1


def test_a_folder_that_is_not_there_is_told_calmly_and_not_made(kept: VaultBackups, tmp_path: Path) -> None:
    kept.make(EVENING, Why.DAY, ignore)
    assert "not here now" in refusal(lambda: kept.send(tmp_path / "unplugged", EVENING)).message
    assert not (tmp_path / "unplugged").exists()
    assert len(kept.copies(tmp_path / "unplugged")) == 1


def test_the_copies_of_another_vault_in_the_same_folder_are_left_alone(
    kept: VaultBackups, away: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    with closing(open_vault(other, CountedEntropy("other"), MemoryKeychain(refuses=True))) as theirs:
        others = VaultBackups(other, MemoryKeychain(refuses=True), "0.1.0")
        others.attach(theirs)
        for hours in (0, 1, 2):
            others.make(EVENING - 5 * DAY + timedelta(hours=hours), Why.DAY, ignore)
            others.send(away, EVENING - 5 * DAY + timedelta(hours=hours))
    kept.make(EVENING, Why.DAY, ignore)
    kept.send(away, EVENING)
    assert len([copy for copy in kept.copies(away) if copy.is_away]) == 4


def test_a_copy_of_a_vault_with_a_passphrase_asks_for_it(
    folder: Path, keychain: MemoryKeychain, tmp_path: Path
) -> None:
    with closing(open_vault(folder, CountedEntropy(), keychain, calibrate=cheap)) as vault:
        kept = VaultBackups(folder, keychain, "0.1.0")
        kept.attach(vault)
        copy = kept.make(EVENING, Why.DAY, ignore)
        vault.keys.set_passphrase("evening light", vault.keys.new_recovery_key())
        assert kept.look(copy, None).practices == 0
    assert "plain" not in key_file.read(shelf.keys_of(copy.path)).kinds
    alone = VaultBackups(tmp_path / "new computer", keychain, "0.1.0")
    with pytest.raises(VaultLocked):
        alone.look(copy, None)
    assert alone.look(copy, "evening light").practices == 0


@pytest.fixture
def copied(kept: VaultBackups) -> BackupCopy:
    return kept.make(EVENING, Why.DAY, ignore)


def test_a_closed_vault_lends_nothing(kept: VaultBackups, vault: EncryptedVault, copied: BackupCopy) -> None:
    vault.close()
    assert kept.copies(None) == (copied,)
    for work in (kept.has_changed, kept.check, lambda: kept.make(EVENING, Why.DAY, ignore)):
        assert "vault is" in refusal(work).message
