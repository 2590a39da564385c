"""A practice that somebody recorded in one piece: it sounds, and captions go with it."""

from __future__ import annotations

from fakes.library import arrange, bundled

from calmroom.domain.spoken import STRETCH, stretch_number
from calmroom.domain.timeline import BedCue, BellCue, CaptionCue, Choices, NarrationCue, PhaseCue, order_of
from calmroom.domain.units import Seconds, to_frames
from calmroom.domain.whole_recording import whole

SCRIPT = next(one for one in bundled().scripts() if one.id == "s01")
USUAL = arrange(SCRIPT, Choices(5, "bf_emma"))
LENGTH = Seconds(287.4)
MADE = whole(USUAL, b"OggS", LENGTH)


def test_it_is_as_long_as_the_recording_and_nothing_goes_beyond_it() -> None:
    assert MADE.practice.frames == to_frames(LENGTH)
    assert all(0 <= cue.start <= cue.end <= MADE.practice.frames for cue in MADE.practice.cues)
    assert list(MADE.practice.cues) == sorted(MADE.practice.cues, key=order_of)


def test_the_recording_is_all_that_speaks() -> None:
    spoken = [cue for cue in MADE.practice.cues if isinstance(cue, NarrationCue)]
    assert [stretch_number(cue.clip) for cue in spoken] == list(range(len(spoken)))
    assert (spoken[0].start, spoken[-1].end) == (0, MADE.practice.frames)
    assert all(cue.end - cue.start <= STRETCH for cue in spoken)
    assert MADE.spoken == b"OggS"
    assert not [cue for cue in MADE.practice.cues if isinstance(cue, BellCue)]


def test_every_caption_and_part_is_there_in_its_place() -> None:
    by = MADE.practice.frames / USUAL.practice.frames
    for kind in (CaptionCue, PhaseCue):
        before = [cue for cue in USUAL.practice.cues if isinstance(cue, kind)]
        after = [cue for cue in MADE.practice.cues if isinstance(cue, kind)]
        assert len(after) == len(before) > 0
        assert all(abs(new.start - old.start * by) <= 1 for new, old in zip(after, before, strict=True))


def test_the_bed_fades_within_itself() -> None:
    beds = [cue for cue in MADE.practice.cues if isinstance(cue, BedCue)]
    assert beds
    assert all(cue.fade_in + cue.fade_out <= cue.end - cue.start for cue in beds)


def test_the_practices_own_exit_stays_as_it_was() -> None:
    assert MADE.exit == USUAL.exit
