from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import pytest
from unit.scripts.sample import TEXT, Voice, changed, no_clip, script_of

from calmroom.domain.breath import BreathPattern
from calmroom.domain.errors import CalmroomError
from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import (
    BedCue,
    BellCue,
    BreathCue,
    CaptionCue,
    Choices,
    NarrationCue,
    PhaseCue,
    RegionCue,
    Timeline,
)
from calmroom.domain.units import RATE, Seconds, to_seconds
from calmroom.scripts.arrange import arrange, arrange_exit
from calmroom.scripts.reach import nearest_reachable

FIVE = Choices(minutes=5.0, voice="v")
SCRIPT = script_of(TEXT)
BREATH = changed(("[bell]", "[breathe in 4 out 6 for 20 25 38]"))
SLOW = BreathPattern(Seconds(5), Seconds(7))
C = TypeVar("C")


def _cues(kind: type[C], timeline: Timeline) -> list[C]:
    return [cue for cue in timeline.cues if isinstance(cue, kind)]


def _timeline(text: str = TEXT, choices: Choices = FIVE) -> Timeline:
    return arrange(script_of(text), choices, no_clip)


def test_each_phase_has_its_share() -> None:
    lengths = {cue.name: to_seconds(cue.end - cue.start) for cue in _cues(PhaseCue, _timeline())}
    assert lengths == {
        PhaseName.SETTLE: pytest.approx(60, abs=6),
        PhaseName.BODY: pytest.approx(150, abs=15),
        PhaseName.INTEGRATION: pytest.approx(45, abs=6),
        PhaseName.RETURN: pytest.approx(45, abs=6),
    }


def test_a_phase_carries_the_title_of_the_script() -> None:
    assert [cue.title for cue in _cues(PhaseCue, _timeline())] == ["", "The jaw", "", ""]


def test_a_line_with_a_clip_sounds_as_long_as_its_clip() -> None:
    timeline = arrange(SCRIPT, FIVE, Voice(115))
    sounding = [(cue.start, cue.end) for cue in _cues(NarrationCue, timeline)]
    assert sounding == [(cue.start, cue.end) for cue in _cues(CaptionCue, timeline)]
    assert _cues(NarrationCue, timeline)[0].clip.startswith("test/")


def test_a_line_without_a_clip_is_shown_for_as_long_as_its_words_take() -> None:
    timeline = _timeline()
    posture = next(cue for cue in _cues(CaptionCue, timeline) if cue.text.startswith("You might sit"))
    assert (posture.end - posture.start) / RATE == pytest.approx(14 / 2)
    assert not _cues(NarrationCue, timeline)


def test_a_short_line_without_a_clip_is_shown_long_enough_to_be_read() -> None:
    exit_ = arrange_exit(script_of(changed(("You are here, and it is an ordinary day.", "Here."))), FIVE, no_clip)
    here = _cues(CaptionCue, exit_)[-1]
    assert (here.end - here.start) / RATE == 1.5


def test_a_caption_tells_that_quiet_follows() -> None:
    assert [cue.text[:16] for cue in _cues(CaptionCue, _timeline()) if cue.quiet] == ["I will be quiet "]


def test_a_region_is_lit_from_its_first_line_to_the_first_of_the_next() -> None:
    timeline = _timeline()
    regions = _cues(RegionCue, timeline)
    assert [cue.region for cue in regions] == ["whole", "jaw", "hands", "out", "whole", "out"]
    assert [one.end for one in regions[:-1]] == [other.start for other in regions[1:]]
    assert regions[-1].end == timeline.frames
    assert regions[2].places == ("hand-l", "hand-r")
    assert regions[3].places == ()


def test_before_the_first_region_nothing_is_lit() -> None:
    timeline = _timeline()
    body = next(cue for cue in _cues(PhaseCue, timeline) if cue.name is PhaseName.BODY)
    assert _cues(RegionCue, timeline)[0].start == body.start


def test_the_bed_comes_in_changes_and_goes() -> None:
    timeline = _timeline()
    rain, tide = _cues(BedCue, timeline)
    assert (rain.bed, rain.start, rain.fade_in, rain.fade_out) == ("rain", 0, 3 * RATE, 4 * RATE)
    assert (tide.bed, tide.fade_in, tide.fade_out, tide.end) == ("tide", 4 * RATE, 6 * RATE, timeline.frames)
    assert rain.end == tide.start + 4 * RATE


def test_the_listeners_bed_stands_for_every_bed_of_the_script() -> None:
    assert [cue.bed for cue in _cues(BedCue, _timeline(choices=replace(FIVE, bed="hum")))] == ["hum"]


def test_no_bed_is_a_bed() -> None:
    assert _cues(BedCue, _timeline(choices=replace(FIVE, bed="none"))) == []


