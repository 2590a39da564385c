from __future__ import annotations

import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import (
    BedCue,
    BellCue,
    BreathCue,
    CaptionCue,
    Cue,
    NarrationCue,
    PhaseCue,
    RegionCue,
    Timeline,
    order_of,
)
from calmroom.domain.timeline_json import from_dict, to_dict
from calmroom.domain.units import RATE, Frames

LENGTH = 480_000


def _whole() -> Timeline:
    cues: tuple[Cue, ...] = (
        BedCue(Frames(0), Frames(LENGTH), "rain", Frames(10), Frames(20)),
        PhaseCue(Frames(0), Frames(LENGTH), PhaseName.BODY, "Along the back"),
        BellCue(Frames(0), Frames(300), soft=True),
        NarrationCue(Frames(1), Frames(9), "bf_emma/3f.opus"),
        CaptionCue(Frames(1), Frames(9), "Rest here.", quiet=False),
        RegionCue(Frames(1), Frames(90), "hands", ("hand-l", "hand-r")),
        BreathCue(Frames(20), Frames(70), Frames(20), Frames(30)),
    )
    return Timeline(RATE, Frames(LENGTH), tuple(sorted(cues, key=order_of)))


def _changed(kind: str, **changes: object) -> dict[str, object]:
    value = cast("dict[str, Any]", to_dict(_whole()))
    for cue in value["cues"]:
        if cue["kind"] == kind:
            cue.update(changes)
    return value


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    spans = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(sorted)
    words = st.text(alphabet='aé ☂"\n<', max_size=20)
    cues: list[Cue] = []
    for first, last in draw(st.lists(spans, max_size=6)):
        start, end = Frames(first), Frames(last)
        fade = Frames(draw(st.integers(0, (end - start) // 2)))
        cues += [
            NarrationCue(start, end, draw(words)),
            BedCue(start, end, draw(words), fade, fade),
            CaptionCue(start, end, draw(words), quiet=draw(st.booleans())),
            PhaseCue(start, end, draw(st.sampled_from(PhaseName)), draw(words)),
            RegionCue(start, end, draw(words), tuple(draw(st.lists(words, max_size=3)))),
        ]
    return Timeline(RATE, Frames(LENGTH), tuple(sorted(cues, key=order_of)))


@given(timelines())
def test_a_timeline_comes_back_from_json_as_it_was(timeline: Timeline) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(timeline)))) == timeline


def test_every_kind_of_cue_comes_back_as_it_was() -> None:
    assert from_dict(json.loads(json.dumps(to_dict(_whole())))) == _whole()


def test_a_cue_tells_its_kind_and_its_frames() -> None:
    cues = cast("list[dict[str, object]]", to_dict(_whole())["cues"])
    assert {"kind": "region", "start": 1, "end": 90, "region": "hands", "places": ["hand-l", "hand-r"]} in cues


ODD: dict[str, object] = {
    "not an object": [],
    "nothing": None,
    "a missing key": {"rate": 1, "frames": 1},
    "an unknown key": {"rate": 1, "frames": 1, "cues": [], "more": 1},
    "a rate of nothing": {"rate": 0, "frames": 1, "cues": []},
    "a truth for a number": {"rate": True, "frames": 1, "cues": []},
    "a fraction of a frame": {"rate": 1, "frames": 1.5, "cues": []},
    "cues that are no list": {"rate": 1, "frames": 1, "cues": {}},
    "a cue that is no object": {"rate": 1, "frames": 1, "cues": [1]},
    "a cue without a kind": {"rate": 1, "frames": 1, "cues": [{"start": 0, "end": 1}]},
    "a kind there is not": {"rate": 1, "frames": 1, "cues": [{"kind": "drum", "start": 0, "end": 1}]},
    "an end before the start": _changed("narration", start=9, end=1),
    "a cue past the end": _changed("caption", end=LENGTH + 1),
    "a start below nothing": _changed("phase", start=-1),
    "a phase there is not": _changed("phase", name="middle"),
    "a number for words": _changed("caption", text=3),
    "a word for a truth": _changed("bell", soft="yes"),
    "a place that is no word": _changed("region", places=[1]),
    "an unknown part of a cue": _changed("bell", loud=True),
    "a fade longer than the bed": _changed("bed", fade_in=LENGTH),
    "a breath of no time": _changed("breath", breathe_in=0),
    "cues out of order": _changed("bed", start=5),
}


@pytest.mark.parametrize("value", ODD.values(), ids=ODD.keys())
def test_anything_odd_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_dict(value)
