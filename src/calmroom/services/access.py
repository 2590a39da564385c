"""The way to the vault: opened when first needed, and what was agreed to before the first practice."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from calmroom.domain.ports import Consent

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.ports import Clock, Vault

CONSENT_VERSION = 1
CONSENT_ITEMS = ("18 or older", "not medical care, not therapy", "who should ask a doctor first")


class Access:
    """Opens the vault once, from whichever thread asks first, and lets it go at the end."""

    def __init__(self, open_vault: Callable[[], Vault], clock: Clock) -> None:
        self._open_vault = open_vault
        self._clock = clock
        self._lock = threading.Lock()
        self._vault: Vault | None = None

    @property
    def vault(self) -> Vault:
        """The open vault; opened now if it was not.

        Raises:
            CalmroomError: If it cannot be opened. Asking again tries again.
        """
        with self._lock:
            if self._vault is None:
                self._vault = self._open_vault()
            return self._vault

    @property
    def is_open(self) -> bool:
        """Whether the vault is open."""
        return self._vault is not None

    def protection(self) -> tuple[str, ...]:
        """The kinds of slot that open the vault."""
        return self.vault.protection

    def has_consented(self) -> bool:
        """Whether the present wording was agreed to."""
        latest = self.vault.consents.latest()
        return latest is not None and latest.version >= CONSENT_VERSION

    def consent(self) -> Consent | None:
        """The last consent, to be shown in Settings."""
        return self.vault.consents.latest()

    def give_consent(self) -> None:
        """Write down what was agreed to, and when."""
        self.vault.consents.save(Consent(CONSENT_VERSION, self._clock.now(), CONSENT_ITEMS))

    def close(self) -> None:
        """Let the vault go."""
        with self._lock:
            if self._vault is not None:
                self._vault.close()
                self._vault = None
