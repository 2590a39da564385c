from __future__ import annotations

import pytest
from fakes.recorder import note_sound
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.spoken import STRETCH, length_of, programme_of, stretch_name, stretch_number
from calmroom.domain.timeline import NarrationCue
from calmroom.domain.units import Seconds

NOTE = note_sound(4.2)


def test_a_stream_says_how_long_it_is() -> None:
    assert length_of(NOTE) == pytest.approx(4.2)


def test_a_stream_that_was_broken_off_is_as_long_as_its_last_whole_second() -> None:
    last_page = NOTE.rfind(b"OggS")
    assert 3.0 <= length_of(NOTE[:last_page]) < 4.2


@pytest.mark.parametrize("sound", [b"", b"OggS", NOTE[:60], b"OggS" * 9, NOTE[:30] + b"OggS"], ids=range(5))
def test_what_has_no_sound_has_no_length(sound: bytes) -> None:
    assert length_of(sound) == Seconds(0.0)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(sound: bytes) -> None:
    assert length_of(b"OpusHead" + sound + b"OggS") >= 0


def test_a_note_is_played_as_stretches_that_follow_each_other() -> None:
    programme = programme_of(NOTE, Seconds(25.0))
    cues = [cue for cue in programme.practice.cues if isinstance(cue, NarrationCue)]
    assert [(cue.start, cue.clip) for cue in cues] == [(at * STRETCH, stretch_name(at)) for at in range(3)]
    assert [cue.end for cue in cues] == [STRETCH, 2 * STRETCH, programme.practice.frames]
    assert "OggS" not in repr(programme)


@pytest.mark.parametrize("clip", ["bf_emma/3f2a.opus", "spoken:", "spoken:-1", "spoken:\u0663", "spoken", "x:1"])
def test_the_path_of_a_clip_is_no_stretch(clip: str) -> None:
    assert stretch_number(clip) is None
    assert stretch_number(stretch_name(12)) == 12
