"""The narration, checked by machine: pace, level, peak, silence, and what an independent recogniser makes of it.

A short form by default: some clips are measured, and fewer are listened to; with --all every one, which takes hours and
can be stopped and resumed. The recogniser takes half a minute in one go: lines that fit into it are heard together, and
one by one where a single word of them came across otherwise. Without the listening packages only what can be measured
is told. Beside the voices stands espeak-ng, speaking the same lines to the same ears.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import soundfile
from _listener import BETWEEN, RATE, TOGETHER, Judge, Recogniser, Samples, joined, missing_packages
from _room import spread, under

from calmroom import wiring
from calmroom.audio.clips.resample import resample
from calmroom.audio.clips.shelf import read_clip
from calmroom.audio.mix.loudness import integrated, true_peak
from calmroom.domain.script import Profile, Script
from calmroom.domain.units import RATE as ENGINE_RATE
from calmroom.scripts.parser import parse_file
from calmroom.voices.check import GOOD_QUALITY, LEAST_QUALITY, Listened, Sound, error_rate, faults, measured, worst
from calmroom.voices.fit import LEAST_GROUND_RATE, LEAST_RATE
from calmroom.voices.heard import compare
from calmroom.voices.index import SUFFIX, read_index
from calmroom.voices.narrate import Spoken, missing_clips, wanted_clips
from calmroom.voices.narrators import NARRATORS
from calmroom.voices.normalise import normalise

MEASURED, LINES = 120, 24
"""Clips a voice that are measured, and lines that are listened to, in the short form."""
PEER_LINES = 12
UNHURRIED = (110.0, 130.0)
SHARE = "{:.1%}".format


@dataclass(frozen=True)
class Line:
    """A line that is still to be listened to: what it is known by, its words, and its sound for the listeners."""

    name: str
    text: str
    sound: Samples


@dataclass(frozen=True)
class Ears:
    """Who listens, and what was heard before, by clip and length, in a file that grows line by line."""

    recogniser: Recogniser
    judge: Judge
    notes: Path
    known: dict[str, tuple[str, float]]

    def listen(self, clips: Sequence[Spoken], folder: Path) -> list[Listened]:
        """What came across of these lines; those that were not listened to before are listened to now."""
        lines: list[tuple[str, str]] = []
        new: list[Line] = []
        for clip in clips:
            samples, text = read_clip(file_of(clip, folder)), normalise(clip.line.text)
            name = f"{clip.voice}/{clip.key}/{samples.size}"
            lines.append((name, text))
            if name in self.known:
                continue
            line = Line(name, text, resample(samples, ENGINE_RATE, RATE))
            if sum(other.sound.size + BETWEEN * RATE for other in (*new, line)) > TOGETHER * RATE:
                self._hear(new)
                new = []
            new.append(line)
        self._hear(new)
        return [self._listened(*line) for line in lines]

    def _hear(self, lines: Sequence[Line]) -> None:
        together = self.recogniser.words(joined([line.sound for line in lines])) if len(lines) > 1 else ""
        alone = compare(" ".join(line.text for line in lines), together).wrong > 0
        for line in lines:
            heard = self.recogniser.words(line.sound) if alone else line.text
            self.known[line.name] = heard, self.judge.quality(line.sound)
            with self.notes.open("a", encoding="utf-8") as file:
                file.write(json.dumps([line.name, *self.known[line.name]], ensure_ascii=False) + "\n")

    def _listened(self, name: str, text: str) -> Listened:
        heard, quality = self.known[name]
        return Listened(text, heard, compare(text, heard), quality)


def main() -> int:
    """Print the figures of each voice; 1 where one of them does not hold."""
    given = arguments()
    folder = given.folder or wiring.clip_folders()[0]
    scripts = read(given.scripts)
    listening = not given.measure and not any(missing_packages())
    if not listening and not given.measure:
        print(f"narration: measured, and not listened to; not installed: {', '.join(missing_packages())}")
    ears = open_ears(given.notes) if listening else None
    chosen = {voice.id: there(scripts, voice.id, folder) for voice in NARRATORS}
    heard = listen(chosen, folder, ears, None if given.all else LINES) if ears else {}
    count = None if given.all else MEASURED
    held = [
        report(voice, some(clips, count), folder, heard.get(voice, []), show=given.worst)
        for voice, clips in chosen.items()
    ]
    if ears:
        tell_peer(next(iter(chosen.values())), ears)
    return under(held)


def arguments() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", type=Path, nargs="*", default=(), help="scripts; the bundled ones by default")
    parser.add_argument("--folder", type=Path, help="the clips, one folder a voice; the bundled ones by default")
    parser.add_argument("--all", action="store_true", help="every clip that is there; it takes hours")
    parser.add_argument("--measure", action="store_true", help="measure alone, and listen to nothing")
    parser.add_argument("--worst", action="store_true", help="name the worst lines, with what was understood")
    parser.add_argument("--notes", type=Path, help="what was heard before, and where it is noted")
    return parser.parse_args()


def read(paths: Sequence[Path]) -> tuple[Script, ...]:
    """The scripts that are spoken."""
    if not paths:
        return wiring.library().scripts()
    return tuple(script for path in paths if (script := parse_file(path).script) is not None)


def there(scripts: Sequence[Script], voice: str, folder: Path) -> tuple[Spoken, ...]:
    """The clips of these scripts that have been made."""
    wanted = wanted_clips(scripts, (voice,))
    lacking = set(missing_clips(wanted, folder))
    return tuple(clip for clip in wanted if clip not in lacking)


def open_ears(notes: Path | None) -> Ears:
    """The listeners, with what they noted before."""
    home = wiring.paths().cache / "listeners"
    recogniser = Recogniser(home)
    file = notes or home / "heard.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return Ears(recogniser, Judge(), file, {name: (heard, quality) for name, heard, quality in map(json.loads, lines)})


def listen(
    chosen: dict[str, tuple[Spoken, ...]], folder: Path, ears: Ears, count: int | None
) -> dict[str, list[Listened]]:
    """Every voice in turn, so that both can be compared whenever it is stopped."""
    lines = {voice: some(clips, count) for voice, clips in chosen.items()}
    heard: dict[str, list[Listened]] = {voice: [] for voice in chosen}
    for first in range(0, max(map(len, lines.values()), default=0), LINES):
        for voice, clips in lines.items():
            heard[voice] += ears.listen(clips[first : first + LINES], folder)
    return heard


def some(clips: Sequence[Spoken], count: int | None) -> list[Spoken]:
    """All of them, or as many of them, the same in every run."""
    if count is None or count >= len(clips):
        return list(clips)
    return random.Random(len(clips)).sample(clips, count)  # noqa: S311 - a choice, not a secret


def file_of(clip: Spoken, folder: Path) -> Path:
    """Where a clip lies."""
    return folder / clip.voice / f"{clip.key}{SUFFIX}"


def report(voice: str, clips: Sequence[Spoken], folder: Path, heard: list[Listened], *, show: bool) -> bool:
    """Print the figures of a voice; whether they hold."""
    print(f"narration {voice}: {len(clips)} clips")
    if not clips:
        return True
    wrong = tell_sound(clips, folder)
    if not heard:
        return not wrong
    qualities = [line.quality for line in heard]
    rough = sum(quality < LEAST_QUALITY for quality in qualities)
    clean = sum(line.hearing.wrong == 0 for line in heard) / len(heard)
    print(f"  quality (DNSMOS overall) of {len(heard)} lines: mean {mean(qualities):.2f}, least {min(qualities):.2f}, "
          f"{rough} under {LEAST_QUALITY}; goal: mean {GOOD_QUALITY}, none under {LEAST_QUALITY}")  # fmt: skip
    print(f"  misheard: {SHARE(error_rate(heard))} of the words; {SHARE(clean)} of the lines without an error")
    for line in worst(heard) if show else ():
        print(f"    {line.hearing.wrong} of {line.hearing.words} wrong, {line.quality:.2f}: {line.text}")
        print(f"      heard: {line.heard}")
    return not wrong and rough == 0 and mean(qualities) >= GOOD_QUALITY


def tell_sound(clips: Sequence[Spoken], folder: Path) -> int:
    """Print what every clip measures, and the faults; how many clips have one."""
    notes = read_index(folder / clips[0].voice)
    found: list[Sound] = []
    wrong = 0
    for clip in clips:
        samples, text = read_clip(file_of(clip, folder)), normalise(clip.line.text)
        sound = measured(samples, text, integrated, true_peak)
        said = faults(sound, LEAST_GROUND_RATE if clip.profile is Profile.GROUND else LEAST_RATE)
        if samples.size != notes[clip.key].frames:
            said += (f"{samples.size} frames, where {notes[clip.key].frames} are noted",)
        if said:
            wrong += 1
            print(f"  {'; '.join(said)}: {text}")
        found.append(sound)
    rates = [sound.words_per_minute for sound in found]
    within = sum(UNHURRIED[0] <= rate <= UNHURRIED[1] for rate in rates) / len(rates)
    print(f"  words a minute: mean {mean(rates):.0f}, median {spread(rates)}; "
          f"{SHARE(within)} of the lines between {UNHURRIED[0]:.0f} and {UNHURRIED[1]:.0f}")  # fmt: skip
    print(f"  level {spread([sound.loudness for sound in found], '{:.1f}'.format)} LUFS; "
          f"peak {max(sound.true_peak for sound in found):.1f} dBTP at most; "
          f"silence {median(1000 * sound.lead for sound in found):.0f} ms before ("
          f"{1000 * max(sound.lead for sound in found):.0f} at most), "
          f"{median(1000 * sound.trail for sound in found):.0f} ms after "
          f"({1000 * max(sound.trail for sound in found):.0f} at most)")  # fmt: skip
    print(f"  {wrong} clips with a fault")
    return wrong


def tell_peer(clips: Sequence[Spoken], ears: Ears) -> None:
    """Print what the same ears say of espeak-ng."""
    if shutil.which("espeak-ng") is None:
        print("  espeak-ng is not installed, so there is nothing beside it")
        return
    heard = list(spoken_by_peer(some(clips, PEER_LINES), ears))
    print(f"espeak-ng, {len(heard)} of these lines: quality {mean(line.quality for line in heard):.2f}, "
          f"misheard: {SHARE(error_rate(heard))} of the words")  # fmt: skip


def spoken_by_peer(clips: Sequence[Spoken], ears: Ears) -> Iterator[Listened]:
    """The lines as espeak-ng speaks them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "line.wav"
        for clip in clips:
            text = normalise(clip.line.text)
            subprocess.run(["espeak-ng", "-v", "en-gb", "-s", "120", "-w", str(file), text], check=True)
            samples, rate = soundfile.read(file, dtype="float32")
            sound = resample(samples, rate, RATE)
            words = ears.recogniser.words(sound)
            yield Listened(text, words, compare(text, words), ears.judge.quality(sound))


if __name__ == "__main__":
    sys.exit(main())
