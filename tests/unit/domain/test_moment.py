from __future__ import annotations

import pytest

from calmroom.domain.moment import Follower
from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import BreathCue, CaptionCue, PhaseCue, RegionCue, Timeline
from calmroom.domain.units import RATE, Frames


def at(seconds: float) -> Frames:
    return Frames(round(seconds * RATE))


@pytest.fixture
def follower() -> Follower:
    cues = (
        PhaseCue(at(0), at(20), PhaseName.SETTLE, ""),
        CaptionCue(at(2), at(5), "One.", quiet=False),
        RegionCue(at(2), at(30), "hands", ("hand-l", "hand-r")),
        CaptionCue(at(10), at(14), "Two.", quiet=True),
        PhaseCue(at(20), at(60), PhaseName.BODY, ""),
        BreathCue(at(30), at(50), at(4), at(6)),
        CaptionCue(at(52), at(55), "Three.", quiet=False),
    )
    return Follower(Timeline(RATE, at(60), cues))


def test_before_the_first_line_there_is_no_caption(follower: Follower) -> None:
    moment = follower.at(at(1))
    assert moment.caption is None
    assert moment.previous is None


def test_a_line_stays_until_the_next_one_begins(follower: Follower) -> None:
    moment = follower.at(at(9.9))
    assert moment.caption is not None
    assert moment.caption.text == "One."


def test_a_caption_begins_on_its_very_frame(follower: Follower) -> None:
    before, after = follower.at(Frames(at(10) - 1)), follower.at(at(10))
    assert [m.caption.text for m in (before, after) if m.caption] == ["One.", "Two."]
    assert after.previous is not None
    assert after.previous.text == "One."


def test_a_silence_runs_between_two_lines_and_knows_whether_it_was_announced(follower: Follower) -> None:
    assert follower.at(at(12)).silence is None
    silence = follower.at(at(16)).silence
    assert silence is not None
    assert (silence.start, silence.end, silence.announced) == (at(14), at(52), True)


def test_the_part_and_the_place_are_those_of_the_frame(follower: Follower) -> None:
    assert [follower.at(at(s)).part for s in (0, 19.9, 20, 59)] == [0, 0, 1, 1]
    assert [bool(follower.at(at(s)).region) for s in (1, 2, 29, 30)] == [False, True, True, False]


def test_the_breath_follows_the_frame_and_goes_on_while_held(follower: Follower) -> None:
    top, held = follower.at(at(34)).breath, follower.at(at(34), at(6)).breath
    assert top is not None
    assert held is not None
    assert top.openness == pytest.approx(1.0)
    assert held.openness == pytest.approx(0.0)
    assert follower.at(at(50)).breath is None


def test_the_longest_silence_counts_beginning_and_end(follower: Follower) -> None:
    assert follower.longest_silence() == 38.0


@pytest.mark.parametrize(("seconds", "goes_to"), [(1, 20), (5, 30), (29, 30), (40, None)])
def test_attention_goes_on_after_the_place_or_else_in_the_next_part(
    follower: Follower, seconds: float, goes_to: float | None
) -> None:
    assert follower.onward(at(seconds)) == (None if goes_to is None else at(goes_to))


def test_a_place_that_lasts_to_the_end_is_not_skipped_to_it() -> None:
    cues = (PhaseCue(at(0), at(60), PhaseName.RETURN, ""), RegionCue(at(2), at(60), "hands", ("hand-l",)))
    assert Follower(Timeline(RATE, at(60), cues)).onward(at(10)) is None
