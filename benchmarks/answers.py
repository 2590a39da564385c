"""How soon what is asked is heard: pause and level until their ramp begins, Ground me until its first spoken frame.

Asked of the services that the window asks, with the engine in its own process; heard from a real sound server.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from _hearing import SAME, Hearing, hearing, likeness, place_in
from _room import VOICE, is_installed, null_sink, spread, surroundings, under

from calmroom import wiring
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.domain.beds import OWN_BED
from calmroom.domain.care.consent import ADULT, ITEMS
from calmroom.domain.player import Levels
from calmroom.domain.timeline import Choices, Programme
from calmroom.domain.units import RATE, Decibels
from calmroom.services.bus import EventBus
from calmroom.services.playing import Beginning
from calmroom.services.practice import PracticeService

PRACTICE, MINUTES = "s07", 5
TIMES = 10
RAMP_GOAL, GROUND_GOAL = 150.0, 300.0
FULL, LOWER = Levels(Decibels(0.0), Decibels(0.0)), Levels(Decibels(-3.0), Decibels(-3.0))
PIECE = RATE // 4
NEAR = 2 * RATE
"""Frames around the play head within which what is heard is looked for."""
BEGUN = 1e-3
"""Amplitude at which a line has begun: -60 dB."""
LIKE = 0.3


@dataclass(frozen=True)
class Scene:
    """A practice that plays and is heard.

    Attributes:
        wanted: Its frames, made offline, at each of the levels.
    """

    practice: PracticeService
    heard: Hearing
    wanted: dict[Levels, Stereo]


def main() -> int:
    """Print the three; 1 where one comes too late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help="how often each is asked")
    times = parser.parse_args().times
    if not is_installed():
        print("answers: skipped, pulseaudio, pactl and parec are not installed")
        return 0
    with (
        tempfile.TemporaryDirectory() as folder,
        null_sink() as ear,
        surroundings(ear),
        hearing(ear, Path(folder) / "heard.f32") as heard,
        rooms(Path(folder)) as practice,
    ):
        ramps = ramps_of(practice, heard, times)
        grounds = [ground(practice, heard) for _ in range(times)]
    for name, taken in ramps.items():
        print(f"answers: {name} to its ramp in captured sound: {spread(taken)} ms of {len(taken)}")
    print(f"  goal: at most {RAMP_GOAL:.0f} ms")
    print(f"answers: Ground me to its first spoken frame: {spread(grounds)} ms of {times}")
    print(f"  goal: at most {GROUND_GOAL:.0f} ms")
    late = [statistics.median(taken) <= RAMP_GOAL for taken in ramps.values()]
    return under([*late, statistics.median(grounds) <= GROUND_GOAL])


@contextmanager
def rooms(folder: Path) -> Iterator[PracticeService]:
    """The services as a window has them: what is written to disk is written by a worker."""
    os.environ["CALMROOM_HOME"] = str(folder / "home")
    with ThreadPoolExecutor(1) as worker:
        made = wiring.make_rooms(Worker(worker), EventBus(), wiring.player())
        try:
            made.safety.agree((ADULT, *ITEMS))
            wiring.player().warm()
            made.practice.set_levels(FULL)
            rest(2.0)
            yield made.practice
        finally:
            made.practice.close()
            worker.shutdown()
            made.access.close()


@dataclass(frozen=True)
class Worker:
    """Work that is done later."""

    pool: ThreadPoolExecutor

    def later(self, work: Callable[[], None]) -> None:
        """Do it beside what goes on."""
        self.pool.submit(work)


def ramps_of(practice: PracticeService, heard: Hearing, times: int) -> dict[str, list[float]]:
    """Milliseconds until each ramp begins."""
    playing = practice.begin(Beginning(PRACTICE, Choices(MINUTES, VOICE, OWN_BED, bells=True)))
    scene = Scene(practice, heard, {each: rendered(playing.programme, each) for each in (FULL, LOWER)})
    rest(6.0)
    taken: dict[str, list[float]] = {"pause": [], "level": []}
    for _ in range(times):
        taken["pause"].append(ramp(scene, FULL, practice.pause_or_go_on))
        practice.pause_or_go_on()
        rest(1.0)
        for before, after in ((FULL, LOWER), (LOWER, FULL)):
            taken["level"].append(ramp(scene, before, partial(practice.set_levels, after)))
    return taken


def ramp(scene: Scene, levels: Levels, ask: Callable[[], None]) -> float:
    """Milliseconds from asking to the first frame that is not as it would have been."""
    rest(random.uniform(0.3, 0.5))  # noqa: S311 - anywhere between two blocks
    near = scene.practice.playhead().frame
    asked = time.monotonic()
    ask()
    at = scene.heard.frame_at(asked)
    scene.heard.wait_for(at + RATE // 2)
    sound = scene.heard.part(at - PIECE, at + RATE // 2)
    wanted = scene.wanted[levels][max(0, near - NEAR) : near + NEAR]
    place = place_in(sound[:PIECE], wanted)
    length = min(len(sound), len(wanted) - place)
    differs = np.abs(sound[:length] - wanted[place : place + length]).max(axis=1) > SAME
    first = int(np.argmax(differs))
    if first < PIECE // 2 or not differs.any():
        raise RuntimeError("what was heard is not what was to be played")
    return (scene.heard.time_of(at - PIECE + first) - asked) * 1000


def ground(practice: PracticeService, heard: Hearing) -> float:
    """Milliseconds from asking for Ground me, in the middle of something else, to its first spoken frame."""
    practice.begin(Beginning(PRACTICE, Choices(MINUTES, VOICE, OWN_BED, bells=True)))
    rest(random.uniform(6.0, 6.5))  # noqa: S311
    asked = time.monotonic()
    playing = practice.ground(VOICE)
    at = heard.frame_at(asked)
    heard.wait_for(at + 4 * RATE)
    spoken = first_second(playing.programme)
    begun = int(np.argmax(np.abs(spoken).max(axis=1) > BEGUN))
    like = likeness(spoken[begun : begun + RATE], heard.part(at, at + 4 * RATE))
    if like.max() < LIKE:
        raise RuntimeError("Ground me was not heard")
    return (heard.time_of(at + int(np.argmax(like))) - asked) * 1000


def rendered(programme: Programme, levels: Levels) -> Stereo:
    """All its frames."""
    return np.concatenate(list(frames_of(programme, wiring.clip_folders(), levels=levels)))


def first_second(programme: Programme) -> Stereo:
    """How it begins, and two seconds more."""
    blocks = frames_of(programme, wiring.clip_folders())
    made = [next(blocks)]
    while sum(map(len, made)) < 3 * RATE:
        made.append(next(blocks))
    blocks.close()  # type: ignore[attr-defined]
    return np.concatenate(made)


def rest(seconds: float) -> None:
    """Let time pass."""
    threading.Event().wait(seconds)


if __name__ == "__main__":
    sys.exit(main())
