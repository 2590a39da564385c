from __future__ import annotations

from dataclasses import replace

import pytest
from unit.scripts.sample import TEXT, script_of

from calmroom.domain.script import PhaseName, Profile
from calmroom.scripts.limits import density, least_return, longest_quiet, shares, silence, tolerance

SCRIPT = script_of(TEXT)
GROUND = replace(SCRIPT, profile=Profile.GROUND, level=0)
NIGHT = replace(SCRIPT, phases=SCRIPT.phases[:3])


@pytest.mark.parametrize(
    ("minutes", "row"),
    [(5, (60, 150, 45, 45)), (12, (110, 395, 130, 85)), (20, (145, 695, 215, 145)), (30, (180, 1080, 360, 180))],
)
def test_shares_are_those_of_the_library_page(minutes: float, row: tuple[float, ...]) -> None:
    assert tuple(shares(SCRIPT, minutes).values()) == pytest.approx(row)


@pytest.mark.parametrize(("minutes", "row"), [(2, (24, 58, 12, 26)), (5, (36, 172, 36, 56))])
def test_what_grounds_has_shares_of_its_own(minutes: float, row: tuple[float, ...]) -> None:
    assert tuple(shares(GROUND, minutes).values()) == pytest.approx(row)


@pytest.mark.parametrize("minutes", [2, 3.7, 5, 8.25, 12, 17, 25.5, 30, 45])
def test_shares_add_up_to_the_length(minutes: float) -> None:
    assert sum(shares(SCRIPT, minutes).values()) == pytest.approx(minutes * 60)


def test_without_a_return_its_share_joins_integration() -> None:
    assert shares(NIGHT, 12)[PhaseName.INTEGRATION] == pytest.approx(215)


def test_a_share_has_a_tolerance_of_a_tenth_or_6_seconds() -> None:
    assert (tolerance(45), tolerance(150)) == (6, 15)


@pytest.mark.parametrize(
    ("level", "minutes", "seconds"),
    [(0, 12, 20), (1, 5, 20), (1, 8.5, 25), (1, 12, 30), (1, 20, 45), (1, 30, 45), (2, 5, 35), (3, 20, 60)],
)
def test_the_longest_quiet_hangs_on_level_and_length(level: int, minutes: float, seconds: float) -> None:
    assert longest_quiet(replace(SCRIPT, level=level), minutes) == pytest.approx(seconds)


def test_what_grounds_is_hardly_quiet_and_the_night_is_longest() -> None:
    assert (longest_quiet(GROUND, 2), longest_quiet(GROUND, 5), longest_quiet(NIGHT, 12)) == (15, 20, 90)


def test_bounds_are_interpolated_by_length() -> None:
    assert density(SCRIPT, 8.5) == pytest.approx((50, 67.5))
    assert silence(SCRIPT, 25) == pytest.approx((58.5, 77))
    assert least_return(SCRIPT, 16) == pytest.approx(75)
    assert (least_return(SCRIPT, 2), least_return(SCRIPT, 3.5)) == pytest.approx((12, 21))


def test_profiles_and_level_3_override_the_length() -> None:
    assert density(GROUND, 2) == (70, 98)
    assert density(replace(SCRIPT, profile=Profile.SPARSE), 5) == (25, 45)
    assert silence(replace(SCRIPT, level=3), 12) == (50, 73)
    assert least_return(GROUND, 5) == least_return(NIGHT, 12) == 0
