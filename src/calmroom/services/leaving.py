"""Leaving: a copy of everything, bringing one back in, and erasing everything."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.file_names import free_name
from calmroom.domain.vault.backups import Why
from calmroom.domain.vault.leaving import Amount, CopyBroughtIn, CopyRead, CopyWritten, Erased, LeavingMoved
from calmroom.services.errand import Errand, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.vault.leaving import Added, Copies, Eraser, Incoming, Left
    from calmroom.services.access import Access
    from calmroom.services.backups import BackupService
    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.world import World

STEPS = 200
"""How often, at most, it is told how far one is."""
DELETE = "DELETE"
"""What is typed before everything is erased."""
BUSY = CalmroomError("A copy is being written or read.", "Wait for it, or cancel it.")
BACKING_UP = CalmroomError("A backup is being made.", "Wait for it, then try again.")
PLAYING = CalmroomError("A practice is under way.", "Let it come to its end, or stop it, then try again.")
NOT_TYPED = CalmroomError("Nothing was erased.", f"Type {DELETE} to go on.")
BUG = CalmroomError("That did not work. Nothing was changed.", "Settings shows where the log lies.")


@dataclass(frozen=True, slots=True)
class Others:
    """The services that take part when somebody leaves."""

    backups: BackupService
    practice: PracticeService
    settings: SettingsService
    world: World


class LeavingService:
    """One thing at a time, on a thread of its own: a page that is being saved does not wait for a copy.

    ``write``, ``look`` and ``bring_in`` return at once, and events tell the rest; ``..._now`` do the same in the
    caller's thread, for commands. ``erase`` and the questions wait for the disk.
    """

    def __init__(
        self,
        copies: Callable[[], Copies],
        eraser: Callable[[], Eraser],
        access: Access,
        others: Others,
        usual: Callable[[], Path],
    ) -> None:
        """Begin with nothing under way.

        Args:
            copies: Gives what writes and reads; asked when first needed.
            eraser: Gives what takes away; likewise.
            access: The way to the vault.
            others: The services that take part.
            usual: Says where a copy goes unless another folder is chosen.
        """
        self._copies = copies
        self._eraser = eraser
        self._access = access
        self._others = others
        self._usual = usual
        self._cancelled = threading.Event()
        self._errand = Errand(others.world.bus, "leaving", BUSY)

    @property
    def is_busy(self) -> bool:
        """Whether a copy is being written, read or brought in."""
        return self._errand.is_busy

    def folder(self) -> Path:
        """Where a copy goes unless another folder is chosen."""
        return self._usual()

    def name(self, folder: Path, *, is_zip: bool) -> str:
        """What a copy made today is called there; never the name of something that is there."""
        day = self._others.world.clock.now().date().isoformat()
        return free_name(f"calmroom-{day}{'.zip' if is_zip else ''}", lambda name: (folder / name).exists())

    def amount(self) -> Amount:
        """How much there is in the vault."""
        vault = self._access.vault
        return Amount(
            practices=sum(vault.practices.counts().values()),
            entries=vault.journal.count(),
            consents=len(vault.consents.all()),
            settings=len(vault.private_settings.load()),
            maps=vault.body_maps.count(),
            appointments=len(vault.appointments.all()),
            voices=vault.voices.count(),
            plans=len(vault.plans.all()),
            signers=len(vault.signers.all()),
            clients=len(vault.clients.all()),
            drafts=len(vault.drafts.all()),
            shared=len(vault.shared.all()),
            returned=len(vault.returned.all()),
            reminders=len(vault.reminders.all()),
        )

    def write(self, path: Path) -> None:
        """Begin to write everything to a path that is free.

        Raises:
            CalmroomError: If something is under way.
        """
        self._begin(lambda: told(lambda: self.write_now(path), lambda fault: CopyWritten(fault=fault), BUG))

    def look(self, path: Path) -> None:
        """Begin to read a copy through.

        Raises:
            CalmroomError: If something is under way.
        """
        self._begin(
            lambda: told(lambda: CopyRead(path, self.look_now(path)), lambda fault: CopyRead(path, fault=fault), BUG)
        )

    def bring_in(self, path: Path, *, leave_out_broken: bool = False) -> None:
        """Begin to add what a copy holds and the vault does not, after a backup.

        Raises:
            CalmroomError: If something is under way.
        """

        def work() -> CopyBroughtIn:
            return CopyBroughtIn(self.bring_in_now(path, leave_out_broken=leave_out_broken))

        self._begin(lambda: told(work, lambda fault: CopyBroughtIn(fault=fault), BUG))

    def write_now(self, path: Path) -> CopyWritten:
        """Write everything to a path that is free.

        Raises:
            CalmroomError: If it could not be written.
        """
        amount = self._copies().write(self._access.vault, path, self._others.world.clock.now(), self._go_on())
        return CopyWritten(None if amount is None else path, amount)

    def look_now(self, path: Path) -> Incoming | None:
        """What a copy holds; ``None`` where it was given up.

        Raises:
            CalmroomError: If it is none, or cannot be read.
        """
        return self._copies().look(path, self._go_on())

    def bring_in_now(self, path: Path, *, leave_out_broken: bool = False) -> Added | None:
        """Add what a copy holds and the vault does not, after a backup; ``None`` where it was given up.

        Raises:
            CalmroomError: If it is none, cannot be read or written, or has broken lines that are not to be left out.
        """
        vault = self._access.vault
        self._others.backups.make_before(Why.IMPORT)
        added = self._copies().bring_in(vault, path, self._go_on(), leave_out_broken=leave_out_broken)
        if added is not None:
            self._others.settings.read_private()
        return added

    def cancel(self) -> None:
        """Give up what is under way; nothing of it stays."""
        self._cancelled.set()

    def close(self) -> None:
        """Give up what is under way, and wait until it is cleared away."""
        self.cancel()
        self._errand.join()

    def away_copies(self) -> tuple[Path, ...]:
        """The backups in the folder of the person's choice."""
        return self._eraser().away_copies(self._others.backups.folder)

    def own_scripts(self) -> tuple[Path, ...]:
        """Practices that the person wrote; they stay."""
        return self._eraser().own_scripts()

    def erase(self, typed: str, *, away_too: bool) -> Left:
        """Take everything away; the program then is as on its first start. It needs no passphrase.

        Args:
            typed: Has to be ``DELETE``.
            away_too: Whether the backups in the folder of the person's choice go as well.

        Raises:
            CalmroomError: If it was not typed, something is under way, or it could not begin; nothing is gone.
        """
        if typed.strip() != DELETE:
            raise NOT_TYPED
        for hinders, why in (
            (self.is_busy, BUSY),
            (self._others.backups.is_busy, BACKING_UP),
            (self._others.practice.playing is not None, PLAYING),
        ):
            if hinders:
                raise why
        away = self.away_copies() if away_too else ()
        with self._access.away():
            left = self._eraser().erase(away)
        self._others.settings.begin_again()
        self._others.world.bus.publish(Erased(left))
        return left

    def _begin(self, work: Callable[[], object]) -> None:
        if self.is_busy:
            raise BUSY
        self._cancelled.clear()
        self._errand.begin(work)

    def _go_on(self) -> Callable[[float], bool]:
        told = 0

        def go_on(share: float) -> bool:
            nonlocal told
            if share * STEPS >= told + 1:
                told = int(share * STEPS)
                self._others.world.bus.publish(LeavingMoved(share))
            return not self._cancelled.is_set()

        return go_on
