"""Breaks in what is heard while every core is busy and the window stands still; beside it mpv, playing the same.

The window plays to one device of the sound server, and mpv to another, at the same time under the same load; now and
then the window's process is stopped for two seconds. Both are recorded and held against the render, frame by frame.

The long form of it, which has to be without a break:  breaks.py --minutes 30
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from _hearing import likeness
from _peer import MPV, is_mpv_there, mpv, rendered_file
from _room import Ear, is_installed, null_sink, programme, under
from _window import home, is_possible, playing

from calmroom import wiring
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.domain.levels import levels_of
from calmroom.domain.player import Levels
from calmroom.domain.settings import Settings
from calmroom.domain.units import RATE, Decibels

PRACTICE, LEAST_MINUTES, MOST_MINUTES = "s07", 5, 30
SECONDS = 60.0
STOPS, EVERY, STOPPED = 3, 60.0, 2.0
"""The window is stopped once a minute, and at least three times in all."""
PEERS_SINK = "peer"
OURS = "calmroom, its window"
PLAIN = Levels(Decibels(0.0), Decibels(0.0))
SAME = 1e-4
"""Amplitude that no rounding explains and nobody hears: -80 dB of full scale."""
BLOCK = RATE // 100
ANCHOR = RATE // 2
"""Frames by which a place is found again after a break."""
FAR = 5 * RATE
FARTHEST = 20 * RATE
LATEST = 60
"""Seconds of the recording within which the practice has begun."""
BUSY = "while True: pass"


@dataclass(frozen=True)
class Break:
    """A place where what is heard is not what was to be played: frames heard in its stead, and those never heard."""

    at: int
    wrong: int
    lost: int

    def __str__(self) -> str:
        late = (self.wrong - self.lost) * 1000 / RATE
        what = "put in" if late > 0 else "left out"
        return f"at {self.at / RATE:.1f} s, {self.wrong / RATE:.2f} s not as rendered, {abs(late):.0f} ms {what}"


@dataclass(frozen=True)
class Heard:
    """What was compared: seconds, and the breaks in them."""

    seconds: float
    breaks: tuple[Break, ...]


def main() -> int:
    """Print the breaks of both; 1 where ours has any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to listen")
    parser.add_argument("--minutes", type=float, help="the same in minutes, at most 29.5; 30 listens to the end")
    parser.add_argument("--idle", action="store_true", help="without load")
    given = parser.parse_args()
    seconds = min(given.minutes * 60 if given.minutes else given.seconds, MOST_MINUTES * 60 - 4.0)
    if not (is_installed() and is_possible() and hasattr(signal, "SIGSTOP")):
        print("breaks: skipped, it needs pulseaudio, Xvfb and a system that can stop a process")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found, load = listened(Path(folder), seconds, is_idle=given.idle)
    for who, each in found.items():
        print(f"breaks: {who}: {len(each.breaks)} in {each.seconds:.0f} s captured, {load}")
        for one in each.breaks:
            print(f"  {one}")
    ours = found[OURS]
    enough = ours.seconds >= seconds - 1.0
    print(f"  the window was stopped {len(stops_in(seconds))} times for {STOPPED:.0f} s")
    print(f"  goal: 0 breaks in {seconds:.0f} s{'' if enough else '; less was heard than that'}")
    if MPV not in found:
        print("  mpv is not installed, so nothing is held against it")
        return under([not ours.breaks, enough])
    return under([not ours.breaks, len(ours.breaks) <= len(found[MPV].breaks), enough])


def listened(folder: Path, seconds: float, *, is_idle: bool) -> tuple[dict[str, Heard], str]:
    """Play both and capture both; then hold each against its render."""
    settings = Settings()
    minutes = LEAST_MINUTES if seconds < LEAST_MINUTES * 60 - 4 else MOST_MINUTES
    file = rendered_file(PRACTICE, minutes, folder) if is_mpv_there() else None
    ours, peers = folder / "ours.f32", folder / "peers.f32"
    with null_sink() as ear, home(ear) as environment, contextlib.ExitStack() as stack:
        stack.enter_context(ear.recording(ours))
        load = "on an idle machine" if is_idle else stack.enter_context(busy())
        window = stack.enter_context(playing(environment, PRACTICE, minutes))
        if file is not None:
            stack.enter_context(beside(ear, file, peers))
        stand_still(window.pid, seconds)
    found = {OURS: compared(ours, rendered(folder, minutes, levels_of(settings), seconds), seconds)}
    if file is not None:
        found[MPV] = compared(peers, rendered(folder, minutes, PLAIN, seconds), seconds)
    return found, load


