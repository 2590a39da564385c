from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from calmroom.desktop.clock import SystemClock


@pytest.fixture
def zone_of_before() -> Iterator[None]:
    """Afterwards this process is in its own zone again."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no tzset; there a zone holds until the next start")
@pytest.mark.usefixtures("zone_of_before")
def test_somebody_who_travels_sees_the_hour_of_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.now()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    after = clock.now()
    assert (after.utcoffset(), clock.local().utcoffset()) == (timedelta(hours=9), timedelta(hours=9))
    assert after - before < timedelta(hours=1)
