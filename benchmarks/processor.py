"""What playing takes: processor time and memory of the engine, of engine and window together, and of mpv, in turn.

The engine plays alone into the sound server, then mpv plays the same practice from a file rendered beforehand, then the
window plays it with the pacer moving; again and again, so that what else the machine does falls on all three.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from _peer import MPV, is_mpv_there, mpv, processor_seconds, rendered_file, shared_out
from _room import Ear, is_installed, null_sink, programme, spread, surroundings, under
from _window import engines_of, home, is_possible, playing

from calmroom import wiring
from calmroom.audio.remote.remote import RemotePlayer

PRACTICE, MINUTES = "s07", 20
SECONDS = 36.0
ROUNDS = 3
SETTLED = 8.0
"""Seconds after which all that is read at the start has been read."""
ENGINE_GOAL, TOGETHER_GOAL, MEMORY_GOAL = 1.0, 2.5, 1.0
SHARE = "{:.2f} %".format
SIZE = "{:.0f} MB".format


@dataclass
class Found:
    """Each turn: processor time as a share of one core, in percent, and megabytes."""

    shares: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)


def main() -> int:
    """Print shares, sizes and their ratios; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to look at each, all turns together")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how many turns these are")
    given = parser.parse_args()
    if not (is_installed() and Path("/proc/self/smaps_rollup").exists()):
        print("processor: skipped, it needs pulseaudio, pactl, parec and a Linux that tells of processes")
        return 0
    with tempfile.TemporaryDirectory() as folder, null_sink() as ear, ear.recording(Path(folder) / "heard.f32"):
        found = looked_at(ear, Path(folder), given.seconds / given.rounds, given.rounds)
    for who, each in found.items():
        print(f"processor, {who}: {spread(each.shares, SHARE)} of a core, {spread(each.sizes, SIZE)}")
    if MPV not in found:
        print("  mpv is not installed, so nothing is held against it")
        return 0
    return under([held for who, goal in GOALS.items() if who in found for held in judged(who, goal, found)])


ENGINE, TOGETHER = "the engine alone", "engine and window together, the pacer moving"
GOALS = {ENGINE: ENGINE_GOAL, TOGETHER: TOGETHER_GOAL}


def judged(who: str, goal: float, found: dict[str, Found]) -> Iterator[bool]:
    """Print one of ours beside mpv; whether its goals are held."""
    ours, peer = found[who], found[MPV]
    ratio = [mine / its for mine, its in zip(ours.shares, peer.shares, strict=True)]
    print(f"  {who}: {spread(ratio, '{:.2f}'.format)} x mpv (goal: at most {goal:g} x)")
    yield statistics.median(ratio) <= goal
    if who == ENGINE:
        size = statistics.median(ours.sizes) / statistics.median(peer.sizes)
        print(f"  memory of the engine (PSS): {size:.2f} x mpv (goal: at most {MEMORY_GOAL:g} x)")
        yield size <= MEMORY_GOAL


def looked_at(ear: Ear, folder: Path, seconds: float, rounds: int) -> dict[str, Found]:
    """All of them in turn."""
    found = {ENGINE: Found()}
    if is_mpv_there():
        found[MPV] = Found()
        file = rendered_file(PRACTICE, MINUTES, folder)
    if is_possible():
        found[TOGETHER] = Found()
    for _ in range(rounds):
        with engine(ear) as pid:
            look(found[ENGINE], pid, seconds)
        if MPV in found:
            with mpv(ear, file) as pid:
                look(found[MPV], pid, seconds)
        if TOGETHER in found:
            with home(ear, pacer=True) as environment, playing(environment, PRACTICE, MINUTES) as window:
                look(found[TOGETHER], window.pid, seconds, is_window=True)
    return found


@contextlib.contextmanager
def engine(ear: Ear) -> Iterator[int]:
    """The engine plays, and nothing else of ours."""
    with surroundings(ear):
        player = RemotePlayer(wiring.clip_folders())
        try:
            player.load(programme(PRACTICE, MINUTES))
            player.play()
            yield player.pid or 0
        finally:
            player.close()


def look(found: Found, pid: int, seconds: float, *, is_window: bool = False) -> None:
    """Let it settle, then see what it takes."""
    pause = threading.Event()
    pause.wait(SETTLED)
    pids = [pid, *engines_of(pid)] if is_window else [pid]
    before, began = sum(map(processor_seconds, pids)), time.monotonic()
    pause.wait(seconds)
    taken = sum(map(processor_seconds, pids)) - before
    found.shares.append(taken / (time.monotonic() - began) * 100)
    found.sizes.append(sum(map(shared_out, pids)))


if __name__ == "__main__":
    sys.exit(main())
