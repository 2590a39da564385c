"""The whole library: every practice at every whole minute in both voices arranged and linted; and how fast it opens.

python benchmarks/library.py [--scripts FOLDER] [--narration FOLDER]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from calmroom.domain.errors import Severity
from calmroom.domain.library.finding import Finder
from calmroom.domain.script import Line, Script
from calmroom.domain.timeline import Choices, Clip
from calmroom.domain.units import RATE
from calmroom.scripts.arrange import arrange
from calmroom.scripts.checker import check, waivers_of
from calmroom.scripts.compiled import COMPILED, mark_of, write_compiled
from calmroom.scripts.library import PATTERN, ScriptLibrary
from calmroom.scripts.lint import lines_of
from calmroom.scripts.parser import parse_file
from calmroom.scripts.variants import lengths_of, variants_of
from calmroom.ui.library.state import ALL, POSTURE_CHOICES, Entry, Wishes, entry_of, groups_of, topics_of
from calmroom.voices.index import ClipIndex
from calmroom.voices.narrators import NARRATORS

ASSETS = Path(__file__).resolve().parents[1] / "assets"
PROCESSES = 2
TIMELINES_GOAL = 60.0
"""Seconds for all of them on two cores."""
LENGTH_GOAL = 50.0
"""Milliseconds by which a timeline may miss what was asked."""
MEAN_RATE_GOAL = (112.0, 128.0)
"""Words a minute of a voice over the library (P1)."""
ANSWER_GOAL = 50.0
"""Milliseconds."""
ROUNDS = 15
SEARCHED = ("headache", "can't sleep", "17 minutes", "jaw", "feet on the floor", "lying", "few words", "nothing-of-it")
LENGTHS = (2, 5, 8, 12, 17, 20, 30)


@dataclass(frozen=True)
class Judged:
    """One practice in one voice.

    Attributes:
        timelines: Whole minutes arranged.
        variants: Arrangements with every opening, region left out, touch-free and paced breath as well.
        off: The most milliseconds that one of them missed its length by.
        rates: Words a minute of each clip, as it was measured.
        missing: Lines without a clip, taken at 120 words a minute.
    """

    timelines: int
    variants: int
    off: float
    errors: int
    warnings: int
    waivers: int
    rates: tuple[float, ...]
    missing: int


def main() -> int:
    """Print the numbers; 1 where a goal is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scripts", type=Path, default=ASSETS / "scripts")
    parser.add_argument("--narration", type=Path, default=ASSETS / "audio" / "narration")
    given = parser.parse_args()
    held = [*timelines(given.scripts, given.narration), *answers(given.scripts)]
    return int(not all(held))


def timelines(scripts: Path, narration: Path) -> Iterator[bool]:
    """Arrange and lint everything, on two processes."""
    paths = sorted(scripts.glob(PATTERN), key=lambda path: -path.stat().st_size)
    jobs = [(path, voice.id) for path in paths for voice in NARRATORS]
    begin = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        judged = list(pool.map(partial(judge, narration), jobs))
    took = time.perf_counter() - begin
    count, variants = (sum(each) for each in zip(*((one.timelines, one.variants) for one in judged), strict=True))
    off = max(one.off for one in judged)
    errors, warnings = sum(one.errors for one in judged), sum(one.warnings for one in judged)
    waivers = sum(one.waivers for one in judged) // len(NARRATORS)
    print(f"timelines: {len(paths)} practices, every whole minute, {len(NARRATORS)} voices: {count}")
    print(f"  with openings, regions left out, touch-free and paced breath: {variants}")
    print(f"  off by at most {off:.3f} ms   goal: {LENGTH_GOAL:.0f} ms")
    print(f"  lint: {errors} errors, {warnings} warnings, {waivers} rules set aside with a reason   goal: 0 errors")
    print(f"  arranged and linted in {took:.1f} s on {PROCESSES} processes   goal: {TIMELINES_GOAL:.0f} s")
    yield from (off <= LENGTH_GOAL, not errors, took <= TIMELINES_GOAL)
    for voice in NARRATORS:
        own = [one for one, (_, spoken) in zip(judged, jobs, strict=True) if spoken == voice.id]
        yield from rates(voice.name, own)


def rates(voice: str, judged: list[Judged]) -> Iterator[bool]:
    """How fast a voice speaks over the whole library (P1)."""
    measured = [rate for one in judged for rate in one.rates]
    missing = sum(one.missing for one in judged)
    if not measured:
        print(f"  {voice}: nothing is spoken yet; {missing} lines taken at 120 words a minute")
        return
    mean = statistics.fmean(measured)
    least, greatest = MEAN_RATE_GOAL
    print(
        f"  {voice}: {len(measured)} clips at {mean:.1f} words a minute ({min(measured):.0f} to {max(measured):.0f}), "
        f"{missing} lines without   goal: {least:.0f} to {greatest:.0f}"
    )
    yield least <= mean <= greatest


