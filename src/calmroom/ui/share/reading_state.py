"""A page that came back, decided: whose it is, when it was made, and which came before and after. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import clock_time, full_day

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.routine.desk import Client, Returned
    from calmroom.domain.sharing.sharing import SharedPage

NOBODY: Final = "Somebody who is not on your list"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page and its keeping."""

    returned: Returned
    page: SharedPage = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadingState:
    """What is read.

    Attributes:
        sheets: All pages of this client, the earliest made first; of nobody known only the one.
        at: Which of them is read.
        clients: Everybody it may be from.
    """

    sheets: tuple[Sheet, ...] = field(default=(), repr=False)
    at: int = 0
    clients: tuple[Client, ...] = field(default=(), repr=False)

    @property
    def sheet(self) -> Sheet | None:
        """What is read."""
        return self.sheets[self.at] if self.sheets else None

    @property
    def before(self) -> Sheet | None:
        """The page that was made before it."""
        return self.sheets[self.at - 1] if self.at > 0 else None

    @property
    def has_later(self) -> bool:
        """Whether one was made after it."""
        return self.at + 1 < len(self.sheets)

    @property
    def client(self) -> Client | None:
        """Whose it is, where that is known."""
        sheet = self.sheet
        wanted = "" if sheet is None else sheet.returned.client_id
        return next((one for one in self.clients if one.id == wanted), None)

    @property
    def title(self) -> str:
        """Whose it is."""
        return NOBODY if self.client is None else self.client.initials

    def facts(self, now: datetime) -> str:
        """When it was made and when it was opened."""
        sheet = self.sheet
        if sheet is None:
            return ""
        return f"Made on {_when(sheet.page.made, now)}. Opened on {_when(sheet.returned.opened, now)}."

    def place(self) -> str:
        """Which of how many."""
        return f"{self.at + 1} of {len(self.sheets)}" if len(self.sheets) > 1 else ""


def reading_state(sheets: tuple[Sheet, ...], returned_id: str, clients: tuple[Client, ...]) -> ReadingState:
    """What is read, with the other pages of the same client around it."""
    wanted = next((one for one in sheets if one.returned.id == returned_id), None)
    if wanted is None:
        return ReadingState(clients=clients)
    known = {one.id for one in clients}
    whose = wanted.returned.client_id
    mine = [one for one in sheets if one.returned.client_id == whose] if whose in known else [wanted]
    mine.sort(key=lambda one: (one.page.made, one.returned.opened))
    return ReadingState(tuple(mine), mine.index(wanted), clients)


def _when(moment: datetime, now: datetime) -> str:
    here = moment.astimezone(now.tzinfo)
    return f"{full_day(here.date(), now.date())}, {clock_time(here)}"
