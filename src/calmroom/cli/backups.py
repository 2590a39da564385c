"""The vault from the command line: how it stands, whether it is well, a copy now, a copy put back."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom import wiring_vault
from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.rooms import open_rooms
from calmroom.cli.secrets import Typist, open_by_typing
from calmroom.domain.dates import clock_time, whole_date
from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import BackupCopy, Inside, VaultDamaged, Why, inside_words, size_words
from calmroom.domain.vault.leaving import amount_words
from calmroom.domain.vault.vault import VaultLocked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from calmroom.domain.vault.vault import Protection
    from calmroom.services.backups import BackupService
    from calmroom.services.rooms import Rooms

YES = {"y", "yes"}
NO_COPY = CalmroomError("There is no backup like that.", "calmroom vault status lists them with their numbers.")


def status(arguments: argparse.Namespace) -> int:
    """Say what protects the vault, how large it is, and which copies there are."""
    with _opened(arguments, damaged_too=True) as rooms:
        trouble, copies = rooms.backups.trouble(), rooms.backups.copies()
        opens = _kinds(rooms.keys.protection()) if trouble is None else []
        holds = rooms.leaving.amount() if trouble is None else None
        vault = rooms.facts.folders[0][1]
        concerns = rooms.backups.concerns()
        if arguments.format == "json":
            write_json(
                {
                    "damaged": trouble is not None,
                    "protection": opens,
                    "program": rooms.facts.version,
                    "folder": str(vault),
                    "bytes": rooms.backups.size(),
                    "holds": None if holds is None else asdict(holds),
                    "backups": [_values(copy) for copy in copies],
                    "concerns": [concern.message for concern in concerns],
                }
            )
            return 0 if trouble is None else 1
        write_lines(
            f"vault       {vault}",
            f"size        {size_words(rooms.backups.size())}",
            *([] if holds is None else [f"holds       {amount_words(holds)}"]),
            f"program     calmroom {rooms.facts.version}",
            f"opens with  {', '.join(opens) or 'nothing'}",
            f"last backup {_last(copies)}",
        )
        if copies:
            write_lines("", "backups, newest first:", *_listed(copies))
        for concern in concerns:
            write_lines("", concern.message, f"  {concern.hint}")
        if trouble is not None:
            raise trouble
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Read the vault and every copy through."""
    well = True
    with _opened(arguments) as rooms:
        try:
            rooms.backups.check()
            write_lines("well     the vault: every page carries its seal, and its structure holds")
        except VaultDamaged as fault:
            well = False
            write_lines(f"damaged  the vault: {fault.message}", f"         {fault.hint}")
        for copy in rooms.backups.copies():
            try:
                write_lines(f"well     {_name(copy)}: {inside_words(rooms.backups.look(copy))}")
            except VaultLocked:
                write_lines(f"locked   {_name(copy)}: it opens with a passphrase of its own")
            except CalmroomError as fault:
                # What was set aside because it was damaged is kept for its owner to know, not for restoring.
                well &= copy.why is Why.ASIDE
                write_lines(f"damaged  {_name(copy)}: {fault.message}")
    return 0 if well else 1


def backup(arguments: argparse.Namespace) -> int:
    """Make a copy now."""
    with _opened(arguments) as rooms:
        made = rooms.backups.back_up()
        if made.copy is None:
            write_lines(f"Nothing has changed since the last backup: {_last(rooms.backups.copies())}.")
        else:
            write_lines(f"Made and read through: {made.copy.path}")
        if made.away is not None:
            raise made.away
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Look inside a copy, ask, and put it in the vault's place."""
    with _opened(arguments, damaged_too=True) as rooms:
        service = rooms.backups
        copy = _chosen(service, arguments.which)
        inside, secret = _looked(service, copy, Typist(from_stdin=arguments.stdin))
        write_lines(*_described(copy, inside))
        if not arguments.yes and not _agreed():
            write_lines("Nothing was changed.")
            return 1
        service.restore(copy, secret)
        aside = next(one for one in service.copies() if one.why is Why.ASIDE)
        write_lines("It is in place. What was there before is kept:", f"  {aside.path}")
    return 0


