"""Cues in captured sound against their timeline, for minutes on end; and what a window shows against what is heard.

A line is found in what was captured by cross-correlation with the render. The device's own delay is an offset and no
drift: what counts is by how much that changes. What a window shows is what the play head says at that moment.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from _hearing import Hearing, hearing, likeness
from _room import is_installed, null_sink, programme, spread, surroundings, under

from calmroom import wiring
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.player import PlayState
from calmroom.domain.timeline import NarrationCue, Programme
from calmroom.domain.units import RATE

PRACTICE, LENGTH = "s07", 30
MINUTES = 3.0
CUES = 40
"""Lines that are looked for, at most."""
DRIFT_GOAL, SHOWN_GOAL = 5.0, 40.0
PIECE = RATE // 2
AROUND = RATE
LIKE = 0.999
LOOK = 1.0 / 30.0
"""Seconds between two looks of the window while the pacer moves."""
SETTLED = 1.0
"""Seconds after Begin in which a first place has to be told yet."""
NEARLY_ALL = 99
SIGNED = "{:+.2f}".format


@dataclass(frozen=True)
class Look:
    """A window looks: when, and which frame it shows."""

    at: float
    frame: int


@dataclass(frozen=True)
class Line:
    """Where a line begins, in the timeline and in what was captured."""

    start: int
    heard: int

    @property
    def offset(self) -> int:
        """Frames of the capture before the timeline's first."""
        return self.heard - self.start


def main() -> int:
    """Print drift and differences; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="how long to listen, at most 30")
    minutes = parser.parse_args().minutes
    if not is_installed():
        print("drift: skipped, pulseaudio, pactl and parec are not installed")
        return 0
    made = programme(PRACTICE, LENGTH)
    until = min(round(minutes * 60 * RATE), made.practice.frames - RATE)
    with (
        tempfile.TemporaryDirectory() as folder,
        null_sink() as ear,
        surroundings(ear),
        hearing(ear, Path(folder) / "heard.f32") as heard,
    ):
        looks = played(made, until)
        heard.wait_for(heard.frame_at(looks[-1].at))
        lines = found(made, heard, until)
        differences = shown(looks, lines, heard)
    return told(lines, differences, until)


def told(lines: Sequence[Line], differences: Sequence[float], until: int) -> int:
    """Print what was found."""
    moved = [(line.offset - lines[0].offset) * 1000 / RATE for line in lines]
    drift = max(moved) - min(moved)
    print(f"drift: {len(lines)} lines in {until / RATE / 60:.1f} captured minutes, {SIGNED(moved[-1])} ms at the last")
    print(f"  moved by {spread(moved, SIGNED)} ms, {drift:.2f} ms in all (goal: at most {DRIFT_GOAL:.0f} ms)")
    nearly_all = float(np.percentile(np.abs(differences), NEARLY_ALL))
    print(f"shown against heard: {spread(differences, SIGNED)} ms in {len(differences)} looks, positive: shown early")
    print(f"  {NEARLY_ALL} % within {nearly_all:.1f} ms (goal: {SHOWN_GOAL:.0f} ms)")
    return under([drift <= DRIFT_GOAL, nearly_all <= SHOWN_GOAL])


def played(made: Programme, until: int) -> list[Look]:
    """Play so many frames, looking as a window does."""
    player, pause = RemotePlayer(wiring.clip_folders()), threading.Event()
    looks: list[Look] = []
    try:
        player.warm()
        player.load(made)
        player.play()
        began = time.monotonic()
        while True:
            pause.wait(LOOK)
            head, now = player.playhead(), time.monotonic()
            if head.frame >= until or now - began > 2 * until / RATE + 30:
                return looks
            if head.state is PlayState.PLAYING and head.frame > SETTLED * RATE:
                looks.append(Look(now, head.frame))
    finally:
        player.close()


def found(made: Programme, heard: Hearing, until: int) -> list[Line]:
    """Where some of the lines lie in what was captured."""
    starts = [cue.start for cue in made.practice.cues if isinstance(cue, NarrationCue) and cue.start + PIECE < until]
    chosen = starts[:: max(1, len(starts) // CUES)]
    if starts[-1] != chosen[-1]:
        chosen.append(starts[-1])
    lines: list[Line] = []
    for start, piece in zip(chosen, pieces_of(made, chosen), strict=True):
        # The first is looked for from the beginning on, and each other one where the one before it would have it.
        expected = start + (lines[-1].offset if lines else 0)
        reach = AROUND if lines else 20 * RATE
        first = max(0, expected - AROUND)
        like = likeness(piece, heard.part(first, expected + PIECE + reach))
        if like.max() < LIKE:
            raise RuntimeError(f"the line at {start / RATE:.1f} s was not heard as it was rendered")
        lines.append(Line(start, first + int(np.argmax(like))))
    return lines


def pieces_of(made: Programme, starts: Sequence[int]) -> list[Stereo]:
    """The first half second of each line, bed and all, made offline."""
    pieces, waiting = [], list(starts)
    kept, at = np.zeros((0, 2), np.float32), 0
    for block in frames_of(made, wiring.clip_folders()):
        kept = np.concatenate((kept, block))
        while waiting and waiting[0] + PIECE <= at + len(kept):
            pieces.append(kept[waiting[0] - at : waiting[0] - at + PIECE].copy())
            waiting.pop(0)
        if not waiting:
            break
        gone = max(0, min(len(kept), waiting[0] - at))
        kept, at = kept[gone:], at + gone
    return pieces


def shown(looks: Sequence[Look], lines: Sequence[Line], heard: Hearing) -> list[float]:
    """Milliseconds by which each look is ahead of what is heard then."""
    differences = []
    for before, after in pairwise(lines):
        # Where the offset changes in between, nobody knows which frame was heard.
        if before.offset == after.offset:
            span = range(before.heard, after.heard)
            among = ((look, heard.frame_at(look.at)) for look in looks)
            differences += [(look.frame - (at - before.offset)) * 1000 / RATE for look, at in among if at in span]
    return differences or [float("inf")]


if __name__ == "__main__":
    sys.exit(main())
