"""Where a practice or a page waits while the vault is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord


class Inbox(Protocol):
    """Takes what is to be kept and gives nothing back: only the open vault can read it."""

    def put(self, kept: PracticeRecord | Entry) -> None:
        """Seal it, in the place of an earlier one with the same id; it is safe on disk when this returns.

        Raises:
            CalmroomError: If it could not be written, or there is nothing to seal it with yet.
        """
        ...
