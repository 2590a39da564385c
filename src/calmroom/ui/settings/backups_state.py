"""What Settings says of backups, decided from what is known. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.dates import clock_time, full_day
from calmroom.domain.vault.backups import Why, inside_words, size_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from calmroom.domain.vault.backups import BackupCopy, BackupEnded, Inside

SHOWN = 4
"""So many are listed until all are asked for."""
ROTA = (
    "One is made every day by itself. All of the last two days stay, then one a day, one a week and one a month. "
    "Each is read through before it counts. What routines bring along, and recordings that you brought in for clients, "
    "lie beside the vault and in none of them; keep their files."
)
NOWHERE = "A stick, another disk, or a synced folder: each backup goes there too, encrypted as here."
AWAY = "It is not here now. The next backup goes there once it is back."
SURE = "It takes the vault's place. What is there now is kept, and is in this list afterwards."
RESTORED = "It is in place. What was there before is in this list."
_WHY = {
    Why.UPDATE: "made before an update",
    Why.RESTORE: "made before a restore",
    Why.IMPORT: "made before an import",
    Why.ASIDE: "the vault that was there before",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One copy in the list."""

    title: str
    about: str


def day_words(made: datetime, now: datetime) -> str:
    """``Today, 09:52``; ``Yesterday, 21:14``; ``Sunday 8 March, 21:14``."""
    local = made.astimezone(now.tzinfo)
    days = now.date() - local.date()
    named = {timedelta(0): "Today", timedelta(days=1): "Yesterday"}.get(days) or full_day(local, now.date())
    return f"{named}, {clock_time(local)}"


def last_words(copies: Sequence[BackupCopy], now: datetime) -> str:
    """When the newest whole one was made."""
    newest = next((one for one in copies if one.is_whole and one.why is not Why.ASIDE), None)
    return "No backup yet" if newest is None else f"Last backup: {day_words(newest.made, now)}"


def line_of(copy: BackupCopy, inside: Inside | None, now: datetime) -> Line:
    """A copy as it stands in the list."""
    parts = [size_words(copy.size)]
    if copy.why in _WHY:
        parts.append(_WHY[copy.why])
    if copy.is_away:
        parts.append("in your backup folder")
    about = f"{', '.join(parts)}."
    if not copy.is_whole:
        about += " A part of it is missing, so it cannot be restored."
    elif inside is not None:
        about += f" It holds {inside_words(inside)}."
    return Line(day_words(copy.made, now), about[0].upper() + about[1:])


def looked_words(copy: BackupCopy, inside: Inside) -> str:
    """What was found by reading it through."""
    program = f" calmroom {copy.program} made it." if copy.program else ""
    return f"Read through: it is whole. It holds {inside_words(inside)}.{program}"


def ended_words(ended: BackupEnded) -> tuple[str, str]:
    """What came of making one: a sentence, and what to do about it."""
    if ended.fault is not None:
        return ended.fault.message, ended.fault.hint
    if ended.made is None or ended.made.copy is None:
        said = "Nothing has changed since the last backup, so it is still the newest."
    else:
        said = "A backup was made and read through."
    away = None if ended.made is None else ended.made.away
    return (said, "") if away is None else (f"{said} {away.message}", away.hint)


def folder_words(folder: Path | None, *, is_here: bool) -> str:
    """Where copies go as well."""
    if folder is None:
        return NOWHERE
    return str(folder) if is_here else f"{folder}\n{AWAY}"


def more_words(count: int) -> str:
    """On the button that lists all."""
    return f"Show all {count}"
