"""Copies, restoring one, and an update of the file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial
from unittest.mock import patch

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

from calmroom.domain.backups import BackupCopy, Why
from calmroom.domain.vault import VaultLocked
from calmroom.storage import connection as connection_module
from calmroom.storage import vault as vault_module
from calmroom.storage.database import Connection
from calmroom.storage.migrations import STEPS, migrate


def _copies(home: Home) -> tuple[BackupCopy, ...]:
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
        found = len(_copies(home))
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
    copies = _copies(home)
    aside = [one for one in copies if one.why is Why.ASIDE]
    is_kept = len(aside) == 1 and backups_of(home).look(aside[0], OLD).entries == len(FIRST | MORE)
    if seen.pages == FIRST and not is_kept:
        raise Lost("what was there before the restore is not kept")
    if not any(one.why is Why.ASKED for one in copies):
        raise Lost("the copy that was restored is gone")


def _add_column(connection: Connection) -> None:
    connection.execute("ALTER TABLE entries ADD COLUMN hue TEXT NOT NULL DEFAULT 'grey'")


def _fill_column(connection: Connection) -> None:
    connection.execute("UPDATE entries SET hue = 'blue'")
    connection.execute("CREATE INDEX entries_hue ON entries (hue)")


@contextlib.contextmanager
def _grown() -> Iterator[None]:
    """A program with two steps more."""
    steps = (*STEPS, _add_column, _fill_column)
    grown = patch.object(vault_module, "migrate", partial(migrate, steps=steps))
    with grown, patch.object(connection_module, "STEPS", steps):
        yield


def _grow(home: Home, tell: Tell) -> None:
    with _grown(), again(home, tell, OLD):
        tell(DONE)


def _check_grown(home: Home, _told: frozenset[str]) -> None:
    with _grown():
        seen = look(home)
        held(seen, FIRST)
        with opened(home, OLD) as vault:
            if vault._database.rows("SELECT DISTINCT hue FROM entries") != [("blue",)]:
                raise Lost("a step was taken by half")
        if not [one for one in _copies(home) if one.why is Why.UPDATE]:
            raise Lost("there is no copy from before the steps")


COPIES = (
    Act("copies", _prepare_copy, _copy, _check_copied),
    Act("restore", _prepare_restore, _restore, _check_restored),
    Act("an update of the file", partial(lived_in, passphrase=OLD), _grow, _check_grown),
)
