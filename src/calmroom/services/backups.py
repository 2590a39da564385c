"""Copies of the vault: when one is due, one on request, a look inside, and a copy put in the vault's place."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import EntryRemoved, EntrySaved, Locked, NoticeRaised, PracticeRemembered, Unlocked
from calmroom.domain.units import Seconds, to_frames
from calmroom.domain.vault.backups import (
    BackupCopy,
    BackupEnded,
    BackupMoved,
    Backups,
    Concern,
    Inside,
    Made,
    VaultBegun,
    VaultDamaged,
    VaultRestored,
    Why,
)
from calmroom.domain.vault.vault import VaultLocked
from calmroom.services.errand import Errand, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from calmroom.services.access import Access
    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.world import World

FIRST_MINUTE = to_frames(Seconds(60.0))
"""What is heard of a practice before anything else may take the disk's time."""
QUICK = 32 * 1024**2
"""A vault of so many bytes is copied at the end without being noticed."""
PATIENCE = 10.0
"""Seconds that the end of the program waits for a copy; one that comes to no end is cleared away by the next."""
BUSY = CalmroomError("A backup is being made.", "Wait for it, then try again.")
BUG = CalmroomError("The backup could not be made.", "Settings shows where the log lies.")
OPENS = CalmroomError("Your vault opens, so nothing was changed.", "Settings erases everything, if that is wanted.")
_log = logging.getLogger(__name__)


