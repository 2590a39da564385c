"""Moments as columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.storage import moments


def test_a_zone_whose_rules_have_changed_since_keeps_the_hour_it_was_then() -> None:
    read = moments.from_columns(0, "Europe/Berlin", 7200)
    assert (read.hour, read.utcoffset(), read.tzname()) == (2, timedelta(hours=2), "Europe/Berlin")


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "\0", "x" * 500, "Nowhere/Atall"])
def test_a_zone_nobody_knows_keeps_its_offset(name: str) -> None:
    assert moments.from_columns(0, name, -3600).utcoffset() == timedelta(hours=-1)


def test_a_zone_that_is_known_is_the_zone_itself() -> None:
    assert moments.from_columns(0, "Europe/Berlin", 3600).tzinfo == ZoneInfo("Europe/Berlin")


def test_less_than_a_millisecond_is_rounded_down() -> None:
    assert moments.to_milliseconds(datetime(1970, 1, 1, 0, 0, 1, 999, tzinfo=UTC)) == 1000


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        moments.to_columns(datetime(2026, 1, 1))  # noqa: DTZ001 - the case itself
