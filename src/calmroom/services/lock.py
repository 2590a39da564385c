"""Locking: now, after a while without anybody, and when the machine has slept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.events import Locked, Unlocked

if TYPE_CHECKING:
    from calmroom.services.access import Access
    from calmroom.services.keys import KeyService
    from calmroom.services.settings import SettingsService
    from calmroom.services.world import World

SLEPT = 30.0
"""Seconds by which the time of day runs ahead of the clock that stands still in sleep, before it is called sleep."""
MINUTE = 60.0


class LockService:
    """Closes the vault, and opens it for who knows its passphrase. It asks nobody by itself: the window tells of input.

    ``lock`` and ``unlock`` wait for the disk; the rest returns at once.
    """

    def __init__(self, access: Access, keys: KeyService, settings: SettingsService, world: World) -> None:
        self._access = access
        self._keys = keys
        self._settings = settings
        self._world = world
        self._touched = world.clock.monotonic()
        self._ahead = self._lead()

    @property
    def is_locked(self) -> bool:
        """Whether the vault is known to wait for what a person types."""
        return self._access.is_locked

    @property
    def wait(self) -> float:
        """Seconds until the next passphrase is heard."""
        return self._keys.wait()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._world.clock.monotonic()

    def is_due(self) -> bool:
        """Whether nobody has been there for as long as was chosen, or the machine has slept since this was last asked.

        The clock that never jumps stands still in sleep, and the time of day does not. A clock that somebody sets
        forward looks the same and locks as well, which costs no more than a passphrase.
        """
        before, self._ahead = self._ahead, self._lead()
        if not self._access.is_open:
            return False
        idle, after = self._world.clock.monotonic() - self._touched, self._settings.current.lock_after * MINUTE
        return self._ahead - before > SLEPT or 0 < after <= idle

    def lock(self) -> bool:
        """Close the vault and forget its key. What is being written is saved by the caller before.

        Returns:
            Whether it is locked now; where there is no passphrase there is nothing to lock with.
        """
        was_locked = self._access.is_locked
        # Where there is nothing to lock with, it is not asked again at once.
        self.touch()
        is_locked = self._access.lock()
        if is_locked and not was_locked:
            self._world.bus.publish(Locked())
        return is_locked

    def unlock(self, secret: str) -> None:
        """Open the vault with its passphrase or its recovery key.

        Raises:
            VaultLocked: If it is neither, or comes too soon after a wrong one.
            CalmroomError: If the vault cannot be opened for another reason.
        """
        self._keys.unlock(secret)
        self.touch()
        self._world.bus.publish(Unlocked())

    def _lead(self) -> float:
        clock = self._world.clock
        return clock.now().timestamp() - clock.monotonic()
