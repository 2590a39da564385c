from __future__ import annotations

import pytest

from calmroom.domain.done import has_returned, is_heard
from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import CaptionCue, Cue, PhaseCue, Timeline, order_of
from calmroom.domain.units import Frames

LINES = [(0, 100), (200, 300), (700, 800), (800, 900), (900, 1000)]
"""Five lines of 100 frames; the last three stand in the last third."""
CUES: tuple[Cue, ...] = (
    *(CaptionCue(Frames(start), Frames(end), "words", quiet=False) for start, end in LINES),
    PhaseCue(Frames(0), Frames(950), PhaseName.BODY, ""),
    PhaseCue(Frames(950), Frames(1000), PhaseName.RETURN, ""),
)
TIMELINE = Timeline(48_000, Frames(1000), tuple(sorted(CUES, key=order_of)))


@pytest.mark.parametrize(
    ("reached", "heard", "is_one"),
    [
        (900, 900, True),
        (899, 899, False),
        (800, 800, False),
        (900, 400, True),
        (900, 399, False),
        (1000, 10, False),
        (0, 0, False),
        (850, 5000, False),
    ],
)
def test_four_fifths_of_the_speech_heard_are_enough(reached: int, heard: int, *, is_one: bool) -> None:
    assert is_heard(TIMELINE, Frames(reached), Frames(heard)) is is_one


@pytest.mark.parametrize(("reached", "is_one"), [(949, False), (950, True), (1000, True)])
def test_so_is_the_return(reached: int, *, is_one: bool) -> None:
    assert has_returned(TIMELINE, Frames(reached)) is is_one


def test_without_speech_nothing_was_heard() -> None:
    assert not is_heard(Timeline(48_000, Frames(10), ()), Frames(10), Frames(10))