def judge(narration: Path, job: tuple[Path, str]) -> Judged:
    """Arrange one practice in one voice at every whole minute, and hold it against every rule."""
    path, voice = job
    script = parse_file(path).script
    if script is None:
        return Judged(0, 0, 0.0, 1, 0, 0, (), 0)
    find = partial(find_clip, ClipIndex((narration,)), script.language, voice)
    lengths = lengths_of(script)
    problems = check(script, path.name, find)
    clips = [find(line) for line in lines_of(script)]
    return Judged(
        timelines=len(lengths),
        variants=len(lengths) * len(list(variants_of(script))),
        off=max(missed(script, minutes, voice, find) for minutes in lengths),
        errors=sum(each.severity is Severity.ERROR for each in problems),
        warnings=sum(each.severity is Severity.WARNING for each in problems),
        waivers=len(waivers_of(script)),
        rates=tuple(clip.words_a_minute for clip in clips if clip is not None),
        missing=sum(clip is None for clip in clips),
    )


def missed(script: Script, minutes: float, voice: str, find: Callable[[Line], Clip | None]) -> float:
    """Milliseconds between the length asked and the timeline's."""
    timeline = arrange(script, Choices(minutes, voice), find)
    return abs(timeline.frames / RATE - minutes * 60) * 1000


def find_clip(index: ClipIndex, language: str, voice: str, line: Line) -> Clip | None:
    return index.find(line, language, voice)


def answers(folder: Path) -> Iterator[bool]:
    """How long the library takes to open, to filter and to search, and which files that reads."""
    opened = Opened()
    with compiled_copy(folder) as copy:
        opened.since_asked()
        opening = [timed(ScriptLibrary((copy,)).scripts) for _ in range(ROUNDS)]
        read = set(opened.since_asked())
        (copy / COMPILED).unlink()
        parsing = [timed(ScriptLibrary((copy,)).scripts) for _ in range(ROUNDS // 3)]
        scripts = ScriptLibrary((copy,)).scripts()
    opened.since_asked()
    entries = tuple(map(entry_of, scripts))
    every = [
        replace(Wishes(), topic=topic, minutes=minutes, posture=posture)
        for topic in (ALL, *(key for key, _ in topics_of(scripts)))
        for minutes in LENGTHS
        for posture, _ in POSTURE_CHOICES
    ]
    filtering = [timed(partial(groups_of, entries, wishes)) for wishes in every]
    finder = Finder(scripts)
    searching = [timed(partial(search, finder, entries, text)) for text in beginnings() for _ in range(3)]
    asked = opened.since_asked()
    print(f"library of {len(scripts)} practices; ms")
    rows = {
        "opens, as it comes with the program": (opening, ANSWER_GOAL),
        "opens, where every script is parsed": (parsing, None),
        f"filters, {len(every)} ways": (filtering, ANSWER_GOAL),
        f"searches, {len(set(beginnings()))} words and beginnings": (searching, ANSWER_GOAL),
    }
    for what, (times, goal) in rows.items():
        median = statistics.median(times)
        aim = f"   goal: {goal:.0f}" if goal else ""
        print(f"  {what:<38} {median:6.2f} ({min(times):.2f} to {max(times):.2f}){aim}")
        yield goal is None or median <= goal
    clips = [path for path in (*read, *asked) if path.endswith((".opus", "index.json"))]
    print(f"  files opened: {len(read)} to open {len(scripts)} practices, {len(asked)} to filter and to search")
    print(f"  clips and their indexes among them: {len(clips)}   goal: 0")
    yield not clips and not asked and len(read) == len(scripts) + 1


@contextmanager
def compiled_copy(folder: Path) -> Iterator[Path]:
    """The scripts of a folder and what is compiled of them, as the program comes with them."""
    with TemporaryDirectory() as name:
        copy = Path(name)
        for path in folder.glob(PATTERN):
            shutil.copy(path, copy)
        parsed = {mark_of(path.read_bytes()): parse_file(path).script for path in copy.glob(PATTERN)}
        write_compiled(copy, {mark: script for mark, script in parsed.items() if script is not None})
        yield copy


def search(finder: Finder, entries: tuple[Entry, ...], text: str) -> object:
    """What the list does for each letter that is typed."""
    return groups_of(entries, replace(Wishes(), words=text), finder.find(text))


def beginnings() -> list[str]:
    """Each search as it grows under the hand."""
    return [text[:end] for text in SEARCHED for end in range(1, len(text) + 1)]


def timed(work: Callable[[], object]) -> float:
    """The milliseconds that something takes."""
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


class Opened:
    """Every file that this process opens, by Python's own audit."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        sys.addaudithook(self._note)

    def since_asked(self) -> list[str]:
        """The files opened since this was asked last; what Python reads of its own modules apart."""
        paths, self._paths = self._paths, []
        return [path for path in paths if not path.endswith((".py", ".pyc", ".so"))]

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | os.PathLike):
            self._paths.append(os.fspath(arguments[0]))


if __name__ == "__main__":
    sys.exit(main())
