"""Length as asked, captions as spoken: every whole minute arranged, and the sound measured where it is rendered."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soundfile
from _room import programme, spread, under

from calmroom import wiring
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.domain.script import Script
from calmroom.domain.timeline import CaptionCue, NarrationCue, Programme, Timeline
from calmroom.domain.units import RATE
from calmroom.voices.narrators import NARRATORS

LENGTH_GOAL = 50.0
ONSET_GOAL = 20.0
WINDOW = RATE // 1000
"""Frames of which the power is taken: a millisecond."""
BEGUN = -60.0
"""dB of full scale at which a line has begun: 40 under the level of speech, where soft first consonants lie."""
STRONG = -45.0
"""dB of full scale, where its first vowel may be."""
EARLY = 500
"""Milliseconds before a caption in which its line is looked for as well."""
SIGNED = "{:+.1f}".format


@dataclass(frozen=True)
class Sounded:
    """What a rendered practice is like, in ms: its length beside the asked one, its lines beside their captions."""

    error: float
    onsets: tuple[float, ...]
    strong: tuple[float, ...]
    drift: float


def main() -> int:
    """Print lengths and onsets; 1 where a goal is missed."""
    scripts = wiring.library().scripts()
    errors = [abs(error) for error in arranged_errors(scripts)]
    print(f"length: {len(errors)} arranged, each whole minute in both voices, off by at most {max(errors):.3f} ms")
    sounded = [sounded_as(made, minutes) for minutes, made in rendered_whole(scripts)]
    longest = max(abs(each.error) for each in sounded)
    drifts = [each.drift for each in sounded]
    onsets = [onset for each in sounded for onset in each.onsets]
    strong = [onset for each in sounded for onset in each.strong]
    print(f"  {len(sounded)} rendered whole ({list_of(scripts)}), off by at most {longest:.3f} ms")
    print(f"  goal: {LENGTH_GOAL:.0f} ms")
    print(f"  pydub, joining clips and silences of whole milliseconds: off by {spread(drifts, SIGNED)} ms")
    print(f"onset: {len(onsets)} lines heard {spread(onsets, SIGNED)} ms after their captions")
    print(f"  goal: within {ONSET_GOAL:.0f} ms")
    print(f"  sound above {BEGUN:.0f} dB counts; their first {STRONG:.0f} dB come {spread(strong, SIGNED)} ms after")
    print(f"  captions that have no clip yet, and were not measured: {captions_without_sound(scripts)}")
    worst = max(abs(onset) for onset in onsets)
    return under([max(errors) <= LENGTH_GOAL, longest <= LENGTH_GOAL, worst <= ONSET_GOAL])


def sounded_as(made: Programme, minutes: float) -> Sounded:
    """Render a programme and look at its sound."""
    power, frames = rendering(made)
    return Sounded(
        error=(frames / RATE - minutes * 60) * 1000,
        onsets=tuple(onsets_of(made.practice, power, BEGUN)),
        strong=tuple(onsets_of(made.practice, power, STRONG)),
        drift=pydub_drift(made.practice),
    )


def rendered_whole(scripts: Sequence[Script]) -> Iterator[tuple[float, Programme]]:
    """A few lengths in both voices, with nothing but the voice."""
    for script in scripts:
        for minutes in few(script):
            for voice in NARRATORS:
                yield minutes, programme(script.id, minutes, voice=voice.id, bed="none", bells=False)


def few(script: Script) -> tuple[float, ...]:
    """The lengths that are rendered whole: the least, the usual and the greatest."""
    return tuple(sorted({script.minutes.least, script.minutes.usual, script.minutes.greatest}))


def list_of(scripts: Sequence[Script]) -> str:
    """Which those are."""
    return "; ".join(f"{script.id} {', '.join(f'{each:g}' for each in few(script))}" for script in scripts)


def arranged_errors(scripts: Sequence[Script]) -> Iterator[float]:
    """Milliseconds between the length asked and the timeline's, for every whole minute and voice."""
    for script in scripts:
        for minutes in range(int(script.minutes.least), int(script.minutes.greatest) + 1):
            for voice in NARRATORS:
                made = programme(script.id, minutes, voice=voice.id)
                yield (made.practice.frames / RATE - minutes * 60) * 1000


def rendering(made: Programme) -> tuple[npt.NDArray[np.float64], int]:
    """The power of each millisecond of the rendered sound, and how many frames there were."""
    power, frames = [], 0
    rest = np.zeros((0, 2), np.float32)
    for block in frames_of(made, wiring.clip_folders()):
        frames += len(block)
        rest = np.concatenate((rest, block))
        whole = len(rest) // WINDOW * WINDOW
        power.append(power_of(rest[:whole]))
        rest = rest[whole:]
    return np.concatenate(power), frames


def power_of(sound: Stereo) -> npt.NDArray[np.float64]:
    """Mean square of each millisecond, of both sides together: a voice in the middle is as loud as it was alone."""
    return np.asarray(2.0 * np.square(sound[:, 0].astype(np.float64)).reshape(-1, WINDOW).mean(axis=1))


def onsets_of(timeline: Timeline, power: npt.NDArray[np.float64], level: float) -> Iterator[float]:
    """By how many milliseconds each line is heard after its caption comes; negative where it is heard before."""
    spoken = {cue.start: cue.end for cue in timeline.cues if isinstance(cue, NarrationCue)}
    before = 0
    for cue in timeline.cues:
        if isinstance(cue, CaptionCue) and cue.start in spoken:
            first, last = (frame * 1000 // RATE for frame in (cue.start, spoken[cue.start]))
            from_here = max(before, first - EARLY)
            begun = int(np.argmax(power[from_here:last] > 10.0 ** (level / 10.0)))
            yield from_here + begun - cue.start * 1000 / RATE
            before = last + 1


def captions_without_sound(scripts: Sequence[Script]) -> int:
    """How many captions of the greatest lengths are shown without a clip."""
    missing = 0
    for script in scripts:
        for voice in NARRATORS:
            cues = programme(script.id, script.minutes.greatest, voice=voice.id).practice.cues
            spoken = {cue.start for cue in cues if isinstance(cue, NarrationCue)}
            missing += sum(isinstance(cue, CaptionCue) and cue.start not in spoken for cue in cues)
    return missing


def pydub_drift(timeline: Timeline) -> float:
    """Milliseconds that the same clips and silences, joined by pydub one after the other, end too late."""
    from pydub import AudioSegment  # noqa: PLC0415 - the peer, and only here

    frames = at = 0
    for cue in timeline.cues:
        if isinstance(cue, NarrationCue):
            frames += AudioSegment.silent(round((cue.start - at) * 1000 / RATE), RATE).frame_count()
            frames += soundfile.info(wiring.clip_folders()[0] / cue.clip).frames
            at = cue.end
    frames += AudioSegment.silent(round((timeline.frames - at) * 1000 / RATE), RATE).frame_count()
    return float((frames - timeline.frames) * 1000 / RATE)


if __name__ == "__main__":
    sys.exit(main())
