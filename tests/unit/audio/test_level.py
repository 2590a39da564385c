"""How loud the bundled practices are: voice, bed, bells and the whole, by our meter and by ffmpeg's."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile

from calmroom import wiring
from calmroom.audio.beds import BEDS
from calmroom.audio.frames import CEILING, Mono, Stereo
from calmroom.audio.mix.limiter import Limiter
from calmroom.audio.mix.loudness import Meter, loudest, true_peak
from calmroom.audio.mix.mixer import Mixer
from calmroom.audio.mix.render import frames_of
from calmroom.domain.timeline import BedCue, BellCue, Choices, NarrationCue, Timeline
from calmroom.domain.units import RATE, Frames, to_decibels, to_frames

PRACTICES = [("s01", "bf_emma"), ("s03", "bf_emma"), ("s03", "am_michael"), ("s07", "am_michael")]
VOICE = -20.2
"""LUFS: the quietest of both voices in any bundled practice."""
BOTH = 3.01
each_practice = pytest.mark.parametrize(("practice", "voice"), PRACTICES)
needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg, the independent judge, is missing")


@dataclass(frozen=True)
class Heard:
    """A practice as it is rendered, and what our meter reads of its left side; both sides are 3 dB louder."""

    timeline: Timeline
    sound: Stereo
    meter: Meter

    @property
    def first_line(self) -> Meter:
        line = next(cue for cue in self.timeline.cues if isinstance(cue, NarrationCue))
        return Meter(self.sound[line.start : line.end, :1], RATE)


@cache
def heard(practice: str, voice: str) -> Heard:
    """The shortest form of a practice."""
    script = next(script for script in wiring.library().scripts() if script.id == practice)
    programme = wiring.arrange(script, Choices(script.minutes.least, voice))
    told: list[str] = []
    sound = np.concatenate(list(frames_of(programme, wiring.clip_folders(), skipped=told.append)))
    assert told == []
    return Heard(programme.practice, sound, Meter(sound[:, :1], RATE))


@each_practice
def test_the_voice_lies_at_minus_twenty(practice: str, voice: str) -> None:
    assert heard(practice, voice).meter.integrated() + BOTH == pytest.approx(-20.0, abs=1.0)


@each_practice
def test_it_never_rises_three_decibels_above_the_first_line(practice: str, voice: str) -> None:
    whole = heard(practice, voice)
    assert whole.meter.short_term().max() <= whole.first_line.integrated() + 3.0
    assert whole.meter.momentary().max() <= whole.first_line.momentary().max() + 3.0


@each_practice
def test_the_limiter_has_nothing_to_do(practice: str, voice: str) -> None:
    limiter = Limiter()
    sound = heard(practice, voice).sound
    for start in range(0, len(sound), RATE):
        limiter.take(sound[start : start + RATE])
        assert limiter.is_idle


@pytest.mark.parametrize("soft", [False, True])
def test_bells_are_no_louder_than_the_voice(soft: bool) -> None:  # noqa: FBT001 - given by pytest
    stroke = BellCue(Frames(0), to_frames(9.0), soft=soft)
    mixer = Mixer(Timeline(RATE, stroke.end, (stroke,)), nothing)
    assert loudest(mixer.voice(0, stroke.end), RATE) <= VOICE


@pytest.mark.parametrize("bed", BEDS)
def test_the_loudest_of_a_bed_lies_twenty_decibels_under_the_voice(bed: str) -> None:
    length = to_frames(60.0)
    cue = BedCue(Frames(0), length, bed, Frames(0), Frames(0))
    sound = Mixer(Timeline(RATE, length, (cue,)), nothing).bed(0, length, 0)
    meter = Meter(sound, RATE)
    assert meter.integrated() > VOICE - 26.0
    assert meter.short_term().max() <= VOICE - 20.0


@needs_ffmpeg
@each_practice
def test_ffmpeg_agrees(tmp_path: Path, practice: str, voice: str) -> None:
    whole = heard(practice, voice)
    soundfile.write(tmp_path / "a.wav", whole.sound, RATE, subtype="FLOAT")
    asked = ["ffmpeg", "-nostats", "-i", str(tmp_path / "a.wav"), "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stderr
    loudness, peak = (float(re.findall(pattern, said)[-1]) for pattern in (r"I: +(\S+) LUFS", r"Peak: +(\S+) dBFS"))
    assert loudness == pytest.approx(-20.0, abs=1.0)
    assert loudness == pytest.approx(whole.meter.integrated() + BOTH, abs=0.2)
    assert peak <= to_decibels(CEILING)
    assert peak == pytest.approx(true_peak(whole.sound[:, :1], RATE), abs=0.6)


def nothing(_clip: str) -> Mono:
    return np.zeros(0, dtype=np.float32)
