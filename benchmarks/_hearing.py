"""What is heard, and when: a recording whose every frame has the time at which it reached the ear."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from _room import Ear

from calmroom.audio.frames import Stereo
from calmroom.domain.units import RATE

FRAME = 8
"""Bytes."""
LATENCY_MS = 5
SAME = 1e-6
"""Amplitude that rounding explains."""


class Hearing:
    """Reads the recorder's pipe into a file and notes when what came.

    A recorder is never early, so the soonest of all arrivals tells when each frame was heard: a busy machine makes
    single pieces late, not the figure. The server makes pieces as long as the recorder's: by one it can be wrong.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._frames = 0
        self._began = np.inf

    @property
    def frames(self) -> int:
        """How many have been heard."""
        return self._frames

    def time_of(self, frame: int) -> float:
        """When a frame was heard, as ``time.monotonic`` has it."""
        return float(self._began + frame / RATE)

    def frame_at(self, moment: float) -> int:
        """Which frame was heard then."""
        return round((moment - self._began) * RATE)

    def part(self, start: int, end: int) -> Stereo:
        """Some frames; fewer where they have not been heard."""
        raw = np.fromfile(self._file, "<f4", count=2 * (end - max(0, start)), offset=FRAME * max(0, start))
        return raw[: raw.size // 2 * 2].reshape(-1, 2)

    def wait_for(self, frame: int) -> None:
        """Let time pass until that frame has been heard."""
        pause = threading.Event()
        for _ in range(3_000):
            if self._frames > frame:
                return
            pause.wait(0.02)
        raise RuntimeError("nothing more is heard")

    def hear(self, pipe: int) -> None:
        """Read until the recorder ends."""
        rest = 0
        with self._file.open("wb") as file:
            while piece := os.read(pipe, RATE * FRAME):
                now = time.monotonic()
                file.write(piece)
                file.flush()
                self._began = min(self._began, now - self._frames / RATE)
                whole, rest = divmod(rest + len(piece), FRAME)
                self._frames += whole


@contextmanager
def hearing(ear: Ear, file: Path) -> Iterator[Hearing]:
    """Hear the sink for as long as this lasts."""
    command = ["parec", "-d", "ear.monitor", "--format=float32le", "--rate=48000", "--channels=2", "--raw"]
    recorder = subprocess.Popen([*command, f"--latency-msec={LATENCY_MS}"], stdout=subprocess.PIPE, env=ear.environment)
    if recorder.stdout is None:
        raise RuntimeError("the recorder has no way out")
    heard = Hearing(file)
    thread = threading.Thread(target=heard.hear, args=[recorder.stdout.fileno()])
    thread.start()
    try:
        heard.wait_for(RATE // 10)
        yield heard
    finally:
        recorder.terminate()
        recorder.wait()
        thread.join()
        recorder.stdout.close()


def place_in(part: Stereo, whole: Stereo) -> int:
    """Where in the whole the part lies, by cross-correlation."""
    return int(np.argmax(likeness(part, whole)))


def likeness(part: Stereo, whole: Stereo) -> npt.NDArray[np.float64]:
    """How much of the part there is at each place of the whole; 1 where they are the same."""
    places = len(whole) - len(part) + 1
    if places < 1:
        raise RuntimeError("what was heard is not what was to be played")
    left, wanted = whole[:, 0].astype(np.float64), part[:, 0].astype(np.float64)
    size = 1 << (len(part) + len(whole)).bit_length()
    product = np.fft.irfft(np.fft.rfft(left, size) * np.conj(np.fft.rfft(wanted, size)), size)[:places]
    power = np.concatenate(([0.0], np.cumsum(np.square(left))))
    there = np.sqrt((power[len(part) :] - power[: -len(part)]).clip(1e-12) * np.square(wanted).sum().clip(1e-12))
    return np.asarray(product / there)
