"""Two clocks, of which one stands while the machine sleeps."""

from __future__ import annotations

from calmroom.audio.engine.wake import Wake


class Sleep:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_a_sleep_is_told_once() -> None:
    sleep = Sleep()
    wake = Wake(sleep)
    assert not wake.has_slept()
    sleep.seconds += 3_600.0
    assert wake.has_slept()
    assert not wake.has_slept()


def test_clocks_that_are_read_one_by_one_are_no_sleep() -> None:
    sleep = Sleep()
    wake = Wake(sleep)
    for step in (0.02, -0.02, 0.02):
        sleep.seconds += step
        assert not wake.has_slept()


def test_each_sleep_is_told() -> None:
    sleep = Sleep()
    wake = Wake(sleep)
    for _ in range(3):
        sleep.seconds += 2.0
        assert wake.has_slept()


def test_a_machine_that_is_awake_has_not_slept() -> None:
    assert not Wake().has_slept()
