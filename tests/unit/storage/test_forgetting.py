"""What was removed is gone: from the file, and from the log beside it, read page by page with the vault's own key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain

from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import Spoken, VoiceNote
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.units import Seconds
from calmroom.storage.foreign_log import FRAME, HEADER
from calmroom.storage.keys import SALT_BYTES, DataKey
from calmroom.storage.seals import PAGE, TAG
from calmroom.storage.vault import EncryptedVault, open_vault

IV = 16
NEEDLE = b"heliotrope"
ID = "a" * 32
SOUND = b"OggS" + (NEEDLE + bytes(range(256))) * 800
"""Some 200 kB, so that most of it lies on pages of its own."""


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[EncryptedVault]:
    with closing(open_vault(tmp_path, CountedEntropy(), MemoryKeychain(refuses=True))) as opened:
        yield opened


def opened_page(page: bytes, key: DataKey, *, is_first: bool) -> bytes:
    start = SALT_BYTES if is_first else 0
    reader = Cipher(AES(key.key), CBC(page[-TAG - IV : -TAG])).decryptor()
    return reader.update(page[start : -TAG - IV]) + reader.finalize()


def pages_of(vault: EncryptedVault, folder: Path) -> Iterator[bytes]:
    """Every page of the file and of its log, opened. The file is read by the one handle that is allowed on it."""
    copier = vault.copier
    count = vault._database.rows("PRAGMA page_count")[0][0]
    for number in range(count):
        page = copier._handle.read(number * PAGE, PAGE)
        if len(page) == PAGE:
            yield opened_page(page, copier.key, is_first=number == 0)
    log = folder / "vault.db-wal"
    content = log.read_bytes() if log.exists() else b""
    for start in range(HEADER.size, len(content), FRAME.size + PAGE):
        number = FRAME.unpack_from(content, start)[0]
        page = content[start + FRAME.size : start + FRAME.size + PAGE]
        yield opened_page(page, copier.key, is_first=number == 1)


def is_there(vault: EncryptedVault, folder: Path) -> bool:
    return any(NEEDLE in page for page in pages_of(vault, folder))


def speak(vault: EncryptedVault) -> VoiceNote:
    note = VoiceNote(ID, "b" * 32, EVENING, Seconds(0))
    vault.voices.begin(note)
    for place in range(4):
        vault.voices.append(ID, place, SOUND)
    vault.voices.finish(ID, Seconds(60))
    return note


def write(vault: EncryptedVault) -> None:
    vault.journal.save(Entry(ID, EVENING, EVENING, "heliotrope " * 1000, tags=("heliotrope",)))


def write_and_speak(vault: EncryptedVault) -> None:
    write(vault)
    vault.voices.begin(VoiceNote("c" * 32, ID, EVENING, Seconds(0)))
    vault.voices.append("c" * 32, 0, SOUND)


def draw(vault: EncryptedVault) -> None:
    marks = (Mark("jaw", Quality.WARM, note="heliotrope"),)
    vault.body_maps.save(BodyMap(ID, EVENING, EVENING, marks, note="heliotrope"))


def agree(vault: EncryptedVault) -> None:
    vault.appointments.save(Appointment(ID, EVENING, therapist="heliotrope", note="heliotrope"))


def practise(vault: EncryptedVault) -> None:
    vault.practices.save(PracticeRecord(ID, "s01", "x", EVENING, 5, "v", "hum", words=("heliotrope",)))


Act = Callable[[EncryptedVault], object]
REMOVED: dict[str, tuple[Act, Act]] = {
    "a voice note": (speak, lambda vault: vault.voices.remove(ID)),
    "a page": (write, lambda vault: vault.journal.remove(ID)),
    "a page that was spoken too": (write_and_speak, lambda vault: vault.journal.remove(ID)),
    "a body map": (draw, lambda vault: vault.body_maps.remove(ID)),
    "an appointment": (agree, lambda vault: vault.appointments.remove(ID)),
    "a practice": (practise, lambda vault: vault.practices.remove(ID)),
}


@pytest.mark.parametrize(("make", "remove"), REMOVED.values(), ids=REMOVED)
def test_of_what_was_removed_no_byte_stays_while_the_vault_is_open(
    vault: EncryptedVault, tmp_path: Path, make: Act, remove: Act
) -> None:
    make(vault)
    assert is_there(vault, tmp_path)
    remove(vault)
    assert not is_there(vault, tmp_path)


def test_a_note_that_came_home_from_the_log_long_ago_is_gone_too(vault: EncryptedVault, tmp_path: Path) -> None:
    speak(vault)
    vault.copier.stamp()
    assert not (tmp_path / "vault.db-wal").stat().st_size
    assert is_there(vault, tmp_path)
    vault.voices.remove(ID)
    assert not is_there(vault, tmp_path)


def test_what_was_removed_while_a_copy_was_made_is_gone_when_that_is_done(
    vault: EncryptedVault, tmp_path: Path
) -> None:
    speak(vault)
    part = tmp_path / "copy"
    part.touch()

    def moved(_share: float) -> None:
        if vault.voices.count():
            vault.voices.remove(ID)

    vault.copier.write(part, moved)
    assert not is_there(vault, tmp_path)


def test_a_note_that_was_put_back_and_removed_again_is_gone(vault: EncryptedVault, tmp_path: Path) -> None:
    note = speak(vault)
    spoken = Spoken(note, tuple(vault.voices.sound(ID)))
    vault.voices.remove(ID)
    vault.voices.put_back(spoken)
    assert b"".join(vault.voices.sound(ID)) == SOUND * 4
    vault.voices.remove(ID)
    assert not is_there(vault, tmp_path)


def test_what_is_kept_beside_it_is_untouched(vault: EncryptedVault) -> None:
    speak(vault)
    vault.voices.begin(VoiceNote("d" * 32, "b" * 32, EVENING, Seconds(0)))
    vault.voices.append("d" * 32, 0, SOUND)
    vault.voices.remove(ID)
    assert list(vault.voices.sound("d" * 32)) == [SOUND]
    vault.copier.check()
