"""Updates of the file: by two steps more than there are, and from version 3 to what there is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial
from unittest.mock import patch

from faults.acts import DONE, FIRST, Act, Tell, again, held, lived_in
from faults.acts_copies import copies_of
from faults.owner import NEEDLE, OLD, SHEET, Home, Lost, entry, look, opened, practice
from faults.things import MAP

from calmroom.domain.journal.journal import Wanted
from calmroom.domain.vault.backups import Why
from calmroom.storage import birth as birth_module
from calmroom.storage import connection as connection_module
from calmroom.storage import journal, practices
from calmroom.storage import vault as vault_module
from calmroom.storage.database import Connection, Row
from calmroom.storage.migrations import STEPS, Step, migrate

BEFORE = 3
"""The version before maps, appointments and spoken pages."""


@contextlib.contextmanager
def _with(steps: tuple[Step, ...]) -> Iterator[None]:
    """A program that knows these steps."""
    known = partial(migrate, steps=steps)
    with (
        patch.object(vault_module, "migrate", known),
        patch.object(birth_module, "migrate", known),
        patch.object(connection_module, "STEPS", steps),
    ):
        yield


def _add_column(connection: Connection) -> None:
    connection.execute("ALTER TABLE entries ADD COLUMN hue TEXT NOT NULL DEFAULT 'grey'")


def _fill_column(connection: Connection) -> None:
    connection.execute("UPDATE entries SET hue = 'blue'")
    connection.execute("CREATE INDEX entries_hue ON entries (hue)")


def _grown() -> contextlib.AbstractContextManager[None]:
    """A program with two steps more."""
    return _with((*STEPS, _add_column, _fill_column))


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
        if not [one for one in copies_of(home) if one.why is Why.UPDATE]:
            raise Lost("there is no copy from before the steps")


def _older(home: Home) -> None:
    """A vault as version 3 kept it, with four pages and a practice."""
    home.root.mkdir(parents=True, exist_ok=True)
    with _with(STEPS[:BEFORE]), opened(home) as vault:
        put = vault._database.write
        for number in FIRST:
            put(*_row("entries", journal.NAMES[: journal.NAMES.index("kind")], journal.to_row(entry(number))))
        names = tuple(name for name in practices.NAMES if name != "by_hand")
        row = dict(zip(practices.NAMES, practices.to_row(practice(1)), strict=True))
        put(*_row("practices", names, tuple(row[name] for name in names)))
        vault.keys.set_passphrase(OLD, SHEET)


def _row(table: str, names: tuple[str, ...], row: Row) -> tuple[str, Row]:
    places = ", ".join("?" for _ in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", tuple(row)[: len(names)]  # noqa: S608 - ours


def _come_from_older(home: Home, tell: Tell) -> None:
    with again(home, tell, OLD) as vault:
        MAP.save(vault, 1, 1)
        tell("drawn")
    tell(DONE)


def _check_come(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    held(seen, FIRST)
    with opened(home, OLD) as vault:
        if vault._database.rows("PRAGMA user_version") != [(len(STEPS),)]:
            raise Lost("it is of another version")
        if {int(one.id, 16) for one in vault.journal.find(Wanted(tag=NEEDLE), 9)} != FIRST:
            raise Lost("the pages are not found by their words")
        if dict(MAP.all_in(vault)) not in ({1: 1}, {} if "drawn" not in told else {1: 1}):
            raise Lost("a map is missing")
    if not [one for one in copies_of(home) if one.why is Why.UPDATE]:
        raise Lost("there is no copy from before the steps")


UPDATES = (
    Act("an update of the file", partial(lived_in, passphrase=OLD), _grow, _check_grown),
    Act("an update from version 3", _older, _come_from_older, _check_come),
)
