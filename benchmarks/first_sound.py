"""Begin pressed to the first frame that is not silence, the engine warm; and the same practice by pydub overlays."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile
from _room import Ear, is_installed, null_sink, programme, spread, surroundings, under
from _window import home, is_possible, playing
from pydub import AudioSegment

from calmroom import wiring
from calmroom.audio.beds import BEDS
from calmroom.audio.clips.shelf import read_clip
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.timeline import BedCue, NarrationCue, Programme
from calmroom.domain.units import RATE

PRACTICE = "s07"
MINUTES = (5, 30)
ROUNDS = 6
WARM_UPS = 1
REST = 4.2
"""Seconds after which an engine that is paused has let the device go, so that every beginning opens it anew."""
GOAL = 150.0
TIMES_SOONER = 200.0
FRAME = 8
STEP, QUIET = 0.1, 3
"""Seconds of one look for silence, and how many in a row have to find it."""


def main() -> int:
    """Print when the first frame came, for both lengths and for pydub; 1 where a goal is missed."""
    if not is_installed():
        print("first sound: skipped, pulseaudio, pactl and parec are not installed")
        return 0
    programme(PRACTICE, max(MINUTES))  # what is read once has been read
    with null_sink() as ear, listening(ear) as listener:
        with surroundings(ear):
            times = times_of(listener)
        pressed = in_window(ear, listener) if is_possible() else {}
    for minutes, taken in times.items():
        print(f"first sound of {PRACTICE} at {minutes} minutes, Begin to captured: {spread(taken)} ms of {ROUNDS}")
    for minutes, once in pressed.items():
        print(f"  in the window, its Begin button at {minutes} minutes, once: {once:.0f} ms")
    print(f"  goal: at most {GOAL:.0f} ms")
    longest = max(MINUTES)
    peer = by_pydub(programme(PRACTICE, longest))
    ratio = peer * 1000 / statistics.median(times[longest])
    print(f"  pydub overlays at {longest} minutes: {peer:.1f} s, {ratio:.0f} x later")
    print(f"  goal: at least {TIMES_SOONER:.0f} x")
    return under([*(statistics.median(taken) <= GOAL for taken in times.values()), ratio >= TIMES_SOONER])


# Ours


@dataclass
class Listener:
    """Hears the sink and notes when the first frame that is not silence arrives, the recorder's own delay included."""

    sound: threading.Event = field(default_factory=threading.Event)
    at: float = 0.0
    is_awake: bool = False

    def wake(self) -> None:
        """Listen from now on, once nothing is heard any more: what was asked to end before may still fade out."""
        pause, quiet = threading.Event(), 0
        while quiet < QUIET:
            self.sound.clear()
            self.is_awake = True
            pause.wait(STEP)
            quiet = 0 if self.sound.is_set() else quiet + 1

    def first(self) -> float:
        """When the first frame came, in ms."""
        if not self.sound.wait(20.0):
            raise RuntimeError("nothing was heard")
        return self.at * 1000

    def hear(self, pipe: int) -> None:
        """Read until the recorder ends."""
        while piece := os.read(pipe, RATE * FRAME):
            if self.is_awake and any(piece):
                self.at = time.monotonic()
                self.is_awake = False
                self.sound.set()


@contextmanager
def listening(ear: Ear) -> Iterator[Listener]:
    """Record for as long as this lasts."""
    command = ["parec", "-d", "ear.monitor", "--format=float32le", "--rate=48000", "--channels=2", "--raw"]
    recorder = subprocess.Popen([*command, "--latency-msec=5"], stdout=subprocess.PIPE, env=ear.environment)
    if recorder.stdout is None:
        raise RuntimeError("the recorder has no way out")
    listener = Listener()
    thread = threading.Thread(target=listener.hear, args=[recorder.stdout.fileno()])
    thread.start()
    try:
        yield listener
    finally:
        recorder.terminate()
        recorder.wait()
        thread.join()
        recorder.stdout.close()


def times_of(listener: Listener) -> dict[int, list[float]]:
    """Milliseconds from Begin to the first frame, of each length in turn."""
    times: dict[int, list[float]] = {minutes: [] for minutes in MINUTES}
    player = RemotePlayer(wiring.clip_folders())
    pause = threading.Event()
    try:
        player.warm()
        pause.wait(2.0)
        for turn in range(ROUNDS + WARM_UPS):
            for minutes in MINUTES:
                taken = first_frame(player, minutes, listener)
                if turn >= WARM_UPS:
                    times[minutes].append(taken)
                player.pause()
                pause.wait(REST)
    finally:
        player.close()
    return times


def first_frame(player: RemotePlayer, minutes: int, listener: Listener) -> float:
    """Milliseconds from Begin, arranging included, to the first frame that is heard and is not silence."""
    listener.wake()
    began = time.monotonic()
    player.load(programme(PRACTICE, minutes))
    player.play()
    return listener.first() - began * 1000


def in_window(ear: Ear, listener: Listener) -> dict[int, float]:
    """The same from the real button in the real window."""
    times = {}
    with home(ear) as environment:
        for minutes in MINUTES:
            listener.wake()
            with playing(environment, PRACTICE, minutes) as window:
                times[minutes] = listener.first() - window.began * 1000
    return times


# The peer


def by_pydub(made: Programme) -> float:
    """Seconds until the same practice can be played, made as most scripts make one: clips laid over a bed."""
    with tempfile.TemporaryDirectory() as folder:
        minute = Path(folder) / "bed.wav"
        bed_cue = next(cue for cue in made.practice.cues if isinstance(cue, BedCue))
        soundfile.write(minute, BEDS[bed_cue.bed](0).frames(0, 60 * RATE), RATE, subtype="PCM_16")
        began = time.monotonic()
        length = made.practice.frames * 1000 // RATE
        bed = AudioSegment.from_file(minute)
        whole = AudioSegment.silent(length, frame_rate=RATE).set_channels(2)
        whole = whole.overlay((bed * (length // len(bed) + 1))[:length].fade_in(4000).fade_out(4000))
        for cue in made.practice.cues:
            if isinstance(cue, NarrationCue):
                whole = whole.overlay(segment(cue.clip), position=cue.start * 1000 // RATE)
        return time.monotonic() - began


def segment(clip: str) -> AudioSegment:
    """A clip, without the start of a decoder's process, which would count against pydub."""
    samples = read_clip(wiring.clip_folders()[0] / clip)
    whole = (samples * np.float32(32767)).astype("<i2")
    return AudioSegment(whole.tobytes(), sample_width=2, frame_rate=RATE, channels=1)


if __name__ == "__main__":
    sys.exit(main())
