"""The ways to the vault: a passphrase, a recovery key, the keychain; and a little patience after a wrong one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.vault import VaultLocked, WrongSecret

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.domain.vault.recovery import RecoveryKey
    from calmroom.domain.vault.vault import Keys, Protection, Vault
    from calmroom.services.access import Access
    from calmroom.services.world import World

ResultT = TypeVar("ResultT")
LONGEST_WAIT = 8.0
"""Seconds. Longer would keep out the owner; whoever guesses in earnest guesses on the file, elsewhere."""
FREE_TRIES = 1
"""A slip of the finger costs nothing."""
SHOWN = 1800.0
"""Seconds for which it counts that somebody typed what opens the vault: long enough to write a recovery key down."""
ASKED_FIRST = CalmroomError(
    "Your passphrase, or your recovery key, is asked for before this is changed. Nothing was changed.",
    "Type it, then go on.",
)


class KeyService:
    """What opens the vault, shown and changed. All but ``wait`` and ``new_recovery_key`` wait for the disk.

    Where there is a passphrase, each change wants ``confirm`` (or ``unlock``) before it, for the open vault.
    """

    def __init__(self, access: Access, world: World) -> None:
        self._access = access
        self._clock = world.clock
        self._lock = threading.Lock()
        self._wrong = 0
        self._next = 0.0
        self._shown: tuple[Vault, float] | None = None

    def wait(self) -> float:
        """Seconds until the next try is heard; 0 where it may come now."""
        return max(0.0, self._next - self._clock.monotonic())

    def unlock(self, secret: str) -> None:
        """Open the vault with its passphrase or its recovery key. Nobody is ever locked out for good.

        Raises:
            WrongSecret: If it is neither; the next try is heard after ``wait`` seconds.
            VaultLocked: If it comes too soon. It was not tried and does not count.
            CalmroomError: If the vault cannot be opened for another reason.
        """

        def open_it() -> None:
            was_open = self._access.is_open
            self._access.unlock(secret)
            if not was_open:
                self._note()

        self._try(open_it)

    def confirm(self, secret: str) -> None:
        """Let pass who knows the passphrase or the recovery key of the open vault, before a way to it is changed.

        It is as patient as ``unlock``, and both count the same tries.

        Raises:
            WrongSecret: If it is neither; the next try is heard after ``wait`` seconds.
            VaultLocked: If it comes too soon, or the vault was locked meanwhile. It was not tried and does not count.
            CalmroomError: If it cannot be told.
        """

        def compare() -> None:
            if not self._access.vault.keys.is_right(secret):
                raise WrongSecret
            self._note()

        self._try(compare)

    def protection(self) -> Protection:
        """Which ways there are."""
        return self._access.vault.keys.protection()

    def new_recovery_key(self) -> RecoveryKey:
        """A recovery key nobody has had before. It opens nothing until it is kept."""
        return self._access.vault.keys.new_recovery_key()

    def keep_recovery_key(self, recovery: RecoveryKey) -> None:
        """Let this recovery key open the vault from now on, and the one before no longer.

        Raises:
            CalmroomError: If it could not be written, or nothing that opens the vault was typed.
        """
        self._change(lambda keys: keys.keep_recovery_key(recovery))

    def set_passphrase(self, new: str, recovery: RecoveryKey | None = None) -> None:
        """Let this passphrase open the vault from now on, and the one before no longer.

        The first passphrase needs a recovery key: one that was kept before, or ``recovery``, kept in the same step.

        Raises:
            CalmroomError: If it is empty, there is no recovery key, it could not be written, or nothing that opens
                the vault was typed.
        """
        self._change(lambda keys: keys.set_passphrase(new, recovery))

    def remove_passphrase(self) -> Protection:
        """Take the passphrase away; what is left is returned, to be said plainly.

        Raises:
            CalmroomError: If it could not be written, or nothing that opens the vault was typed.
        """
        return self._change(lambda keys: keys.remove_passphrase())

    def set_keychain(self, *, on: bool) -> None:
        """Let this account's keychain open the vault without asking, or no longer.

        Raises:
            CalmroomError: If the keychain refuses, nothing else would be left, it could not be written, or nothing that
                opens the vault was typed.
        """
        if on:
            self._change(lambda keys: keys.set_keychain(on=True))
        else:
            # One way less: nobody comes in by it who could not before.
            self._access.vault.keys.set_keychain(on=False)

    def left_behind(self) -> tuple[Path, ...]:
        """Files beside the vault that open it without the passphrase, such as copies made by a syncing program."""
        return self._access.vault.keys.left_behind()

    def _note(self) -> None:
        self._shown = (self._access.vault, self._clock.monotonic())

    def _change(self, work: Callable[[Keys], ResultT]) -> ResultT:
        """Change a way to the vault, once, for who has shown that they know one."""
        vault, shown = self._access.vault, self._shown
        is_shown = shown is not None and shown[0] is vault and self._clock.monotonic() - shown[1] <= SHOWN
        if vault.keys.protection().passphrase and not is_shown:
            raise ASKED_FIRST
        result = work(vault.keys)
        self._shown = None
        return result

    def _try(self, attempt: Callable[[], None]) -> None:
        """Try a secret, unless it comes too soon after a wrong one."""
        with self._lock:
            if self.wait() > 0.0:
                raise VaultLocked("One moment, please.", "Try again in a few seconds. Nothing was tried.")
            try:
                attempt()
            except WrongSecret:
                self._wrong += 1
                self._next = self._clock.monotonic() + _pause(self._wrong)
                raise
            self._wrong = 0


def _pause(wrong: int) -> float:
    """Seconds after so many wrong tries in a row: 0, 1, 2, 4, 8, and 8 from then on."""
    over = wrong - FREE_TRIES
    return min(2.0 ** (over - 1), LONGEST_WAIT) if over > 0 else 0.0
