"""A practice of 20 minutes made on one core, as raw frames; beside it the ffmpeg graph of the same, in turn with it.

What ffmpeg is given is its quickest way to the same: noise, a low-pass, its level; the same clips, each padded to where
the next one begins, and joined (delaying each by itself would have it add silences to silences); side-chain ducking;
the mix. It makes no drops, no ceiling and no fades; those are ours. Whole processes are compared.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _room import programme, spread, under

from calmroom import wiring
from calmroom.domain.timeline import NarrationCue, Timeline
from calmroom.domain.units import RATE

PRACTICE = "s07"
MINUTES = 20.0
ROUNDS = 3
BEDS = {
    "room": ("brown", "lowpass=f=280,volume=-29dB"),
    "rain": ("pink", "highpass=f=250,lowpass=f=8000,volume=-29dB"),
}
"""What comes nearest in ffmpeg, at the same level: the colour of the noise, and what follows it."""
DUCKING = "sidechaincompress=threshold=0.01:ratio=2:attack=1000:release=3000"
GOAL = 1.0
AIM = 2.0
OURS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from _room import programme
from calmroom import wiring
from calmroom.audio.mix.render import frames_of
made = programme(sys.argv[2], float(sys.argv[3]), bed=sys.argv[4], bells=False)
began, frames = time.perf_counter(), 0
with open(sys.argv[5], "wb") as out:
    for block in frames_of(made, wiring.clip_folders()):
        frames += len(block)
        out.write(block)
assert frames == made.practice.frames
print(time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Taken:
    """Seconds of a process: by the clock, and of the processor."""

    clock: float
    processor: float


def main() -> int:
    """Print both, for a light bed and a rich one; 1 where ours is not the quicker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="length of the practice, 5 to 30")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is done")
    given = parser.parse_args()
    if shutil.which("ffmpeg") is None:
        print("rendering: skipped, ffmpeg is not installed")
        return 0
    with one_core() as core, tempfile.TemporaryDirectory() as folder:
        graph_file = Path(folder) / "graph"
        held = [compared(bed, given.minutes, given.rounds, graph_file) for bed in BEDS]
    print(f"  {core}; goal: more than {GOAL:.0f} x, aim: {AIM:.0f} x")
    return under(held)


def compared(bed: str, minutes: float, rounds: int, script: Path) -> bool:
    """Both in turn; whether ours was the quicker."""
    made = programme(PRACTICE, minutes, bed=bed, bells=False)
    here = str(Path(__file__).parent)
    ours_command = [sys.executable, "-c", OURS, here, PRACTICE, str(minutes), bed, os.devnull]
    peer_command = graph(made.practice, bed, script)
    ours, peers, inner = [], [], []
    for _ in range(rounds):
        taken, told = taken_by(ours_command)
        ours.append(taken)
        inner.append(float(told))
        peers.append(taken_by(peer_command)[0])
    ratio = [peer.processor / mine.processor for mine, peer in zip(ours, peers, strict=True)]
    by_clock = [peer.clock / mine.clock for mine, peer in zip(ours, peers, strict=True)]
    seconds = "{:.2f}".format
    print(
        f"rendering {PRACTICE}, {minutes:g} minutes, bed {bed}: {spread([each.processor for each in ours], seconds)} s"
    )
    print(
        f"  of these, {spread(inner, seconds)} s by the clock are the frames; the rest is Python's start and the script"
    )
    print(f"  ffmpeg's graph: {spread([each.processor for each in peers], seconds)} s")
    print(
        f"  {spread(ratio, seconds)} x as quick, of {rounds} rounds in turn; by the clock {spread(by_clock, seconds)} x"
    )
    return statistics.median(ratio) > GOAL


def taken_by(command: list[str]) -> tuple[Taken, str]:
    """Run a process to its end; what it took, and what it said."""
    before, began = os.times(), time.monotonic()
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL).stdout
    clock, after = time.monotonic() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(clock, used), said


@contextlib.contextmanager
def one_core() -> Iterator[str]:
    """Keep what is started from here on one core, where the system can."""
    if sys.platform != "linux":
        yield "on as many cores as the system gave"
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield "on one core"
    finally:
        os.sched_setaffinity(0, before)


# The peer


def graph(timeline: Timeline, bed: str, script: Path) -> list[str]:
    """The command that makes the same with ffmpeg; its graph is written to a file, being long."""
    lines = [cue for cue in timeline.cues if isinstance(cue, NarrationCue)]
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y"]
    command += ["-threads", "1", "-filter_threads", "1", "-filter_complex_threads", "1"]
    for line in lines:
        command += ["-i", str(wiring.clip_folders()[0] / line.clip)]
    script.write_text(";\n".join(filters(lines, timeline.frames, bed)))
    command += ["-filter_complex_script", str(script), "-map", "[mix]", "-c:a", "pcm_f32le", "-threads", "1"]
    return [*command, "-f", "f32le", os.devnull]


def filters(lines: list[NarrationCue], frames: int, bed: str) -> list[str]:
    """The graph, filter by filter."""
    colour, shape = BEDS[bed]
    sides = [f"anoisesrc=color={colour}:r={RATE}:d={frames / RATE}:seed={seed}[side{seed}]" for seed in (1, 2)]
    bed_of = f"[side1][side2]join=inputs=2:channel_layout=stereo,{shape}[bed]"
    until = [*(line.start for line in lines[1:]), frames]
    quiet = f"anullsrc=r={RATE}:cl=mono,atrim=end_sample={lines[0].start}[quiet]"
    spoken = [
        f"[{index}:a]aresample={RATE},apad=whole_len={end - line.start}[line{index}]"
        for index, (line, end) in enumerate(zip(lines, until, strict=True))
    ]
    parts = "".join(f"[line{index}]" for index in range(len(lines)))
    voice = f"[quiet]{parts}concat=n={len(lines) + 1}:v=0:a=1,pan=stereo|c0=0.707*c0|c1=0.707*c0,asplit[voice][key]"
    return [*sides, bed_of, quiet, *spoken, voice, f"[bed][key]{DUCKING}[ducked]", MIX]


MIX = "[voice][ducked]amix=inputs=2:normalize=0:duration=first[mix]"


if __name__ == "__main__":
    sys.exit(main())
