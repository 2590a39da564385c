from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.scripts.guarantees import assert_cues, assert_length, assert_lines, assert_pauses, spoken_lines
from unit.scripts.made import Made, choices, clip_of, made, scripts

from calmroom.domain.errors import CalmroomError
from calmroom.domain.timeline import BedCue, BreathCue, CaptionCue, Choices, RegionCue
from calmroom.domain.timeline_json import from_dict, to_dict
from calmroom.scripts.arrange import arrange, arrange_exit
from calmroom.scripts.captions import to_transcript
from calmroom.scripts.fit import Gap, Room, divide, fit
from calmroom.scripts.plan import plan
from calmroom.scripts.reach import frames_of, nearest_reachable, reach_of

if TYPE_CHECKING:
    from calmroom.domain.script import Script

SOME = settings(max_examples=30)


@SOME
@given(made())
def test_a_practice_lasts_exactly_as_long_as_was_asked(case: Made) -> None:
    assert_length(arrange(case.script, case.choices, case.clip_of), case.choices)


@SOME
@given(made())
def test_cues_are_sorted_stand_at_whole_frames_and_no_two_clips_overlap(case: Made) -> None:
    assert_cues(arrange(case.script, case.choices, case.clip_of))


@SOME
@given(made())
def test_every_chosen_line_is_spoken_whole_and_the_safety_lines_are_there(case: Made) -> None:
    assert_lines(arrange(case.script, case.choices, case.clip_of), case.script, case.choices, case.clip_of)


@SOME
@given(made())
def test_every_pause_keeps_within_its_bounds(case: Made) -> None:
    assert_pauses(arrange(case.script, case.choices, case.clip_of), case.script, case.choices)


@SOME
@given(made())
def test_the_same_input_gives_the_same_bytes(case: Made) -> None:
    one, other = (json.dumps(to_dict(arrange(case.script, case.choices, case.clip_of))) for _ in range(2))
    assert one == other


@SOME
@given(made())
def test_every_timeline_is_one_that_the_engine_takes(case: Made) -> None:
    for timeline in (
        arrange(case.script, case.choices, case.clip_of),
        arrange_exit(case.script, case.choices, case.clip_of),
    ):
        assert from_dict(to_dict(timeline)) == timeline


@SOME
@given(made())
def test_the_transcript_is_what_is_spoken(case: Made) -> None:
    transcript = to_transcript("Title", arrange(case.script, case.choices, case.clip_of))
    spoken = [row for row in transcript.split("\n\n") if not row.startswith("#")]
    assert [row.strip() for row in spoken] == [line.text for line in spoken_lines(case.script, case.choices)]


@SOME
@given(made())
def test_nothing_is_said_of_a_region_that_is_left_out(case: Made) -> None:
    left_out = set(case.choices.left_out) - {"out"}
    lit = {cue.region for cue in arrange(case.script, case.choices, case.clip_of).cues if isinstance(cue, RegionCue)}
    assert not lit & left_out


@SOME
@given(made())
def test_paced_breath_comes_in_whole_breaths_and_only_where_it_was_chosen(case: Made) -> None:
    breaths = [cue for cue in arrange(case.script, case.choices, case.clip_of).cues if isinstance(cue, BreathCue)]
    assert case.choices.breath is not None or not breaths
    assert all((cue.end - cue.start) % (cue.breathe_in + cue.breathe_out) == 0 for cue in breaths)


@SOME
@given(scripts(), choices())
def test_a_refused_length_comes_with_one_that_can_be_reached(script: Script, chosen: Choices) -> None:
    nearest = nearest_reachable(script, chosen, clip_of)
    least, greatest = reach_of(plan(script, chosen, clip_of))
    if least <= frames_of(chosen.minutes) <= greatest:
        assert nearest == pytest.approx(chosen.minutes, abs=0.01)
        return
    with pytest.raises(CalmroomError) as refusal:
        arrange(script, chosen, clip_of)
    if nearest is not None:
        assert f"{nearest:g} minutes" in refusal.value.message
        assert arrange(script, replace(chosen, minutes=nearest), clip_of).frames == frames_of(nearest)


@SOME
@given(made())
def test_the_exit_speaks_its_lines_and_the_bed_fades_at_its_end(case: Made) -> None:
    timeline = arrange_exit(case.script, case.choices, case.clip_of)
    captions = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    beds = [cue for cue in timeline.cues if isinstance(cue, BedCue)]
    assert len(captions) == 1
    assert all((cue.start, cue.end, cue.fade_in) == (0, timeline.frames, 0) for cue in beds)


gaps = st.tuples(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 10**6)).map(
    lambda parts: Gap(parts[0], parts[0] + parts[1], sum(parts))
)


@given(st.lists(gaps, min_size=1, max_size=20), st.floats(0, 1))
def test_gaps_add_up_to_the_frame_within_their_bounds(found: list[Gap], part: float) -> None:
    least, greatest = sum(gap.least for gap in found), sum(gap.greatest for gap in found)
    total = least + int(part * (greatest - least))
    lengths = fit(found, total)
    assert sum(lengths) == total
    assert all(gap.least <= length <= gap.greatest for gap, length in zip(found, lengths, strict=True))


@given(st.lists(gaps, min_size=2, max_size=20), st.floats(0, 1))
def test_gaps_between_their_bounds_are_stretched_alike(found: list[Gap], part: float) -> None:
    least, greatest = sum(gap.least for gap in found), sum(gap.greatest for gap in found)
    lengths = fit(found, least + int(part * (greatest - least)))
    free = [
        (gap, length) for gap, length in zip(found, lengths, strict=True) if gap.least + 2 < length < gap.greatest - 2
    ]
    for one, one_length in free:
        for other, other_length in free:
            wanted = one_length / one.usual * other.usual
            assert abs(other_length - wanted) <= 3 + 3 * other.usual / one.usual


@pytest.mark.parametrize("total", [9, 31])
def test_gaps_that_cannot_add_up_are_refused(total: int) -> None:
    with pytest.raises(ValueError, match="out of reach"):
        fit([Gap(10, 20, 30)], total)


rooms = st.tuples(*[st.integers(0, 10_000)] * 4).map(
    lambda parts: Room(parts[0], parts[0] + parts[1], parts[2] + 1, parts[3])
)


@given(st.lists(rooms, min_size=4, max_size=4), st.floats(0, 1))
def test_phases_add_up_and_keep_their_tolerance_where_they_can(found: list[Room], part: float) -> None:
    by_key = dict(enumerate(found))
    least, greatest = sum(room.least for room in found), sum(room.greatest for room in found)
    total = least + int(part * (greatest - least))
    lengths = divide(total, by_key, ((1, 2), (3,), (0,)))
    assert sum(lengths.values()) == total
    assert all(room.least <= lengths[key] <= room.greatest for key, room in by_key.items())
    windows = [
        (max(room.least, room.share - room.tolerance), min(room.greatest, room.share + room.tolerance))
        for room in found
    ]
    if all(low <= high for low, high in windows) and sum(low for low, _ in windows) <= total <= sum(
        h for _, h in windows
    ):
        assert all(low <= lengths[key] <= high for key, (low, high) in enumerate(windows))
