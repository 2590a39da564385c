"""A routine file on its way in: looked at, agreed to item by item, unpacked, and whoever signed it remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.plan.look import Arrival, Look, look_at, standing_of
from calmroom.domain.plan.plan import Plan, renewed
from calmroom.domain.routine.desk import KnownSigner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.plan.sight import Sight
    from calmroom.domain.ports import Vault
    from calmroom.domain.routine.handover import Opened, RoutineFiles, Signer, Step
    from calmroom.services.access import Access
    from calmroom.services.world import World

    GoOn = Callable[[Step], bool]

NONE_CHOSEN = CalmroomError("Nothing was ticked, so nothing was taken in.", "Tick what you agree to.")
OLDER = CalmroomError(
    "This file is older than the plan that is here, so nothing was taken in.", "Ask for the newest file, if you like."
)
STRANGE = CalmroomError(
    "This file says that it continues a plan of yours, but somebody else signed it. Your plan stays as it was.",
    "Ask your therapist whether they sent it.",
)
REFUSED = {Arrival.OLDER: OLDER, Arrival.STRANGE: STRANGE}


class Arrivals:
    """Files that come from therapists; every method waits for the disk.

    Args:
        files: Reads and unpacks them.
        access: The way to the vault.
        world: The clock.
    """

    def __init__(self, files: RoutineFiles, access: Access, world: World) -> None:
        self._files = files
        self._access = access
        self._world = world

    def preview(self, path: Path, go_on: GoOn) -> Opened:
        """Read and check a file; nothing of it is taken in, and it is said how its signer is known here.

        Raises:
            CalmroomError: If it is refused.
        """
        vault = self._access.vault
        opened = self._files.open(path, vault.own_keys.load(), go_on)
        return opened if opened.signer is None else replace(opened, signer=_known(opened.signer, vault))

    def look(self, opened: Opened, sight: Sight) -> Look:
        """What a file would bring, item by item."""
        return look_at(opened, self._access.vault.plans.get(opened.routine.id), sight)

    def take_in(self, path: Path, look: Look, chosen: tuple[str, ...], go_on: GoOn) -> Plan | None:
        """Unpack what was agreed to; the plan is the caller's to keep. ``None`` where it was given up.

        Raises:
            CalmroomError: If nothing was chosen, the file is another by now, or is not to be taken in.
        """
        opened = look.opened
        if look.arrival in REFUSED:
            raise REFUSED[look.arrival]
        items = {item.id for item in opened.routine.items}
        if not items.intersection(chosen):
            raise NONE_CHOSEN
        if not self._files.install(path, opened, self._access.vault.own_keys.load(), go_on):
            return None
        self.remember(opened.signer)
        # What nobody can hear yet could not be ticked, so nobody declined it.
        asked = {line.item.id for line in look.lines if line.is_known or line.is_hidden or not line.is_chosen}
        plan = self._arrived(opened, tuple(sorted(asked.difference(chosen))))
        return plan if look.present is None else renewed(look.present, plan)

    def remember(self, signer: Signer | None, *, is_compared: bool = False) -> None:
        """Know whoever signed from now on; compared once is compared for good."""
        if signer is None:
            return
        vault, key = self._access.vault, signer.code.verifying.hex()
        before = vault.signers.get(key)
        first = self._world.clock.now() if before is None else before.first_seen
        compared = is_compared or (before is not None and before.is_compared)
        vault.signers.save(KnownSigner(key, signer.name, signer.code.text, first, compared))

    def _arrived(self, opened: Opened, declined: tuple[str, ...]) -> Plan:
        signer = "" if opened.signer is None else opened.signer.code.verifying.hex()
        return Plan(opened.routine, self._world.clock.now(), opened.mark, signer, declined)


def _known(signer: Signer, vault: Vault) -> Signer:
    known = vault.signers.get(signer.code.verifying.hex())
    standing = standing_of(signer, vault.signers.all())
    return replace(signer, standing=standing, first_seen=None if known is None else known.first_seen)
