"""Which copies stay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.storage.rota import ROTA, spare, spare_asides

NOW = datetime(2026, 11, 21, 21, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
YEAR = 365


@dataclass(frozen=True)
class Copy:
    made: datetime
    size: int = 1000
    is_whole: bool = True


def ago(*days: float) -> list[Copy]:
    return [Copy(NOW - timedelta(days=each)) for each in days]


def stays(copies: list[Copy], now: datetime = NOW) -> list[float]:
    """The ages in days of those that stay."""
    gone = spare(copies, now)
    return sorted((now - one.made) / DAY for one in copies if one not in gone)


daily = [float(day) for day in range(3 * YEAR)]


@pytest.mark.parametrize(
    ("case", "made", "kept"),
    [
        ("no copy", [], []),
        ("one old copy", [1000], [1000]),
        ("all of two days", [0, 0.1, 0.2, 1, 1.1, 1.9], [0, 0.1, 0.2, 1, 1.1, 1.9]),
        ("the newest of an older day", [0, 5, 5.1, 5.2], [0, 5]),
        ("each of twelve days", list(range(15)), list(range(15))),
        ("then each week", [0, *range(3, 15), 15, 16, 17, 18, 19, 20, 21, 22], [0, *range(3, 15), 20]),
        ("days without a copy cost nothing", [0, 10, 20, 30, 40, 50], [0, 10, 20, 30, 40, 50]),
    ],
)
def test_the_table_of_cases(case: str, made: list[float], kept: list[float]) -> None:
    assert stays(ago(*made)) == pytest.approx(kept), case


def test_three_years_of_days_become_two_days_twelve_days_ten_weeks_and_nine_months() -> None:
    kept = stays(ago(*daily))
    assert len(kept) == 3 + ROTA.daily + ROTA.weekly + ROTA.monthly
    assert kept[:15] == list(range(15))
    weeks, months = kept[15:25], kept[25:]
    assert {later - earlier for earlier, later in pairwise(weeks)} == {7.0}
    assert {later - earlier for earlier, later in pairwise(months)} <= {28.0, 29.0, 30.0, 31.0}


def test_thinning_day_by_day_leaves_months_behind_too() -> None:
    copies: list[Copy] = []
    for day in range(2 * YEAR):
        now = NOW + day * DAY
        copies = [one for one in [*copies, Copy(now)] if one not in spare([*copies, Copy(now)], now)]
    ages = [(NOW + (2 * YEAR - 1) * DAY - one.made) / DAY for one in copies]
    assert len(ages) == 3 + ROTA.daily + ROTA.weekly + ROTA.monthly
    assert max(ages) > 300


def test_what_is_not_whole_neither_goes_nor_stands_for_its_day() -> None:
    broken = replace(ago(5)[0], is_whole=False)
    copies = [*ago(0, 5.1, 5.2), broken]
    assert spare(copies, NOW) == (copies[2],)


@pytest.mark.parametrize("leap", [-DAY, -HOUR, 3650 * DAY], ids=["back a day", "back an hour", "on ten years"])
def test_a_clock_that_was_set_costs_no_copy(leap: timedelta) -> None:
    copies = ago(0, 0.1, 5, 5.1, *range(20, 60))
    assert spare(copies, NOW)
    assert not spare(copies, NOW + leap)


def test_nor_does_the_first_copy_at_the_wrong_time() -> None:
    copies = [*ago(0, 0.1, 5, 5.1, *range(20, 60)), Copy(NOW + 3650 * DAY)]
    assert not spare(copies, NOW + 3650 * DAY + HOUR)


def test_a_time_that_was_come_to_by_a_leap_is_believed_after_three_days_of_copies() -> None:
    later = NOW + 200 * DAY
    copies = [*ago(0, 5, 5.1), *(Copy(later - day * DAY) for day in range(3))]
    assert spare(copies, later) == (copies[2],)


def test_too_many_bytes_cost_the_oldest_but_never_the_newest_six() -> None:
    large = [replace(one, size=ROTA.most // 4) for one in ago(*range(10))]
    assert [(NOW - one.made) / DAY for one in spare(large, NOW)] == [9.0, 8.0, 7.0, 6.0]


moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone
copies_of = st.lists(
    st.builds(Copy, moments, st.integers(1, ROTA.most), st.sampled_from([True, True, False])),
    max_size=40,
    unique_by=lambda one: one.made,
)


@given(copies_of, moments)
def test_the_newest_whole_copy_never_goes(copies: list[Copy], now: datetime) -> None:
    whole = [one for one in copies if one.is_whole]
    gone = spare(copies, now)
    assert all(one.is_whole for one in gone)
    assert not whole or max(whole, key=lambda one: one.made) not in gone


@given(copies_of, moments)
def test_what_stays_once_stays_the_same_moment_again(copies: list[Copy], now: datetime) -> None:
    left = [one for one in copies if one not in spare(copies, now)]
    assert not spare(left, now)


@given(copies_of)
def test_ten_years_on_or_a_day_back_costs_nothing(copies: list[Copy]) -> None:
    newest = max((one.made for one in copies if one.is_whole), default=NOW)
    assert not spare(copies, newest - DAY)
    assert not spare(copies, newest + 3650 * DAY)


def asides_that_stay(*days: float, copies: tuple[float, ...] = (0, 1), now: datetime = NOW) -> list[float]:
    asides = ago(*days)
    gone = spare_asides(asides, ago(*copies), now)
    return sorted((NOW - one.made) / DAY for one in asides if one not in gone)


def test_what_a_restore_put_aside_stays_half_a_year() -> None:
    assert asides_that_stay(1, 2, 3, 4, 182, 184, 400) == [1, 2, 3, 4, 182]


def test_the_newest_two_that_were_put_aside_stay_for_ever() -> None:
    assert asides_that_stay(1000, 2000, 3000) == [1000, 2000]


@pytest.mark.parametrize("leap", [365 * 10 * DAY, -DAY])
def test_a_clock_that_was_set_costs_nothing_that_was_put_aside(leap: timedelta) -> None:
    assert asides_that_stay(1, 2, 3, now=NOW + leap) == [1, 2, 3]


def test_without_a_copy_nothing_that_was_put_aside_goes() -> None:
    assert asides_that_stay(300, 400, 500, copies=()) == [300, 400, 500]
