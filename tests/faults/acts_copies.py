"""Copies, and restoring one."""

from __future__ import annotations

import contextlib
from contextlib import closing

from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from faults.acts import DONE, FIRST, MORE, Act, Tell, again, held, lived_in, twice
from faults.owner import (
    LATER,
    NEW,
    OLD,
    SHEET,
    Home,
    Lost,
    backups_of,
    entry,
    look,
    opened,
)

from calmroom.domain.vault.backups import BackupCopy, Why
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage.vault import open_vault


def copies_of(home: Home) -> tuple[BackupCopy, ...]:
    """Every copy that is called whole has to be: it is opened and read through."""
    backups = backups_of(home)
    copies = backups.copies(home.stick if home.stick.exists() else None)
    for copy in (one for one in copies if one.is_whole):
        for secret in (None, OLD, NEW, SHEET.text):
            with contextlib.suppress(VaultLocked):
                backups.look(copy, secret)
                break
        else:
            raise Lost("a copy that is called whole does not open")
    return tuple(one for one in copies if one.is_whole)


def _copy(home: Home, tell: Tell) -> None:
    with again(home, tell, OLD) as vault:
        twice(tell, lambda: vault.journal.save(entry(4)))
        tell("saved 4")
        backups = backups_of(home, vault)
        twice(tell, lambda: backups.make(LATER.replace(hour=9), Why.ASKED, lambda _: None))
        tell("copied")
        twice(tell, lambda: backups.send(home.stick, LATER))
        tell("sent")


def _prepare_copy(home: Home) -> None:
    home.stick.mkdir(parents=True)
    lived_in(home, passphrase=OLD, copies=1)


def _check_copied(home: Home, told: frozenset[str]) -> None:
    # The copies are looked at before anything else could clear up behind them, and once more after.
    for _ in range(2):
        found = len(copies_of(home))
        if found < 1 + ("copied" in told) + ("sent" in told):
            raise Lost("a copy is missing")
        seen = look(home)
    held(seen, FIRST | {4}, *([] if "saved 4" in told else [FIRST]))


def _prepare_restore(home: Home) -> None:
    lived_in(home, passphrase=OLD, copies=1)
    with opened(home, OLD) as vault:
        for number in sorted(MORE):
            vault.journal.save(entry(number))


def _restore(home: Home, tell: Tell) -> None:
    with again(home, tell, OLD) as vault:
        backups = backups_of(home, vault)
        (copy,) = backups.copies(None)
        twice(tell, lambda: backups.stage(copy, LATER.replace(hour=10), None))
        tell("staged")
    with again(home, tell, OLD):
        tell(DONE)


def _check_restored(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, FIRST, *([] if "staged" in told else [FIRST | MORE]))
    copies = copies_of(home)
    aside = [one for one in copies if one.why is Why.ASIDE]
    is_kept = len(aside) == 1 and backups_of(home).look(aside[0], OLD).entries == len(FIRST | MORE)
    if seen.pages == FIRST and not is_kept:
        raise Lost("what was there before the restore is not kept")
    if not any(one.why is Why.ASKED for one in copies):
        raise Lost("the copy that was restored is gone")


def _prepare_shut(home: Home) -> None:
    """A vault whose key is another than that of the one that is made after it."""
    home.root.mkdir(parents=True)
    with closing(open_vault(home.data, CountedEntropy("before"), home.keychain, calibrate=cheap)) as vault:
        for number in FIRST:
            vault.journal.save(entry(number))
        vault.keys.set_passphrase(OLD, SHEET)


def _begin_anew(home: Home, tell: Tell) -> None:
    """Nobody knows the passphrase any more."""
    twice(tell, lambda: backups_of(home).begin_anew(LATER.replace(hour=11)))
    tell("begun")
    with again(home, tell) as vault:
        twice(tell, lambda: vault.journal.save(entry(5)))
        tell("saved 5")


def _check_begun_anew(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, frozenset({5}), *([] if "saved 5" in told else [frozenset()]), *([] if "begun" in told else [FIRST]))
    if seen.pages != FIRST:
        _check_aside(home, FIRST)


def _check_aside(home: Home, pages: frozenset[int]) -> None:
    """The vault that was there is whole among the copies, opens by its own passphrase, and can be put back."""
    backups = backups_of(home)
    (aside,) = (one for one in copies_of(home) if one.why is Why.ASIDE)
    if backups.look(aside, OLD).entries != len(pages):
        raise Lost("what was there before is not kept")
    backups.stage(aside, LATER.replace(hour=12), OLD)
    held(look(home), pages)


COPIES = (
    Act("copies", _prepare_copy, _copy, _check_copied),
    Act("beginning anew", _prepare_shut, _begin_anew, _check_begun_anew),
    Act("restore", _prepare_restore, _restore, _check_restored),
)
