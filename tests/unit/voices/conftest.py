from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from fakes.synthesiser import Hum

from calmroom.audio.clips.resample import resample
from calmroom.audio.mix.loudness import integrated, true_peak
from calmroom.domain.units import RATE, to_decibels
from calmroom.voices.workbench import Workbench


def encode(samples: npt.NDArray[np.float32], rate: int, path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, resample(samples, rate, RATE))


def decode(path: Path) -> npt.NDArray[np.float32]:
    with path.open("rb") as file:
        return np.asarray(np.load(file), dtype=np.float32)


@pytest.fixture
def hum() -> Hum:
    return Hum()


@pytest.fixture
def bench(hum: Hum) -> Workbench:
    """Real meters, a voice that hums, and files that lose nothing."""
    return Workbench(hum, integrated, true_peak, encode, decode)


@pytest.fixture
def quick_bench(hum: Hum) -> Workbench:
    """The same with plain meters, where the level is not what is asked."""
    return Workbench(hum, level, peak, encode, decode)


def level(samples: npt.NDArray[np.float32], _: int) -> float:
    return to_decibels(float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))))


def peak(samples: npt.NDArray[np.float32], _: int) -> float:
    return to_decibels(float(np.abs(samples).max()))
