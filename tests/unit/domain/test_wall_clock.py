from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.wall_clock import in_the_past, real

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 20, 30, tzinfo=BERLIN)


def test_an_hour_that_clocks_left_out_moves_on() -> None:
    assert in_the_past(datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN), NOW).isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice_stays_the_one_that_was_meant(fold: int) -> None:
    twice = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=BERLIN)
    assert real(twice).utcoffset() == twice.utcoffset() == timedelta(hours=2 - fold)


def test_what_is_still_to_come_was_not_done() -> None:
    assert in_the_past(NOW, NOW) == NOW
    with pytest.raises(CalmroomError, match="still to come"):
        in_the_past(NOW + timedelta(minutes=1), NOW)


@pytest.mark.parametrize("moment", [datetime(2026, 1, 1), datetime(1066, 10, 14, tzinfo=BERLIN)])  # noqa: DTZ001 - refused
def test_what_is_no_day_is_refused_kindly(moment: datetime) -> None:
    with pytest.raises(CalmroomError, match="no day"):
        in_the_past(moment, NOW)
