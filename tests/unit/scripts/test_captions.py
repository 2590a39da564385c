from __future__ import annotations

from unit.scripts.sample import TEXT, no_clip, script_of

from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import CaptionCue, Choices, Cue, PhaseCue, Timeline
from calmroom.domain.units import RATE, Frames
from calmroom.scripts.arrange import arrange
from calmroom.scripts.captions import to_transcript, to_webvtt

HOUR = 3600 * RATE


def _timeline(*texts: str) -> Timeline:
    captions = (
        CaptionCue(Frames(HOUR + RATE * index), Frames(HOUR + RATE * index + 24_024), text, quiet=False)
        for index, text in enumerate(texts)
    )
    phases = (
        PhaseCue(Frames(0), Frames(HOUR), PhaseName.SETTLE, ""),
        PhaseCue(Frames(HOUR), Frames(2 * HOUR), PhaseName.BODY, "Soft & slow"),
    )
    cues: tuple[Cue, ...] = (phases[0], *tuple(captions), phases[1])
    return Timeline(RATE, Frames(2 * HOUR), cues)


def test_captions_are_webvtt() -> None:
    assert to_webvtt(_timeline("One.", "Two.")) == (
        "WEBVTT\n\n01:00:00.000 --> 01:00:00.500\nOne.\n\n01:00:01.000 --> 01:00:01.500\nTwo.\n"
    )


def test_nothing_in_a_caption_is_taken_for_markup() -> None:
    text = to_webvtt(_timeline("A <b> & --> c\nNOTE x"))
    assert text.endswith("\nA &lt;b&gt; &amp; --&gt; c NOTE x\n")


def test_a_transcript_has_the_lines_under_their_phases() -> None:
    assert to_transcript("A Quiet Jaw", _timeline("One.", "Two.")) == (
        "# A Quiet Jaw\n\n## Settle\n\n## Soft & slow\n\nOne.\n\nTwo.\n"
    )


def test_every_caption_of_a_practice_has_its_time() -> None:
    timeline = arrange(script_of(TEXT), Choices(5.0, ""), no_clip)
    captions = [cue for cue in timeline.cues if isinstance(cue, CaptionCue)]
    assert to_webvtt(timeline).count(" --> ") == len(captions)
