"""The therapist's desk: clients by initials, drafts of routines, what came back, and what was given away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime  # noqa: TC003 - the vault and copies read the types of fields
from typing import Final

from calmroom.domain.library.catalogue import Plannable  # noqa: TC001 - as above
from calmroom.domain.routine.handover import Recording  # noqa: TC001 - as above
from calmroom.domain.routine.routine import Routine  # noqa: TC001 - as above

MOST_INITIALS: Final = 8
MOST_REMEMBERED: Final = 500
"""Routines of one therapist whose editions are remembered; the one taken in longest ago goes first."""
PDF, SEALED = "pdf", "sealed"


@dataclass(frozen=True, slots=True)
class KnownSigner:
    """Somebody whose file was taken in.

    Attributes:
        id: The verifying key, in hexadecimal digits.
        code: The whole public code as text, so that a page can be sealed to them.
        is_compared: Whether the words were compared in the room.
        editions: The ids of their routines, each with the highest edition of it that was ever taken in here, so that an
            older file is known as one also where its plan was removed.
    """

    id: str
    name: str = field(repr=False)
    code: str = field(repr=False)
    first_seen: datetime
    is_compared: bool = False
    editions: tuple[tuple[str, int], ...] = ()

    def edition_of(self, routine_id: str) -> int:
        """The highest edition of a routine that was ever taken in; 0 for none."""
        return max((edition for one, edition in self.editions if one == routine_id), default=0)


def with_edition(signer: KnownSigner, routine_id: str, edition: int) -> KnownSigner:
    """The same, once that edition was taken in."""
    others = tuple(one for one in signer.editions if one[0] != routine_id)
    highest = max(edition, signer.edition_of(routine_id))
    return replace(signer, editions=(*others, (routine_id, highest))[-MOST_REMEMBERED:])


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody a therapist works with.

    Attributes:
        id: 32 hexadecimal digits.
        initials: All that is written of a name here.
        since: When they were added.
        greeting: How a routine greets them; the initials where it is empty.
        code: Their public code as text, once it was compared; a file is sealed to it.
    """

    id: str
    initials: str = field(repr=False)
    since: datetime
    greeting: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Brought:
    """A recording that was brought in, and the file of ours that holds it."""

    recording: Recording
    path: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine that a therapist is writing.

    Attributes:
        id: The routine's.
        client_id: Empty while it is for nobody yet.
        scripts: File name and text of each script of its own.
        recordings: Sound of its own.
        saved: When it was last saved as a file.
        last: The day of the session it begins with, where one is meant.
        next: The day of the session after it.
    """

    id: str
    client_id: str
    routine: Routine
    changed: datetime
    scripts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    recordings: tuple[Brought, ...] = ()
    saved: datetime | None = None
    last: date | None = None
    next: date | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """A page that a client gave back, as it was opened.

    Attributes:
        mark: SHA-256 of what was signed, so that the same page is not kept twice.
        content: All that is on it, as the share container spells it.
    """

    id: str
    client_id: str
    mark: str
    opened: datetime
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shared:
    """What was given away, and when. It cannot be taken back; this is how one remembers.

    Attributes:
        to: The therapist's name, as the client knows it.
        form: ``PDF`` or ``SEALED``.
        mark: SHA-256 of what was given.
        lines: What was ticked, in words.
        code: The public code it was sealed to; empty for paper.
    """

    id: str
    made: datetime
    to: str = field(repr=False)
    form: str
    mark: str = ""
    lines: tuple[str, ...] = field(default=(), repr=False)
    code: str = ""


@dataclass(frozen=True, slots=True)
class Choosable:
    """A practice that a therapist may put into a part.

    Attributes:
        why: Why it cannot be chosen; empty where it can.
    """

    practice: Plannable
    why: str = ""
