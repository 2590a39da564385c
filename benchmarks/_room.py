"""What the benchmarks share: the ear of the tests, practices of any length, figures in words."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from e2e.pulse import Ear, heard, is_installed, null_sink

from calmroom import wiring
from calmroom.domain.beds import OWN_BED
from calmroom.domain.script import Script
from calmroom.domain.timeline import Choices, Programme

__all__ = ["Ear", "heard", "is_installed", "null_sink", "programme", "script", "spread", "surroundings", "under"]

VOICE = "bf_emma"


def script(name: str) -> Script:
    """A bundled practice."""
    return next(each for each in wiring.library().scripts() if each.id == name)


def programme(name: str, minutes: float, *, voice: str = VOICE, bed: str = OWN_BED, bells: bool = True) -> Programme:
    """A bundled practice of that length."""
    return wiring.arrange(script(name), Choices(minutes, voice, bed, bells=bells))


@contextmanager
def surroundings(ear: Ear) -> Iterator[None]:
    """Let what is started from here play into the ear."""
    before = dict(os.environ)
    os.environ.update(ear.environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def spread(values: Sequence[float], form: Callable[[float], str] = "{:.0f}".format) -> str:
    """The median, the least and the greatest."""
    return f"{form(statistics.median(values))} ({form(min(values))} to {form(max(values))})"


def under(held: Sequence[bool]) -> int:
    """The exit status: 0 where every goal is held."""
    return 0 if all(held) else 1
