"""What making a clip needs of others: somebody who speaks, and the meter and the encoder of the sound engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""Mono, shape (frames,)."""


class Synthesiser(Protocol):
    """Speaks words, the same words at the same speed always alike."""

    @property
    def rate(self) -> int:
        """Frames a second of what ``speak`` gives."""
        ...

    def speak(self, text: str, voice: str, speed: float) -> Samples:
        """The words in that narrator's voice, with the silence the voice leaves around them.

        Args:
            text: Normalised words.
            voice: A narrator's id.
            speed: Nominal, 1 being the voice's own.
        """
        ...


Meter = Callable[[Samples, int], float]
"""A level of samples at a rate: LUFS or dBTP."""
Encode = Callable[[Samples, int, Path], None]
"""Write samples at a rate to a clip's file, whole or not at all."""
Decode = Callable[[Path], Samples]
"""A clip's file at the engine's rate, as a listener will hear it."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """The tools a clip is made with."""

    synthesiser: Synthesiser
    loudness: Meter
    true_peak: Meter
    encode: Encode
    decode: Decode
