"""The way to the vault: opened when first needed, locked when wanted."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from calmroom.domain.care.consent import VERSION
from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.vault import VaultLocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.vault.inbox import Inbox
    from calmroom.domain.vault.vault import Vault


class Access:
    """Opens the vault once, from whichever thread asks first, and lets it go when it is locked and at the end.

    Args:
        open_vault: Opens it, with what a person typed or without.
        inbox: Takes what is to be kept while the vault is locked.
    """

    def __init__(self, open_vault: Callable[[str | None], Vault], inbox: Inbox | None = None) -> None:
        self._open_vault = open_vault
        self._inbox = inbox
        self._lock = threading.RLock()
        self._vault: Vault | None = None
        self._is_locked = False

    @property
    def vault(self) -> Vault:
        """The open vault; opened now if it was not.

        Raises:
            VaultLocked: If it waits for what a person types.
            CalmroomError: If it cannot be opened. Asking again tries again.
        """
        with self._lock:
            if self._is_locked:
                raise VaultLocked
            if self._vault is None:
                self._vault = self._open(None)
            return self._vault

    @property
    def is_open(self) -> bool:
        """Whether the vault is open."""
        return self._vault is not None

    @property
    def is_locked(self) -> bool:
        """Whether the vault is known to wait for what a person types."""
        return self._is_locked

    def unlock(self, secret: str) -> None:
        """Open the vault with its passphrase or its recovery key, unless it is open.

        Raises:
            WrongSecret: If it is neither.
            CalmroomError: If the vault cannot be opened for another reason.
        """
        with self._lock:
            if self._vault is None:
                self._vault = self._open(secret)

    def lock(self) -> bool:
        """Close the vault and forget its key until a person opens it again.

        Returns:
            Whether it is locked now; without a passphrase there is nothing to lock with, and it stays as it is.
        """
        with self._lock:
            if self._vault is not None and self._vault.keys.protection().passphrase:
                # Locked first: whatever closing comes to, nothing is read any more.
                self._is_locked = True
                self._let_go()
            return self._is_locked

    def keep(self, kept: PracticeRecord | Entry) -> bool:
        """Write a practice or a page: safe on disk when this returns, in the vault or sealed beside it.

        Returns:
            Whether it is in the vault; sealed, it goes there by itself at the next opening.

        Raises:
            CalmroomError: If it could not be written. It is still the caller's.
        """
        with self._lock:
            try:
                vault = self.vault
            except VaultLocked:
                if self._inbox is None:
                    raise
                self._inbox.put(kept)
                return False
            if isinstance(kept, Entry):
                vault.journal.save(kept)
            else:
                vault.practices.save(kept)
            return True

    @contextmanager
    def away(self) -> Iterator[None]:
        """The vault closed, and nobody else can open it before this ends: to restore, import or erase.

        Afterwards it is opened as at the start of the program: by itself, or by what a person types.
        """
        with self._lock:
            self._let_go()
            self._is_locked = False
            yield

    def has_consented(self) -> bool:
        """Whether the present wording was agreed to."""
        latest = self.vault.consents.latest()
        return latest is not None and latest.version >= VERSION

    def close(self) -> None:
        """Let the vault go."""
        with self._lock:
            self._let_go()

    def _open(self, secret: str | None) -> Vault:
        try:
            vault = self._open_vault(secret)
        except VaultLocked:
            self._is_locked = True
            raise
        self._is_locked = False
        return vault

    def _let_go(self) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()
