"""A practice during which the clocks on the wall are changed, or somebody crosses a border."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import Choices
from calmroom.services.history import HistoryService
from calmroom.services.practice import Beginning

from .conftest import Home

BERLIN, TOKYO, HONOLULU = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo"), ZoneInfo("Pacific/Honolulu")
LATE = datetime(2026, 11, 20, 23, 57, tzinfo=BERLIN)
CHANGES = [
    pytest.param(LATE, TOKYO, id="to the east, over midnight"),
    pytest.param(LATE, HONOLULU, id="to the west, back to noon"),
    pytest.param(datetime(2026, 10, 25, 2, 57, tzinfo=BERLIN), BERLIN, id="an hour comes twice"),
    pytest.param(datetime(2026, 3, 29, 1, 57, tzinfo=BERLIN), BERLIN, id="an hour is left out"),
]


@pytest.mark.parametrize(("begins", "zone"), CHANGES)
def test_a_practice_is_as_long_as_it_was_heard_and_on_the_day_it_began(
    home: Home, begins: datetime, zone: ZoneInfo
) -> None:
    home.clock.set(begins)
    playing = home.practice.begin(Beginning("s01", Choices(5, "bf_emma")))
    home.clock.set(datetime.fromtimestamp(begins.timestamp() + 300, UTC).astimezone(zone))
    home.player.hear(301)
    (record,) = home.vault.practices.since()
    assert (record.outcome, record.started) == (Outcome.FINISHED, begins)
    assert record.heard == playing.programme.practice.frames
    practised = [day for day in HistoryService(home.access, home.world).period().days if day.practices]
    assert [(day.date, day.practices) for day in practised] == [(begins.date(), 1)]
