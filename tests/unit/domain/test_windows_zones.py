"""Zones by the names of Windows."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.sessions import windows_zones
from calmroom.domain.sessions.windows_zones import zone_name


@pytest.mark.parametrize(
    ("windows", "name"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ("GMT Standard Time", "Europe/London"),
        ("Nepal Standard Time", "Asia/Kathmandu"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("Mitteleuropa", ""),
        ("", ""),
    ],
)
def test_a_zone_of_windows_has_the_name_that_others_give_it(windows: str, name: str) -> None:
    assert zone_name(windows) == name


def test_every_name_in_the_list_is_one_that_is_known() -> None:
    names = [line.partition(" = ")[0] for line in windows_zones._PAIRS.strip().splitlines()]
    assert all(ZoneInfo(zone_name(name)).key for name in names)
    assert len(names) == len(set(names)) > 130
