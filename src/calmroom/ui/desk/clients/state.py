"""What is said of clients and their drafts. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import clock_time, day_and_month
from calmroom.domain.routine.words import range_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from calmroom.domain.routine.desk import Client, Draft
    from calmroom.domain.routine.starting_points import StartingPoint

NOBODY: Final = "For nobody yet"
SEALED: Final = "Their code is known: files are sealed to them."
UNSEALED: Final = "No code yet: a file can be read by whoever has it."


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A routine in the list."""

    draft: Draft = field(repr=False)
    title: str = field(repr=False)
    line: str


@dataclass(frozen=True, slots=True)
class ClientGroup:
    """Somebody, and what is written for them.

    Attributes:
        client: ``None`` for what is for nobody yet.
    """

    client: Client | None = field(repr=False)
    title: str = field(repr=False)
    line: str
    rows: tuple[DraftRow, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BeginRow:
    """Something to begin from."""

    key: str
    title: str
    line: str


def groups_of(clients: Sequence[Client], drafts: Sequence[Draft], now: datetime) -> tuple[ClientGroup, ...]:
    """Everybody with what is written for them; what is for nobody yet comes last, where there is any."""
    groups = [
        ClientGroup(
            client,
            f"{client.initials}, {client.greeting}" if client.greeting else client.initials,
            SEALED if client.code else UNSEALED,
            tuple(_row(draft, now) for draft in drafts if draft.client_id == client.id),
        )
        for client in clients
    ]
    left = tuple(_row(draft, now) for draft in drafts if not draft.client_id)
    return (*groups, ClientGroup(None, NOBODY, "", left)) if left else tuple(groups)


def beginnings(points: Sequence[StartingPoint]) -> tuple[BeginRow, ...]:
    """What a routine can begin from; an empty one first."""
    empty = BeginRow("", "An empty routine", "The line between two sessions, and nothing on it.")
    return (empty, *(BeginRow(one.key, one.title, one.about) for one in points))


def words_of(words: Sequence[str]) -> str:
    """The words of a code, as they are read to each other."""
    return "   ".join(words)


def _row(draft: Draft, now: datetime) -> DraftRow:
    routine = draft.routine
    many = len(routine.items)
    said = ["nothing in it yet" if not many else "1 practice" if many == 1 else f"{many} practices"]
    if draft.last is not None and draft.next is not None:
        said.insert(0, range_of(draft.last, draft.next))
    said.append(f"changed {_when(draft.changed, now)}")
    if draft.saved is not None:
        said.append(f"file {routine.edition} saved {_when(draft.saved, now)}")
    line = ", ".join(said)
    return DraftRow(draft, routine.title or "A routine without a name", f"{line[:1].upper()}{line[1:]}")


def _when(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"at {clock_time(local)}"
    return f"on {day_and_month(local)}"
