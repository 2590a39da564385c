"""Every script that comes with the program, at every whole minute, in every voice there is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from unit.scripts.guarantees import ClipOf, assert_cues, assert_length, assert_lines, assert_pauses
from unit.scripts.sample import ROOT, no_clip

from calmroom.domain.timeline import Choices, Clip
from calmroom.scripts.arrange import arrange, arrange_exit
from calmroom.scripts.checker import check
from calmroom.scripts.library import PATTERN
from calmroom.scripts.parser import parse_file
from calmroom.scripts.variants import lengths_of, variants_of
from calmroom.voices.index import ClipIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.script import Line, Script

SCRIPTS = sorted((ROOT / "assets" / "scripts").glob(PATTERN))
NARRATION = ROOT / "assets" / "audio" / "narration"
VOICES = ("", *sorted(folder.name for folder in NARRATION.glob("*") if (folder / "index.json").is_file()))
"""The voices with clips, and none, where every caption takes as long as its words would."""

each_script = pytest.mark.parametrize("script", [parse_file(path).script for path in SCRIPTS], ids=lambda each: each.id)
each_voice = pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice or "no voice")


def _clip_of(script: Script, voice: str) -> ClipOf:
    if not voice:
        return no_clip
    return partial(_find, ClipIndex((NARRATION,)), script.language, voice)


def _find(index: ClipIndex, language: str, voice: str, line: Line) -> Clip | None:
    return index.find(line, language, voice)


def _choices(script: Script, voice: str) -> Iterator[Choices]:
    """Every way of hearing it at every length; with clips, each way at one length and every length in one way."""
    for label, choices in variants_of(script):
        for minutes in lengths_of(script) if not voice or not label else (script.minutes.usual,):
            yield replace(choices, minutes=minutes)


def test_the_first_three_practices_are_there() -> None:
    assert {"s01", "s03", "s07"} <= {path.name.partition(".")[0] for path in SCRIPTS}


@each_script
@each_voice
def test_nothing_speaks_against_a_bundled_practice_in_any_voice(script: Script, voice: str) -> None:
    """At every whole minute on measured clips; where nothing is spoken, at the three lengths it is known for."""
    minutes = script.minutes
    lengths = None if voice else (minutes.least, minutes.usual, minutes.greatest)
    problems = check(script, f"{script.id}.calm.md", _clip_of(script, voice), lengths)
    assert [str(each) for each in problems] == []


@each_script
@each_voice
def test_a_bundled_practice_keeps_every_guarantee(script: Script, voice: str) -> None:
    clip_of = _clip_of(script, voice)
    for choices in _choices(script, voice):
        timeline = arrange(script, choices, clip_of)
        assert_length(timeline, choices)
        assert_cues(timeline)
        assert_lines(timeline, script, choices, clip_of)
        assert_pauses(timeline, script, choices)


@each_script
def test_a_bundled_practice_can_last_any_tenth_of_a_minute(script: Script) -> None:
    for tenth in range(round(script.minutes.least * 10), round(script.minutes.greatest * 10) + 1):
        choices = Choices(minutes=tenth / 10, voice="")
        assert_length(arrange(script, choices, no_clip), choices)


@each_script
@each_voice
def test_the_exit_of_a_bundled_practice_takes_about_half_a_minute(script: Script, voice: str) -> None:
    timeline = arrange_exit(script, Choices(script.minutes.usual, voice), _clip_of(script, voice))
    assert 20 <= timeline.frames / timeline.rate <= 60
