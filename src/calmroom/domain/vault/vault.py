"""What opens the vault, and what a person is told where nothing does yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.vault.recovery import RecoveryKey


class VaultLocked(CalmroomError):  # noqa: N818 - a state that a person meets every day, not an error
    """The vault waits for its passphrase, or for the recovery key. Nothing was changed."""

    def __init__(
        self,
        message: str = "The vault is locked.",
        hint: str = "Type its passphrase, or the recovery key from your recovery sheet.",
    ) -> None:
        super().__init__(message, hint)


class WrongSecret(VaultLocked):
    """What was typed opens nothing. It always says the same, whatever was typed."""

    def __init__(self) -> None:
        super().__init__(
            "That does not open the vault.",
            "Check caps lock, the keyboard's layout and spaces at the end. Your recovery key opens it too.",
        )


@dataclass(frozen=True, slots=True)
class Protection:
    """Which ways to the vault there are.

    Attributes:
        passphrase: Whether a passphrase opens it.
        keychain: Whether this account's keychain opens it without asking.
        plain: Whether it opens for whoever can read the folder; then it is not protected.
        recovery: Whether a recovery key opens it.
        keychain_fails: Whether there is a key in the keychain's care that it did not give back last time, as after a
            move to another computer.
    """

    passphrase: bool
    keychain: bool
    plain: bool
    recovery: bool
    keychain_fails: bool = False

    @property
    def asks(self) -> bool:
        """Whether nothing but what a person types opens the vault on this computer."""
        return self.passphrase and not self.plain and not self.keychain


class Keys(Protocol):
    """The ways to an open vault. Each method waits for the disk; those that set a passphrase take some seconds.

    Each writes the new way first, opens the file with it, and only then takes an old one away. Where a method raises,
    what opened the vault before still does.
    """

    def protection(self) -> Protection:
        """Which ways there are."""
        ...

    def is_right(self, secret: str) -> bool:
        """Whether this is the present passphrase or the present recovery key. It takes about a second.

        Raises:
            CalmroomError: If the key file was tampered with, or there is not enough memory.
        """
        ...

    def new_recovery_key(self) -> RecoveryKey:
        """A recovery key nobody has had before. It opens nothing until it is kept."""
        ...

    def keep_recovery_key(self, recovery: RecoveryKey) -> None:
        """Let this recovery key open the vault from now on, and the one before no longer.

        Raises:
            CalmroomError: If it could not be written.
        """
        ...

    def set_passphrase(self, new: str, recovery: RecoveryKey | None = None) -> None:
        """Let this passphrase open the vault from now on, and the one before no longer.

        The first passphrase takes the plain way and the keychain's with it. It needs a recovery key: one that was kept
        before, or ``recovery``, which is kept in the same step.

        Raises:
            CalmroomError: If it is empty, there is no recovery key, or it could not be written.
        """
        ...

    def remove_passphrase(self) -> Protection:
        """Take the passphrase away. The keychain opens the vault where it does already, and else everybody can.

        Raises:
            CalmroomError: If it could not be written.
        """
        ...

    def set_keychain(self, *, on: bool) -> None:
        """Let this account's keychain open the vault without asking, or no longer.

        Raises:
            CalmroomError: If the keychain refuses, nothing else would be left, or it could not be written.
        """
        ...

    def left_behind(self) -> tuple[Path, ...]:
        """Files beside the vault that open it without its passphrase, such as copies made by a syncing program."""
        ...
