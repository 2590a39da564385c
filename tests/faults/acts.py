"""What is done to a vault while the disk, the program or the power fails, and what must hold whenever it was cut short.

Each act is prepared once, run many times, and looked at after each. ``tell`` is called with what has come to be: what
was told must hold for ever after.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from faults import shim
from faults.owner import (
    LATER,
    SHEET,
    Home,
    Lost,
    Seen,
    backups_of,
    entry,
    open_with,
    opened,
    practice,
)

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import Why
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage.vault import EncryptedVault

Tell = Callable[[str], None]
ResultT = TypeVar("ResultT")
DONE = "done"
FIRST = frozenset(range(4))
MORE = frozenset(range(4, 7))


@dataclass(frozen=True)
class Act:
    """One thing that is done to a vault.

    Attributes:
        prepare: Makes the home that it begins with.
        run: Does it, telling what has come to be.
        check: Raises ``Lost`` where something that was told does not hold.
    """

    name: str
    prepare: Callable[[Home], None]
    run: Callable[[Home, Tell], None]
    check: Callable[[Home, frozenset[str]], None]


def lived_in(home: Home, *, passphrase: str = "", keychain: bool = False, copies: int = 0) -> None:
    """A vault with four pages and a practice."""
    home.root.mkdir(parents=True, exist_ok=True)
    if keychain:
        home.keychain.folder.mkdir(exist_ok=True)
    with opened(home) as vault:
        for number in FIRST:
            vault.journal.save(entry(number))
        vault.practices.save(practice(1))
        if passphrase:
            vault.keys.set_passphrase(passphrase, SHEET)
        if passphrase and keychain:
            vault.keys.set_keychain(on=True)
        for _ in range(copies):
            backups_of(home, vault).make(LATER, Why.ASKED, lambda _: None)


def held(seen: Seen, *allowed: frozenset[int]) -> None:
    if seen.pages not in allowed:
        raise Lost(f"pages {sorted(seen.pages)} were found")


def opens_by(seen: Seen, *secrets: str | None) -> None:
    for secret in secrets:
        if secret not in seen.secrets:
            raise Lost(f"it does not open by {'itself' if secret is None else 'a secret that was told to open it'}")


def closed_to(seen: Seen, *secrets: str | None) -> None:
    for secret in secrets:
        if secret in seen.secrets:
            raise Lost(f"it still opens by {'itself' if secret is None else 'a secret that was taken away'}")


def twice(tell: Tell, work: Callable[[], ResultT]) -> ResultT:
    """Do it; where a fault of the disk keeps it from being done, let the disk be well again and do it once more."""
    try:
        return work()
    except VaultLocked:
        raise
    except CalmroomError as fault:
        tell(f"calm: {fault.message} {fault.hint}" if fault.hint else f"without a hint: {fault.message}")
        shim.disarm()
        return work()


@contextlib.contextmanager
def again(home: Home, tell: Tell, secret: str | None = None) -> Iterator[EncryptedVault]:
    vault = twice(tell, lambda: open_with(home, secret))
    tell("open")
    try:
        yield vault
    finally:
        vault.close()
