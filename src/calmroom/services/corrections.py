"""Putting right what is remembered: a practice on another day, one done without the program, one to forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.done_by_hand import by_hand, corrected
from calmroom.domain.events import PracticeRemembered, PracticeRemoved

if TYPE_CHECKING:
    from calmroom.domain.done_by_hand import Done
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.access import Access
    from calmroom.services.world import World


class CorrectionService:
    """Changes records of practices. Every method waits for the disk; the window calls them from its worker."""

    def __init__(self, access: Access, world: World) -> None:
        self._access = access
        self._world = world

    def add(self, done: Done) -> PracticeRecord:
        """Write down a practice that was done without the program.

        Raises:
            CalmroomError: If its day is still to come, its length is none, or it could not be written.
        """
        return self._keep(by_hand(self._world.new_id(), done, self._world.clock.now()))

    def correct(self, record: PracticeRecord, done: Done) -> PracticeRecord:
        """Let a record say what the person says (``done_by_hand.said_of`` begins with what it says now).

        Raises:
            CalmroomError: As ``add``; or if the practice is under way.
        """
        return self._keep(corrected(record, done, self._world.clock.now()))

    def remove(self, record: PracticeRecord) -> None:
        """Forget a practice. The caller keeps it for as long as it may be put back."""
        self._access.vault.practices.remove(record.id)
        self._world.bus.publish(PracticeRemoved(record))

    def put_back(self, record: PracticeRecord) -> None:
        """Undo a removal, or a correction: it is as it was."""
        self._keep(record)

    def _keep(self, record: PracticeRecord) -> PracticeRecord:
        self._access.vault.practices.save(record)
        self._world.bus.publish(PracticeRemembered(record))
        return record
