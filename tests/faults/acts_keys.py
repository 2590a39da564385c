"""What opens the vault is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from faults.acts import DONE, FIRST, Act, Tell, again, closed_to, held, lived_in, opens_by, twice
from faults.owner import (
    NEW,
    NEXT_SHEET,
    OLD,
    SHEET,
    Home,
    Lost,
    look,
)

from calmroom.storage.key_file import read_alone
from calmroom.storage.keys import PLAIN
from calmroom.storage.vault import EncryptedVault


def nothing_left_behind(home: Home) -> None:
    """No file of the home may open the vault without a secret: the key file, the one before it, those of copies."""
    for path in home.root.rglob("*"):
        if path.is_file() and path.stat().st_size < 2**16 and not path.name.endswith(".db"):
            found = read_alone(path)
            if found is not None and PLAIN in found.kinds:
                raise Lost(f"{path.name} opens the vault without a passphrase")


def _with(home: Home, tell: Tell, *, secret: str | None, change: Callable[[EncryptedVault], object]) -> None:
    with again(home, tell, secret) as vault:
        twice(tell, lambda: change(vault))
        tell(DONE)


def _check_first_passphrase(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, FIRST)
    if DONE in told or None not in seen.secrets:
        opens_by(seen, NEW, SHEET.text)
    if DONE in told:
        closed_to(seen, None)
    if None not in seen.secrets:
        nothing_left_behind(home)


def _check_changed(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, FIRST)
    opens_by(seen, SHEET.text, *([NEW] if DONE in told else []))
    if not {OLD, NEW} & set(seen.secrets):
        raise Lost("neither the old nor the new passphrase opens it")
    if DONE in told:
        closed_to(seen, OLD, None)


def _check_sheet(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, FIRST)
    opens_by(seen, OLD, *([NEXT_SHEET.text] if DONE in told else []))
    if not {SHEET.text, NEXT_SHEET.text} & set(seen.secrets):
        raise Lost("neither sheet opens it")
    if DONE in told:
        closed_to(seen, SHEET.text)


def _check_removed(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, FIRST)
    opens_by(seen, SHEET.text, *([None] if DONE in told else []))


def _check_keychain(home: Home, told: frozenset[str], *, on: bool) -> None:
    seen = look(home)
    held(seen, FIRST)
    opens_by(seen, OLD, SHEET.text)
    if DONE in told:
        (opens_by if on else closed_to)(seen, None)


def _prepare_keychain(home: Home) -> None:
    lived_in(home, passphrase=OLD, copies=1)
    home.keychain.folder.mkdir()


KEYS = (
    Act(
        "first passphrase",
        partial(lived_in, copies=1),
        partial(_with, secret=None, change=lambda vault: vault.keys.set_passphrase(NEW, SHEET)),
        _check_first_passphrase,
    ),
    Act(
        "first passphrase where there was a keychain",
        partial(lived_in, copies=1, keychain=True),
        partial(_with, secret=None, change=lambda vault: vault.keys.set_passphrase(NEW, SHEET)),
        _check_first_passphrase,
    ),
    Act(
        "another passphrase",
        partial(lived_in, passphrase=OLD, copies=1),
        partial(_with, secret=OLD, change=lambda vault: vault.keys.set_passphrase(NEW)),
        _check_changed,
    ),
    Act(
        "another recovery key",
        partial(lived_in, passphrase=OLD, copies=1),
        partial(_with, secret=OLD, change=lambda vault: vault.keys.keep_recovery_key(NEXT_SHEET)),
        _check_sheet,
    ),
    Act(
        "no passphrase any more",
        partial(lived_in, passphrase=OLD, copies=1),
        partial(_with, secret=OLD, change=lambda vault: vault.keys.remove_passphrase()),
        _check_removed,
    ),
    Act(
        "no passphrase any more, but the keychain",
        partial(lived_in, passphrase=OLD, keychain=True, copies=1),
        partial(_with, secret=OLD, change=lambda vault: vault.keys.remove_passphrase()),
        _check_removed,
    ),
    Act(
        "the keychain as well",
        _prepare_keychain,
        partial(_with, secret=OLD, change=lambda vault: vault.keys.set_keychain(on=True)),
        partial(_check_keychain, on=True),
    ),
    Act(
        "the keychain no more",
        partial(lived_in, passphrase=OLD, keychain=True, copies=1),
        partial(_with, secret=OLD, change=lambda vault: vault.keys.set_keychain(on=False)),
        partial(_check_keychain, on=False),
    ),
)
