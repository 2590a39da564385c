"""Somebody who hums into the microphone: a tone played into the null sink whose monitor is the microphone."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
from e2e.pulse import Ear

from calmroom.domain.units import RATE

TONE = 440.0
_LONGEST = 120
_COMMAND = ("pacat", "-d", "ear", "--format=float32le", f"--rate={RATE}", "--channels=2", "--raw", "--latency-msec=100")


@contextmanager
def humming(ear: Ear, tone: float = TONE) -> Iterator[None]:
    """A tone sounds while the block runs."""
    sound = (0.3 * np.sin(2.0 * np.pi * tone * np.arange(RATE) / RATE)).astype("<f4")
    second = np.repeat(sound[:, np.newaxis], 2, axis=1).tobytes()
    process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ear.environment)

    def feed() -> None:
        assert process.stdin is not None
        try:
            for _ in range(_LONGEST):
                process.stdin.write(second)
        except OSError:
            return

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        yield
    finally:
        process.kill()
        process.wait()
        feeder.join()
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()


def pitch_of(samples: npt.NDArray[np.float32]) -> float:
    """The tone that is loudest, in Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(spectrum) * RATE / samples.size)


def share_of(samples: npt.NDArray[np.float32], tone: float = TONE) -> float:
    """How much of all that is heard lies within 5 Hz of a tone."""
    power = np.abs(np.fft.rfft(samples * np.hanning(samples.size))) ** 2
    at = np.fft.rfftfreq(samples.size, 1.0 / RATE)
    return float(power[np.abs(at - tone) <= 5.0].sum() / max(power.sum(), 1e-30))
