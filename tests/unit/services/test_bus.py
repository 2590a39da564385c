from __future__ import annotations

from dataclasses import dataclass

import pytest

from calmroom.services.bus import EventBus


@dataclass(frozen=True)
class Rang:
    times: int


def test_a_listener_hears_events_of_its_type_only() -> None:
    bus = EventBus()
    heard: list[Rang] = []
    bus.subscribe(Rang, heard.append)
    bus.publish(Rang(2))
    bus.publish("a word")
    assert heard == [Rang(2)]


def test_a_listener_that_has_ended_hears_nothing() -> None:
    bus = EventBus()
    heard: list[Rang] = []
    end = bus.subscribe(Rang, heard.append)
    end()
    end()
    bus.publish(Rang(1))
    assert heard == []


def test_a_failing_listener_is_logged_and_the_others_still_hear(caplog: pytest.LogCaptureFixture) -> None:
    bus = EventBus()
    heard: list[Rang] = []

    def fail(_event: Rang) -> None:
        raise ValueError

    bus.subscribe(Rang, fail)
    bus.subscribe(Rang, heard.append)
    bus.publish(Rang(3))
    assert heard == [Rang(3)]
    assert "A listener to Rang failed." in caplog.text
    caplog.clear()
