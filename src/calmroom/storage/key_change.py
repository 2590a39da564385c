"""One change of slots, in an order that leaves the owner a way at every moment.

1. ``keys.json`` gets the new slots beside the old ones; the file before it is kept.
2. It is read back, and the new slots have to give a key that opens the vault's file.
3. ``keys.json`` loses the old slots.
4. So do the file kept before it and the key files beside the backups, which wrap the same data key.

Killed after 1 or 2, both open; after 3, what is left of 4 is made good at the next opening.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults, key_copies, key_file
from calmroom.storage.key_file import GREATEST_SLOTS, KeyFile
from calmroom.storage.keys import KEYCHAIN, DataKey, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.storage.keychain import Keychain
    from calmroom.storage.vault_files import VaultFiles

    Opener = Callable[[Slot], DataKey | None]

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Slots:
    """The slots of an open vault, as they are in its key file.

    Attributes:
        files: Where the parts of the vault lie.
        opens: Whether a key opens the vault's file.
        keychain: Lets go of secrets whose slot is gone.
        file: What the key file holds.
        owed: The kinds of slot that a change begun and not finished was to take away; the next change does.
    """

    files: VaultFiles
    opens: Callable[[DataKey], bool]
    keychain: Keychain
    file: KeyFile
    owed: set[str] = field(default_factory=set)

    def change(self, fresh: dict[Slot, Opener], gone: set[str]) -> None:
        """Add slots, and take away those of some kinds.

        Args:
            fresh: The new slots, each with what opens it.
            gone: The kinds of slot to take away, but for the new ones.

        Raises:
            CalmroomError: If it could not be written, or a new slot does not open the file; what opened before does.
        """
        before = self.file
        both = replace(before, slots=(*before.slots, *fresh))
        if len(both.slots) > GREATEST_SLOTS:
            raise CalmroomError("The key file has no room for one more key. Nothing was changed.")
        if fresh:
            key_file.write(self.files.keys, both)
            self.file = both
            self._prove(fresh, before)
        gone = gone | self.owed if fresh else gone
        kept = tuple(slot for slot in both.slots if slot in fresh or slot.kind not in gone)
        after = replace(both, slots=kept)
        try:
            key_file.write(self.files.keys, after)
        except CalmroomError as fault:
            self.owed |= gone if fresh else set()
            raise CalmroomError(
                "The change was begun but not finished: what opened your vault before still does, "
                "and the new passphrase or key does too.",
                fault.hint,
            ) from fault
        self.file = after
        self.owed.clear()
        self.renew()
        for name in _in_keychains(both.slots) - _in_keychains(kept):
            self.keychain.forget(name)

    def _prove(self, fresh: dict[Slot, Opener], before: KeyFile) -> None:
        """The new slots as they are on the disk have to open the file; else the old key file is put back."""
        try:
            proven = self._open_file(fresh)
        except BaseException:
            self._put_back(before)
            raise
        if not proven:
            self._put_back(before)
            raise CalmroomError("The new key did not open the vault, so the old one stays.", "Try again.")

    def _open_file(self, fresh: dict[Slot, Opener]) -> bool:
        found = key_file.read_alone(self.files.keys)
        written = set(found.slots) if found else set()
        keys = [opens(slot) for slot, opens in fresh.items() if slot in written]
        try:
            return len(keys) == len(fresh) and all(key is not None and self.opens(key) for key in keys)
        except OSError as fault:
            raise faults.of_disk(fault) from fault

    def _put_back(self, before: KeyFile) -> None:
        with contextlib.suppress(CalmroomError):
            key_file.write(self.files.keys, before)
            self.file = before
            self.renew()

    def put(self, file: KeyFile) -> None:
        """Write the key file.

        Raises:
            CalmroomError: If it could not be written.
        """
        key_file.write(self.files.keys, file)
        self.file = file

    def renew(self) -> None:
        """Let the file kept before and the key files beside backups have the present slots."""
        if not key_copies.renew(key_copies.of_vault(self.files), self.file):
            _log.warning("An older copy of the key file could not be renewed; it is tried again at the next opening.")


def _in_keychains(slots: tuple[Slot, ...]) -> set[str]:
    """The names under which keychains hold secrets of these slots."""
    return {slot.text("id") for slot in slots if slot.kind == KEYCHAIN}
