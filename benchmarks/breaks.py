"""Breaks in what is heard while the window's process stands still; beside it mpv, which plays in one process."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from _room import Ear, heard, is_installed, null_sink, programme, under
from _window import home, is_possible, playing

from calmroom import wiring
from calmroom.audio.frames import Stereo
from calmroom.audio.render import frames_of, render
from calmroom.domain.levels import bed_gain, voice_gain
from calmroom.domain.ports import Levels
from calmroom.domain.settings import Settings
from calmroom.domain.units import RATE, Decibels

PRACTICE, MINUTES = "s07", 5
SECONDS = 180.0
PEER_SECONDS = 24.0
STOPS = 3
STOPPED = 2.0
SAME = 1e-4
"""Amplitude that no rounding explains and nobody hears: -80 dB of full scale."""
BLOCK = RATE // 100
ANCHOR = RATE // 2
"""Frames by which a place is found again after a break."""
FAR = 5 * RATE
LATEST = 60
"""Seconds of the recording within which the practice has begun."""


@dataclass(frozen=True)
class Heard:
    """What was compared: seconds, breaks, and the seconds that were wrong."""

    seconds: float
    breaks: int
    wrong: float


def main() -> int:
    """Print the breaks of both; 1 where ours has any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long to listen to the window")
    seconds = parser.parse_args().seconds
    if not (is_installed() and is_possible() and hasattr(signal, "SIGSTOP")):
        print("breaks: skipped, it needs pulseaudio, Xvfb and a system that can stop a process")
        return 0
    with tempfile.TemporaryDirectory() as folder, null_sink() as ear:
        ours = of_window(ear, Path(folder) / "heard.f32", seconds)
        tell("calmroom, its window", ours)
        if shutil.which("mpv") is None:
            print("  mpv is not installed")
        else:
            tell("mpv, playing the rendered file, its one process", of_mpv(ear, Path(folder)))
    enough = ours.seconds >= seconds - 1.0
    print(f"  goal: 0 breaks in {seconds:.0f} s{'' if enough else '; less was heard than that'}")
    return under([ours.breaks == 0, enough])


def tell(who: str, found: Heard) -> None:
    """Print one of both."""
    print(f"breaks: {who} stopped {STOPS} times for {STOPPED:.0f} s: {found.breaks} in {found.seconds:.0f} s captured")
    print(f"  {found.wrong:.2f} s not as rendered")


def of_window(ear: Ear, file: Path, seconds: float) -> Heard:
    """Capture a practice that plays in the window."""
    settings = Settings()
    levels = Levels(voice_gain(settings.voice_level), bed_gain(settings.bed_level))
    with home(ear) as environment, ear.recording(file), playing(environment, PRACTICE, MINUTES) as window:
        stand_still(window.pid, seconds)
    return compared(heard(file), rendered(seconds + STOPPED, levels), seconds)


def of_mpv(ear: Ear, folder: Path) -> Heard:
    """Capture the same practice as mpv plays it from a file."""
    sound, file = folder / "practice.flac", folder / "mpv.f32"
    render(programme(PRACTICE, MINUTES), wiring.clip_folders(), sound)
    with ear.recording(file):
        command = ["mpv", "--no-config", "--no-video", "--no-terminal", "--ao=pulse", str(sound)]
        player = subprocess.Popen(command, env=ear.environment, stdout=subprocess.DEVNULL)
        try:
            stand_still(player.pid, PEER_SECONDS)
        finally:
            player.terminate()
            player.wait()
    return compared(heard(file), rendered(PEER_SECONDS, Levels(Decibels(0.0), Decibels(0.0))), PEER_SECONDS - 1.0)


def stand_still(pid: int, seconds: float) -> None:
    """Stop a process three times, spread over so many seconds."""
    pause = threading.Event()
    apart = (seconds - STOPS * STOPPED) / (STOPS + 1)
    for _ in range(STOPS):
        pause.wait(apart)
        os.kill(pid, signal.SIGSTOP)
        pause.wait(STOPPED)
        os.kill(pid, signal.SIGCONT)
    pause.wait(apart + 1.0)


def rendered(seconds: float, levels: Levels) -> Stereo:
    """The first so many seconds of the same practice, offline."""
    blocks, frames = [], 0
    for block in frames_of(programme(PRACTICE, MINUTES), wiring.clip_folders(), levels=levels):
        blocks.append(block)
        frames += len(block)
        if frames >= seconds * RATE:
            break
    return np.concatenate(blocks)


# Held against each other


def compared(sound: npt.NDArray[np.float32], wanted: Stereo, seconds: float) -> Heard:
    """Go along both; at a difference count a break, find the place again and go on from there."""
    begin = found_at(sound[: LATEST * RATE], wanted[ANCHOR : 2 * ANCHOR])
    if begin is None:
        raise RuntimeError("what was heard is not what was to be played")
    at, place, breaks, wrong = 0, begin - ANCHOR, 0, 0
    end = min(len(wanted), int(seconds * RATE))
    while at < end and place < len(sound):
        different = first_difference(sound[place:], wanted[at:end])
        at, place = at + different, place + different
        if at >= end or place >= len(sound):
            break
        breaks += 1
        lost, again = found_again(sound[place:], wanted[at:])
        wrong += again
        at, place = at + lost, place + again
    return Heard(at / RATE, breaks, wrong / RATE)


def first_difference(sound: npt.NDArray[np.float32], wanted: Stereo) -> int:
    """The first frame that is not the same; the length of the shorter where all are."""
    length = min(len(sound), len(wanted))
    for start in range(0, length, RATE):
        end = min(start + RATE, length)
        differs = np.abs(sound[start:end] - wanted[start:end]).max(axis=1) > SAME
        if differs.any():
            return start + int(np.argmax(differs))
    return length


def found_again(sound: npt.NDArray[np.float32], wanted: Stereo) -> tuple[int, int]:
    """How far on in what was wanted, and in what was heard, both are the same again."""
    for lost in range(BLOCK, len(wanted) - ANCHOR, ANCHOR):
        place = found_at(sound[: FAR + lost], wanted[lost : lost + ANCHOR])
        if place is not None:
            return lost, place
    return len(wanted), len(sound)


def found_at(sound: npt.NDArray[np.float32], part: Stereo) -> int | None:
    """Where in the sound the part lies, by cross-correlation; ``None`` where it is not the same there."""
    places = len(sound) - len(part) + 1
    if places < 1:
        return None
    left, wanted = sound[:, 0].astype(np.float64), part[:, 0].astype(np.float64)
    size = 1 << (len(part) + len(sound)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(left, size) * np.conj(np.fft.rfft(wanted, size)), size)[:places]
    power = np.concatenate(([0.0], np.cumsum(np.square(left))))
    place = int(np.argmax(likeness / np.sqrt(power[len(part) :] - power[: -len(part)] + SAME)))
    return place if float(np.abs(sound[place : place + len(part)] - part).max()) <= SAME else None


if __name__ == "__main__":
    sys.exit(main())
