"""A voice note as clips: stretches of what came through a pipe."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile
from fakes.recorder import hum, note_sound

from calmroom.audio.clips.shelf import Shelf
from calmroom.audio.clips.spoken import NoteRefused, read_stretch
from calmroom.audio.mix.mixer import Mixer
from calmroom.domain.spoken import STRETCH, programme_of, stretch_name
from calmroom.domain.units import RATE, Seconds

LENGTH = 23.5
NOTE = note_sound(LENGTH)
RAMP = RATE // 50


def whole() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.asarray(soundfile.read(io.BytesIO(NOTE), dtype="float32")[0], dtype=np.float32)


def other(**form: object) -> bytes:
    out = io.BytesIO()
    soundfile.write(out, hum(1.0), **form)
    return out.getvalue()


def test_the_stretches_of_a_note_are_the_note() -> None:
    stretches = np.concatenate([read_stretch(NOTE, number) for number in range(3)])
    assert stretches.size == round(LENGTH * RATE)
    assert np.abs(stretches - whole())[RAMP:-RAMP].max() < 0.005


def test_a_note_comes_and_goes_without_a_click() -> None:
    first, last = read_stretch(NOTE, 0), read_stretch(NOTE, 2)
    assert (first[0], last[-1]) == (0.0, 0.0)
    assert np.abs(read_stretch(NOTE, 1)[:RAMP]).max() > 0.2


@pytest.mark.parametrize(
    "sound",
    [
        b"",
        b"OggS and nothing more",
        NOTE[:40],
        other(samplerate=RATE, format="WAV"),
        other(samplerate=16_000, format="OGG", subtype="OPUS"),
    ],
    ids=("nothing", "words", "its beginning", "another format", "another rate"),
)
def test_what_is_no_note_is_refused(sound: bytes) -> None:
    with pytest.raises(NoteRefused):
        read_stretch(sound, 0)


def test_behind_its_end_there_is_nothing() -> None:
    with pytest.raises(NoteRefused):
        read_stretch(NOTE, 3)


def test_a_mixer_plays_a_note_from_memory_as_it_was_spoken() -> None:
    programme = programme_of(NOTE, Seconds(LENGTH))
    shelf = Shelf((), pytest.fail, programme.spoken)
    mixer = Mixer(programme.practice, shelf.get)
    mixed = np.concatenate([mixer.voice(start, RATE)[:, 0] for start in range(0, mixer.frames, RATE)])
    assert mixer.frames == round(LENGTH * RATE)
    assert np.abs(mixed[: mixer.frames] * np.sqrt(2.0) - whole())[RAMP:-RAMP].max() < 0.005


def test_without_a_note_its_clips_are_told_as_missing() -> None:
    missed: list[str] = []
    assert Shelf((), missed.append).get(stretch_name(0)).size == 0
    assert missed == [stretch_name(0)]


def test_a_shelf_that_is_closed_has_forgotten_the_note() -> None:
    shelf = Shelf((), lambda _clip: None, NOTE)
    assert shelf.get(stretch_name(0)).size == STRETCH
    shelf.close()
    assert shelf.get(stretch_name(1)).size == 0
