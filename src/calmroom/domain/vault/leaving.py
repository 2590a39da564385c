"""Taking everything along, bringing it back, and erasing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Protocol

from calmroom.domain.vault.backups import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path
    from typing import TypeAlias

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.care.consent import Consent
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.journal.voice_note import SoundPiece, VoiceNote
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.sessions.reminders import Reminder, ToldMark
    from calmroom.domain.vault.vault import Vault

    Written: TypeAlias = PracticeRecord | Entry | BodyMap | Appointment | VoiceNote | SoundPiece
    OfPlans: TypeAlias = Plan | KnownSigner | Client | Draft | Shared | Returned | Reminder
    Piece: TypeAlias = "Written | OfPlans | ToldMark | Consent | PrivateSetting"

GoOn = Callable[[float], bool]
"""Told how far one is, from 0 to 1; answers whether to go on."""
MOST_REFUSED = 100
"""So many broken lines of a copy are named; one with more is no copy."""


@dataclass(frozen=True, slots=True)
class PrivateSetting:
    """One setting about a person or a body."""

    name: str
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of each."""

    practices: int = 0
    entries: int = 0
    consents: int = 0
    settings: int = 0
    maps: int = 0
    appointments: int = 0
    voices: int = 0
    plans: int = 0
    signers: int = 0
    clients: int = 0
    drafts: int = 0
    shared: int = 0
    returned: int = 0
    reminders: int = 0

    @property
    def total(self) -> int:
        """All together."""
        return sum(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, slots=True)
class Refused:
    """A line of a copy that was not understood: where, and what about it; never what it says."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a copy holds, found by reading it through; nothing was changed."""

    amount: Amount
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of bringing a copy in.

    Attributes:
        added: What was not there.
        present: What was there already, and stays as it is.
        differing: How much of that reads otherwise in the copy.
        refused: What was left out.
    """

    added: Amount
    present: Amount
    differing: int = 0
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What erasing did not take away, by path; empty where nothing is left."""

    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class LeavingMoved:
    """Something is being written, read or brought in; ``share`` goes from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class CopyWritten:
    """A copy of everything was written to ``path``, given up, or could not be written."""

    path: Path | None = None
    amount: Amount | None = None
    fault: CalmroomError | None = None


@dataclass(frozen=True, slots=True)
class CopyRead:
    """A copy was read through, or could not be."""

    path: Path
    found: Incoming | None = None
    fault: CalmroomError | None = None


@dataclass(frozen=True, slots=True)
class CopyBroughtIn:
    """A copy was brought in, given up, or could not be."""

    added: Added | None = None
    fault: CalmroomError | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """Everything is gone but what ``left`` names."""

    left: Left


class Intake(Protocol):
    """Brings what a copy holds into a vault."""

    def take(self, pieces: Iterable[Piece]) -> Added:
        """Add what is not there, by its id: all of it, or nothing where ``pieces`` or the disk has a fault.

        Raises:
            CalmroomError: If it could not be written.
        """
        ...


class Copies(Protocol):
    """Copies of everything, in files that anybody can read."""

    def write(self, vault: Vault, path: Path, made: datetime, go_on: GoOn) -> Amount | None:
        """Write everything to a path that is free: one file where it ends in ``.zip``, else a folder.

        Returns:
            How much was written; ``None`` where it was given up, and then nothing is left of it.

        Raises:
            CalmroomError: If the path is taken, or it could not be written; nothing is left of it.
        """
        ...

    def look(self, path: Path, go_on: GoOn) -> Incoming | None:
        """Read a copy through; ``None`` where it was given up.

        Raises:
            CalmroomError: If it is no copy of ours, cannot be read, or a newer calmroom wrote it.
        """
        ...

    def bring_in(self, vault: Vault, path: Path, go_on: GoOn, *, leave_out_broken: bool) -> Added | None:
        """Bring a copy into a vault: all of it or nothing; ``None`` where it was given up.

        Raises:
            CalmroomError: As ``look``; or if a line is broken and such are not to be left out.
        """
        ...


class Eraser(Protocol):
    """Takes everything away that this program has kept."""

    def away_copies(self, folder: Path | None) -> tuple[Path, ...]:
        """The backups of the vault in the folder of the person's choice, by their databases."""
        ...

    def own_scripts(self) -> tuple[Path, ...]:
        """Practices that the person wrote; they are theirs and stay."""
        ...

    def erase(self, away: tuple[Path, ...]) -> Left:
        """Take away the keys, then the rest, and those backups elsewhere. Begun, it is brought to its end.

        Raises:
            CalmroomError: If it could not begin; nothing is gone.
        """
        ...


def amount_words(amount: Amount) -> str:
    """``12 practices, 34 entries and 3 settings about you``."""
    said = [
        count_words(amount.practices, "practice", "practices"),
        count_words(amount.entries, "entry", "entries"),
    ]
    others = (
        (amount.maps, "body map", "body maps"),
        (amount.appointments, "appointment", "appointments"),
        (amount.voices, "voice note", "voice notes"),
        (amount.plans, "plan", "plans"),
        (amount.signers, "therapist's key", "therapists' keys"),
        (amount.clients, "client", "clients"),
        (amount.drafts, "routine of your own", "routines of your own"),
        (amount.shared, "record of what you shared", "records of what you shared"),
        (amount.returned, "returned page", "returned pages"),
        (amount.reminders, "reminder", "reminders"),
        (amount.settings, "setting about you", "settings about you"),
    )
    said += [count_words(count, one, many) for count, one, many in others if count]
    return f"{', '.join(said[:-1])} and {said[-1]}"