def begin(_arguments: argparse.Namespace) -> int:
    """Begin with an empty vault, where the one that was here is gone."""
    if not wiring_vault.expected().forget():
        raise CalmroomError("No vault is missing here, so nothing was changed.", "calmroom vault status shows it.")
    write_lines("The next start begins with an empty vault.")
    return 0


@contextmanager
def _opened(arguments: argparse.Namespace, *, damaged_too: bool = False) -> Iterator[Rooms]:
    """The services, the vault open; or, where a command can do without, damaged."""
    with open_rooms() as rooms:
        try:
            open_by_typing(rooms.keys, Typist(from_stdin=arguments.stdin))
        except VaultDamaged:
            if not damaged_too:
                raise
        yield rooms


def _looked(service: BackupService, copy: BackupCopy, typist: Typist) -> tuple[Inside, str | None]:
    """What a copy holds, and what was typed to open it, if anything had to be."""
    try:
        return service.look(copy), None
    except VaultLocked:
        secret = typist.ask("Passphrase or recovery key of this backup")
    return service.look(copy, secret), secret


def _chosen(service: BackupService, which: str) -> BackupCopy:
    copies = service.copies()
    if which.isdecimal() and 0 < int(which) <= len(copies):
        return copies[int(which) - 1]
    if which:
        path = Path(which).absolute()
        found = (*copies, *service.copies_in(path.parent))
        match = next((copy for copy in found if copy.path.absolute() == path), None)
    else:
        match = next((copy for copy in copies if copy.is_whole and copy.why is not Why.ASIDE), None)
    if match is None:
        raise NO_COPY
    return match


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise CalmroomError("Nobody could be asked, so nothing was changed.", "Say --yes if you mean it.")
    sys.stdout.write("Put it in the vault's place? What is there now is kept beside it. [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in YES


def _described(copy: BackupCopy, inside: Inside) -> tuple[str, ...]:
    program = f", made by calmroom {copy.program}" if copy.program else ""
    return (
        f"{_name(copy)}, {size_words(copy.size)}{program}",
        f"  It holds {inside_words(inside)}. Its file is of version {inside.version}.",
    )


def _name(copy: BackupCopy) -> str:
    what = "set aside by a restore" if copy.why is Why.ASIDE else "backup"
    place = ", in your backup folder" if copy.is_away else ""
    return f"{what} of {whole_date(copy.made)}, {clock_time(copy.made)}{place}"


def _last(copies: tuple[BackupCopy, ...]) -> str:
    found = next((copy for copy in copies if copy.is_whole and copy.why is not Why.ASIDE), None)
    return "none yet" if found is None else f"{whole_date(found.made)}, {clock_time(found.made)}"


def _listed(copies: tuple[BackupCopy, ...]) -> list[str]:
    return [
        f"  {number:>3}  {_name(copy)}, {size_words(copy.size)}{'' if copy.is_whole else ', not whole'}"
        for number, copy in enumerate(copies, start=1)
    ]


def _kinds(protection: Protection) -> list[str]:
    words: tuple[tuple[bool, str], ...] = (
        (protection.passphrase, "a passphrase"),
        (protection.recovery, "a recovery key"),
        (protection.keychain, "this account's keychain"),
        (protection.plain, "nothing asked: not protected"),
    )
    return [word for there, word in words if there]


def _values(copy: BackupCopy) -> dict[str, object]:
    return {
        "path": str(copy.path),
        "made": copy.made.isoformat(),
        "bytes": copy.size,
        "why": str(copy.why),
        "program": copy.program,
        "whole": copy.is_whole,
        "away": copy.is_away,
    }
