"""The therapist's side of routines: clients by initials, drafts, what is brought along, and the file that goes out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import DeskChanged
from calmroom.domain.library.catalogue import plannable
from calmroom.domain.plan.preview import day_as_client
from calmroom.domain.routine.desk import Choosable, Draft
from calmroom.domain.routine.handout import handout
from calmroom.domain.routine.handover import ROUTINE_SUFFIX, Parcel, Sender
from calmroom.domain.routine.limits import problems_of, why_not
from calmroom.domain.routine.routine import Routine
from calmroom.domain.routine.starting_points import STARTING_POINTS
from calmroom.services.clients import GONE, Clients

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.library.catalogue import Plannable
    from calmroom.domain.paper import Document
    from calmroom.domain.plan.day import PlanDay
    from calmroom.domain.ports import Library
    from calmroom.domain.routine.desk import Client, Returned
    from calmroom.domain.routine.handover import KeyPair, PublicCode, Step
    from calmroom.domain.routine.limits import RoutineProblem
    from calmroom.domain.routine.starting_points import StartingPoint
    from calmroom.domain.vault.vault import Vault
    from calmroom.services.access import Access
    from calmroom.services.desk_material import DeskMaterial, Workshop
    from calmroom.services.settings import SettingsService
    from calmroom.services.world import World

    GoOn = Callable[[Step], bool]

MANIFEST_SIZE = 4_000
"""Bytes that a file has besides what it brings along, about."""


class DeskService:
    """Every method waits for the disk; the window calls them from its worker.

    Args:
        workshop: What files are made with.
        access: The way to the vault.
        library: Every practice there is.
        settings: The therapist's own name.
        world: The clock, randomness and the bus.
    """

    def __init__(
        self, workshop: Workshop, access: Access, library: Library, settings: SettingsService, world: World
    ) -> None:
        self._workshop = workshop
        self._access = access
        self._library = library
        self._settings = settings
        self._world = world
        self._people = Clients(access, workshop.codes, world)

    @property
    def material(self) -> DeskMaterial:
        """Scripts and recordings of the therapist's own."""
        return self._workshop.material

    def clients(self) -> tuple[Client, ...]:
        """All, in the order of their initials."""
        return self._people.all()

    def new_client(self, initials: str) -> Client:
        """Write somebody down, by initials alone."""
        return self._people.new(initials)

    def save_client(self, client: Client) -> None:
        """Keep what is written of a client, or put one back."""
        self._people.save(client)

    def remove_client(self, client_id: str) -> Client:
        """Take a client out; their drafts and pages stay, for nobody. ``save_client`` puts them back."""
        return self._people.remove(client_id)

    def set_code(self, client_id: str, text: str) -> Client:
        """The words were compared: files for this client are sealed to them from now on; empty for no more."""
        return self._people.set_code(client_id, text)

    def returned(self, client_id: str | None = None) -> tuple[Returned, ...]:
        """The pages that one client gave back, or all; the last opened first."""
        return self._people.returned(client_id)

    def keep_returned(self, returned: Returned) -> None:
        """Keep a page that came back, or put one back."""
        self._people.keep_returned(returned)

    def remove_returned(self, returned_id: str) -> Returned:
        """Take a page out; ``keep_returned`` puts it back."""
        return self._people.remove_returned(returned_id)

    def drafts(self, client_id: str | None = None) -> tuple[Draft, ...]:
        """Those for one client, for nobody where that is empty, or all; the last changed first."""
        vault = self._access.vault
        clients = {one.id for one in vault.clients.all()}
        found = [one if one.client_id in clients else replace(one, client_id="") for one in vault.drafts.all()]
        wanted = [one for one in found if client_id is None or one.client_id == client_id]
        return tuple(sorted(wanted, key=lambda one: (one.changed, one.id), reverse=True))

    def starting_points(self) -> tuple[StartingPoint, ...]:
        """Routines to begin from."""
        return STARTING_POINTS

    def new_draft(self, client_id: str = "", start: str = "") -> Draft:
        """A new routine, empty or from a starting point; kept at once."""
        client = self._people.get(client_id) if client_id else None
        routine = Routine(
            id=self._world.new_id(),
            edition=0,
            title="Between two appointments",
            therapist=self._settings.current.therapist_name or self._settings.current.name,
            made=self._world.clock.now(),
            client="" if client is None else client.greeting or client.initials,
        )
        begin = next((one for one in STARTING_POINTS if one.key == start), None)
        if begin is not None:
            routine = replace(
                routine, title=begin.title, parts=begin.parts, aftercare=begin.aftercare, rules=begin.rules
            )
        return self.save_draft(Draft(routine.id, client_id, routine, routine.made))

    def save_draft(self, draft: Draft) -> Draft:
        """Keep it as it is now.

        Returns:
            It, with the moment at which it was kept.
        """
        kept = replace(draft, changed=self._world.clock.now())
        self.put_back(kept)
        return kept

    def put_back(self, draft: Draft) -> None:
        """Undo the removal of a draft."""
        self._access.vault.drafts.save(draft)
        self._world.bus.publish(DeskChanged())

    def remove_draft(self, draft_id: str) -> Draft:
        """Take a draft out; its recordings stay until it is sure (``material.forget``).

        Raises:
            CalmroomError: If there is none of that id.
        """
        draft = self._access.vault.drafts.get(draft_id)
        if draft is None:
            raise GONE
        self._access.vault.drafts.remove(draft_id)
        self._world.bus.publish(DeskChanged())
        return draft

    def practices(self, draft: Draft) -> tuple[Plannable, ...]:
        """All that it can name: the library, and its own."""
        return plannable(self._library.scripts(), self.material.scripts(draft))

    def problems(self, draft: Draft) -> tuple[RoutineProblem, ...]:
        """What is to be looked at before it is saved as a file, errors first."""
        return problems_of(draft.routine, {one.id: one for one in self.practices(draft)})

    def choosable(self, draft: Draft, part_id: str) -> tuple[Choosable, ...]:
        """All that can be planned, each with why it cannot be put into that part."""
        return tuple(Choosable(one, why_not(draft.routine, part_id, one)) for one in self.practices(draft))

    def why_not(self, draft: Draft, part_id: str, practice: str, minutes: int = 0) -> str:
        """Why a practice cannot be put into that part at that length; empty where it can."""
        found = next((one for one in self.practices(draft) if one.id == practice), None)
        return "" if found is None else why_not(draft.routine, part_id, found, minutes)

    def day_as_client(self, draft: Draft, day: int) -> PlanDay:
        """What the client will see so many days after the session; 0 is its evening, -1 the day before the next."""
        return day_as_client(draft, day, (*self._library.scripts(), *self.material.scripts(draft)))

    def size(self, draft: Draft) -> int:
        """Bytes of its file, about."""
        texts = sum(len(text.encode()) for _, text in draft.scripts)
        return MANIFEST_SIZE + texts + sum(one.recording.bytes for one in draft.recordings)

    def file_name(self, draft: Draft) -> str:
        """What its file may be called: nothing of a client, and nothing that anybody wrote."""
        return f"calmroom {self._world.clock.now().date().isoformat()}, {draft.routine.edition + 1}{ROUTINE_SUFFIX}"

    def build(self, draft: Draft, into: Path, go_on: GoOn) -> Draft | None:
        """Save it as a file, sealed to the client where their code is known; each file is another edition.

        Returns:
            The draft as it is kept now; ``None`` where it was given up.

        Raises:
            CalmroomError: If something keeps it from being saved, or it cannot be written.
        """
        fault = next((one for one in self.problems(draft) if one.is_error), None)
        if fault is not None:
            # The name of a script of one's own is one's own words, and belongs into no error.
            why = "" if draft.scripts else f" {fault.words}"
            raise CalmroomError(f"This routine cannot be saved as a file yet.{why}", "Mend what is told beside it.")
        routine = replace(draft.routine, edition=draft.routine.edition + 1, made=self._world.clock.now())
        parcel = Parcel(routine, self.material.of(draft))
        if not self._workshop.files.build(parcel, self._sender(draft), into, go_on):
            return None
        return self.save_draft(replace(draft, routine=routine, saved=routine.made))

    def code(self) -> PublicCode:
        """What clients know one by; own keys are made at the first question."""
        return self._workshop.codes.code_of(self._keys())

    def squares(self, text: str) -> tuple[tuple[bool, ...], ...]:
        """A code as rows of squares for a camera, dark where true; none where nothing makes them."""
        pictures = self._workshop.pictures
        return () if pictures is None else pictures.modules(text)

    def read_code(self, text: str) -> PublicCode:
        """The code that was copied or typed, so that its words can be compared.

        Raises:
            CalmroomError: If it is none.
        """
        return self._workshop.codes.read(text)

    def handout(self, draft: Draft) -> Document:
        """It on paper, for a client without the program."""
        titles = {one.id: one.title for one in self.practices(draft)}
        return handout(draft.routine, titles, draft.last, draft.next)

    def _sender(self, draft: Draft) -> Sender:
        client = self._people.get(draft.client_id) if draft.client_id else None
        seal_to = self._workshop.codes.read(client.code) if client is not None and client.code else None
        return Sender(self._keys(), seal_to)

    def _keys(self) -> KeyPair:
        vault: Vault = self._access.vault
        keys = vault.own_keys.load()
        if keys is None:
            keys = self._workshop.codes.make()
            vault.own_keys.save(keys)
        return keys
