"""The wall clock and the clock that never jumps. Nobody else reads them."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

LOCAL = Path("/etc/localtime")
NAMED = Path("/etc/timezone")
REGISTERED = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
"""Where Windows keeps the name of its zone."""


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        """The present moment in the machine's zone, to the millisecond."""
        local = self.local()
        moment = local.astimezone(UTC)
        zone = local_zone()
        if zone is not None and moment.astimezone(zone).utcoffset() == local.utcoffset():
            return moment.astimezone(zone)
        return local

    def local(self) -> datetime:
        """The present moment in local time, without the zone's name; enough for a greeting, and read at once."""
        if sys.platform != "win32":
            # Somebody may have travelled since the start; the system's own reading of the zone is kept without this.
            time.tzset()
        moment = datetime.now(UTC)  # noqa: TID251 - the one place that reads it
        return (moment - moment.microsecond % 1000 * timedelta(microseconds=1)).astimezone()

    def monotonic(self) -> float:
        """Seconds since some fixed moment, the same in every process of this machine."""
        return time.monotonic()


def local_zone() -> tzinfo | None:
    """The machine's zone by name, or ``None`` where it does not tell one that is known here."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 5 ms that the first frame does without

    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked(), _named(), _registered()):
        try:
            if name:
                return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            continue
    return None


def _linked() -> str:
    try:
        return str(LOCAL.readlink()).rpartition("zoneinfo/")[2]
    except OSError:
        return ""


def _named() -> str:
    try:
        return NAMED.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _registered() -> str:
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415 - Windows alone has it

    from calmroom.domain.sessions.windows_zones import zone_name  # noqa: PLC0415 - as above

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTERED) as key:
            return zone_name(str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0]).partition("\0")[0])
    except OSError:
        return ""
