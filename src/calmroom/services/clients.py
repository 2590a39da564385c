"""Whom a therapist works with, and what came back from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import DeskChanged
from calmroom.domain.routine.desk import MOST_INITIALS, Client

if TYPE_CHECKING:
    from calmroom.domain.routine.desk import Returned
    from calmroom.domain.routine.handover import PublicCodes
    from calmroom.services.access import Access
    from calmroom.services.world import World

GONE = CalmroomError("That is not here any more, so nothing was changed.", "Look at the list again.")
NO_INITIALS = CalmroomError(
    f"A client is written down by initials alone, at most {MOST_INITIALS} letters.", "Write fewer."
)


class Clients:
    """Every method waits for the disk.

    Args:
        access: The way to the vault.
        codes: Reads what was copied or typed.
        world: The clock, randomness and the bus.
    """

    def __init__(self, access: Access, codes: PublicCodes, world: World) -> None:
        self._access = access
        self._codes = codes
        self._world = world

    def all(self) -> tuple[Client, ...]:
        """All, in the order of their initials."""
        found = self._access.vault.clients.all()
        return tuple(sorted(found, key=lambda one: (one.initials.casefold(), one.since, one.id)))

    def get(self, client_id: str) -> Client | None:
        """The one with that id."""
        return self._access.vault.clients.get(client_id)

    def new(self, initials: str) -> Client:
        """Write somebody down.

        Raises:
            CalmroomError: If there are no initials, or more than initials.
        """
        client = Client(self._world.new_id(), initials.strip(), self._world.clock.now())
        self.save(client)
        return client

    def save(self, client: Client) -> None:
        """Keep what is written of a client, or put one back.

        Raises:
            CalmroomError: If there are no initials, or more than initials.
        """
        if not 1 <= len(client.initials.strip()) <= MOST_INITIALS:
            raise NO_INITIALS
        self._access.vault.clients.save(client)
        self._world.bus.publish(DeskChanged())

    def remove(self, client_id: str) -> Client:
        """Take a client out; ``save`` puts them back.

        Raises:
            CalmroomError: If there is none of that id.
        """
        client = self._known(client_id)
        self._access.vault.clients.remove(client_id)
        self._world.bus.publish(DeskChanged())
        return client

    def set_code(self, client_id: str, text: str) -> Client:
        """Keep the code whose words were compared; none where the text is empty.

        Raises:
            CalmroomError: If it is no code, or there is no such client.
        """
        client = self._known(client_id)
        changed = replace(client, code=self._codes.read(text).text if text.strip() else "")
        self.save(changed)
        return changed

    def returned(self, client_id: str | None = None) -> tuple[Returned, ...]:
        """The pages that one client gave back, or all; the last opened first."""
        found = [one for one in self._access.vault.returned.all() if client_id in {None, one.client_id}]
        return tuple(sorted(found, key=lambda one: (one.opened, one.id), reverse=True))

    def keep_returned(self, returned: Returned) -> None:
        """Keep a page that came back, or put one back."""
        self._access.vault.returned.save(returned)
        self._world.bus.publish(DeskChanged())

    def remove_returned(self, returned_id: str) -> Returned:
        """Take a page out; ``keep_returned`` puts it back.

        Raises:
            CalmroomError: If there is none of that id.
        """
        returned = self._access.vault.returned.get(returned_id)
        if returned is None:
            raise GONE
        self._access.vault.returned.remove(returned_id)
        self._world.bus.publish(DeskChanged())
        return returned

    def _known(self, client_id: str) -> Client:
        client = self.get(client_id)
        if client is None:
            raise GONE
        return client
