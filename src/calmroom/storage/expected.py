"""Whether a vault is expected in a folder: a small file among the settings says that one was opened there.

A data folder may lie on a stick or on another computer. Where that is not connected its place is empty, and a vault
made there would hide the real one, and be hidden by it again.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from calmroom.domain.vault.backups import VaultDamaged
from calmroom.storage import key_file
from calmroom.storage.erasing import NOTE
from calmroom.storage.files import replace_private

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.vault_files import VaultFiles

_CONTENT = b"Your vault was opened in the data folder, so calmroom makes no empty one where it is not found.\n"
MISSING = (
    "Your vault is not in its folder, though it was here before. Nothing new was made.",
    "Connect its disk, then try again. If it is gone, restore a backup, or begin anew with calmroom vault begin.",
)


class Expected:
    """What is known of a vault before it is looked for.

    Args:
        config: The folder of the settings.
        files: Where the vault lies.
    """

    def __init__(self, config: Path, files: VaultFiles) -> None:
        self._note = config / NOTE
        self._files = files

    @property
    def is_missing(self) -> bool:
        """Whether a vault was here and no part of one is."""
        files = self._files
        there = files.has_database or key_file.exists(files.keys) or files.restoring.exists()
        return not there and self._note.exists()

    def refuse_missing(self) -> None:
        """Refuse to begin with an empty vault where one was.

        Raises:
            VaultDamaged: If it is missing.
        """
        if self.is_missing:
            raise VaultDamaged(*MISSING)

    def note(self) -> None:
        """A vault was opened here. Where that cannot be written down, nothing is lost by it."""
        with contextlib.suppress(OSError):
            if not self._note.exists():
                replace_private(self._note, _CONTENT)

    def forget(self) -> bool:
        """Let an empty vault be made where the one that was here is missing. Whether it is.

        Raises:
            OSError: If it cannot be forgotten.
        """
        is_missing = self.is_missing
        if is_missing:
            self._note.unlink()
        return is_missing
