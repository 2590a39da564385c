"""What a client gives back: what there is to tick, the page of what was ticked, its sealing, and reading one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.desk import PDF, SEALED, Returned, Shared
from calmroom.domain.routine.handover import Sender
from calmroom.domain.sessions.appointments import between
from calmroom.domain.sharing.sharing import Found, Planned, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.domain.routine.handover import SharedPages, ShareFiles
    from calmroom.domain.sharing.sharing import SharedPage
    from calmroom.services.access import Access
    from calmroom.services.desk import DeskService
    from calmroom.services.own_keys import OwnKeysService
    from calmroom.services.plan import PlanService
    from calmroom.services.world import World

USUAL = timedelta(weeks=4)
"""How far back a page looks where no session frames it."""
ID_BYTES = 16
EMPTY = CalmroomError("Nothing is on the page, so nothing was made.", "Tick what you would like to show.")
GONE = CalmroomError("That page is not here any more.", "Look at the list again.")


@dataclass(frozen=True, slots=True)
class ShareTools:
    """What a page travels with.

    Attributes:
        files: Seals it, and opens a sealed one.
        pages: Spells it, and reads the spelling.
        keys: Whose hand it comes from.
    """

    files: ShareFiles
    pages: SharedPages
    keys: OwnKeysService


class SharingService:
    """Pages that are given. Every method waits for the disk; the window calls them from its worker.

    Args:
        access: The way to the vault.
        plan: The client's plans.
        desk: The therapist's desk.
        tools: What a page travels with.
        world: The clock and randomness.
    """

    def __init__(self, access: Access, plan: PlanService, desk: DeskService, tools: ShareTools, world: World) -> None:
        self._access = access
        self._plan = plan
        self._desk = desk
        self._tools = tools
        self._world = world

    def days(self) -> tuple[date, date]:
        """The days a page is usually about: since the last session, else four weeks."""
        now = self._world.clock.now()
        last = between(self._access.vault.appointments.all(), now).last
        return (now - USUAL if last is None else last.begins.astimezone(now.tzinfo)).date(), now.date()

    def found(self, first: date, last: date) -> Found:
        """Everything there is to tick in these days, both included; oldest first."""
        vault, zone = self._access.vault, self._world.clock.now().tzinfo
        begin, end = (datetime.combine(day, time.min, zone) for day in (first, last + timedelta(days=1)))
        # Ground me is a hand on the rail and no practice of a plan: when somebody needed it is nobody else's to see.
        practices = tuple(one for one in vault.practices.between(begin, end)[::-1] if one.script_id != GROUND_ID)
        plan = next((one for one in self._plan.plans() if one.ended is None), None)
        return Found(
            first=first,
            last=last,
            practices=practices,
            entries=vault.journal.between(begin, end)[::-1],
            maps=vault.body_maps.between(begin, end)[::-1],
            planned=() if plan is None else tuple(self._planned(plan.id, practices)),
            plan_note="" if plan is None else plan.note,
            plan_noted=None if plan is None or plan.noted is None else plan.noted.date(),
        )

    def therapists(self) -> tuple[KnownSigner, ...]:
        """Those a page can be sealed to: whose routine was taken in."""
        return tuple(one for one in self._access.vault.signers.all() if one.code)

    def seal(self, page: SharedPage, to: KnownSigner, ticked: Iterable[str], into: Path) -> Shared:
        """Write the page to a file that this therapist alone can open, and note that it was given.

        Args:
            page: As it was shown.
            to: Whose key opens it.
            ticked: What was ticked, in words, for the record.
            into: The file.

        Raises:
            CalmroomError: If nothing is on it, or it cannot be written.
        """
        if page.is_empty:
            raise EMPTY
        content = self._tools.pages.write(page)
        sender = Sender(self._tools.keys.keys(), self._tools.keys.read(to.code))
        self._tools.files.seal_share(content, sender, into)
        return self._note(Shared(self._id(), page.made, to.name, SEALED, _mark(content), tuple(ticked), to.code))

    def note_paper(self, page: SharedPage, ticked: Iterable[str]) -> Shared:
        """Note that the page was printed or saved to be handed over."""
        content = self._tools.pages.write(page)
        return self._note(Shared(self._id(), page.made, page.therapist, PDF, _mark(content), tuple(ticked)))

    def shared(self) -> tuple[Shared, ...]:
        """What was given and when, the last first. It cannot be taken back; this is how one remembers."""
        return tuple(sorted(self._access.vault.shared.all(), key=lambda one: one.made, reverse=True))

    def open(self, path: Path) -> Returned:
        """Open a page that a client sealed, and keep it with that client; one that is here already stays the same.

        Raises:
            CalmroomError: If it is no such file, was changed, or is sealed to somebody else.
        """
        content, code = self._tools.files.open_share(path, self._tools.keys.keys())
        self._tools.pages.read(content)
        mark = _mark(content)
        known = next((one for one in self._desk.returned() if one.mark == mark), None)
        if known is not None:
            return known
        client = next((one.id for one in self._desk.clients() if one.code and one.code == code.text), "")
        returned = Returned(self._id(), client, mark, self._world.clock.now(), content.decode("utf-8"))
        self._desk.keep_returned(returned)
        return returned

    def read(self, returned_id: str) -> SharedPage:
        """A page that came back.

        Raises:
            CalmroomError: If it is not here any more.
        """
        found = next((one for one in self._desk.returned() if one.id == returned_id), None)
        if found is None:
            raise GONE
        return self._tools.pages.read(found.content.encode("utf-8"))

    def _planned(self, plan_id: str, practices: tuple[PracticeRecord, ...]) -> Iterator[Planned]:
        for part in self._plan.pages(plan_id).parts:
            for line in (one for one in part.lines if one.title):
                days = {one.started.date() for one in practices if one.script_id == line.item.practice}
                yield Planned(part.when, line.title, tuple(sorted(days)))

    def _note(self, shared: Shared) -> Shared:
        self._access.vault.shared.save(shared)
        return shared

    def _id(self) -> str:
        return self._world.entropy.token(ID_BYTES).hex()


def words_of(found: Found, ticked: frozenset[str], question: str = "") -> tuple[str, ...]:
    """What was ticked, as the record tells it: kinds and days, and nobody's words; a question is one, if it has any."""
    chosen = [one for one in ticks(found) if one.key in ticked]
    counts = {group: sum(one.group is group for one in chosen) for group in dict.fromkeys(one.group for one in chosen)}
    told = tuple(f"{group}: {count}" for group, count in counts.items())
    return (*told, "A question: 1") if question.strip() else told


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
