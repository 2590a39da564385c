"""What to offer first, by the check-in and by what was done before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.safety import Offer, offer

if TYPE_CHECKING:
    from calmroom.domain.check_in import CheckIn
    from calmroom.domain.ports import Library
    from calmroom.services.access import Access


class SafetyService:
    """Chooses what is offered; it never closes anything."""

    def __init__(self, library: Library, access: Access) -> None:
        self._library = library
        self._access = access

    def offer(self, check_in: CheckIn) -> Offer | None:
        """The practice to offer first, with its reason. Waits for the disk."""
        practices = self._access.vault.practices
        newest = practices.newest(2)
        others = (record for record in practices.newest_of_each() if record not in newest)
        return offer(self._library.scripts(), check_in, (*newest, *others))