def test_where_the_script_wants_no_bed_the_listeners_bed_is_silent_too() -> None:
    text = changed(("[bed tide fade 4]", "[bed none fade 4]"))
    (hum,) = _cues(BedCue, _timeline(text, replace(FIVE, bed="hum")))
    assert hum.end < 300 * RATE


def test_bells_ring_where_they_are_wanted() -> None:
    soft, plain = _cues(BellCue, _timeline())
    assert (soft.start, soft.end, soft.soft, plain.soft) == (0, 6 * RATE, True, False)
    assert _cues(BellCue, _timeline(choices=replace(FIVE, bells=False))) == []


def test_the_lead_in_comes_before_the_first_line() -> None:
    assert _cues(CaptionCue, _timeline())[0].start == 2 * RATE


def test_paced_breath_is_whole_breaths_of_the_listeners_pattern() -> None:
    (cue,) = _cues(BreathCue, _timeline(BREATH, replace(FIVE, breath=SLOW)))
    assert (cue.breathe_in, cue.breathe_out) == (5 * RATE, 7 * RATE)
    assert (cue.end - cue.start) / (12 * RATE) in {2, 3}


def test_at_ones_own_pace_paced_breath_is_silence() -> None:
    assert _cues(BreathCue, _timeline(BREATH)) == []


def test_no_unannounced_silence_is_longer_than_20_seconds() -> None:
    text = changed(("{tag: quiet} ", ""), ("[pause 8 15 30]", "[pause 30]"))
    captions = _cues(CaptionCue, _timeline(text))
    quiet = next(index for index, cue in enumerate(captions) if cue.text.startswith("I will be quiet"))
    assert captions[quiet + 1].start - captions[quiet].end == 20 * RATE


def test_quiet_is_no_longer_than_the_listener_wants() -> None:
    captions = _cues(CaptionCue, _timeline(choices=replace(FIVE, quiet_at_most=Seconds(12))))
    assert max(other.start - one.end for one, other in pairwise(captions)) <= 12 * RATE


def test_a_waiver_of_p6_lets_an_announced_silence_last() -> None:
    old = "{tag: quiet} {tag: rest}\n[pause 8 15 30]"
    text = changed((old, "{tag: quiet} {tag: rest} {lint-ok: P6 one long rest}\n[pause 40]"))
    captions = _cues(CaptionCue, _timeline(text))
    assert max(other.start - one.end for one, other in pairwise(captions)) == 40 * RATE


@pytest.mark.parametrize("minutes", [4.99, 6.01, 0, -1, 1e9, float("nan"), float("inf")])
def test_a_length_outside_the_range_is_refused_with_the_nearest(minutes: float) -> None:
    nearest = 6 if minutes > 6 and minutes != float("inf") else 5
    with pytest.raises(CalmroomError, match=f"the nearest length is {nearest} minutes"):
        _timeline(choices=replace(FIVE, minutes=minutes))


def test_a_length_beyond_all_pauses_is_refused_with_the_nearest() -> None:
    script = script_of(changed(("greatest: 6", "greatest: 30")))
    asked = replace(FIVE, minutes=30.0)
    with pytest.raises(CalmroomError) as refusal:
        arrange(script, asked, no_clip)
    nearest = nearest_reachable(script, asked, no_clip)
    assert nearest is not None
    assert f"the nearest length is {nearest:g} minutes" in refusal.value.message
    assert arrange(script, replace(asked, minutes=nearest), no_clip).frames == round(nearest * 60 * RATE)
    with pytest.raises(CalmroomError):
        arrange(script, replace(asked, minutes=nearest + 0.02), no_clip)


def test_the_nearest_length_may_lie_where_other_lines_are_spoken() -> None:
    text = changed(("[pause 3 6 15]", "[pause 3]"), ("greatest: 6", "greatest: 8"), ("{from: 6}", "{from: 7.5}"))
    script = script_of(text)
    nearest = nearest_reachable(script, replace(FIVE, minutes=7.4), no_clip)
    assert nearest is not None
    assert nearest < 7.4


def test_a_fraction_of_a_minute_is_a_length() -> None:
    assert _timeline(choices=replace(FIVE, minutes=5.123)).frames == round(5.123 * 60 * RATE)


def test_the_exit_has_its_usual_pauses_and_the_bed_goes_on() -> None:
    timeline = arrange_exit(SCRIPT, FIVE, no_clip)
    first, second = _cues(CaptionCue, timeline)
    assert second.start - first.end == timeline.frames - second.end == 3 * RATE
    (bed,) = _cues(BedCue, timeline)
    assert (bed.start, bed.end, bed.fade_in, bed.fade_out) == (0, timeline.frames, 0, 6 * RATE)
    assert [cue.name for cue in _cues(PhaseCue, timeline)] == [PhaseName.EASE_OFF]
