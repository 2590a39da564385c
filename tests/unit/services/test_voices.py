from __future__ import annotations

from dataclasses import replace

import pytest

from calmroom.domain.events import EntrySaved, Locked, VoiceNotesChanged
from calmroom.domain.units import Seconds
from calmroom.services.journal import JournalService
from calmroom.services.voices import VoiceService

from .conftest import Home


@pytest.fixture
def journal(home: Home) -> JournalService:
    return JournalService(home.access, home.world)


@pytest.fixture
def voices(home: Home) -> VoiceService:
    return VoiceService(home.access, home.world)


def test_a_page_that_was_not_saved_yet_is_saved_with_its_first_note(
    home: Home, journal: JournalService, voices: VoiceService
) -> None:
    told: list[EntrySaved] = []
    home.bus.subscribe(EntrySaved, told.append)
    page = journal.begin()
    note = voices.begin(page)
    assert (journal.get(page.id), voices.of_entry(page.id), told) == (page, (note,), [EntrySaved(page)])


def test_what_is_saved_already_is_left_alone(journal: JournalService, voices: VoiceService) -> None:
    page = journal.save(replace(journal.begin(), text="newer"))
    voices.begin(replace(page, text="older"))
    assert journal.get(page.id) == page


def test_a_recording_is_kept_piece_by_piece(home: Home, journal: JournalService, voices: VoiceService) -> None:
    told: list[VoiceNotesChanged] = []
    home.bus.subscribe(VoiceNotesChanged, told.append)
    note = voices.begin(journal.begin())
    for place, piece in enumerate((b"one", b"two")):
        voices.append(note, place, piece)
    kept = voices.finish(note, Seconds(1.5))
    assert kept == replace(note, length=Seconds(1.5), size=6, is_whole=True)
    assert (list(voices.sound(note)), told) == ([b"one", b"two"], [VoiceNotesChanged(note.entry_id)])


def test_a_recording_without_any_sound_leaves_no_note(journal: JournalService, voices: VoiceService) -> None:
    note = voices.begin(journal.begin())
    assert voices.finish(note, Seconds(0)) is None
    assert voices.of_entry(note.entry_id) == ()


def spoken(journal: JournalService, voices: VoiceService) -> str:
    note = voices.begin(journal.begin())
    voices.append(note, 0, b"one")
    voices.finish(note, Seconds(1))
    return note.entry_id


def test_a_removed_note_can_be_put_back(journal: JournalService, voices: VoiceService) -> None:
    entry_id = spoken(journal, voices)
    (kept,) = voices.of_entry(entry_id)
    held = voices.remove(kept)
    assert voices.of_entry(entry_id) == ()
    voices.put_back(held)
    assert (voices.of_entry(entry_id), list(voices.sound(kept))) == ((kept,), [b"one"])


def test_a_removed_page_comes_back_with_what_was_spoken(journal: JournalService, voices: VoiceService) -> None:
    entry_id = spoken(journal, voices)
    page, notes = journal.get(entry_id), voices.of_entry(entry_id)
    assert page is not None
    journal.remove(page)
    assert voices.of_entry(entry_id) == ()
    journal.put_back(page)
    assert (voices.of_entry(entry_id), list(voices.sound(notes[0]))) == (notes, [b"one"])


def test_what_was_spoken_is_forgotten_when_the_vault_is_locked(
    home: Home, journal: JournalService, voices: VoiceService
) -> None:
    page = journal.get(spoken(journal, voices))
    assert page is not None
    journal.remove(page)
    home.bus.publish(Locked())
    journal.put_back(page)
    assert voices.of_entry(page.id) == ()


def test_sound_stays_out_of_a_representation(journal: JournalService, voices: VoiceService) -> None:
    entry_id = spoken(journal, voices)
    assert "b'one" not in repr(voices.remove(voices.of_entry(entry_id)[0]))
