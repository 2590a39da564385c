from __future__ import annotations

import pytest

from calmroom.domain.breath import Breath, BreathPattern, breath_at
from calmroom.domain.units import Seconds

PATTERN = BreathPattern(Seconds(4), Seconds(6))


@pytest.mark.parametrize(("elapsed", "openness"), [(0, 0), (2, 0.5), (4, 1), (7, 0.5), (10, 0), (14, 1), (104, 1)])
def test_the_breath_opens_and_closes_with_its_pattern(elapsed: float, openness: float) -> None:
    assert breath_at(PATTERN, elapsed).openness == pytest.approx(openness)


def test_it_tells_whether_it_goes_in() -> None:
    assert breath_at(PATTERN, 3.9).is_in
    assert breath_at(PATTERN, 4.0) == Breath(1.0, is_in=False)


def test_a_cycle_is_both_halves() -> None:
    assert PATTERN.cycle == Seconds(10)
