"""A routine file on its way in: looked at, agreed to item by item, unpacked, and whoever signed it remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.plan.look import Arrival, Look, look_at, standing_of
from calmroom.domain.plan.plan import Plan, renewed
from calmroom.domain.routine.desk import KnownSigner, with_edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.plan.sight import Sight
    from calmroom.domain.routine.handover import Opened, RoutineFiles, Signer, Step
    from calmroom.domain.routine.routine import Routine
    from calmroom.domain.vault.vault import Vault
    from calmroom.services.access import Access
    from calmroom.services.world import World

    GoOn = Callable[[Step], bool]

NONE_CHOSEN = CalmroomError("Nothing was ticked, so nothing was taken in.", "Tick what you agree to.")
OLDER = CalmroomError(
    "This file is older than the plan that is here, so nothing was taken in.",
    "If your therapist asked you to go back to it, remove the plan first; then open this file again.",
)
TWIN = CalmroomError(
    "This file has the number of the plan that is here, and says something else. Your plan stays as it was.",
    "Ask your therapist to save it again; then it has a number of its own.",
)
STRANGE = CalmroomError(
    "This file says that it continues a plan of yours, but somebody else signed it. Your plan stays as it was.",
    "Ask your therapist whether they sent it.",
)
REFUSED = {Arrival.OLDER: OLDER, Arrival.TWIN: TWIN, Arrival.STRANGE: STRANGE}


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
        # The vault alone says which plans there are; what lies unpacked can be of one that was removed or restored.
        usable = tuple(one for one in opened.problems if one != opened.in_the_way)
        opened = replace(opened, problems=usable)
        return opened if opened.signer is None else replace(opened, signer=_known(opened.signer, vault))

    def look(self, opened: Opened, sight: Sight) -> Look:
        """What a file would bring, item by item."""
        vault = self._access.vault
        present = vault.plans.get(opened.routine.id)
        known = None if opened.signer is None else vault.signers.get(opened.signer.code.verifying.hex())
        look = look_at(opened, present, sight, 0 if known is None else known.edition_of(opened.routine.id))
        return look if present is None else replace(look, is_whole=self.is_whole(present))

    def is_whole(self, plan: Plan) -> bool:
        """Whether what the file of a plan brought lies here; it does not where a copy was brought in elsewhere."""
        return plan.mark in {"", self._files.mark_of(plan.id)}

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
        if opened.in_the_way:
            self._files.remove(opened.routine.id)
        if not self._files.install(path, opened, self._access.vault.own_keys.load(), go_on):
            return None
        self.remember(opened.signer, taken=opened.routine)
        # What nobody can hear yet could not be ticked, so nobody declined it.
        asked = {line.item.id for line in look.lines if line.is_known or line.is_hidden or not line.is_chosen}
        plan = self._arrived(opened, tuple(sorted(asked.difference(chosen))))
        return plan if look.present is None else renewed(look.present, plan)

    def remember(self, signer: Signer | None, *, is_compared: bool = False, taken: Routine | None = None) -> None:
        """Know whoever signed from now on, and which edition was taken in; compared once is compared for good."""
        if signer is None:
            return
        vault, key = self._access.vault, signer.code.verifying.hex()
        before = vault.signers.get(key)
        first = self._world.clock.now() if before is None else before.first_seen
        compared = is_compared or (before is not None and before.is_compared)
        editions = () if before is None else before.editions
        known = KnownSigner(key, signer.name, signer.code.text, first, compared, editions)
        vault.signers.save(known if taken is None else with_edition(known, taken.id, taken.edition))

    def _arrived(self, opened: Opened, declined: tuple[str, ...]) -> Plan:
        signer = "" if opened.signer is None else opened.signer.code.verifying.hex()
        return Plan(opened.routine, self._world.clock.now(), opened.mark, signer, declined)


def _known(signer: Signer, vault: Vault) -> Signer:
    known = vault.signers.get(signer.code.verifying.hex())
    standing = standing_of(signer, vault.signers.all())
    return replace(signer, standing=standing, first_seen=None if known is None else known.first_seen)
