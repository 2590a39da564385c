"""A voice that hums: a tone for every word, a silence at every mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

RATE: Final = 24_000
_WORD: Final = 0.25
_BETWEEN: Final = 0.02
_MARKS: Final = {".": 0.25, "?": 0.25, "!": 0.25, ",": 0.1, ";": 0.1, ":": 0.1}
_AROUND: Final = 0.2


@dataclass
class Hum:
    """Speaks at its own rate of words, slower as it is asked to.

    Attributes:
        word: Seconds of a word at speed 1.
        heard: What it was asked for: words, voice and speed.
    """

    word: float = _WORD
    heard: list[tuple[str, str, float]] = field(default_factory=list)

    @property
    def rate(self) -> int:
        """24 000 frames a second, as the real one."""
        return RATE

    def speak(self, text: str, voice: str, speed: float) -> npt.NDArray[np.float32]:
        """A tone for each word, with a fifth of a second of silence around them all."""
        self.heard.append((text, voice, speed))
        parts = [self._silence(_AROUND)]
        for word in text.split():
            if any(map(str.isalnum, word)):
                parts.append(self._tone(self.word / speed))
            parts.append(self._silence(_BETWEEN + _MARKS.get(word[-1], 0.0) / speed))
        return np.concatenate([*parts, self._silence(_AROUND)])

    @staticmethod
    def _tone(seconds: float) -> npt.NDArray[np.float32]:
        at = np.arange(round(seconds * RATE)) / RATE
        return (0.3 * np.sin(2 * np.pi * 200 * at) + 0.1 * np.sin(2 * np.pi * 1900 * at)).astype(np.float32)

    @staticmethod
    def _silence(seconds: float) -> npt.NDArray[np.float32]:
        return np.zeros(round(seconds * RATE), dtype=np.float32)
