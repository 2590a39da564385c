"""Whether the machine slept: of two clocks, one stands still meanwhile."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_ASLEEP: Final = 1.0
"""Seconds by which the clocks have to part. They are read one by one, and on Windows one has steps of 16 ms."""


class Wake:
    """Compares a clock that counts sleep with one that does not.

    Args:
        slept: Seconds that the machine has slept since some fixed moment; the system's by default.
    """

    def __init__(self, slept: Callable[[], float] | None = None) -> None:
        self._slept = slept or _clocks()
        self._before = self._slept()

    def has_slept(self) -> bool:
        """Whether the machine has slept since this was asked last; told once."""
        slept = self._slept()
        if slept - self._before < _ASLEEP:
            return False
        self._before = slept
        return True


def _clocks() -> Callable[[], float]:
    if sys.platform == "linux":
        return lambda: time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    if sys.platform == "darwin":
        # The first is mach_continuous_time, the second mach_absolute_time, which stands while the machine sleeps.
        return lambda: time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.clock_gettime(time.CLOCK_UPTIME_RAW)
    if sys.platform == "win32":
        return _windows()
    return lambda: 0.0


def _windows() -> Callable[[], float]:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone

        kernel = ctypes.windll.kernel32
        kernel.GetTickCount64.restype = ctypes.c_ulonglong

        def slept() -> float:
            awake = ctypes.c_ulonglong()
            kernel.QueryUnbiasedInterruptTime(ctypes.byref(awake))
            return float(kernel.GetTickCount64()) / 1e3 - awake.value / 1e7

        return slept
    return lambda: 0.0
