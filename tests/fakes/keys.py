"""The ways to a vault in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fakes.entropy import CountedEntropy

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.passphrase import GREATEST_LENGTH, passphrase_bytes
from calmroom.domain.vault.recovery import RecoveryKey, RecoveryMistyped, read_recovery_key, recovery_key
from calmroom.domain.vault.vault import Protection, VaultLocked, WrongSecret


class MemoryKeys:
    """Remembers what was set, and lets nobody in without it.

    Attributes:
        keychain_refuses: Whether the keychain takes nothing.
        tried: How often a secret was tried.
    """

    def __init__(self) -> None:
        self.keychain_refuses = False
        self.tried = 0
        self._entropy = CountedEntropy("recovery")
        self._passphrase: bytes | None = None
        self._recovery: RecoveryKey | None = None
        self._now = Protection(passphrase=False, keychain=False, plain=True, recovery=False)

    def try_to_open(self, secret: str | None) -> None:
        """Let pass who may, as opening the vault does."""
        if secret is None:
            if self._now.asks:
                raise VaultLocked
            return
        if not self.is_right(secret):
            raise WrongSecret

    def protection(self) -> Protection:
        """Which ways there are."""
        return self._now

    def is_right(self, secret: str) -> bool:
        """Whether it is the present passphrase or the present recovery key."""
        self.tried += 1
        return self._is_passphrase(secret) or self._is_recovery(secret)

    def new_recovery_key(self) -> RecoveryKey:
        """A recovery key; it opens nothing until it is kept."""
        return recovery_key(self._entropy.token(20))

    def keep_recovery_key(self, recovery: RecoveryKey) -> None:
        """Let it open from now on."""
        self._recovery = recovery
        self._now = replace(self._now, recovery=True)

    def set_passphrase(self, new: str, recovery: RecoveryKey | None = None) -> None:
        """Let this passphrase open from now on."""
        passphrase = passphrase_bytes(new)
        if recovery is None and self._recovery is None:
            raise CalmroomError("There is no recovery key yet.")
        if recovery is not None:
            self.keep_recovery_key(recovery)
        keychain = self._now.keychain and self._now.passphrase
        self._passphrase = passphrase
        self._now = replace(self._now, passphrase=True, plain=False, keychain=keychain)

    def remove_passphrase(self) -> Protection:
        """Take the passphrase away."""
        self._passphrase = None
        self._now = replace(self._now, passphrase=False, plain=not self._now.keychain)
        return self._now

    def set_keychain(self, *, on: bool) -> None:
        """Let the keychain open, or no longer."""
        if on and self.keychain_refuses:
            raise CalmroomError("The keychain refused.")
        if not on and not self._now.passphrase and not self._now.plain:
            raise CalmroomError("Nothing else would be left.")
        self._now = replace(self._now, keychain=on)

    def left_behind(self) -> tuple[Path, ...]:
        """Nothing: there are no files."""
        return ()

    def _is_passphrase(self, secret: str) -> bool:
        known = self._passphrase is not None and 0 < len(secret) <= GREATEST_LENGTH
        return known and passphrase_bytes(secret) == self._passphrase

    def _is_recovery(self, secret: str) -> bool:
        try:
            return self._recovery is not None and read_recovery_key(secret) == self._recovery
        except RecoveryMistyped:
            return False
