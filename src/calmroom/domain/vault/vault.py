"""The vault, what opens it, and what a person is told where nothing does yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.body.records import BodyMaps
    from calmroom.domain.care.consent import Consents
    from calmroom.domain.journal.records import JournalEntries, VoiceNotes
    from calmroom.domain.plan.plan import Plan
    from calmroom.domain.plan.records import Kept, OwnKeys, Told
    from calmroom.domain.ports import PrivateSettings
    from calmroom.domain.records import LookingBack, PracticeRecords
    from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
    from calmroom.domain.sessions.records import Appointments
    from calmroom.domain.sessions.reminders import Reminder
    from calmroom.domain.vault.leaving import Intake
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


class Vault(Protocol):
    """The encrypted file, open."""

    @property
    def practices(self) -> PracticeRecords:
        """What was practised."""
        ...

    @property
    def journal(self) -> JournalEntries:
        """What was written."""
        ...

    @property
    def consents(self) -> Consents:
        """What was agreed to."""
        ...

    @property
    def private_settings(self) -> PrivateSettings:
        """What was set about a person or a body."""
        ...

    @property
    def body_maps(self) -> BodyMaps:
        """What was felt where."""
        ...

    @property
    def appointments(self) -> Appointments:
        """Hours with the therapist."""
        ...

    @property
    def voices(self) -> VoiceNotes:
        """Pages that are spoken."""
        ...

    @property
    def looking_back(self) -> LookingBack:
        """What was done over years."""
        ...

    @property
    def plans(self) -> Kept[Plan]:
        """Routines as they were taken in."""
        ...

    @property
    def signers(self) -> Kept[KnownSigner]:
        """Whose files were taken in."""
        ...

    @property
    def clients(self) -> Kept[Client]:
        """Those a therapist works with."""
        ...

    @property
    def drafts(self) -> Kept[Draft]:
        """Routines that a therapist is writing."""
        ...

    @property
    def shared(self) -> Kept[Shared]:
        """What was given away."""
        ...

    @property
    def returned(self) -> Kept[Returned]:
        """What clients gave back."""
        ...

    @property
    def reminders(self) -> Kept[Reminder]:
        """Wishes to be told."""
        ...

    @property
    def told(self) -> Told:
        """What was told."""
        ...

    @property
    def own_keys(self) -> OwnKeys:
        """What one signs and opens with."""
        ...

    @property
    def intake(self) -> Intake:
        """Brings what a copy holds in."""
        ...

    @property
    def keys(self) -> Keys:
        """The ways to it."""
        ...

    @property
    def protection(self) -> tuple[str, ...]:
        """The kinds of slot that open the file: ``plain``, ``keychain``, later ``passphrase`` and ``recovery``."""
        ...

    def close(self) -> None:
        """Write everything back into one file and let it go."""
        ...
