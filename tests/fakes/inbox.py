"""An inbox in memory; tests look into it, the program never does."""

from __future__ import annotations

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.vault.vault import Vault


class MemoryInbox:
    """The last state of each thing by its id."""

    def __init__(self) -> None:
        self.kept: dict[str, PracticeRecord | Entry] = {}
        self.fault: CalmroomError | None = None
        """Raised while it is set, as a full disk would."""

    def take_in(self, vault: Vault) -> None:
        """Move what waits into the vault, as each opening does."""
        for kept in self.kept.values():
            if isinstance(kept, Entry):
                vault.journal.save(kept)
            else:
                vault.practices.save(kept)
        self.kept.clear()

    def put(self, kept: PracticeRecord | Entry) -> None:
        """Keep it."""
        if self.fault is not None:
            raise self.fault
        self.kept[kept.id] = kept
