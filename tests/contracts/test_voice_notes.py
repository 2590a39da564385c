"""What every vault does with notes that were really recorded."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes.clock import EVENING
from fakes.recorder import HUM, hum
from fakes.repositories import MemoryVault

from calmroom.audio.recording.opus import OpusPieces
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import Spoken, VoiceNote
from calmroom.domain.spoken import length_of
from calmroom.domain.units import RATE, Seconds
from calmroom.domain.vault.vault import Vault
from calmroom.storage.copies import FileCopies

PAGE = Entry("a" * 32, EVENING, EVENING, "spoken")


def record(vault: Vault, number: int, seconds: float = 6.0) -> VoiceNote:
    """Keep a recording piece by piece, as it comes."""
    note, pieces = VoiceNote(f"{number:032x}", PAGE.id, EVENING, Seconds(0)), OpusPieces()
    vault.voices.begin(note)
    told = []
    for first in range(0, round(seconds * RATE), RATE):
        pieces.add(hum(min(1.0, seconds - first / RATE), first))
        told.append(pieces.take())
    told.append(pieces.close())
    for place, piece in enumerate(filter(None, told)):
        vault.voices.append(note.id, place, piece)
    vault.voices.finish(note.id, Seconds(seconds))
    kept = vault.voices.get(note.id)
    assert kept is not None
    return kept


def sound(vault: Vault, note: VoiceNote) -> bytes:
    return b"".join(vault.voices.sound(note.id))


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_note_that_is_put_back_stands_where_it_stood(vault: Vault, gone: int) -> None:
    vault.journal.save(PAGE)
    for number in (2, 3, 1):
        record(vault, number, 1.2)
    before = vault.voices.of_entry(PAGE.id)
    spoken = Spoken(before[gone], tuple(vault.voices.sound(before[gone].id)))
    vault.voices.remove(before[gone].id)
    vault.voices.put_back(spoken)
    assert vault.voices.of_entry(PAGE.id) == before


@pytest.mark.parametrize("form", ["copy.zip", "copy"])
def test_a_recorded_note_survives_a_copy_sample_for_sample(vault: Vault, tmp_path: Path, form: str) -> None:
    vault.journal.save(PAGE)
    note, copies, other = record(vault, 1), FileCopies("0.1.0", lambda _map: "<svg/>"), MemoryVault()
    copies.write(vault, tmp_path / form, EVENING, lambda _share: True)
    copies.bring_in(other, tmp_path / form, lambda _share: True, leave_out_broken=False)
    (again,) = other.voices.of_entry(PAGE.id)
    samples, rate = soundfile.read(io.BytesIO(sound(other, again)))
    assert (again.length, rate) == (Seconds(6.0), RATE)
    assert length_of(sound(other, again)) == pytest.approx(6.0)
    assert sound(other, again) == sound(vault, note)
    assert np.argmax(np.abs(np.fft.rfft(samples))) * RATE / samples.size == pytest.approx(HUM, abs=0.5)


def test_the_sound_in_a_copy_is_a_file_that_any_player_opens(vault: Vault, tmp_path: Path) -> None:
    vault.journal.save(PAGE)
    record(vault, 1)
    FileCopies("0.1.0", lambda _map: "<svg/>").write(vault, tmp_path / "copy", EVENING, lambda _share: True)
    (file,) = (tmp_path / "copy" / "voice-notes").iterdir()
    assert (soundfile.info(file).format, soundfile.info(file).subtype, soundfile.info(file).duration) == (
        "OGG",
        "OPUS",
        6.0,
    )
