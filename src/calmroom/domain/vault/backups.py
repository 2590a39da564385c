"""Copies of the vault: what is known of one, what it holds, and what may be wrong with where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.dates import whole_date
from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


KILO, MEGA, GIGA = 10**3, 10**6, 10**9


class VaultDamaged(CalmroomError):  # noqa: N818 - what a person meets is a state, and a backup is the way out of it
    """The vault is missing, cut short or damaged: a backup may help. Nothing was changed."""


class Why(StrEnum):
    """What a copy was made for."""

    DAY = "day"
    ASKED = "asked"
    CLOSE = "close"
    UPDATE = "update"
    RESTORE = "restore"
    IMPORT = "import"
    ASIDE = "aside"
    """No copy: the vault itself, as a restore put it aside."""


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """A copy, as it is seen from outside.

    Attributes:
        path: Its database; the key file and what is known of it lie beside, under the same name.
        made: When, with the zone of that time.
        size: In bytes.
        program: The version of calmroom that made it; empty where that is not known.
        is_whole: Whether all its parts are there and as long as they were.
        is_away: Whether it lies in the folder of the person's choice.
    """

    path: Path
    made: datetime
    size: int
    why: Why = Why.ASKED
    program: str = ""
    is_whole: bool = True
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """What a copy holds: numbers and a date, never words.

    Attributes:
        version: Of the file.
        newest: When the newest entry was begun.
    """

    version: int
    practices: int
    entries: int
    newest: datetime | None = None
    maps: int = 0
    appointments: int = 0
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Concern:
    """Something about a folder that a person wants to know, and what to do about it."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a copy.

    Attributes:
        copy: The new one; ``None`` where nothing had changed since the last.
        away: Why there is none in the folder of the person's choice; ``None`` where there is one, or no such folder.
    """

    copy: BackupCopy | None
    away: CalmroomError | None = None


@dataclass(frozen=True, slots=True)
class BackupMoved:
    """A copy is being made; ``share`` goes from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class BackupEnded:
    """A copy was made, was not needed, or could not be made."""

    made: Made | None = None
    fault: CalmroomError | None = None


@dataclass(frozen=True, slots=True)
class VaultRestored:
    """The vault is another one now: that of a copy."""

    copy: BackupCopy


@dataclass(frozen=True, slots=True)
class VaultBegun:
    """The vault is an empty one now; the one that did not open lies among the copies."""


class Backups(Protocol):
    """The copies of one vault. Every method waits for the disk."""

    def copies(self, away: Path | None) -> tuple[BackupCopy, ...]:
        """All there are, here and in the folder ``away`` where it is present; newest first. None is opened."""
        ...

    def size(self) -> int:
        """Bytes of the vault's own file."""
        ...

    def has_changed(self) -> bool:
        """Whether the open vault has changed since the last copy.

        Raises:
            CalmroomError: If it is not open.
        """
        ...

    def make(self, made: datetime, why: Why, moved: Callable[[float], None]) -> BackupCopy:
        """Copy the open vault, read the copy through, and only then call it one. Then let go what the rota spares.

        Raises:
            VaultDamaged: If the vault itself cannot be read through.
            CalmroomError: If it could not be made; all former copies stand.
        """
        ...

    def send(self, away: Path, now: datetime) -> None:
        """Bring the newest copy to that folder, where it is present and lacks it.

        Raises:
            CalmroomError: If the folder is not there, or the copy could not be made; former ones there stand.
        """
        ...

    def glance(self, copy: BackupCopy) -> Inside | None:
        """What a copy says it holds, without reading it through; ``None`` where nothing can be told so quickly."""
        ...

    def look(self, copy: BackupCopy, secret: str | None) -> Inside:
        """Open a copy, read it through, and count.

        Raises:
            VaultLocked: If it opens with a passphrase or recovery key alone, and ``secret`` is none of them.
            CalmroomError: If it is damaged, or made by a newer calmroom.
        """
        ...

    def stage(self, copy: BackupCopy, when: datetime, secret: str | None) -> None:
        """Make a copy ready to take the vault's place: it does when the vault is opened next.

        The present vault is then put aside as it is, and becomes a copy itself.

        Raises:
            CalmroomError: As ``look``; or if it could not be written. The present vault stands.
        """
        ...

    def begin_anew(self, when: datetime) -> None:
        """Put all that there is of a vault aside, as it is, among the copies: the next opening makes an empty one.

        Raises:
            CalmroomError: If somebody has it open, or the disk does not let it; then it is as it was, or is put aside
                by the next opening.
        """
        ...

    def check(self) -> None:
        """Read the open vault through.

        Raises:
            VaultDamaged: If a part of it cannot be read.
        """
        ...

    def concerns(self, away: Path | None) -> tuple[Concern, ...]:
        """What a person wants to know of the places that the vault and the copies lie in."""
        ...

    def news(self) -> tuple[Concern, ...]:
        """What was found as the vault was opened, to be told once."""
        ...


def size_words(size: int) -> str:
    """``3.4 MB``; thousands of bytes are as small as it gets."""
    if size >= GIGA:
        return f"{size / GIGA:.1f} GB"
    if size >= MEGA:
        return f"{size / MEGA:.1f} MB"
    return f"{max(1, round(size / KILO))} kB"


def count_words(count: int, one: str, many: str) -> str:
    """``no entries``, ``1 entry``, ``34 entries``."""
    return f"no {many}" if count == 0 else f"1 {one}" if count == 1 else f"{count:,} {many}"


def inside_words(inside: Inside) -> str:
    """``12 practices and 34 entries, the newest of Sunday 8 March 2026; 3 body maps``."""
    practices = count_words(inside.practices, "practice", "practices")
    entries = count_words(inside.entries, "entry", "entries")
    newest = "" if inside.newest is None else f", the newest of {whole_date(inside.newest)}"
    others = (
        (inside.maps, "body map", "body maps"),
        (inside.appointments, "appointment", "appointments"),
        (inside.voices, "voice note", "voice notes"),
    )
    more = ", ".join(count_words(count, one, many) for count, one, many in others if count)
    return f"{practices} and {entries}{newest}{'; ' if more else ''}{more}"