@contextlib.contextmanager
def beside(ear: Ear, file: Path, into: Path) -> Iterator[None]:
    """Have mpv play to a device of its own, and record that."""
    ear.plug_in(PEERS_SINK, "Peer")
    ear.control("set-default-sink", "ear")
    aimed = replace(ear, environment=ear.environment | {"PULSE_SINK": PEERS_SINK})
    with ear.recording(into, PEERS_SINK), mpv(aimed, file):
        yield


@contextlib.contextmanager
def busy() -> Iterator[str]:
    """Have every core do something else as well."""
    cores = os.cpu_count() or 1
    if shutil.which("stress-ng") is not None:
        commands, name = [["stress-ng", "--cpu", str(cores), "--quiet"]], "stress-ng on every core"
    else:
        commands, name = [[sys.executable, "-c", BUSY]] * cores, "a busy process for every core"
    processes = [subprocess.Popen(command) for command in commands]
    try:
        yield name
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def stops_in(seconds: float) -> list[float]:
    """When the window is stopped, in seconds from its Begin."""
    count = max(STOPS, int(seconds / EVERY))
    apart = seconds / (count + 1)
    return [apart * (number + 1) for number in range(count)]


def stand_still(pid: int, seconds: float) -> None:
    """Stop a process every now and then, for so many seconds in all."""
    pause, before = threading.Event(), 0.0
    for at in stops_in(seconds):
        pause.wait(at - before)
        os.kill(pid, signal.SIGSTOP)
        try:
            pause.wait(STOPPED)
        finally:
            os.kill(pid, signal.SIGCONT)
        before = at + STOPPED
    pause.wait(max(0.0, seconds - before) + 2.0)


def rendered(folder: Path, minutes: float, levels: Levels, seconds: float) -> Stereo:
    """The first so many seconds of the same practice, made offline; kept in a file, being long."""
    file, frames = folder / "wanted.f32", 0
    with file.open("wb") as out:
        for block in frames_of(programme(PRACTICE, minutes), wiring.clip_folders(), levels=levels):
            out.write(block.tobytes())
            frames += len(block)
            if frames >= (seconds + STOPPED) * RATE:
                break
    return mapped(file)


def mapped(file: Path) -> Stereo:
    """The frames of a file, read as they are looked at."""
    whole = file.stat().st_size // 8
    return np.memmap(file, "<f4", "r", shape=(whole, 2))


# Held against each other


def compared(file: Path, wanted: Stereo, seconds: float) -> Heard:
    """Go along both, from where both are under way; at a difference count a break, find the place again and go on."""
    sound = mapped(file)
    begin = found_at(sound[: LATEST * RATE], wanted[ANCHOR : 2 * ANCHOR])
    if begin is None:
        raise RuntimeError("what was heard is not what was to be played")
    at, place = ANCHOR, begin
    breaks: list[Break] = []
    end = min(len(wanted), int(seconds * RATE))
    while at < end and place < len(sound):
        same = first_difference(sound[place:], wanted[at:end])
        at, place = at + same, place + same
        if at >= end or place >= len(sound):
            break
        lost, wrong = found_again(sound[place:], wanted[at:])
        breaks.append(Break(at, wrong, lost))
        at, place = at + lost, place + wrong
    return Heard(at / RATE, tuple(breaks))


def first_difference(sound: Stereo, wanted: Stereo) -> int:
    """The first frame that is not the same; the length of the shorter where all are."""
    length = min(len(sound), len(wanted))
    for start in range(0, length, RATE):
        end = min(start + RATE, length)
        differs = np.abs(sound[start:end] - wanted[start:end]).max(axis=1) > SAME
        if differs.any():
            return start + int(np.argmax(differs))
    return length


def found_again(sound: Stereo, wanted: Stereo) -> tuple[int, int]:
    """How far on in what was wanted, and in what was heard, both are the same again."""
    for lost in range(BLOCK, min(len(wanted) - ANCHOR, FARTHEST), ANCHOR):
        place = found_at(sound[: FAR + lost], wanted[lost : lost + ANCHOR])
        if place is not None:
            return lost, place
    return len(wanted), len(sound)


def found_at(sound: Stereo, part: Stereo) -> int | None:
    """Where in the sound the part lies, by cross-correlation; ``None`` where it is not the same there."""
    if len(sound) < len(part):
        return None
    place = int(np.argmax(likeness(part, sound)))
    return place if float(np.abs(sound[place : place + len(part)] - part).max()) <= SAME else None


if __name__ == "__main__":
    sys.exit(main())
