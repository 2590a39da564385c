"""The keys that one signs and opens with: shown, taken along, brought in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.routine.handover import CodePictures, KeyFiles, KeyPair, PublicCode, PublicCodes
    from calmroom.services.access import Access

OTHERS = CalmroomError(
    "There are other keys here already. Nothing was changed.",
    "With other keys, what was sealed to the present ones cannot be opened any more. Export those first, then replace "
    "them.",
)


@dataclass(frozen=True, slots=True)
class KeyTools:
    """What keys are handled with."""

    codes: PublicCodes
    files: KeyFiles
    pictures: CodePictures


class OwnKeysService:
    """One's own keys. Every method waits for the disk.

    Args:
        access: The way to the vault, where they lie.
        tools: What they are handled with.
    """

    def __init__(self, access: Access, tools: KeyTools) -> None:
        self._access = access
        self._tools = tools

    def keys(self) -> KeyPair:
        """The keys; they are made at the first question."""
        vault = self._access.vault
        keys = vault.own_keys.load()
        if keys is None:
            keys = self._tools.codes.make()
            vault.own_keys.save(keys)
        return keys

    def code(self) -> PublicCode:
        """What others know one by."""
        return self._tools.codes.code_of(self.keys())

    def read(self, text: str) -> PublicCode:
        """The code that somebody copied or typed.

        Raises:
            CalmroomError: If it was mistyped, or is no such code.
        """
        return self._tools.codes.read(text)

    def picture(self, code: PublicCode) -> tuple[tuple[bool, ...], ...]:
        """A code as rows of squares, dark where true, for a camera; it wants four light ones on every side."""
        return self._tools.pictures.modules(code.text)

    def take_along(self, passphrase: str, into: Path) -> None:
        """Write the keys to a file that the passphrase opens.

        Raises:
            CalmroomError: If it cannot be written, or there is a file already.
        """
        self._tools.files.export_keys(self.keys(), passphrase, into)

    def bring_in(self, path: Path, passphrase: str, *, in_their_place: bool = False) -> PublicCode:
        """Take the keys of such a file as one's own.

        Args:
            path: The file.
            passphrase: What opens it.
            in_their_place: Whether other keys that are there may go.

        Raises:
            CalmroomError: If it is no such file, another passphrase opens it, or there are other keys.
        """
        brought = self._tools.files.import_keys(path, passphrase)
        vault = self._access.vault
        present = vault.own_keys.load()
        if present is not None and present != brought and not in_their_place:
            raise OTHERS
        vault.own_keys.save(brought)
        return self._tools.codes.code_of(brought)