class BackupService:
    """Makes copies on a thread of its own: a page that is being saved never waits for one to be read through.

    All methods but ``make_now`` and ``choose_folder`` wait for the disk; the window calls them from its worker.
    """

    def __init__(
        self,
        backups: Callable[[], Backups],
        access: Access,
        practice: PracticeService,
        settings: SettingsService,
        world: World,
    ) -> None:
        self._find = backups
        self._access = access
        self._practice = practice
        self._settings = settings
        self._world = world
        # A network share may never answer; the end of the program does not wait for it.
        self._errand = Errand(world.bus, "backup", BUSY, is_waited_for=False)
        self._settled: date | None = None
        self._told: set[str] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a copy is being made."""
        return self._errand.is_busy

    @property
    def folder(self) -> Path | None:
        """The folder of the person's choice, where copies go as well."""
        chosen = self._settings.current.backup_folder
        return Path(chosen) if chosen else None

    def watch(self) -> None:
        """Make the copy of the day by itself, now and as long as the window is open."""
        for kind in (EntrySaved, EntryRemoved, PracticeRemembered, Unlocked):
            self._world.bus.subscribe(kind, lambda _event: self.wake())
        self.wake()

    def wake(self) -> None:
        """Begin the copy of the day if it is due: once the vault is open, and after everything that changes it."""
        if self._access.is_open:
            for one in self._backups.news():
                self._tell_once(one.message, one.hint)
        today = self._world.clock.now().date()
        if self._settled == today or self.is_busy or not self._access.is_open or self._is_in_first_minute():
            return
        self._settled = today
        if not any(copy.made.date() == today for copy in self._own()):
            with suppress(CalmroomError):
                self._begin(Why.DAY)

    def copies(self) -> tuple[BackupCopy, ...]:
        """All there are, newest first, with what earlier restores put aside."""
        return self._backups.copies(self.folder)

    def copies_in(self, folder: Path) -> tuple[BackupCopy, ...]:
        """The copies in some folder, as of another computer."""
        return tuple(copy for copy in self._backups.copies(folder) if copy.is_away)

    def is_folder_here(self) -> bool:
        """Whether the folder of the person's choice is there now."""
        return self.folder is not None and self.folder.is_dir()

    def size(self) -> int:
        """Bytes of the vault's own file."""
        return self._backups.size()

    def make_now(self) -> None:
        """Begin a copy; events tell how far it is and what came of it.

        Raises:
            CalmroomError: If one is being made.
        """
        self._begin(Why.ASKED)

    def back_up(self, why: Why = Why.ASKED) -> Made:
        """Make a copy in the caller's thread, and bring it to the folder of the person's choice.

        Raises:
            CalmroomError: If it could not be made; former ones stand. The second folder is told of in what is returned.
        """
        _ = self._access.vault
        return Made(self._make(why), self._send())

    def make_before(self, why: Why) -> BackupCopy | None:
        """A copy before something that changes a lot; ``None`` where the last one holds the same.

        Raises:
            CalmroomError: If it could not be made.
        """
        _ = self._access.vault
        return self._make(why)

    def glance(self, copy: BackupCopy) -> Inside | None:
        """What a copy says it holds; it is not read through for that."""
        return self._backups.glance(copy)

    def trouble(self) -> CalmroomError | None:
        """What is wrong with the vault, where a copy may help."""
        try:
            _ = self._access.vault
        except VaultDamaged as fault:
            return fault
        except CalmroomError:
            return None
        return None

    def look(self, copy: BackupCopy, secret: str | None = None) -> Inside:
        """What a copy holds; it is read through for that.

        Raises:
            VaultLocked: If it opens with a passphrase or recovery key alone, and ``secret`` is none of them.
            CalmroomError: If it cannot be used.
        """
        return self._backups.look(copy, secret)

    def offer(self, secret: str | None = None) -> tuple[BackupCopy, Inside] | None:
        """The newest copy that is whole, where the vault is not.

        Raises:
            VaultLocked: If only a passphrase or recovery key could tell.
        """
        for copy in self._own():
            with suppress(VaultDamaged):
                return copy, self._backups.look(copy, secret)
        return None

    def restore(self, copy: BackupCopy, secret: str | None = None) -> None:
        """Put a copy in the vault's place. The vault that was there becomes a copy itself.

        Raises:
            VaultLocked: If the copy opens with a passphrase or recovery key alone, and ``secret`` is none of them.
            CalmroomError: If it cannot be used, or could not be written; the present vault stands.
        """
        if self._access.is_open:
            # What is damaged can be put aside, and not be copied.
            with suppress(VaultDamaged):
                self._make(Why.RESTORE)
        self._backups.stage(copy, self._world.clock.now(), secret)
        with self._access.away():
            self._settled = None
        # It takes the vault's place as the vault is opened.
        try:
            if secret is None:
                _ = self._access.vault
            else:
                self._access.unlock(secret)
        except VaultLocked:
            self._world.bus.publish(Locked())
        self._world.bus.publish(VaultRestored(copy))

    def begin_anew(self) -> None:
        """Begin with an empty vault, where the present one does not open. That one is kept whole, among the copies.

        Raises:
            CalmroomError: If the vault is open, or the disk does not let it.
        """
        if self._access.is_open:
            raise OPENS
        with self._access.away():
            self._backups.begin_anew(self._world.clock.now())
            self._settled = None
        _ = self._access.vault
        self._world.bus.publish(Unlocked())
        self._world.bus.publish(VaultBegun())

    def choose_folder(self, folder: Path | None) -> None:
        """Let copies go there as well from now on, or nowhere else."""
        self._settings.change(backup_folder="" if folder is None else str(folder))

    def concerns(self) -> tuple[Concern, ...]:
        """What a person wants to know of the places that the vault and its copies lie in."""
        return self._backups.concerns(self.folder)

    def check(self) -> None:
        """Read the vault through.

        Raises:
            VaultDamaged: If a part of it cannot be read.
        """
        _ = self._access.vault
        self._backups.check()

    def close(self) -> None:
        """Wait for a copy that is being made; make the last one where it is quick. Before the vault is let go."""
        self._errand.join(PATIENCE)
        if self.is_busy or not self._access.is_open or self._backups.size() > QUICK:
            return
        try:
            self._make(Why.CLOSE)
        except CalmroomError:
            _log.warning("The backup at the end could not be made.")

    @property
    def _backups(self) -> Backups:
        return self._find()

    def _own(self) -> tuple[BackupCopy, ...]:
        return tuple(one for one in self._backups.copies(None) if one.is_whole and one.why is not Why.ASIDE)

    def _is_in_first_minute(self) -> bool:
        return self._practice.playing is not None and self._practice.playhead().heard < FIRST_MINUTE

    def _begin(self, why: Why) -> None:
        def run() -> BackupEnded:
            return told(lambda: BackupEnded(self.back_up(why)), lambda fault: BackupEnded(fault=fault), BUG)

        self._errand.begin(run if why is Why.ASKED else lambda: self._noticed(run()))

    def _noticed(self, ended: BackupEnded) -> BackupEnded:
        """What nobody asked for is told of where it fails, once."""
        if ended.fault is not None:
            self._tell_once(ended.fault.message, ended.fault.hint)
        return ended

    def _tell_once(self, message: str, hint: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._world.bus.publish(NoticeRaised(message, hint))

    def _make(self, why: Why) -> BackupCopy | None:
        if not self._backups.has_changed():
            return None
        return self._backups.make(
            self._world.clock.now(), why, lambda share: self._world.bus.publish(BackupMoved(share))
        )

    def _send(self) -> CalmroomError | None:
        if self.folder is None:
            return None
        try:
            self._backups.send(self.folder, self._world.clock.now())
        except CalmroomError as fault:
            return fault
        return None
