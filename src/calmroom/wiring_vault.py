"""The part of wiring for the vault: what opens it, its copies, what is kept while it is locked, and its end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from calmroom import VERSION
from calmroom.desktop.entropy import SystemEntropy
from calmroom.desktop.paths import find_paths, make_folders
from calmroom.desktop.resources import find_assets
from calmroom.storage.erasing import is_begun

if TYPE_CHECKING:
    from calmroom.domain.vault.vault import Vault
    from calmroom.reports.body_svg import BodySvg
    from calmroom.storage.backups import VaultBackups
    from calmroom.storage.copies import FileCopies
    from calmroom.storage.erase import FileEraser
    from calmroom.storage.expected import Expected
    from calmroom.storage.inbox import SealedInbox


def expected() -> Expected:
    """Whether a vault was here before."""
    from calmroom.storage.expected import Expected  # noqa: PLC0415 - read once the window is painted
    from calmroom.storage.vault_files import VaultFiles  # noqa: PLC0415

    return Expected(find_paths().config, VaultFiles(find_paths().data))


def open_vault(secret: str | None = None) -> Vault:
    """The vault, open.

    Raises:
        CalmroomError: If it does not open.
    """
    from calmroom.storage.kdf import calibrate  # noqa: PLC0415 - opened after the window is painted
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415
    from calmroom.storage.vault import open_vault as open_file  # noqa: PLC0415

    if is_begun(find_paths().data):
        eraser().finish()
    expected().refuse_missing()
    make_folders(find_paths())
    vault = open_file(find_paths().data, SystemEntropy(), SystemKeychain(), secret, calibrate)
    expected().note()
    backups().attach(vault)
    return vault


@cache
def backups() -> VaultBackups:
    """The copies of the vault."""
    from calmroom.storage.backups import VaultBackups  # noqa: PLC0415 - as above
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415

    return VaultBackups(find_paths().data, SystemKeychain(), VERSION, expected())


def inbox() -> SealedInbox:
    """Takes what is to be kept while the vault is locked."""
    from calmroom.storage.inbox import SealedInbox  # noqa: PLC0415 - only while it is locked
    from calmroom.storage.vault_files import VaultFiles  # noqa: PLC0415

    return SealedInbox(VaultFiles(find_paths().data).inbox, SystemEntropy())


@cache
def eraser() -> FileEraser:
    """Takes everything away."""
    from calmroom.desktop.logs import end_log  # noqa: PLC0415 - as above
    from calmroom.storage.erase import FileEraser, Places  # noqa: PLC0415
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415

    here = find_paths()
    return FileEraser(Places(here.data, here.settings, here.cache, here.logs), SystemKeychain(), end_log)


@cache
def copies() -> FileCopies:
    """Copies of everything, in files that anybody can read."""
    from calmroom.storage.copies import FileCopies  # noqa: PLC0415 - read when somebody leaves or comes

    return FileCopies(VERSION, body_svg())


@cache
def body_svg() -> BodySvg:
    """Paints body maps on the figure that comes with calmroom."""
    from calmroom.reports.body_svg import BodySvg  # noqa: PLC0415 - read when a map leaves

    return BodySvg(find_assets() / "figure" / "body-figure.json")
