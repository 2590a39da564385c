"""calmroom some days from now. Its arguments are how many, and the words that calmroom is started with."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

from calmroom.__main__ import main
from calmroom.desktop.clock import SystemClock


def begin() -> int:
    """Set the clock forward, and start."""
    days = timedelta(days=int(sys.argv[1]))
    sys.argv = sys.argv[sys.argv.index("calmroom") :]
    now = SystemClock.local

    def later(clock: SystemClock) -> datetime:
        return now(clock) + days

    setattr(SystemClock, "local", later)  # noqa: B010 - a method is not assigned to
    return main()


if __name__ == "__main__":
    sys.exit(begin())
