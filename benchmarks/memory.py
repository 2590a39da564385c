"""Memory of window and engine together while a practice plays, short and long; beside it mpv with the rendered file."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from _room import Ear, is_installed, null_sink, programme, spread, under
from _window import home, is_possible, playing

from calmroom import wiring
from calmroom.audio.mix.render import render

PRACTICE = "s07"
MINUTES = (5, 30)
ROUNDS = 2
AFTER = 20.0
"""Seconds of playing before it is looked at."""
GOAL = 200.0
APART = 5.0


class Size(StrEnum):
    """As Linux tells them."""

    SHARED_OUT = "Pss"
    """Each page divided among its users: what window and engine share is counted once."""
    RESIDENT = "Rss"
    OWN = "Anonymous"
    """What no other process can share, and so does not depend on what else runs."""


Pair = tuple[dict[Size, float], dict[Size, float]]


def main() -> int:
    """Print the megabytes; 1 where a goal is missed."""
    if not (is_installed() and is_possible() and Path("/proc/self/smaps_rollup").exists()):
        print("memory: skipped, it needs pulseaudio, Xvfb and a Linux that tells of memory")
        return 0
    found: dict[int, list[Pair]] = {minutes: [] for minutes in MINUTES}
    with null_sink() as ear, home(ear) as environment:
        for _ in range(ROUNDS):
            for minutes in MINUTES:
                with playing(environment, PRACTICE, minutes) as window:
                    rest(AFTER)
                    found[minutes].append((memory(window.pid), memory(window.engine)))
        peer = of_mpv(ear)
    for minutes, values in found.items():
        tell(minutes, values)
    together = [statistics.median(sums(found[minutes], Size.SHARED_OUT)) for minutes in MINUTES]
    short, long = (statistics.median(sums(found[minutes], Size.OWN)) for minutes in MINUTES)
    print(f"  goal: at most {GOAL:.0f} MB")
    print(
        f"  {MINUTES[1]} minutes beside {MINUTES[0]}, memory of their own: {long - short:+.1f} MB (goal: {APART:.0f})"
    )
    print(f"  {peer}")
    return under([max(together) <= GOAL, long - short <= APART])


def tell(minutes: int, values: Sequence[Pair]) -> None:
    """Print what one length takes."""
    window, engine = ([each[at][Size.SHARED_OUT] for each in values] for at in (0, 1))
    print(f"memory playing {PRACTICE}, {minutes} minutes: {spread(sums(values, Size.SHARED_OUT))} MB")
    print(f"  window {spread(window)}, engine {spread(engine)}")
    print(f"  resident, shared pages counted twice: {spread(sums(values, Size.RESIDENT))}")


def sums(values: Sequence[Pair], size: Size) -> list[float]:
    """Window and engine together, of each round."""
    return [window[size] + engine[size] for window, engine in values]


def memory(pid: int) -> dict[Size, float]:
    """Megabytes of a process."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = {words[0].rstrip(":"): int(words[1]) for words in map(str.split, lines[1:])}
    return {size: kilobytes[size] / 1024 for size in Size}


def of_mpv(ear: Ear) -> str:
    """What mpv takes for the same sound, rendered to a file beforehand, without a window."""
    if shutil.which("mpv") is None:
        return "mpv is not installed"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "practice.flac"
        render(programme(PRACTICE, MINUTES[0]), wiring.clip_folders(), file)
        command = ["mpv", "--no-config", "--no-video", "--no-terminal", "--ao=pulse", str(file)]
        with subprocess.Popen(command, env=ear.environment, stdout=subprocess.DEVNULL) as player:
            try:
                rest(5.0)
                sizes = memory(player.pid)
            finally:
                player.terminate()
    return f"mpv playing the rendered file, without window, captions or journal: {sizes[Size.SHARED_OUT]:.0f} MB"


def rest(seconds: float) -> None:
    """Let time pass."""
    threading.Event().wait(seconds)


if __name__ == "__main__":
    sys.exit(main())
